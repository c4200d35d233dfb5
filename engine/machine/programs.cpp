#include "machine/programs.h"

namespace fl::machine {
namespace {

// A replay compiles again: the same program is then another object with the same bytes.
bool same(const lang::ProgramPtr& a, const lang::ProgramPtr& b)
{
    if (a == b) return true;
    return a && b && a->name == b->name && a->code == b->code && a->rodata.bytes == b->rodata.bytes &&
           a->data.bytes == b->data.bytes;
}

bool same(const lang::ImageMap& a, const lang::ImageMap& b)
{
    if (a.images.size() != b.images.size()) return false;
    for (std::size_t i = 0; i < a.images.size(); ++i)
        if (a.images[i].base != b.images[i].base || !same(a.images[i].program, b.images[i].program))
            return false;
    return true;
}

template <class Map>
bool same_entries(const Cow<Map>& a, const Cow<Map>& b)
{
    if (a.same_as(b)) return true;
    if (!a || !b || a->size() != b->size()) return false;
    for (auto x = a->begin(), y = b->begin(); x != a->end(); ++x, ++y)
        if (x->first != y->first || !same(x->second, y->second)) return false;
    return true;
}

}  // namespace

lang::ProgramPtr Programs::find(kernel::InodeId inode) const
{
    if (!by_inode_) return nullptr;
    const auto at = by_inode_->find(inode);
    return at == by_inode_->end() ? nullptr : at->second;
}

const lang::ImageMap* Programs::images(std::uint32_t space) const
{
    if (!loaded_) return nullptr;
    const auto at = loaded_->find(space);
    return at == loaded_->end() ? nullptr : &at->second;
}

const Linking* Programs::linking(std::uint32_t space) const
{
    const auto at = linking_.find(space);
    return at == linking_.end() ? nullptr : &at->second;
}

void Programs::unload(std::uint32_t space)
{
    linking_.erase(space);
    if (loaded_ && loaded_->count(space)) loaded_.write().erase(space);
}

bool operator==(const Programs& a, const Programs& b)
{
    return a.linking_ == b.linking_ && same_entries(a.by_inode_, b.by_inode_) &&
           same_entries(a.loaded_, b.loaded_);
}

}  // namespace fl::machine
