# CMake generated Testfile for 
# Source directory: /work/wt/perf/engine/shell
# Build directory: /work/wt/perf/build-o2/engine/shell
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
