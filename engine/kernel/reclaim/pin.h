// Keeps a frame, and the entries that show it, where they are while other memory is looked for.
// Linux: folio_get(), folio_put().
#pragma once

#include "kernel/allocate.h"

namespace fl::kernel {

class Pin {
public:
    Pin(Kernel& kernel, hw::Hardware& hardware, FrameNumber frame, trace::Recorder& record)
        : kernel_(kernel), hardware_(hardware), record_(record), frame_(frame)
    {
        ++kernel.frames.table.edit(frame).references;
    }
    ~Pin() { release(); }
    Pin(const Pin&) = delete;
    Pin& operator=(const Pin&) = delete;

    // Before its time. The frame goes when this was the last reference to it.
    void release()
    {
        if (released_) return;
        released_ = true;
        if (--kernel_.frames.table.edit(frame_).references == 0)
            free_page(kernel_, hardware_, frame_, record_);
    }

private:
    Kernel& kernel_;
    hw::Hardware& hardware_;
    trace::Recorder& record_;
    FrameNumber frame_;
    bool released_ = false;
};

}  // namespace fl::kernel
