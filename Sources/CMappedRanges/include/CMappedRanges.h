// Mapped files that shrink while they are read.
//
// The system answers a look at a page behind the new end of the file with the signal SIGBUS, which ends the program.
// While a range is watched here, zeros take the place of such pages instead, and the range counts as broken: whoever
// reads asks afterwards, and throws away what was made of zeros.
//
// In C because a signal handler may neither take memory nor wait for a lock, which Swift promises of no code.

#ifndef CMAPPEDRANGES_H
#define CMAPPEDRANGES_H

#include <stdbool.h>
#include <stddef.h>

// A range that is watched.
typedef struct mapped_range mapped_range;

// Watches a mapping of whole pages. Null where there is no memory for it, or where the signal cannot be handled.
mapped_range *_Nullable mapped_range_watch(void *_Nonnull start, size_t length);

// True once a page of the range was missing. From any thread.
bool mapped_range_is_broken(const mapped_range *_Nonnull range);

// Ends the watch, before the range is unmapped.
void mapped_range_unwatch(mapped_range *_Nonnull range);

#endif
