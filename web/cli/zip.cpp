// Archives, written by libzip. Times are fixed, so that the same members give the same bytes.
#include "cli/pack.h"

#include <zip.h>

namespace fl::cli {
namespace {

constexpr std::uint16_t midnight = 0;
constexpr std::uint16_t first_of_1980 = 1 << 5 | 1;  // the earliest day of the format

std::string add(zip_t* archive, const Member& member)
{
    zip_source_t* source = zip_source_buffer(archive, member.bytes.data(), member.bytes.size(), 0);
    if (!source) return zip_strerror(archive);
    const zip_int64_t at = zip_file_add(archive, member.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (at < 0) {
        zip_source_free(source);
        return zip_strerror(archive);
    }
    const auto index = static_cast<zip_uint64_t>(at);
    if (zip_set_file_compression(archive, index, ZIP_CM_DEFLATE, 9) != 0 ||
        zip_file_set_dostime(archive, index, midnight, first_of_1980, 0) != 0)
        return zip_strerror(archive);
    return "";
}

}  // namespace

std::string write_zip(const std::string& path, const std::vector<Member>& members)
{
    int code = 0;
    zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
    if (!archive) {
        zip_error_t error;
        zip_error_init_with_code(&error, code);
        const std::string why = zip_error_strerror(&error);
        zip_error_fini(&error);
        return why;
    }
    for (const Member& member : members) {
        const std::string problem = add(archive, member);
        if (problem.empty()) continue;
        zip_discard(archive);
        return problem;
    }
    if (zip_close(archive) == 0) return "";
    const std::string problem = zip_strerror(archive);
    zip_discard(archive);
    return problem;
}

}  // namespace fl::cli
