// Files: making, finding, reading and writing them, and opening them. Linux: fs/.
#pragma once

#include "base/result.h"
#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

#include <cstddef>
#include <span>
#include <string_view>

namespace fl::kernel {

// Puts a whole file under an absolute path, replacing one that is there. Its pages are in the page cache
// afterwards. ENOMEM, EISDIR.
Result<InodeId> put_file(Kernel& kernel, hw::Hardware& hardware, std::string_view path,
                         std::span<const std::byte> bytes, std::uint32_t mode, trace::Recorder& record);
// Its bytes, for the machine (not a system call); "" when there is no such regular file.
std::string file_text(const Kernel& kernel, const hw::Hardware& hardware, std::string_view path);

Result<InodeId> create_inode(Kernel& kernel, hw::Hardware& hardware, InodeKind kind, std::string_view path,
                             trace::Recorder& record);
Status remove_name(Kernel& kernel, hw::Hardware& hardware, std::string_view path, trace::Recorder& record);
// Frees an inode that has no name, no opens and no maps.
void drop_inode_if_unused(Kernel& kernel, hw::Hardware& hardware, InodeId inode, trace::Recorder& record);
Status set_size(Kernel& kernel, hw::Hardware& hardware, InodeId inode, ByteCount size,
                trace::Recorder& record);

// The frame of a page, put into the cache (zero-filled) if it is not there. ENOMEM.
Result<FrameNumber> cached_page(Kernel& kernel, hw::Hardware& hardware, InodeId inode, std::uint64_t index,
                                trace::Recorder& record);
// Before a page of a file is used: brings in what lies ahead, 32 pages at a time. False when memory is out.
// Linux: do_sync_mmap_readahead(), do_async_mmap_readahead().
bool read_ahead(Kernel& kernel, hw::Hardware& hardware, InodeId inode, std::uint64_t index,
                trace::Recorder& record);
// The file's page differs from the disk's now. Linux: folio_mark_dirty().
void mark_dirty(Kernel& kernel, FrameNumber frame);
// Within the file; extends it when writing. Bytes moved, may be fewer than asked.
std::uint64_t read_inode(const Kernel& kernel, const hw::Hardware& hardware, InodeId inode,
                         std::uint64_t offset, std::span<std::byte> bytes);
Result<std::uint64_t> write_inode(Kernel& kernel, hw::Hardware& hardware, InodeId inode, std::uint64_t offset,
                                  std::span<const std::byte> bytes, trace::Recorder& record);

// Opens: the lowest free descriptor of the process. EMFILE.
Result<int> open_inode(Kernel& kernel, hw::Hardware& hardware, Pid pid, InodeId inode, std::uint32_t flags,
                       trace::Recorder& record);
Status close_descriptor(Kernel& kernel, hw::Hardware& hardware, Pid pid, int descriptor,
                        trace::Recorder& record);
void close_all(Kernel& kernel, hw::Hardware& hardware, Pid pid, trace::Recorder& record);
OpenFile* open_file(Kernel& kernel, Pid pid, int descriptor);  // null: EBADF

}  // namespace fl::kernel
