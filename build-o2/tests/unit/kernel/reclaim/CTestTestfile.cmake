# CMake generated Testfile for 
# Source directory: /work/wt/perf/tests/unit/kernel/reclaim
# Build directory: /work/wt/perf/build-o2/tests/unit/kernel/reclaim
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
add_test([=[kernel_reclaim]=] "/work/wt/perf/build-o2/tests/unit/kernel/reclaim/test_kernel_reclaim")
set_tests_properties([=[kernel_reclaim]=] PROPERTIES  LABELS "unit" TIMEOUT "300" _BACKTRACE_TRIPLES "/work/wt/perf/web/cmake/layers.cmake;72;add_test;/work/wt/perf/tests/unit/kernel/reclaim/CMakeLists.txt;1;faultline_test;/work/wt/perf/tests/unit/kernel/reclaim/CMakeLists.txt;0;")
