# CMake generated Testfile for 
# Source directory: /work/wt/perf/tests
# Build directory: /work/wt/perf/build-o2/tests
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
subdirs("bench")
subdirs("fuzz")
subdirs("property")
subdirs("tidy")
subdirs("unit/base")
subdirs("unit/hw")
subdirs("unit/import")
subdirs("unit/inspect")
subdirs("unit/kernel")
subdirs("unit/kernel/frames")
subdirs("unit/kernel/reclaim")
subdirs("unit/lang")
subdirs("unit/lesson")
subdirs("unit/libc")
subdirs("unit/machine")
subdirs("unit/panels")
subdirs("unit/procfs")
subdirs("unit/shell")
