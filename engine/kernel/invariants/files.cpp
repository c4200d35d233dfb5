#include "base/text.h"
#include "kernel/invariants/checks.h"

namespace fl::kernel {
namespace {

struct Seen {
    std::map<InodeId, std::uint64_t> cached, dirty, maps, opens;
    std::map<std::uint32_t, std::uint64_t> users;
};

// What is not dirty is on the disk, byte for byte; what never got there reads as zeros.
void check_clean_page(const Subject& subject, const Inode& inode, std::uint64_t index, FrameNumber number,
                      Findings& findings)
{
    const std::uint16_t flags = subject.kernel.frames.table.at(number).flags;
    if (flags & FrameDirty) return;
    const auto block = inode.blocks.find(index);
    const bool same = block ? subject.hardware.disk.holds(*block, subject.hardware.memory, number)
                            : subject.hardware.memory.is_zero(number);
    findings.expect(same, "clean-page-on-disk",
                    format("inode %u page %llu", inode.id, static_cast<unsigned long long>(index)));
}

void check_cache(const Subject& subject, Seen& seen, Findings& findings)
{
    std::uint64_t shared = 0, dirty = 0, buffers = 0;
    subject.kernel.cache.each([&](InodeId id, std::uint64_t index, FrameNumber number) {
        const auto what = lazily(
            [=] { return format("inode %u page %llu", id, static_cast<unsigned long long>(index)); });
        const Frame& frame = subject.kernel.frames.table.at(number);
        const bool marked = frame.use == FrameUse::PageCache && frame.owner == id && frame.index == index
                            && frame.references != 0;
        findings.expect(marked, "cache-frame-marked", what);
        const Inode* inode = subject.kernel.files.inodes.find(id);
        findings.expect(inode && index < pages_for(inode->size).value, "cache-within-file", what);
        ++seen.cached[id];
        if (inode && inode->kind == InodeKind::Shared) ++shared;
        else if (frame.flags & FrameDirty) ++dirty, ++seen.dirty[id];
        if (inode && inode->kind == InodeKind::Disk) ++buffers;
        if (inode && inode->kind == InodeKind::Regular)
            check_clean_page(subject, *inode, index, number, findings);
    });
    findings.expect_equal(subject.kernel.statistics.nr_shmem, shared, "nr-shmem", "nr_shmem");
    findings.expect_equal(subject.kernel.statistics.nr_buffers, buffers, "nr-buffers", "Buffers");
    findings.expect_equal(subject.kernel.statistics.nr_dirty, dirty, "nr-dirty", "nr_dirty");
}

void look_at_users(const Kernel& kernel, Seen& seen)
{
    for (const auto& [id, space] : kernel.spaces)
        for (const Vma& area : space.areas)
            if (area.inode) ++seen.maps[area.inode];
    for (const auto& [number, file] : kernel.files.open_files) ++seen.opens[file.inode];
    for (const auto& [pid, process] : kernel.processes)
        for (const Descriptor& descriptor : process.descriptors)
            if (descriptor.file) ++seen.users[descriptor.file];
}

}  // namespace

void check_files(const Subject& subject, Findings& findings)
{
    const FileSystem& files = subject.kernel.files;
    Seen seen;
    check_cache(subject, seen, findings);
    look_at_users(subject.kernel, seen);
    for (const auto& [id, inode] : files.inodes) {
        const std::string who = format("inode %u", id);
        findings.expect_equal(inode.cached, seen.cached[id], "inode-cached-count", who);
        findings.expect_equal(inode.dirty, seen.dirty[id], "inode-dirty-count", who);
        findings.expect_equal(inode.maps, seen.maps[id], "inode-maps", who);
        findings.expect_equal(inode.opens, seen.opens[id], "inode-opens", who);
        findings.expect(inode.linked || inode.segment || inode.opens != 0 || inode.maps != 0,
                        "unused-inodes-gone", who + " " + inode.path);
    }
    for (const auto& [number, segment] : subject.kernel.segments) {
        const Inode* memory = files.inodes.find(segment.inode);
        findings.expect(memory ? memory->segment != segment.removed : segment.removed, "segments-have-memory",
                        format("segment %u", number - 1));
    }
    for (const auto& [number, file] : files.open_files)
        findings.expect_equal(file.users, seen.users[number], "open-file-users",
                              format("open file %u", number));
    for (const auto& [path, id] : files.names) {
        const Inode* inode = files.inodes.find(id);
        const bool called_so = inode && (inode->path == path || inode->more_names > 0);
        findings.expect(called_so && inode->linked, "names-lead-to-inodes", path);
    }
}

}  // namespace fl::kernel
