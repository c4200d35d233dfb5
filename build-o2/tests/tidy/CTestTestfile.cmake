# CMake generated Testfile for 
# Source directory: /work/wt/perf/tests/tidy
# Build directory: /work/wt/perf/build-o2/tests/tidy
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
add_test([=[tidy]=] "/work/wt/perf/build-o2/tests/tidy/test_tidy")
set_tests_properties([=[tidy]=] PROPERTIES  LABELS "unit" TIMEOUT "300" _BACKTRACE_TRIPLES "/work/wt/perf/web/cmake/layers.cmake;72;add_test;/work/wt/perf/tests/tidy/CMakeLists.txt;1;faultline_test;/work/wt/perf/tests/tidy/CMakeLists.txt;0;")
