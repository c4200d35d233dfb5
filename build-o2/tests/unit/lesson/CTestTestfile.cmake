# CMake generated Testfile for 
# Source directory: /work/wt/perf/tests/unit/lesson
# Build directory: /work/wt/perf/build-o2/tests/unit/lesson
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
add_test([=[lesson]=] "/work/wt/perf/build-o2/tests/unit/lesson/test_lesson")
set_tests_properties([=[lesson]=] PROPERTIES  LABELS "unit" TIMEOUT "300" _BACKTRACE_TRIPLES "/work/wt/perf/web/cmake/layers.cmake;72;add_test;/work/wt/perf/tests/unit/lesson/CMakeLists.txt;1;faultline_test;/work/wt/perf/tests/unit/lesson/CMakeLists.txt;0;")
