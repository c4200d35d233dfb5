# CMake generated Testfile for 
# Source directory: /work/wt/perf/engine
# Build directory: /work/wt/perf/build-o2/engine
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
subdirs("base")
subdirs("trace")
subdirs("hw")
subdirs("kernel/frames")
subdirs("kernel")
subdirs("lang")
subdirs("libc")
subdirs("inspect")
subdirs("procfs")
subdirs("machine")
subdirs("shell")
subdirs("import")
subdirs("lesson")
