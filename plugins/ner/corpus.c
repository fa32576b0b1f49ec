/* Reads all documents first, then lists the features of the context, which need the
 * other mentions of a document, and at last leaves out what is rare. */
#include "corpus.h"

#include <stdlib.h>
#include <string.h>

/* Adds the features that a new word shows at each distance to the lists. */
static bool list_word(ner_corpus *corpus, uint32_t index, const char *ptr, uint32_t len)
{
    ner_word word;
    ner_feature features[NER_WORD_FEATURES];
    ner_word_look(&word, ptr, len);
    uint32_t count = ner_word_features(&word, corpus->lexicon,
                                       &corpus->words.forms[index], features);
    for (int distance = -NER_REACH; distance <= NER_REACH; distance++) {
        ner_lists *lists = &corpus->of_word[distance + NER_REACH];
        for (uint32_t i = 0; i < count; i++) {
            uint32_t number, reach = (uint32_t)abs(distance);
            if (features[i].reach < reach)
                continue;
            if (!ner_index_add(&corpus->index,
                               ner_feature_at(features[i].key, distance), &number) ||
                !ner_lists_add(lists, number))
                return false;
        }
        if (!ner_lists_end(lists))
            return false;
    }
    return ner_grow(&corpus->word_counts, &corpus->word_count_capacity, index,
                    sizeof *corpus->word_counts);
}

static bool add_token(ner_corpus *corpus, const char *ptr, uint32_t len, uint8_t label)
{
    bool fresh;
    if (corpus->words.len == corpus->words.capacity && !ner_words_grow(&corpus->words))
        return false;
    uint32_t word = ner_words_add(&corpus->words, ptr, len, &fresh);
    if (fresh) {
        if (!list_word(corpus, word, ptr, len))
            return false;
        corpus->word_counts[word] = 0;
    }
    if (!ner_grow(&corpus->tokens, &corpus->token_capacity, corpus->len,
                  sizeof *corpus->tokens) ||
        !ner_grow(&corpus->labels, &corpus->label_capacity, corpus->len, 1))
        return false;
    corpus->word_counts[word]++;
    corpus->tokens[corpus->len] = word;
    corpus->labels[corpus->len++] = label;
    return true;
}

/* Adds one token as it stands, or as a headline would have it. */
static bool add_token_as(ner_corpus *corpus, gm_text token, uint8_t label, bool shouted,
                         bool accents)
{
    char capitals[NER_FOLDED_BYTES];
    if (!shouted)
        return add_token(corpus, token.ptr, token.len, label);
    uint32_t bytes = ner_word_shout(capitals, token.ptr, token.len, accents);
    return add_token(corpus, capitals, bytes, label);
}

/* Adds `sequence.len` tokens from `sequence.at` on; of those in capitals every second
 * sequence has no accents. */
static bool add_sequence(ner_corpus *corpus, const ner_windows *windows,
                         ner_sequence sequence, const uint8_t *labels)
{
    if (!ner_grow(&corpus->sequences, &corpus->sequence_capacity,
                  corpus->sequence_count, sizeof *corpus->sequences))
        return false;
    bool accents = corpus->sequence_count % 2 == 0;
    sequence.begin = corpus->len;
    corpus->sequences[corpus->sequence_count++] = sequence;
    for (uint32_t i = sequence.at; i < sequence.at + sequence.len; i++) {
        gm_span span = windows->tokens[i];
        gm_text token = {windows->text + span.begin, span.end - span.begin};
        if (!add_token_as(corpus, token, labels[i], sequence.shouted, accents))
            return false;
    }
    return true;
}

static void label_tokens(const ner_golds *golds, uint8_t *labels, ner_corpus *corpus)
{
    for (uint32_t i = 0; i < golds->len; i++) {
        ner_gold gold = golds->all[i];
        corpus->golds++;
        corpus->lost += gold.begin == gold.end;
        for (uint32_t at = gold.begin; at < gold.end; at++) {
            bool first = at == gold.begin, last = at == gold.end - 1;
            enum ner_place place = first  ? (last ? PLACE_SINGLE : PLACE_BEGIN)
                                   : last ? PLACE_END
                                          : PLACE_INSIDE;
            labels[at] = (uint8_t)ner_label(place, gold.type);
        }
    }
}

/* A span that a border between sequences cuts cannot be learnt. */
static void drop_cut_spans(uint8_t *labels, uint32_t begin, uint32_t len)
{
    uint32_t end = begin + len;
    for (uint32_t i = begin; i < end && (ner_label_place(labels[i]) == PLACE_INSIDE ||
                                         ner_label_place(labels[i]) == PLACE_END);
         i++)
        labels[i] = 0;
    for (uint32_t i = end;
         i > begin && (ner_label_place(labels[i - 1]) == PLACE_INSIDE ||
                       ner_label_place(labels[i - 1]) == PLACE_BEGIN);
         i--)
        labels[i - 1] = 0;
}

static bool add_sequences(ner_corpus *corpus, ner_windows windows, uint8_t *labels,
                          uint32_t shouted)
{
    uint32_t begin, len;
    while ((len = ner_windows_next(&windows, &begin)) > 0) {
        ner_sequence sequence = {
            .len = len, .at = begin, .document = corpus->documents};
        drop_cut_spans(labels, begin, len);
        if (!add_sequence(corpus, &windows, sequence, labels))
            return false;
        sequence.shouted = shouted && corpus->sequence_count % shouted == 0;
        if (sequence.shouted && !add_sequence(corpus, &windows, sequence, labels))
            return false;
    }
    corpus->documents++;
    return true;
}

