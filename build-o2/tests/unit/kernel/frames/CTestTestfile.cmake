# CMake generated Testfile for 
# Source directory: /work/wt/perf/tests/unit/kernel/frames
# Build directory: /work/wt/perf/build-o2/tests/unit/kernel/frames
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
add_test([=[kernel_frames]=] "/work/wt/perf/build-o2/tests/unit/kernel/frames/test_kernel_frames")
set_tests_properties([=[kernel_frames]=] PROPERTIES  LABELS "unit" TIMEOUT "300" _BACKTRACE_TRIPLES "/work/wt/perf/web/cmake/layers.cmake;72;add_test;/work/wt/perf/tests/unit/kernel/frames/CMakeLists.txt;1;faultline_test;/work/wt/perf/tests/unit/kernel/frames/CMakeLists.txt;0;")
