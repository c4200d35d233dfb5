# CMake generated Testfile for 
# Source directory: /work/wt/perf
# Build directory: /work/wt/perf/build-o2
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
subdirs("engine")
subdirs("web")
subdirs("tests/digest")
subdirs("tests")
