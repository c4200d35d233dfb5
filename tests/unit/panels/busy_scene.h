// A scene as a debugged program gives it, made by hand: panels can be tested without a machine.
#pragma once

#include "scene.h"

#include <memory>
#include <vector>

namespace fl::web {

// Owns what a Scene only points at.
struct BusyScene {
    std::shared_ptr<std::vector<trace::Event>> events = std::make_shared<std::vector<trace::Event>>();
    Scene scene;
};

// `open` = the index into areas counted from the heap area; the heap is open when true.
enum class HeapOpen : bool { No, Yes };
BusyScene make_busy_scene(HeapOpen open);
// A round of kswapd in the middle of a shortage: every list has pages, every verdict was given.
void add_reclaim(ReclaimScene& reclaim);

inline constexpr VirtAddr busy_heap{0x555555559000};

}  // namespace fl::web
