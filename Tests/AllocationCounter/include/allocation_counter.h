/// Counts what a process allocates: linking this replaces the allocation functions by ones that count and call glibc's.
#ifndef LICHANG_ALLOCATION_COUNTER_H
#define LICHANG_ALLOCATION_COUNTER_H

#include <stdint.h>

/// How often memory was asked for since the process began; 0 where the functions cannot be replaced.
uint64_t allocation_count(void);

#endif
