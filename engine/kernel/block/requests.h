// Pages on their way to and from the disk. Linux: block/, struct bio, end_page_writeback().
#pragma once

#include "hw/hardware.h"
#include "trace/recorder.h"

#include <cstddef>
#include <cstdint>
#include <deque>

namespace fl::kernel {

struct Kernel;

struct DiskRequest {
    Tick done;
    FrameNumber frame;  // holds one reference until then
    bool write = false;

    friend bool operator==(const DiskRequest&, const DiskRequest&) = default;
};

// In the order they will be done.
struct RequestQueue {
    std::deque<DiskRequest> requests;

    friend bool operator==(const RequestQueue&, const RequestQueue&) = default;
};

// Starts filling a frame from a block: until done it is not FrameUptodate and nobody may look at it. Returns
// when that will be.
Tick start_read(Kernel& kernel, hw::Hardware& hardware, FrameNumber frame, hw::BlockNumber block,
                trace::Recorder& record);
// Starts writing a frame out: it is FrameWriteback until done, FrameDirty no more.
Tick start_write(Kernel& kernel, hw::Hardware& hardware, FrameNumber frame, hw::BlockNumber block,
                 trace::Recorder& record);
// The disk takes only so many requests at once: who hands it more waits for the first of them.
// Linux: nr_requests, blk_mq_get_tag().
inline constexpr std::size_t most_requests = 128;
bool has_room(const Kernel& kernel);
void wait_for_room(Kernel& kernel, hw::Hardware& hardware, trace::Recorder& record);
// What has been done by now is told to whom it concerns. Call before anybody runs.
void complete_requests(Kernel& kernel, hw::Hardware& hardware, trace::Recorder& record);

// When the frame's last request will be done; the present if there is none.
Tick when_done(const Kernel& kernel, FrameNumber frame);

// Puts a process to sleep until then (state D). It issues again what it was doing.
void sleep_for_disk(Kernel& kernel, std::uint32_t pid, Tick until, trace::Recorder& record);
// The process was put to sleep in the middle of work that cannot be begun anew: time passes, it goes on.
void sleep_at_once(Kernel& kernel, hw::Hardware& hardware, std::uint32_t pid, trace::Recorder& record);
// For kernel work that cannot be begun anew: time passes, nobody else runs.
void wait_for_disk(Kernel& kernel, hw::Hardware& hardware, Tick until, trace::Recorder& record);

}  // namespace fl::kernel
