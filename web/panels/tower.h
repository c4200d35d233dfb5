// The address space as a tower of rows, the highest address on top: where each row lies, before anything is
// drawn.
#pragma once

#include "scene.h"

#include <string>
#include <vector>

namespace fl::web {

// Fold: neighbours that rarely matter (the loader, the kernel's pages for programs) as one row until they are
// asked for.
enum class TowerKind : std::uint8_t { KernelHalf, Hole, Gap, Area, Fold };

struct TowerRow {
    TowerKind kind = TowerKind::Area;
    std::size_t area = 0;       // index into AddressSpaceScene::areas; of a Fold the lowest
    std::size_t count = 1;      // areas in a Fold
    float top = 0, height = 0;  // pixels from the top of the tower
    float head = 0;             // of the height: the line with the name; the rest is the open area's pages
};

struct TowerInput {
    float em = 17;
    float room = 600;  // pixels: a tower that would be lower is stretched
    float row = 25;    // height of a plain row
    bool folded = true;
    float pages_height = 0;  // what the open area needs below its head
};

std::vector<TowerRow> lay_out_tower(const AddressSpaceScene& space, const TowerInput& input);
float tower_height(const std::vector<TowerRow>& rows);

inline constexpr VirtAddr kernel_half{0xffff800000000000};  // Linux: the first address of the kernel's half

}  // namespace fl::web
