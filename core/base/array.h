/* Growable arrays of any element type over realloc.
 *
 * GM_ARRAY(T) declares a struct { T *at; uint32_t count, capacity; }; zero-initialised
 * it is empty.  GM_PUSH() gives a pointer to a new, zeroed element, or NULL. */
#ifndef GM_BASE_ARRAY_H
#define GM_BASE_ARRAY_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define GM_ARRAY(T)                                                                    \
    struct {                                                                           \
        T *at;                                                                         \
        uint32_t count, capacity;                                                      \
    }

#define GM_PUSH(array)                                                                 \
    (gm_array_grow((void **)&(array)->at, (array)->count, &(array)->capacity,          \
                   sizeof *(array)->at)                                                \
         ? (memset(&(array)->at[(array)->count], 0, sizeof *(array)->at),              \
            &(array)->at[(array)->count++])                                            \
         : NULL)

/* Makes room for one more element; false if memory ran out. */
static inline int gm_array_grow(void **at, uint32_t count, uint32_t *capacity,
                                size_t size)
{
    if (count < *capacity)
        return 1;
    if (*capacity > UINT32_MAX / 2)
        return 0;
    uint32_t wanted = *capacity ? 2 * *capacity : 8;
    void *grown = wanted > SIZE_MAX / size ? NULL : realloc(*at, wanted * size);
    if (!grown)
        return 0;
    *at = grown;
    *capacity = wanted;
    return 1;
}

#endif
