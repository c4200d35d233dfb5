#include "kernel/reclaim/file_pages.h"

#include "kernel/allocate.h"

namespace fl::kernel {

void drop_clean_page(Kernel& kernel, hw::Hardware& hardware, FrameNumber number, trace::Recorder& record)
{
    Frame& frame = kernel.frames.table.edit(number);
    kernel.cache.erase(frame.owner, frame.index);
    --kernel.files.inodes.at(frame.owner).cached;
    --kernel.statistics.nr_file_pages;
    if (--frame.references == 0) free_page(kernel, hardware, number, record);
}

bool start_writeback(Kernel&, hw::Hardware&, FrameNumber, trace::Recorder&)
{
    return false;
}

std::uint64_t write_back_for_reclaim(Kernel&, hw::Hardware&, std::uint64_t, trace::Recorder&)
{
    return 0;
}

}  // namespace fl::kernel
