/* Which names in the text are whose. */
#ifndef CORPUS_PEOPLE_H
#define CORPUS_PEOPLE_H

#include "article.h"

#define CORPUS_NOBODY UINT32_MAX

/* For each mark of the article the speaker (counted from 0) that it names, or
 * CORPUS_NOBODY: a Person whose words are among those of the speaker's name or of one
 * of its other names, initials standing for what they begin; any other entity that has
 * exactly such a name.  Of several the one named last, else the first.  The caller
 * frees `*owners`.  Fails with GM_NOMEM alone. */
gm_status corpus_name_owners(const corpus_article *article, uint32_t **owners,
                             gm_error *err);

/* Puts the words of a text into `out`, folded, with a space before and behind them and
 * a NUL at the end: one text has the words of another next to one another where
 * strstr() finds the other.  Fails with GM_NOMEM alone. */
gm_status corpus_fold_between_spaces(gm_buffer *out, gm_text text, gm_error *err);

#endif
