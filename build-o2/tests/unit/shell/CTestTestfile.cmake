# CMake generated Testfile for 
# Source directory: /work/wt/perf/tests/unit/shell
# Build directory: /work/wt/perf/build-o2/tests/unit/shell
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
add_test([=[shell]=] "/work/wt/perf/build-o2/tests/unit/shell/test_shell")
set_tests_properties([=[shell]=] PROPERTIES  LABELS "unit" TIMEOUT "300" _BACKTRACE_TRIPLES "/work/wt/perf/web/cmake/layers.cmake;72;add_test;/work/wt/perf/tests/unit/shell/CMakeLists.txt;1;faultline_test;/work/wt/perf/tests/unit/shell/CMakeLists.txt;0;")
