/* Cutting of terms; see cutter.h. */
#include "cutter.h"

#include "segment.h"
#include "stemmer.h"

#include <stdlib.h>

struct cutter {
    const letters *letters;
    abbreviations *abbreviations;
    UBreakIterator *iterator;
    segmenter *segmenter;
    stemmer *stemmer; /* NULL: terms are not stemmed */
};

static gm_status fill_cutter(cutter *c, const cutter_options *options, gm_error *err)
{
    UErrorCode problem;
    rule_options rules = {options->split_elisions, options->split_hyphens};
    c->letters = options->letters;
    gm_status status =
        read_abbreviations(options->abbreviations, &c->abbreviations, err);
    if (status != GM_OK)
        return status;
    c->iterator = open_word_iterator(&problem);
    if (U_FAILURE(problem))
        return gm_fail(err, GM_INTERNAL, "ICU has no word iterator for French: %s",
                       u_errorName(problem));
    c->segmenter = new_segmenter(c->iterator, c->abbreviations, rules);
    if (options->stemmed)
        c->stemmer = new_stemmer();
    if (!c->segmenter || (options->stemmed && !c->stemmer))
        return gm_fail(err, GM_NOMEM, "no memory for cutting the terms");
    return GM_OK;
}

gm_status open_cutter(const cutter_options *options, cutter **out, gm_error *err)
{
    cutter *opened = calloc(1, sizeof *opened);
    if (!opened)
        return gm_fail(err, GM_NOMEM, "no memory for cutting the terms");
    gm_status status = fill_cutter(opened, options, err);
    if (status == GM_OK)
        *out = opened;
    else
        close_cutter(opened);
    return status;
}

void close_cutter(cutter *c)
{
    if (!c)
        return;
    if (c->segmenter)
        free_segmenter(c->segmenter);
    if (c->iterator)
        ubrk_close(c->iterator);
    free_abbreviations(c->abbreviations);
    free_stemmer(c->stemmer);
    free(c);
}

bool cut_term(cutter *c, gm_text term, uint64_t *words, uint32_t *count)
{
    if (!segment_text(c->segmenter, term.ptr, term.len))
        return false;
    const token_list *tokens = segmented_tokens(c->segmenter);
    *count = tokens->count;
    for (uint32_t i = 0; i < tokens->count && i < TERM_WORDS_MAX; i++) {
        const token *cut = &tokens->items[i];
        gm_text word = {term.ptr + cut->begin, cut->end - cut->begin};
        if (c->stemmer && !stem_word(c->stemmer, word, cut->kind == KIND_WORD, &word))
            return false;
        words[i] = number_of_word(c->letters, word);
    }
    return true;
}
