/* Facts of a stage.h that a stage built against it relies on. */
#ifndef GM_TESTS_ABI_LAYOUT_H
#define GM_TESTS_ABI_LAYOUT_H

#include <stddef.h>

typedef struct abi_fact {
    const char *name; /* "gm_stage.reads"; NULL ends a list */
    size_t value;     /* an offset, a size or a constant */
} abi_fact;

extern const abi_fact abi_now[];
extern const abi_fact abi_1_0[];

#endif
