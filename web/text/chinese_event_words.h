// The pieces Chinese sentences about events are made of. Part of chinese_events.cpp.
#pragma once

#include "base/address.h"
#include "base/units.h"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace fl::web::in_chinese {

// A pattern of chinese_event_texts.cpp with its values filled in; empty when it has not come yet.
std::string words(std::string_view name, std::initializer_list<std::string_view> values = {});

std::string number(std::uint64_t value);
std::string number(FrameNumber frame);
std::string at(VirtAddr address);
std::string at(PageNumber page);
std::string range(VirtAddr begin, VirtAddr end);
std::string kibibytes(std::uint64_t bytes);
std::string block(FrameNumber frame, unsigned order);
std::string rights(std::uint32_t protection);
std::string table(unsigned level);
std::string tables_of(std::uint32_t space);
std::string movability(std::uint8_t type);
std::string moment(Tick tick);
std::string slot(std::uint32_t entry);
std::string list(std::uint8_t which);
std::string cache(std::uint16_t which);

}  // namespace fl::web::in_chinese
