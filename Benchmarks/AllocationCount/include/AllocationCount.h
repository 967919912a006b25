/// Counts what the calling thread takes from the heap, by standing in for the C library's functions.
#ifndef CORDON_ALLOCATION_COUNT_H
#define CORDON_ALLOCATION_COUNT_H

#include <stdint.h>

/// How often this thread has asked for memory since it began.
uint64_t cordon_allocation_count(void);

#endif
