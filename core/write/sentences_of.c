/* Both layers are in order, so one walk is enough. */
#include "write/sentences_of.h"

/* Where the sentence of a token that begins at `at` ends, or the next one begins. */
static uint32_t border(gm_sentences_of *walk, uint32_t at)
{
    const gm_table *sentences = walk->sentences;
    if (!sentences)
        return UINT32_MAX;
    while (walk->row < sentences->rows && sentences->spans[walk->row].end <= at)
        walk->row++;
    if (walk->row == sentences->rows)
        return UINT32_MAX;
    gm_span span = sentences->spans[walk->row];
    return at < span.begin ? span.begin : span.end;
}

bool gm_sentences_next(gm_sentences_of *walk)
{
    if (!walk->tokens || walk->end >= walk->tokens->rows)
        return false;
    walk->first = walk->end;
    uint32_t end = border(walk, walk->tokens->spans[walk->first].begin);
    do
        walk->end++;
    while (walk->end < walk->tokens->rows &&
           walk->tokens->spans[walk->end].begin < end);
    return true;
}
