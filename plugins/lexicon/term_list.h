/* The file of terms, line by line: "term TAB type", remarks behind "#", empty lines. */
#ifndef GUILLEMET_LEXICON_TERM_LIST_H
#define GUILLEMET_LEXICON_TERM_LIST_H

#include <guillemet/stage.h>

typedef struct term {
    gm_text entry, type; /* in the bytes of the list */
    uint32_t line;       /* from 1 */
} term;

/* Zeroed, it is empty; read-only once read. */
typedef struct term_list {
    const char *path; /* borrowed */
    char *bytes;      /* the whole file */
    size_t len;
    term *terms; /* in the order of the file */
    uint32_t count;
} term_list;

/* A wrong line is refused with its place and its mend. */
gm_status read_terms(term_list *list, const char *path, gm_error *err);
void free_terms(term_list *list);

/* How much of a text a message shows: `%.*s` takes the length and the bytes. */
int shown_len(gm_text text);

#endif
