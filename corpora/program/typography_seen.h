/* Typography as it is found in a text: what an article shows, by name. */
#ifndef CORPUS_TYPOGRAPHY_SEEN_H
#define CORPUS_TYPOGRAPHY_SEEN_H

#include "article.h"

typedef struct corpus_trait {
    const char *name; /* for people: "« » glued" */
    bool (*shows)(gm_text text);
} corpus_trait;

/* The last one has no name. */
extern const corpus_trait corpus_traits[];

#endif
