#error "dlopen() is not available here: there are no shared libraries to load but the C library"
