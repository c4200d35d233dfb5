#include "text/chinese_event_words.h"
#include "text/chinese_events.h"
#include "trace/describe.h"

#include <doctest/doctest.h>

#include <set>
#include <utility>

using namespace fl;
using namespace fl::web;

namespace {

// A character of the block that Chinese is written with begins with one of these bytes in UTF-8.
bool holds_chinese(std::string_view text)
{
    for (const char c : text)
        if (static_cast<unsigned char>(c) >= 0xe4 && static_cast<unsigned char>(c) <= 0xe9) return true;
    return false;
}

std::string said(const trace::What& what) { return event_in_chinese({{}, what}); }

template <std::size_t... Kind>
void check_each(std::index_sequence<Kind...>)
{
    const auto check = [](const trace::What& what) {
        if (std::holds_alternative<trace::PageFaulted>(what)) return;
        CAPTURE(trace::describe({{}, what}));
        const std::string text = said(what);
        CHECK(holds_chinese(text));
        CHECK(text.find('{') == std::string::npos);
        CHECK(text.find('\2') == std::string::npos);
    };
    (check(std::variant_alternative_t<Kind, trace::What>{}), ...);
}

}  // namespace

TEST_CASE("every kind of event has a Chinese sentence without an open place")
{
    check_each(std::make_index_sequence<std::variant_size_v<trace::What>>());
}

TEST_CASE("no piece of a Chinese sentence is missing")
{
    std::set<std::string> sentences;
    constexpr unsigned verdicts = static_cast<unsigned>(trace::Verdict::Pinned) + 1;
    for (unsigned verdict = 0; verdict < verdicts; ++verdict)
        sentences.insert(said(trace::PageScanned{{7}, 0, static_cast<trace::Verdict>(verdict)}));
    CHECK(sentences.size() == verdicts);
    sentences.clear();
    for (std::uint8_t list = 0; list < 5; ++list) sentences.insert(said(trace::PageListed{{7}, 255, list}));
    CHECK(sentences.size() == 5);
    sentences.clear();
    for (unsigned by = 0; by < 4; ++by)
        sentences.insert(said(trace::ReclaimPass{static_cast<trace::Reclaimer>(by), 12, 32, 1}));
    CHECK(sentences.size() == 4);
    for (std::uint8_t type = 0; type < 4; ++type) CHECK(holds_chinese(in_chinese::movability(type)));
    CHECK(in_chinese::rights(7) == "可读、可写、可执行");
    CHECK(in_chinese::rights(0) == "不可访问");
}

TEST_CASE("a Chinese sentence says what happened with the numbers of the event")
{
    CHECK(said(trace::PageMapped{{0x7f001}, {42}, true}) == "页 0x7f001000 现在映射到页框 42（可写）。");
    CHECK(said(trace::BlockSplit{{1024}, 3}) == "空闲块被一分为二：从 1024 开始的 8 个页框（3 阶）。");
    CHECK(said(trace::SystemCalled{9, 0, -12}) == "系统调用 mmap 失败：ENOMEM。");
    CHECK(said(trace::OomScored{3, 100, 20, 0, -5, 115}) ==
          "OOM killer：进程 3 在内存中有 100 页，在交换区有 20 页，oom_score_adj 计 -5：115 分。");
}
