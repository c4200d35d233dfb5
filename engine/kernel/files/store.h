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
// A file loses one of its names; with the last one it is no longer linked.
void take_name(FileSystem& files, InodeId inode, std::string_view path);
// Frees an inode that has no name, no opens and no maps.
void drop_inode_if_unused(Kernel& kernel, hw::Hardware& hardware, InodeId inode, trace::Recorder& record);
Status set_size(Kernel& kernel, hw::Hardware& hardware, InodeId inode, ByteCount size,
                trace::Recorder& record);

// The frame of a page, put into the cache if it is not there: Read starts to fetch it from the disk where
// the file has bytes there (until it has arrived the frame is not FrameUptodate), Overwrite leaves it zero
// because all of it will be written. ENOMEM.
enum class Fill : bool { Read, Overwrite };
Result<FrameNumber> cached_page(Kernel& kernel, hw::Hardware& hardware, InodeId inode, std::uint64_t index,
                                Fill fill, trace::Recorder& record);
// One page more or less of a file is in the page cache, in every count that tells of it.
void count_cached(Kernel& kernel, Inode& inode, std::int64_t change);
// Within the file; extends it when writing. Bytes moved, may be fewer than asked.
std::uint64_t read_inode(const Kernel& kernel, const hw::Hardware& hardware, InodeId inode,
                         std::uint64_t offset, std::span<std::byte> bytes);
Result<std::uint64_t> write_inode(Kernel& kernel, hw::Hardware& hardware, InodeId inode, std::uint64_t offset,
                                  std::span<const std::byte> bytes, trace::Recorder& record);

// Opens: the lowest free descriptor of the process. EMFILE.
Result<int> open_inode(Kernel& kernel, hw::Hardware& hardware, Pid pid, InodeId inode, std::uint32_t flags,
                       trace::Recorder& record);
// How many files the process has room for at the moment. Linux: max_fds of struct fdtable, as after a bash.
unsigned table_size(const Process& process);
// What the shell itself writes to a named pipe. It does not wait for a reader; the text does.
void send_through(Kernel& kernel, InodeId pipe, std::string_view text);
Status close_descriptor(Kernel& kernel, hw::Hardware& hardware, Pid pid, int descriptor,
                        trace::Recorder& record);
void close_all(Kernel& kernel, hw::Hardware& hardware, Pid pid, trace::Recorder& record);
OpenFile* open_file(Kernel& kernel, Pid pid, int descriptor);  // null: EBADF

}  // namespace fl::kernel
