# CMake generated Testfile for 
# Source directory: /work/wt/perf/tests/unit/machine
# Build directory: /work/wt/perf/build-o2/tests/unit/machine
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
add_test([=[machine_journal]=] "/work/wt/perf/build-o2/tests/unit/machine/test_machine_journal")
set_tests_properties([=[machine_journal]=] PROPERTIES  LABELS "unit" TIMEOUT "300" _BACKTRACE_TRIPLES "/work/wt/perf/web/cmake/layers.cmake;72;add_test;/work/wt/perf/tests/unit/machine/CMakeLists.txt;1;faultline_test;/work/wt/perf/tests/unit/machine/CMakeLists.txt;0;")
add_test([=[machine_timeline]=] "/work/wt/perf/build-o2/tests/unit/machine/test_machine_timeline")
set_tests_properties([=[machine_timeline]=] PROPERTIES  LABELS "unit" TIMEOUT "300" _BACKTRACE_TRIPLES "/work/wt/perf/web/cmake/layers.cmake;72;add_test;/work/wt/perf/tests/unit/machine/CMakeLists.txt;2;faultline_test;/work/wt/perf/tests/unit/machine/CMakeLists.txt;0;")
add_test([=[machine_run]=] "/work/wt/perf/build-o2/tests/unit/machine/test_machine_run")
set_tests_properties([=[machine_run]=] PROPERTIES  LABELS "unit" TIMEOUT "300" _BACKTRACE_TRIPLES "/work/wt/perf/web/cmake/layers.cmake;72;add_test;/work/wt/perf/tests/unit/machine/CMakeLists.txt;3;faultline_test;/work/wt/perf/tests/unit/machine/CMakeLists.txt;0;")
