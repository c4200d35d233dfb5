# CMake generated Testfile for 
# Source directory: /work/wt/perf/tests/unit/kernel
# Build directory: /work/wt/perf/build-o2/tests/unit/kernel
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
add_test([=[kernel]=] "/work/wt/perf/build-o2/tests/unit/kernel/test_kernel")
set_tests_properties([=[kernel]=] PROPERTIES  LABELS "unit" TIMEOUT "300" _BACKTRACE_TRIPLES "/work/wt/perf/web/cmake/layers.cmake;72;add_test;/work/wt/perf/tests/unit/kernel/CMakeLists.txt;1;faultline_test;/work/wt/perf/tests/unit/kernel/CMakeLists.txt;0;")
