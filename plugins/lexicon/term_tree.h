/* Terms as a tree of their words: an edge leads from a node over a word to a node, and
 * a term ends where its last edge leads.  All edges stand in one table with open
 * addressing, so that a step costs one look-up however many edges leave a node. */
#ifndef GUILLEMET_LEXICON_TERM_TREE_H
#define GUILLEMET_LEXICON_TERM_TREE_H

#include <stdbool.h>
#include <stdint.h>

typedef struct tree_edge {
    uint64_t key;  /* of the node it leaves and the word, mixed; 0: a free slot */
    uint32_t node; /* where it leads */
    uint32_t term; /* the number of the term that ends there, from 1; 0: none */
} tree_edge;

/* The root is node 0.  Zeroed, it is an empty tree; read-only once filled. */
typedef struct term_tree {
    tree_edge *edges;
    uint32_t capacity; /* a power of two, or 0 */
    uint32_t used;     /* edges; the next node is used + 1 */
} term_tree;

/* NULL if there is none. */
const tree_edge *find_edge(const term_tree *tree, uint32_t node, uint64_t word);

/* The one that is there, or a new one to a new node; valid until the next call.  NULL
 * if memory ran out. */
tree_edge *add_edge(term_tree *tree, uint32_t node, uint64_t word);

void free_tree(term_tree *tree);

#endif
