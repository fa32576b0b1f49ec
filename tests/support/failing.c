/* The linker's --wrap sends calls of malloc() to __wrap_malloc(), and those of
 * __real_malloc() to malloc().  Without it the real ones do not exist, and nobody calls
 * the wrapping ones: hence weak.
 *
 * Live blocks are known by address, so that a block which a library allocated and we
 * free, such as the line of getline(), is not counted. */
#include "failing.h"

#include "test.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { SLOTS = 1 << 18, MOST_ALLOCATIONS = 100000 };

static const char left[] = ""; /* its address marks a slot that was left */

static const void *slots[SLOTS]; /* open addressing over the live blocks */
static size_t used, live;        /* slots that are not NULL; of those, blocks */
static size_t countdown;         /* allocations until one fails; 0: none will */
static bool only_once, failed;

void *__real_malloc(size_t bytes) __attribute__((weak));
void *__real_calloc(size_t count, size_t bytes) __attribute__((weak));
void *__real_realloc(void *ptr, size_t bytes) __attribute__((weak));
void __real_free(void *ptr) __attribute__((weak));

void *__wrap_malloc(size_t bytes);
void *__wrap_calloc(size_t count, size_t bytes);
void *__wrap_realloc(void *ptr, size_t bytes);
char *__wrap_strdup(const char *string);
void __wrap_free(void *ptr);

/* ---- Live blocks ------------------------------------------------------------- */

static size_t slot_of(const void *ptr)
{
    return ((uintptr_t)ptr >> 4) * 2654435761u % SLOTS;
}

static void *noted(void *ptr)
{
    if (!ptr)
        return NULL;
    size_t slot = slot_of(ptr);
    while (slots[slot] && slots[slot] != left)
        slot = (slot + 1) % SLOTS;
    used += !slots[slot];
    if (used > SLOTS / 2)
        fail_msg("more blocks than tests/support/failing.c can count");
    slots[slot] = ptr;
    live++;
    return ptr;
}

static void forget(const void *ptr)
{
    size_t slot = slot_of(ptr);
    while (slots[slot] && slots[slot] != ptr)
        slot = (slot + 1) % SLOTS;
    if (!slots[slot])
        return;
    slots[slot] = left;
    if (--live == 0) {
        memset(slots, 0, sizeof slots);
        used = 0;
    }
}

/* ---- The wrapping functions -------------------------------------------------- */

static bool is_refused(void)
{
    if (countdown == 0 || --countdown > 0)
        return false;
    failed = true;
    countdown = only_once ? 0 : 1;
    return true;
}

void *__wrap_malloc(size_t bytes)
{
    return is_refused() ? NULL : noted(__real_malloc(bytes));
}

void *__wrap_calloc(size_t count, size_t bytes)
{
    return is_refused() ? NULL : noted(__real_calloc(count, bytes));
}

void *__wrap_realloc(void *ptr, size_t bytes)
{
    if (is_refused())
        return NULL;
    forget(ptr);
    void *grown = __real_realloc(ptr, bytes);
    noted(grown ? grown : ptr);
    return grown;
}

char *__wrap_strdup(const char *string)
{
    size_t size = strlen(string) + 1;
    char *copy = __wrap_malloc(size);
    return copy ? memcpy(copy, string, size) : NULL;
}

void __wrap_free(void *ptr)
{
    if (ptr)
        forget(ptr);
    __real_free(ptr);
}

/* ---- What tests call --------------------------------------------------------- */

bool failing_is_linked(void)
{
    return __real_malloc != NULL;
}

void failing_after(size_t n)
{
    countdown = n;
    only_once = failed = false;
}

void failing_once(size_t n)
{
    failing_after(n);
    only_once = true;
}

bool failing_off(void)
{
    countdown = 0;
    return failed;
}

size_t failing_live(void)
{
    return live;
}

/* Whether the n-th allocation was reached. */
static bool fails_cleanly(gm_status (*body)(void *), void *who, size_t n, bool once)
{
    size_t before = live;
    (once ? failing_once : failing_after)(n);
    gm_status status = body(who);
    bool reached = failing_off();
    if (live != before)
        fail_msg("%zu blocks are left where allocation %zu fails%s", live - before, n,
                 once ? " alone" : "");
    if (status != (reached ? GM_NOMEM : GM_OK))
        fail_msg("status %d where allocation %zu %s", (int)status, n,
                 reached ? "fails" : "would have failed");
    return reached;
}

void failing_every_allocation(gm_status (*body)(void *who), void *who)
{
    if (!failing_is_linked())
        fail_msg("declare this test FAILING in its CMakeLists.txt");
    for (size_t n = 1; n <= MOST_ALLOCATIONS; n++) {
        bool reached = fails_cleanly(body, who, n, true);
        if (fails_cleanly(body, who, n, false) != reached)
            fail_msg("the number of allocations changes from call to call");
        if (!reached)
            return;
    }
    fail_msg("no end of allocations after %d", MOST_ALLOCATIONS);
}
