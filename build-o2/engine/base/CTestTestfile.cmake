# CMake generated Testfile for 
# Source directory: /work/wt/perf/engine/base
# Build directory: /work/wt/perf/build-o2/engine/base
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
