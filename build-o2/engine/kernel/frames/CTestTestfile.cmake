# CMake generated Testfile for 
# Source directory: /work/wt/perf/engine/kernel/frames
# Build directory: /work/wt/perf/build-o2/engine/kernel/frames
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
