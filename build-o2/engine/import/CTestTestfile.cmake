# CMake generated Testfile for 
# Source directory: /work/wt/perf/engine/import
# Build directory: /work/wt/perf/build-o2/engine/import
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
