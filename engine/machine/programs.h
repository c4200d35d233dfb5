// Which file holds which compiled program, and where programs lie in which address space.
// The kernel knows files and areas only; the processor needs the code itself.
#pragma once

#include "base/cow.h"
#include "kernel/files/inode.h"
#include "lang/image.h"
#include "machine/c_library.h"

#include <map>

namespace fl::machine {

class Programs {
public:
    void add(kernel::InodeId inode, lang::ProgramPtr program)
    {
        by_inode_.write()[inode] = std::move(program);
    }
    lang::ProgramPtr find(kernel::InodeId inode) const;

    // The images in an address space (its number in Kernel::spaces); null when no program is there.
    const lang::ImageMap* images(std::uint32_t space) const;
    void load(std::uint32_t space, lang::ImageMap images) { loaded_.write()[space] = std::move(images); }
    void unload(std::uint32_t space);
    // Forgets the images of address spaces that are gone.
    template <class Exists>
    void keep_only(Exists exists)
    {
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
};

}  // namespace fl::machine
