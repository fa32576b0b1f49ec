/* Memory that runs out for one shared object alone.
 *
 * The program has a malloc and its kin of its own, which take the place of the C
 * library's for all that it loads.  They know who calls by where the call returns to:
 * so the stage's own allocations can fail while the host's and those of other libraries
 * do not, and blocks that the stage leaves behind can be counted.  What a library
 * allocates on the stage's behalf does not count.
 *
 * Not in builds with sanitizers, which have a malloc of their own, and not on C
 * libraries other than glibc; allocations_can_fail() tells.  One thread while watching.
 */
#ifndef GM_KIT_ALLOCATIONS_H
#define GM_KIT_ALLOCATIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

bool allocations_can_fail(void);

/* Watches the calls out of the shared object that has this address in it.  The n-th,
 * counted from 1, fails; with `all`, those after it too. */
void allocations_watch(uintptr_t address, size_t n, bool all);

typedef struct allocations_seen {
    bool refused; /* there was an n-th */
    size_t left;  /* blocks that were not freed */
} allocations_seen;

allocations_seen allocations_stop(void);

#endif
