/* Text to paragraphs, sentences and tokens: the whole of the stage but its entry.
 *
 * A paragraph is a line of the text that has a visible character, trimmed of blanks.
 * Sentences and tokens lie within paragraphs.  A segmenter belongs to one thread; its
 * arrays hold the last text's result and grow to the largest text it has seen. */
#ifndef GUILLEMET_TOKENIZE_SEGMENT_H
#define GUILLEMET_TOKENIZE_SEGMENT_H

#include "abbreviations.h"
#include "rules.h"
#include "tokens.h"

#include <unicode/ubrk.h>

typedef struct segmenter segmenter;

/* The word iterator of French; NULL if ICU cannot open it, which `*status` explains. */
UBreakIterator *open_word_iterator(UErrorCode *status);

/* `prototype` is cloned, `table` borrowed.  NULL if memory ran out. */
segmenter *new_segmenter(const UBreakIterator *prototype, const abbreviations *table,
                         rule_options options);
void free_segmenter(segmenter *s);

/* False if memory ran out.  The lists stay valid until the next call. */
bool segment_text(segmenter *s, const char *text, uint32_t len);
const token_list *segmented_tokens(const segmenter *s);
const span_list *segmented_sentences(const segmenter *s);
const span_list *segmented_paragraphs(const segmenter *s);

#endif
