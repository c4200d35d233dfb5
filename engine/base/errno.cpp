#include "base/errno.h"

namespace fl {
namespace {

struct Entry {
    Errno error;
    std::string_view name, message;
};

constexpr Entry entries[] = {
    {Errno::Perm, "EPERM", "Operation not permitted"},
    {Errno::NoEntry, "ENOENT", "No such file or directory"},
    {Errno::NoProcess, "ESRCH", "No such process"},
    {Errno::Interrupted, "EINTR", "Interrupted system call"},
    {Errno::InputOutput, "EIO", "Input/output error"},
    {Errno::NoDeviceOrAddress, "ENXIO", "No such device or address"},
    {Errno::TooBig, "E2BIG", "Argument list too long"},
    {Errno::NoExec, "ENOEXEC", "Exec format error"},
    {Errno::BadFile, "EBADF", "Bad file descriptor"},
    {Errno::NoChild, "ECHILD", "No child processes"},
    {Errno::Again, "EAGAIN", "Resource temporarily unavailable"},
    {Errno::NoMemory, "ENOMEM", "Cannot allocate memory"},
    {Errno::Access, "EACCES", "Permission denied"},
    {Errno::BadAddress, "EFAULT", "Bad address"},
    {Errno::Busy, "EBUSY", "Device or resource busy"},
    {Errno::Exists, "EEXIST", "File exists"},
    {Errno::CrossDevice, "EXDEV", "Invalid cross-device link"},
    {Errno::NoDevice, "ENODEV", "No such device"},
    {Errno::NotDirectory, "ENOTDIR", "Not a directory"},
    {Errno::IsDirectory, "EISDIR", "Is a directory"},
    {Errno::Invalid, "EINVAL", "Invalid argument"},
    {Errno::TooManyFiles, "EMFILE", "Too many open files"},
    {Errno::NotTerminal, "ENOTTY", "Inappropriate ioctl for device"},
    {Errno::FileTooBig, "EFBIG", "File too large"},
    {Errno::NoSpace, "ENOSPC", "No space left on device"},
    {Errno::IllegalSeek, "ESPIPE", "Illegal seek"},
    {Errno::ReadOnlyFs, "EROFS", "Read-only file system"},
    {Errno::BrokenPipe, "EPIPE", "Broken pipe"},
    {Errno::Range, "ERANGE", "Numerical result out of range"},
    {Errno::NameTooLong, "ENAMETOOLONG", "File name too long"},
    {Errno::NoSystemCall, "ENOSYS", "Function not implemented"},
    {Errno::NotEmpty, "ENOTEMPTY", "Directory not empty"},
    {Errno::TooManyLinks, "ELOOP", "Too many levels of symbolic links"},
    {Errno::Overflow, "EOVERFLOW", "Value too large for defined data type"},
    {Errno::NotSupported, "EOPNOTSUPP", "Operation not supported"},
};

const Entry* find(Errno error)
{
    for (const Entry& entry : entries)
        if (entry.error == error) return &entry;
    return nullptr;
}

}  // namespace

std::string_view name_of(Errno error)
{
    const Entry* entry = find(error);
    return entry ? entry->name : "E?";
}

std::string_view message_of(Errno error)
{
    const Entry* entry = find(error);
    return entry ? entry->message : "Unknown error";
}

}  // namespace fl
