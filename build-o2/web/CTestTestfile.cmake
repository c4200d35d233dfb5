# CMake generated Testfile for 
# Source directory: /work/wt/perf/web
# Build directory: /work/wt/perf/build-o2/web
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
subdirs("panels")
subdirs("cli")
