/* glibc's own functions are there under the names __libc_…, for exactly this purpose.
 */
#define _GNU_SOURCE /* dl_iterate_phdr() */
#include "kit/allocations.h"

#include <guillemet/stage.h>

#if defined(__GLIBC__) && !defined(GM_SANITIZED)

#include <errno.h>
#include <link.h>
#include <string.h>

enum { SLOTS = 1 << 16 };

void *__libc_malloc(size_t bytes);
void *__libc_calloc(size_t count, size_t bytes);
void *__libc_realloc(void *ptr, size_t bytes);
void __libc_free(void *ptr);

GM_EXPORT void *malloc(size_t bytes);
GM_EXPORT void *calloc(size_t count, size_t bytes);
GM_EXPORT void *realloc(void *ptr, size_t bytes);
GM_EXPORT void free(void *ptr);
GM_EXPORT char *strdup(const char *string);
GM_EXPORT char *strndup(const char *string, size_t most);

static const char left[] = ""; /* its address marks a slot that was left */

static struct {
    bool watching, refused, all;
    uintptr_t begin, end;     /* of the shared object */
    size_t countdown;         /* allocations until one fails */
    const void *slots[SLOTS]; /* open addressing over the blocks of the object */
    size_t used, live;        /* slots that are not NULL; of those, blocks */
} watch;

/* ---- Blocks ------------------------------------------------------------------ */

static size_t slot_of(const void *ptr)
{
    return ((uintptr_t)ptr >> 4) * 2654435761u % SLOTS;
}

/* When the table is half full, blocks are no longer noted. */
static void *note(void *ptr)
{
    if (!ptr || watch.used > SLOTS / 2)
        return ptr;
    size_t slot = slot_of(ptr);
    while (watch.slots[slot] && watch.slots[slot] != left)
        slot = (slot + 1) % SLOTS;
    watch.used += !watch.slots[slot];
    watch.slots[slot] = ptr;
    watch.live++;
    return ptr;
}

/* Whether it was a block of the object's. */
static bool forget(const void *ptr)
{
    size_t slot = slot_of(ptr);
    while (watch.slots[slot] && watch.slots[slot] != ptr)
        slot = (slot + 1) % SLOTS;
    if (!ptr || !watch.slots[slot])
        return false;
    watch.slots[slot] = left;
    watch.live--;
    return true;
}

/* ---- In place of the C library's --------------------------------------------- */

static bool is_watched(const void *caller)
{
    uintptr_t address = (uintptr_t)caller;
    return watch.watching && address >= watch.begin && address < watch.end;
}

static bool is_refused(void)
{
    if (watch.refused ? !watch.all : --watch.countdown > 0)
        return false;
    watch.refused = true;
    errno = ENOMEM;
    return true;
}

void *malloc(size_t bytes)
{
    if (!is_watched(__builtin_return_address(0)))
        return __libc_malloc(bytes);
    return is_refused() ? NULL : note(__libc_malloc(bytes));
}

void *calloc(size_t count, size_t bytes)
{
    if (!is_watched(__builtin_return_address(0)))
        return __libc_calloc(count, bytes);
    return is_refused() ? NULL : note(__libc_calloc(count, bytes));
}

void *realloc(void *ptr, size_t bytes)
{
    if (!is_watched(__builtin_return_address(0)))
        return __libc_realloc(ptr, bytes);
    if (is_refused())
        return NULL;
    bool noted = forget(ptr);
    void *grown = __libc_realloc(ptr, bytes);
    if (!grown && noted)
        note(ptr);
    return note(grown);
}

void free(void *ptr)
{
    if (watch.watching)
        forget(ptr);
    __libc_free(ptr);
}

static char *copy(const char *string, size_t len, bool watched)
{
    if (watched && is_refused())
        return NULL;
    char *made = __libc_malloc(len + 1);
    if (!made)
        return NULL;
    memcpy(made, string, len);
    made[len] = '\0';
    return watched ? note(made) : made;
}

char *strdup(const char *string)
{
    return copy(string, strlen(string), is_watched(__builtin_return_address(0)));
}

char *strndup(const char *string, size_t most)
{
    return copy(string, strnlen(string, most), is_watched(__builtin_return_address(0)));
}

/* ---- Watching ---------------------------------------------------------------- */

/* Sets the bounds if the object has the address in it. */
static int find_object(struct dl_phdr_info *object, size_t size, void *wanted)
{
    uintptr_t begin = UINTPTR_MAX, end = 0, address = *(uintptr_t *)wanted;
    (void)size;
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *segment = &object->dlpi_phdr[i];
        uintptr_t at = object->dlpi_addr + segment->p_vaddr;
        if (segment->p_type != PT_LOAD)
            continue;
        begin = at < begin ? at : begin;
        end = at + segment->p_memsz > end ? at + segment->p_memsz : end;
    }
    if (address < begin || address >= end)
        return 0;
    watch.begin = begin;
    watch.end = end;
    return 1;
}

bool allocations_can_fail(void)
{
    return true;
}

void allocations_watch(uintptr_t address, size_t n, bool all)
{
    memset(&watch, 0, sizeof watch);
    watch.countdown = n;
    watch.all = all;
    watch.watching = dl_iterate_phdr(find_object, &address) != 0;
}

allocations_seen allocations_stop(void)
{
    watch.watching = false;
    return (allocations_seen){watch.refused, watch.live};
}

#else

bool allocations_can_fail(void)
{
    return false;
}

void allocations_watch(uintptr_t address, size_t n, bool all)
{
    (void)address;
    (void)n;
    (void)all;
}

allocations_seen allocations_stop(void)
{
    return (allocations_seen){false, 0};
}

#endif
