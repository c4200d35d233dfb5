// Which file holds which compiled program, and where programs lie in which address space.
// The kernel knows files and areas only; the processor needs the code itself.
#pragma once

#include "base/cow.h"
#include "kernel/files/inode.h"
#include "lang/image.h"
#include "machine/c_library.h"

#include <map>

namespace fl::machine {

// How far ld.so has come with a program; see dynamic_linker.h.
struct Linking {
    std::uint8_t step = 0;
    int file = -1;                 // open: the cache of names or the library
    VirtAddr interpreter;          // base of ld.so
    VirtAddr stack;                // address of argc
    VirtAddr own_memory;           // the first two pages it maps
    VirtAddr cache;                // /etc/ld.so.cache while it is mapped
    std::uint64_t cache_size = 0;  // bytes
    VirtAddr library;              // base of the C library
    VirtAddr thread;               // control block, where fs points
    std::uint64_t complaint = 0;   // length of the message when it failed

    friend bool operator==(const Linking&, const Linking&) = default;
};

class Programs {
public:
    void add(kernel::InodeId inode, lang::ProgramPtr program)
    {
        by_inode_.write()[inode] = std::move(program);
    }
    lang::ProgramPtr find(kernel::InodeId inode) const;
    template <class Fits>
    lang::ProgramPtr find_bytes(Fits fits) const
    {
        if (by_inode_)
            for (const auto& [inode, program] : *by_inode_)
                if (program && fits(*program)) return program;
        return nullptr;
    }

    // The images in an address space (its number in Kernel::spaces); null when no program is there.
    const lang::ImageMap* images(std::uint32_t space) const;
    void load(std::uint32_t space, lang::ImageMap images) { loaded_.write()[space] = std::move(images); }
    void unload(std::uint32_t space);

    // Of an address space whose program has not begun; else null.
    const Linking* linking(std::uint32_t space) const;
    void set_linking(std::uint32_t space, const Linking& linking) { linking_[space] = linking; }
    void end_linking(std::uint32_t space) { linking_.erase(space); }

    // Forgets the images of address spaces that are gone.
    template <class Exists>
    void keep_only(Exists exists)
    {
        for (auto at = linking_.begin(); at != linking_.end();)
            at = exists(at->first) ? std::next(at) : linking_.erase(at);
        if (!loaded_) return;
        std::map<std::uint32_t, lang::ImageMap> kept;
        for (const auto& [space, images] : *loaded_)
            if (exists(space)) kept.emplace(space, images);
        if (kept.size() != loaded_->size()) loaded_.write() = std::move(kept);
    }

    friend bool operator==(const Programs& a, const Programs& b);

private:
    Cow<std::map<kernel::InodeId, lang::ProgramPtr>> by_inode_;
    Cow<std::map<std::uint32_t, lang::ImageMap>> loaded_;
    std::map<std::uint32_t, Linking> linking_;  // by address space; few at a time
};

}  // namespace fl::machine
