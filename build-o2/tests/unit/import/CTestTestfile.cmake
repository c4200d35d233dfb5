# CMake generated Testfile for 
# Source directory: /work/wt/perf/tests/unit/import
# Build directory: /work/wt/perf/build-o2/tests/unit/import
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
add_test([=[import_calls]=] "/work/wt/perf/build-o2/tests/unit/import/test_import_calls")
set_tests_properties([=[import_calls]=] PROPERTIES  LABELS "unit" TIMEOUT "300" _BACKTRACE_TRIPLES "/work/wt/perf/web/cmake/layers.cmake;72;add_test;/work/wt/perf/tests/unit/import/CMakeLists.txt;1;faultline_test;/work/wt/perf/tests/unit/import/CMakeLists.txt;0;")
add_test([=[import_files]=] "/work/wt/perf/build-o2/tests/unit/import/test_import_files")
set_tests_properties([=[import_files]=] PROPERTIES  LABELS "unit" TIMEOUT "300" _BACKTRACE_TRIPLES "/work/wt/perf/web/cmake/layers.cmake;72;add_test;/work/wt/perf/tests/unit/import/CMakeLists.txt;2;faultline_test;/work/wt/perf/tests/unit/import/CMakeLists.txt;0;")
add_test([=[import_mutations]=] "/work/wt/perf/build-o2/tests/unit/import/test_import_mutations")
set_tests_properties([=[import_mutations]=] PROPERTIES  LABELS "unit" TIMEOUT "300" _BACKTRACE_TRIPLES "/work/wt/perf/web/cmake/layers.cmake;72;add_test;/work/wt/perf/tests/unit/import/CMakeLists.txt;3;faultline_test;/work/wt/perf/tests/unit/import/CMakeLists.txt;0;")
