# CMake generated Testfile for 
# Source directory: /work/wt/perf/tests/property
# Build directory: /work/wt/perf/build-o2/tests/property
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
add_test([=[kernel_property]=] "/work/wt/perf/build-o2/tests/property/test_kernel_property")
set_tests_properties([=[kernel_property]=] PROPERTIES  LABELS "unit" TIMEOUT "300" _BACKTRACE_TRIPLES "/work/wt/perf/web/cmake/layers.cmake;72;add_test;/work/wt/perf/tests/property/CMakeLists.txt;2;faultline_test;/work/wt/perf/tests/property/CMakeLists.txt;0;")
add_test([=[kernel_property_2]=] "/work/wt/perf/build-o2/tests/property/test_kernel_property")
set_tests_properties([=[kernel_property_2]=] PROPERTIES  ENVIRONMENT "FAULTLINE_SHARD=2" LABELS "unit" TIMEOUT "300" _BACKTRACE_TRIPLES "/work/wt/perf/tests/property/CMakeLists.txt;5;add_test;/work/wt/perf/tests/property/CMakeLists.txt;0;")
add_test([=[kernel_property_3]=] "/work/wt/perf/build-o2/tests/property/test_kernel_property")
set_tests_properties([=[kernel_property_3]=] PROPERTIES  ENVIRONMENT "FAULTLINE_SHARD=3" LABELS "unit" TIMEOUT "300" _BACKTRACE_TRIPLES "/work/wt/perf/tests/property/CMakeLists.txt;5;add_test;/work/wt/perf/tests/property/CMakeLists.txt;0;")
add_test([=[kernel_property_4]=] "/work/wt/perf/build-o2/tests/property/test_kernel_property")
set_tests_properties([=[kernel_property_4]=] PROPERTIES  ENVIRONMENT "FAULTLINE_SHARD=4" LABELS "unit" TIMEOUT "300" _BACKTRACE_TRIPLES "/work/wt/perf/tests/property/CMakeLists.txt;5;add_test;/work/wt/perf/tests/property/CMakeLists.txt;0;")
