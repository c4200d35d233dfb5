# CMake generated Testfile for 
# Source directory: /work/wt/perf/tests/unit/hw
# Build directory: /work/wt/perf/build-o2/tests/unit/hw
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
add_test([=[hw_physical_memory]=] "/work/wt/perf/build-o2/tests/unit/hw/test_hw_physical_memory")
set_tests_properties([=[hw_physical_memory]=] PROPERTIES  LABELS "unit" TIMEOUT "300" _BACKTRACE_TRIPLES "/work/wt/perf/web/cmake/layers.cmake;72;add_test;/work/wt/perf/tests/unit/hw/CMakeLists.txt;1;faultline_test;/work/wt/perf/tests/unit/hw/CMakeLists.txt;0;")
add_test([=[hw_mmu]=] "/work/wt/perf/build-o2/tests/unit/hw/test_hw_mmu")
set_tests_properties([=[hw_mmu]=] PROPERTIES  LABELS "unit" TIMEOUT "300" _BACKTRACE_TRIPLES "/work/wt/perf/web/cmake/layers.cmake;72;add_test;/work/wt/perf/tests/unit/hw/CMakeLists.txt;2;faultline_test;/work/wt/perf/tests/unit/hw/CMakeLists.txt;0;")
add_test([=[hw_tlb]=] "/work/wt/perf/build-o2/tests/unit/hw/test_hw_tlb")
set_tests_properties([=[hw_tlb]=] PROPERTIES  LABELS "unit" TIMEOUT "300" _BACKTRACE_TRIPLES "/work/wt/perf/web/cmake/layers.cmake;72;add_test;/work/wt/perf/tests/unit/hw/CMakeLists.txt;3;faultline_test;/work/wt/perf/tests/unit/hw/CMakeLists.txt;0;")
