# CMake generated Testfile for 
# Source directory: /work/wt/perf/tests/unit/inspect
# Build directory: /work/wt/perf/build-o2/tests/unit/inspect
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
add_test([=[inspect]=] "/work/wt/perf/build-o2/tests/unit/inspect/test_inspect")
set_tests_properties([=[inspect]=] PROPERTIES  LABELS "unit" TIMEOUT "300" _BACKTRACE_TRIPLES "/work/wt/perf/web/cmake/layers.cmake;72;add_test;/work/wt/perf/tests/unit/inspect/CMakeLists.txt;1;faultline_test;/work/wt/perf/tests/unit/inspect/CMakeLists.txt;0;")
