# CMake generated Testfile for 
# Source directory: /work/wt/perf/tests/fuzz
# Build directory: /work/wt/perf/build-o2/tests/fuzz
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
add_test([=[fuzz_c_source]=] "/work/wt/perf/build-o2/tests/fuzz/replay_c_source" "/work/wt/perf/tests/fuzz/seeds/c_source" "/work/wt/perf/tests/conformance/programs")
set_tests_properties([=[fuzz_c_source]=] PROPERTIES  LABELS "unit" TIMEOUT "300" _BACKTRACE_TRIPLES "/work/wt/perf/tests/fuzz/CMakeLists.txt;9;add_test;/work/wt/perf/tests/fuzz/CMakeLists.txt;22;fuzz_target;/work/wt/perf/tests/fuzz/CMakeLists.txt;0;")
add_test([=[fuzz_lesson]=] "/work/wt/perf/build-o2/tests/fuzz/replay_lesson" "/work/wt/perf/tests/fuzz/seeds/lesson")
set_tests_properties([=[fuzz_lesson]=] PROPERTIES  LABELS "unit" TIMEOUT "300" _BACKTRACE_TRIPLES "/work/wt/perf/tests/fuzz/CMakeLists.txt;9;add_test;/work/wt/perf/tests/fuzz/CMakeLists.txt;23;fuzz_target;/work/wt/perf/tests/fuzz/CMakeLists.txt;0;")
add_test([=[fuzz_command]=] "/work/wt/perf/build-o2/tests/fuzz/replay_command" "/work/wt/perf/tests/fuzz/seeds/command")
set_tests_properties([=[fuzz_command]=] PROPERTIES  LABELS "unit" TIMEOUT "300" _BACKTRACE_TRIPLES "/work/wt/perf/tests/fuzz/CMakeLists.txt;9;add_test;/work/wt/perf/tests/fuzz/CMakeLists.txt;24;fuzz_target;/work/wt/perf/tests/fuzz/CMakeLists.txt;0;")
add_test([=[fuzz_expression]=] "/work/wt/perf/build-o2/tests/fuzz/replay_expression" "/work/wt/perf/tests/fuzz/seeds/expression")
set_tests_properties([=[fuzz_expression]=] PROPERTIES  LABELS "unit" TIMEOUT "300" _BACKTRACE_TRIPLES "/work/wt/perf/tests/fuzz/CMakeLists.txt;9;add_test;/work/wt/perf/tests/fuzz/CMakeLists.txt;25;fuzz_target;/work/wt/perf/tests/fuzz/CMakeLists.txt;0;")
add_test([=[fuzz_shell_line]=] "/work/wt/perf/build-o2/tests/fuzz/replay_shell_line" "/work/wt/perf/tests/fuzz/seeds/shell_line")
set_tests_properties([=[fuzz_shell_line]=] PROPERTIES  LABELS "unit" TIMEOUT "300" _BACKTRACE_TRIPLES "/work/wt/perf/tests/fuzz/CMakeLists.txt;9;add_test;/work/wt/perf/tests/fuzz/CMakeLists.txt;26;fuzz_target;/work/wt/perf/tests/fuzz/CMakeLists.txt;0;")
