# CMake generated Testfile for 
# Source directory: /work/wt/perf/tests/unit/panels
# Build directory: /work/wt/perf/build-o2/tests/unit/panels
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
add_test([=[panels]=] "/work/wt/perf/build-o2/tests/unit/panels/test_panels")
set_tests_properties([=[panels]=] PROPERTIES  LABELS "unit" TIMEOUT "300" _BACKTRACE_TRIPLES "/work/wt/perf/web/cmake/layers.cmake;72;add_test;/work/wt/perf/tests/unit/panels/CMakeLists.txt;1;faultline_test;/work/wt/perf/tests/unit/panels/CMakeLists.txt;0;")
