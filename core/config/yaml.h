/* YAML as a tree of nodes that know their place: the subset that a pipeline file needs.
 *
 * One document, scalars as they are written (no guessing of types), mappings whose keys
 * are scalars and occur once.  Anchors, aliases and tags are problems, so no file can
 * grow while it is read, and nesting is limited. */
#ifndef GM_CONFIG_YAML_H
#define GM_CONFIG_YAML_H

#include "base/arena.h"
#include "config/problems.h"

typedef enum gm_yaml_kind {
    GM_YAML_SCALAR,
    GM_YAML_SEQUENCE,
    GM_YAML_MAPPING
} gm_yaml_kind;

typedef struct gm_yaml_node gm_yaml_node;
struct gm_yaml_node {
    gm_yaml_kind kind;
    bool empty; /* a scalar that is left out: "key:" with nothing behind it */
    bool told;  /* it is not as it should be, and its problem has been added */
    uint32_t line, column;
    const char *text;           /* of a scalar, "" of others */
    const gm_yaml_node *key;    /* of a value in a mapping; NULL elsewhere */
    gm_yaml_node *first, *last; /* children of a sequence or a mapping */
    gm_yaml_node *next;         /* sibling */
};

/* Reads `text` into nodes that live in `arena`.  What is wrong goes to `problems`,
 * under the name `file`; `*root` is NULL after an error of syntax.  An empty
 * document gives no root and no problem.  Fails with GM_NOMEM alone. */
gm_status gm_yaml_read(const char *file, gm_text text, gm_arena *arena,
                       gm_problems *problems, gm_yaml_node **root);

#endif
