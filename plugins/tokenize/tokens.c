/* The worker's growing arrays of tokens and spans. */
#include "tokens.h"

#include <stdlib.h>

static void *grown(void *items, uint32_t *capacity, size_t size)
{
    uint32_t wanted = *capacity ? *capacity * 2 : 1024;
    void *larger = realloc(items, wanted * size);
    if (larger)
        *capacity = wanted;
    return larger;
}

bool append_token(token_list *list, token added)
{
    if (list->count == list->capacity) {
        token *items = grown(list->items, &list->capacity, sizeof *items);
        if (!items)
            return false;
        list->items = items;
    }
    list->items[list->count++] = added;
    return true;
}

bool append_span(span_list *list, uint32_t begin, uint32_t end)
{
    if (list->count == list->capacity) {
        struct span *items = grown(list->items, &list->capacity, sizeof *items);
        if (!items)
            return false;
        list->items = items;
    }
    list->items[list->count++] = (struct span){begin, end};
    return true;
}
