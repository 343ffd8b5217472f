// glibc's settings of its allocator, which Swift's module of the C library leaves out.
#ifdef __linux__
#include <features.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#endif