static bool add_document(ner_corpus *corpus, const gm_doc *doc, ner_golds *golds,
                         ner_reading reading)
{
    ner_windows windows = ner_windows_of(doc);
    uint8_t *labels = calloc((size_t)windows.token_count + 1, 1);
    bool complete = labels && ner_golds_read(golds, &corpus->types, doc);
    if (complete) {
        label_tokens(golds, labels, corpus);
        complete = add_sequences(corpus, windows, labels, reading.shouted);
    }
    free(labels);
    return complete;
}

/* ---- Features of the context ------------------------------------------------- */

static void find_forms(const ner_corpus *corpus, ner_sequence sequence,
                       const ner_form **forms)
{
    for (uint32_t i = 0; i < sequence.len; i++)
        forms[i] = &corpus->words.forms[corpus->tokens[sequence.begin + i]];
}

static bool list_keys(ner_corpus *corpus, const uint64_t *keys, uint32_t count)
{
    for (uint32_t k = 0; k < count; k++) {
        uint32_t number;
        if (!ner_index_add(&corpus->index, keys[k], &number) ||
            !ner_lists_add(&corpus->of_token, number))
            return false;
        corpus->index.counts[number]++;
    }
    return ner_lists_end(&corpus->of_token);
}

static bool list_context(ner_corpus *corpus, ner_sequence sequence,
                         const ner_mentions *mentions)
{
    const ner_form *forms[NER_WINDOW] = {NULL};
    ner_listed listed[NER_WINDOW];
    uint64_t keys[NER_CONTEXT_FEATURES];
    find_forms(corpus, sequence, forms);
    ner_find_listed(corpus->lexicon, forms, sequence.len, listed);
    for (uint32_t i = 0; i < sequence.len; i++) {
        uint32_t count = ner_context_features(forms, listed, corpus->lexicon->heads,
                                              sequence.len, i, keys);
        if (forms[i]->traits & WORD_CAPITAL)
            count +=
                ner_mention_features(mentions, forms[i], sequence.at + i, keys + count);
        if (!list_keys(corpus, keys, count))
            return false;
    }
    return true;
}

/* The sequences of one document, which begin at `first`; returns where the next one's
 * begin.  Words in capitals say nothing of other mentions. */
static uint32_t note_document(const ner_corpus *corpus, uint32_t first,
                              ner_mentions *mentions)
{
    const ner_form *forms[NER_WINDOW] = {NULL};
    uint32_t document = corpus->sequences[first].document, i = first;
    ner_mentions_clear(mentions);
    for (; i < corpus->sequence_count && corpus->sequences[i].document == document;
         i++) {
        ner_sequence sequence = corpus->sequences[i];
        if (sequence.shouted)
            continue;
        find_forms(corpus, sequence, forms);
        ner_mentions_note(mentions, forms, sequence.at, sequence.len);
    }
    return i;
}

static bool list_contexts(ner_corpus *corpus)
{
    ner_mentions *mentions = calloc(1, sizeof *mentions);
    bool complete = mentions != NULL;
    for (uint32_t i = 0; complete && i < corpus->sequence_count;) {
        uint32_t next = note_document(corpus, i, mentions);
        for (; complete && i < next; i++)
            complete = list_context(corpus, corpus->sequences[i], mentions);
    }
    free(mentions);
    return complete;
}

static bool prune(ner_corpus *corpus, uint32_t cutoff)
{
    for (uint32_t distance = 0; distance < NER_DISTANCES; distance++) {
        const ner_lists *lists = &corpus->of_word[distance];
        for (uint32_t word = 0; word < lists->items; word++)
            for (uint32_t i = lists->first[word]; i < lists->first[word + 1]; i++)
                corpus->index.counts[lists->numbers[i]] += corpus->word_counts[word];
    }
    uint32_t *renumber = malloc(((size_t)corpus->index.len + 1) * sizeof *renumber);
    if (!renumber)
        return false;
    bool complete = ner_index_prune(&corpus->index, cutoff, renumber);
    for (uint32_t distance = 0; distance < NER_DISTANCES; distance++)
        ner_lists_renumber(&corpus->of_word[distance], renumber);
    ner_lists_renumber(&corpus->of_token, renumber);
    free(renumber);
    return complete;
}

bool ner_corpus_read(ner_corpus *corpus, const gm_doc *const *docs, uint32_t count,
                     ner_reading reading)
{
    ner_golds golds = {0};
    bool complete = ner_words_init(&corpus->words, 4096);
    for (uint32_t i = 0; i < count && complete; i++)
        complete = add_document(corpus, docs[i], &golds, reading);
    free(golds.all);
    return complete && list_contexts(corpus) && prune(corpus, reading.cutoff);
}

void ner_corpus_free(ner_corpus *corpus)
{
    ner_words_free(&corpus->words);
    ner_index_free(&corpus->index);
    for (uint32_t distance = 0; distance < NER_DISTANCES; distance++)
        ner_lists_free(&corpus->of_word[distance]);
    ner_lists_free(&corpus->of_token);
    free(corpus->word_counts);
    free(corpus->tokens);
    free(corpus->labels);
    free(corpus->sequences);
}
