#error "backtrace() is not available here: gdb's command backtrace shows where a program is"
