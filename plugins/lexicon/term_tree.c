/* The table of edges; see term_tree.h. */
#include "term_tree.h"

#include <stdlib.h>

enum { FIRST_CAPACITY = 64 };

/* Never 0.  The high half goes to the low one, which chooses the slot. */
static uint64_t key_of_edge(uint32_t node, uint64_t word)
{
    uint64_t key = (word ^ (node + 1) * 0x9E3779B97F4A7C15u) * 0xD6E8FEB86659FD93u;
    key ^= key >> 32;
    return key ? key : 1;
}

/* The slot of the key, or the free one where it belongs. */
static tree_edge *slot_of_key(const term_tree *tree, uint64_t key)
{
    uint32_t mask = tree->capacity - 1, i = (uint32_t)key & mask;
    while (tree->edges[i].key && tree->edges[i].key != key)
        i = (i + 1) & mask;
    return &tree->edges[i];
}

const tree_edge *find_edge(const term_tree *tree, uint32_t node, uint64_t word)
{
    if (!tree->capacity)
        return NULL;
    const tree_edge *slot = slot_of_key(tree, key_of_edge(node, word));
    return slot->key ? slot : NULL;
}

/* At most half of the slots are taken: most look-ups find nothing, and end soon. */
static bool reserve_edge(term_tree *tree)
{
    if (tree->used < tree->capacity / 2)
        return true;
    if (tree->capacity > UINT32_MAX / 2)
        return false;
    term_tree grown = {.capacity = tree->capacity ? tree->capacity * 2 : FIRST_CAPACITY,
                       .used = tree->used};
    grown.edges = calloc(grown.capacity, sizeof *grown.edges);
    if (!grown.edges)
        return false;
    for (uint32_t i = 0; i < tree->capacity; i++)
        if (tree->edges[i].key)
            *slot_of_key(&grown, tree->edges[i].key) = tree->edges[i];
    free(tree->edges);
    *tree = grown;
    return true;
}

tree_edge *add_edge(term_tree *tree, uint32_t node, uint64_t word)
{
    if (!reserve_edge(tree))
        return NULL;
    uint64_t key = key_of_edge(node, word);
    tree_edge *slot = slot_of_key(tree, key);
    if (!slot->key)
        *slot = (tree_edge){.key = key, .node = ++tree->used};
    return slot;
}

void free_tree(term_tree *tree)
{
    free(tree->edges);
}
