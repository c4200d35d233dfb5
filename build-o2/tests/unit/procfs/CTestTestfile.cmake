# CMake generated Testfile for 
# Source directory: /work/wt/perf/tests/unit/procfs
# Build directory: /work/wt/perf/build-o2/tests/unit/procfs
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
add_test([=[procfs]=] "/work/wt/perf/build-o2/tests/unit/procfs/test_procfs")
set_tests_properties([=[procfs]=] PROPERTIES  LABELS "unit" TIMEOUT "300" _BACKTRACE_TRIPLES "/work/wt/perf/web/cmake/layers.cmake;72;add_test;/work/wt/perf/tests/unit/procfs/CMakeLists.txt;1;faultline_test;/work/wt/perf/tests/unit/procfs/CMakeLists.txt;0;")
