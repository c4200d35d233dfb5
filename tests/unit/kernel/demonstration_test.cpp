// kmalloc and vmalloc by wish.
#include "kernel/demonstration/demonstration.h"
#include "kernel/slab/slab.h"
#include "kernel/vmalloc/vmalloc.h"
#include "unit/kernel/small_machine.h"

using namespace fl;
using namespace fl::kernel;
using namespace fl::kernel::test;

TEST_CASE_FIXTURE(SmallMachine, "kmalloc takes an object of the next larger class, in the direct map")
{
    const CacheState before = kernel.slabs.of(kmalloc_cache(128));
    REQUIRE(demonstrate_kmalloc(kernel, hardware, 100, record));
    CHECK(kernel.slabs.of(kmalloc_cache(128)).in_use == before.in_use + 1);
    CHECK(kernel.wanted->back().at > kernel.layout.direct_map);
    CHECK(bytes_taken(kernel.wanted->back()) == 128);
    check_invariants();
    REQUIRE(demonstrate_kfree(kernel, hardware, kernel.wanted->back().number, record));
    CHECK(kernel.slabs.of(kmalloc_cache(128)).in_use == before.in_use);
    CHECK(demonstrate_kfree(kernel, hardware, 1, record).error() == Errno::NoEntry);
    check_invariants();
}

TEST_CASE_FIXTURE(SmallMachine, "more than 8 KiB is whole pages in a row; vmalloc's need not be")
{
    const std::uint64_t slab = kernel.statistics.nr_slab_unreclaimable;
    REQUIRE(demonstrate_kmalloc(kernel, hardware, 20000, record));
    CHECK(bytes_taken(kernel.wanted->back()) == 32768);
    CHECK(kernel.statistics.nr_slab_unreclaimable == slab + 8);
    REQUIRE(demonstrate_vmalloc(kernel, hardware, 20000, record));
    const WantedMemory pages = kernel.wanted->back();
    CHECK(bytes_taken(pages) == 20480);
    CHECK(pages.at >= kernel.layout.vmalloc_begin);
    CHECK(vmalloc_frame(kernel, hardware, pages.at + 4 * page_size));
    check_invariants();
    REQUIRE(demonstrate_kfree(kernel, hardware, 2, record));
    REQUIRE(demonstrate_kfree(kernel, hardware, 1, record));
    CHECK(kernel.statistics.nr_slab_unreclaimable <= slab + 1);
    CHECK(demonstrate_kmalloc(kernel, hardware, 5ull << 20, record).error() == Errno::Invalid);
    check_invariants();
}
