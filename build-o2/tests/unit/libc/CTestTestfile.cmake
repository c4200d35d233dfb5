# CMake generated Testfile for 
# Source directory: /work/wt/perf/tests/unit/libc
# Build directory: /work/wt/perf/build-o2/tests/unit/libc
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
add_test([=[libc]=] "/work/wt/perf/build-o2/tests/unit/libc/test_libc")
set_tests_properties([=[libc]=] PROPERTIES  LABELS "unit" TIMEOUT "300" _BACKTRACE_TRIPLES "/work/wt/perf/web/cmake/layers.cmake;72;add_test;/work/wt/perf/tests/unit/libc/CMakeLists.txt;1;faultline_test;/work/wt/perf/tests/unit/libc/CMakeLists.txt;0;")
add_test([=[libc_against_the_host]=] "/work/wt/perf/tests/unit/libc/native/compare" "/work/wt/perf/build-o2/tests/unit/libc/native")
set_tests_properties([=[libc_against_the_host]=] PROPERTIES  LABELS "unit" SKIP_RETURN_CODE "77" TIMEOUT "600" _BACKTRACE_TRIPLES "/work/wt/perf/tests/unit/libc/CMakeLists.txt;3;add_test;/work/wt/perf/tests/unit/libc/CMakeLists.txt;0;")
