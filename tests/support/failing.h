/* Memory that runs out when a test says so.
 *
 * A test declared FAILING is linked so that malloc and its kin, called from our own
 * objects, come through here; what libraries allocate for themselves does not.  In
 * other tests these functions do nothing, and failing_is_linked() is false.  One thread
 * at a time. */
#ifndef GM_TESTS_FAILING_H
#define GM_TESTS_FAILING_H

#include <guillemet/stage.h>

bool failing_is_linked(void);

/* The n-th allocation from now, counted from 1, fails, and so do all after it. */
void failing_after(size_t n);

/* The n-th allocation from now fails, and those after it do not. */
void failing_once(size_t n);

/* No more failures.  Returns whether there was one since they were asked for. */
bool failing_off(void);

/* Blocks that were allocated and not freed, since the program began. */
size_t failing_live(void);

/* Calls `body` with the first allocation failing, then the second, and so on until none
 * fails; each with and without those that follow.  Fails the test if it does not return
 * GM_NOMEM while one fails and GM_OK in the end, or leaves a block behind. */
void failing_every_allocation(gm_status (*body)(void *who), void *who);

#endif
