// Why a zone has no block of an order: too little free memory, or free memory in too small pieces. Linux:
// mm/vmstat.c.
#pragma once

#include "kernel/frames/zone.h"

namespace fl::kernel {

// In thousandths. -1000: there is a block; towards 0: memory is short; towards 1000: it is scattered. Linux:
// fragmentation_index().
int fragmentation_index(const Zone& zone, unsigned order);

// The part of free memory, in thousandths, that lies in blocks too small. Linux: unusable_free_index().
int unusable_free_index(const Zone& zone, unsigned order);

}  // namespace fl::kernel
