# CMake generated Testfile for 
# Source directory: /work/wt/perf/tests/unit/lang
# Build directory: /work/wt/perf/build-o2/tests/unit/lang
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
add_test([=[lang_debugger]=] "/work/wt/perf/build-o2/tests/unit/lang/test_lang_debugger")
set_tests_properties([=[lang_debugger]=] PROPERTIES  LABELS "unit" TIMEOUT "300" _BACKTRACE_TRIPLES "/work/wt/perf/web/cmake/layers.cmake;72;add_test;/work/wt/perf/tests/unit/lang/CMakeLists.txt;6;faultline_test;/work/wt/perf/tests/unit/lang/CMakeLists.txt;0;")
add_test([=[lang_errors]=] "/work/wt/perf/build-o2/tests/unit/lang/test_lang_errors")
set_tests_properties([=[lang_errors]=] PROPERTIES  LABELS "unit" TIMEOUT "300" _BACKTRACE_TRIPLES "/work/wt/perf/web/cmake/layers.cmake;72;add_test;/work/wt/perf/tests/unit/lang/CMakeLists.txt;6;faultline_test;/work/wt/perf/tests/unit/lang/CMakeLists.txt;0;")
add_test([=[lang_execution]=] "/work/wt/perf/build-o2/tests/unit/lang/test_lang_execution")
set_tests_properties([=[lang_execution]=] PROPERTIES  LABELS "unit" TIMEOUT "300" _BACKTRACE_TRIPLES "/work/wt/perf/web/cmake/layers.cmake;72;add_test;/work/wt/perf/tests/unit/lang/CMakeLists.txt;6;faultline_test;/work/wt/perf/tests/unit/lang/CMakeLists.txt;0;")
add_test([=[lang_preprocessor]=] "/work/wt/perf/build-o2/tests/unit/lang/test_lang_preprocessor")
set_tests_properties([=[lang_preprocessor]=] PROPERTIES  LABELS "unit" TIMEOUT "300" _BACKTRACE_TRIPLES "/work/wt/perf/web/cmake/layers.cmake;72;add_test;/work/wt/perf/tests/unit/lang/CMakeLists.txt;6;faultline_test;/work/wt/perf/tests/unit/lang/CMakeLists.txt;0;")
