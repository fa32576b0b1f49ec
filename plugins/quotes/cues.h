/* The words that attribute: verb groups, prepositions and nouns. */
#ifndef QUOTES_CUES_H
#define QUOTES_CUES_H

#include "view.h"

typedef enum cue_kind {
    CUE_FINITE,     /* "a déclaré", "explique", "vient de montrer" */
    CUE_GERUND,     /* "estimant", "tout en disant" */
    CUE_BARE,       /* a past participle alone: "qualifié de", "et rappelé que" */
    CUE_INFINITIVE, /* "avant d'ajouter" */
    CUE_PASSIVE,    /* "est déploré par" */
    CUE_SCOPE,      /* "selon" */
    CUE_NOUN        /* "cette déclaration :" */
} cue_kind;

/* All are word numbers; NOWHERE: none. */
typedef struct cue {
    cue_kind kind;
    uint32_t begin, end, head;
    uint32_t hook;    /* the inverted pronoun inside the group */
    uint32_t subject; /* a pronoun right before it */
    uint32_t uses;
    bool plural, negated, reflexive;
} cue;

typedef struct cues {
    cue *items;
    uint32_t count, room;
} cues;

/* In text order.  Fails with GM_NOMEM. */
gm_status find_cues(cues *found, const view *v, gm_error *err);

/* Whether the cue is hearsay: "il se dit que", "paraît-il". */
bool is_hearsay(const view *v, const cue *c);

/* The end of the phrase of `kind` that begins with word i under the entry `first`; i if
 * there is none. */
uint32_t match_phrase(const view *v, const lexeme *first, uint32_t i, phrase_kind kind,
                      uint32_t *uses);

#endif
