#include "inspect/vmalloc.h"

#include "kernel/vmalloc/vmalloc.h"

namespace fl::inspect {

std::vector<VmallocRow> vmalloc_rows(const View& view)
{
    std::vector<VmallocRow> rows;
    for (const kernel::VmallocArea& area : view.kernel.vmalloc) {
        VmallocRow row;
        row.begin = area.begin;
        row.end = area.end();
        const bool module = area.user == kernel::VmallocUser::Module;
        row.caller = module ? "vmalloc_store+0x3a/0x70 [faultline]"
                            : "kernel_clone+0x94/0x3e0";  // the place in a stock kernel
        for (std::uint64_t page = 0; page < area.pages; ++page)
            if (const auto frame =
                    kernel::vmalloc_frame(view.kernel, view.hardware, area.begin + page * page_size))
                row.frames.push_back(*frame);
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace fl::inspect
