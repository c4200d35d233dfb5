# CMake generated Testfile for 
# Source directory: /work/wt/perf/tests/unit/base
# Build directory: /work/wt/perf/build-o2/tests/unit/base
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
add_test([=[base]=] "/work/wt/perf/build-o2/tests/unit/base/test_base")
set_tests_properties([=[base]=] PROPERTIES  LABELS "unit" TIMEOUT "300" _BACKTRACE_TRIPLES "/work/wt/perf/web/cmake/layers.cmake;72;add_test;/work/wt/perf/tests/unit/base/CMakeLists.txt;1;faultline_test;/work/wt/perf/tests/unit/base/CMakeLists.txt;0;")
