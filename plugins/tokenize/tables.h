/* Look-ups in the compiled tables of French forms (the *.inc files of this folder).
 * Every table is sorted by bytes; the unit tests check it. */
#ifndef GUILLEMET_TOKENIZE_TABLES_H
#define GUILLEMET_TOKENIZE_TABLES_H

#include <stdbool.h>
#include <stdint.h>

typedef struct form_table {
    const char *const *forms;
    uint32_t count;
} form_table;

/* A clitic pronoun after its verb, and the endings of verbs that can stand before it.
 */
typedef struct clitic {
    const char *form;
    const char *endings;       /* separated by one space; "" : any */
    const char *lower_endings; /* more of them, of verbs in small letters; "" : none */
    bool simple_host;          /* only after a verb that is no compound itself */
} clitic;

extern const form_table elided_forms;       /* l, d, qu, jusqu … */
extern const form_table whole_forms;        /* aujourd'hui, c'est-à-dire … */
extern const form_table whole_compounds;    /* rendez-vous … */
extern const form_table contracted_forms;   /* du, aux … */
extern const form_table inclusive_suffixes; /* e, ne, trice … */
extern const form_table sentence_starters;  /* le, dans, il … */
extern const form_table name_particles;     /* de, von … */
extern const form_table host_endings;       /* com, fr, org … */
extern const form_table number_signs;       /* n of n°, nos of nos° */
extern const form_table glued_units;        /* h of 15h30, km of 160km */
extern const form_table label_nouns;        /* groupe of groupe C */
extern const form_table signed_hosts;       /* à of à-2,5 */

bool table_has(const form_table *table, const char *bytes, uint32_t len);

/* NULL if these bytes are no clitic. */
const clitic *find_clitic(const char *bytes, uint32_t len);

#endif
