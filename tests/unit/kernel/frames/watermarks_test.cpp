#include "kernel/frames/frames.h"

#include <doctest/doctest.h>

using namespace fl;
using namespace fl::kernel;

TEST_CASE("min_free_kbytes is the square root of 16 times low memory, within its bounds")
{
    CHECK(default_min_free_kbytes(24684084) == 19873);  // measured on Linux 6.18
    CHECK(default_min_free_kbytes(64) == 128);
    CHECK(default_min_free_kbytes(1ull << 40) == 262144);
}

TEST_CASE("huge pages raise min_free_kbytes to eleven blocks of 2 MiB a zone, at most a twentieth of memory")
{
    Frames frames;  // measured: vm.min_free_kbytes = 67584
    frames.zones[ZoneDma].managed = 3840;
    frames.zones[ZoneDma32].managed = 772915;
    frames.zones[ZoneNormal].managed = 5398000;
    CHECK(recommended_min_free_kbytes(frames) == 67584);
    frames.zones[ZoneNormal].managed = 0;
    frames.zones[ZoneDma32].managed = 146160;
    CHECK(recommended_min_free_kbytes(frames) == 150000 / 20 * 4);
    frames.zones[ZoneDma32].managed = 60000;  // too small for huge pages
    CHECK(recommended_min_free_kbytes(frames) == 0);
}

TEST_CASE("the scale factor widens the gaps, a reserve ratio of 0 keeps nothing back")
{
    Frames frames;
    frames.zones[ZoneDma].managed = 3840;
    frames.zones[ZoneDma32].managed = 772915;
    frames.zones[ZoneNormal].managed = 2906675 - 772915 - 3840;
    WatermarkRules rules{67584};
    rules.scale_factor = 100;  // gap = 772915 / 100
    rules.reserve[0] = 0;
    set_watermarks(frames, rules);
    CHECK(frames.zones[ZoneDma32].marks == Watermarks{4492, 4492 + 7729, 4492 + 2 * 7729, 4492 + 3 * 7729});
    CHECK(frames.zones[ZoneDma].reserve[ZoneNormal] == 0);
    CHECK(frames.zones[ZoneDma32].reserve[ZoneNormal] == frames.zones[ZoneNormal].managed / 256);
}

TEST_CASE("the watermarks of a zone are its share of min_free_kbytes and equal gaps above it")
{
    // The zones of the machine the formulas were measured on: DMA32 772915 of 2906675 managed pages.
    Frames frames;
    frames.zones[ZoneDma].managed = 3840;
    frames.zones[ZoneDma32].managed = 772915;
    frames.zones[ZoneNormal].managed = 2906675 - 772915 - 3840;
    set_watermarks(frames, 67584);
    CHECK(frames.zones[ZoneDma32].marks == Watermarks{4492, 5615, 6738, 7861});
    CHECK(frames.zones[ZoneNormal].marks.min == 12380);
    CHECK(frames.zones[ZoneNormal].marks.low == 15475);
    CHECK(frames.zones[ZoneNormal].marks.high == 18570);
    CHECK(frames.zones[ZoneDma].marks.min == 22);
}
