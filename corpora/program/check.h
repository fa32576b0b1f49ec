/* What can be wrong with an annotation that is well-formed. */
#ifndef CORPUS_CHECK_H
#define CORPUS_CHECK_H

#include "article.h"

/* Adds to `problems` every rule of corpora/GUIDELINE.md that the article breaks and a
 * program can see. */
gm_status corpus_check(const corpus_article *article, gm_problems *problems,
                       gm_error *err);

#endif
