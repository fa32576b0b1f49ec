/* Scores of tokens are sums of rows: five of the words around it, kept in the cache,
 * and those of the few features of its context. */
#include "tagger.h"

#include "values.h"

#include <stdlib.h>
#include <string.h>

bool ner_tagger_init(ner_tagger *tagger, const ner_model *model)
{
    *tagger = (ner_tagger){.model = model};
    tagger->scores = malloc(NER_CACHE * sizeof *tagger->scores);
    if (tagger->scores && ner_words_init(&tagger->words, NER_CACHE) &&
        ner_lattice_resize(&tagger->lattice, NER_WINDOW)) {
        ner_lattice_weigh(&tagger->lattice, &model->transitions);
        return true;
    }
    ner_tagger_free(tagger);
    return false;
}

void ner_tagger_free(ner_tagger *tagger)
{
    free(tagger->scores);
    ner_words_free(&tagger->words);
    ner_lattice_free(&tagger->lattice);
    *tagger = (ner_tagger){0};
}

/* Sums the weights of a new word for every distance from which it is seen. */
static void score_word(ner_tagger *tagger, uint32_t index, const char *ptr,
                       uint32_t len)
{
    ner_word word;
    ner_feature features[NER_WORD_FEATURES];
    ner_word_look(&word, ptr, len);
    uint32_t count = ner_word_features(&word, &tagger->model->lexicon,
                                       &tagger->words.forms[index], features);
    memset(tagger->scores[index], 0, sizeof tagger->scores[index]);
    for (uint32_t i = 0; i < count; i++) {
        int reach = (int)features[i].reach;
        for (int distance = -reach; distance <= reach; distance++)
            ner_model_add(tagger->model, ner_feature_at(features[i].key, distance),
                          tagger->scores[index][distance + NER_REACH]);
    }
}

static void find_words(ner_tagger *tagger, const ner_windows *windows, uint32_t begin,
                       uint32_t len)
{
    const gm_span *tokens = windows->tokens + begin;
    if (tagger->words.len + len > tagger->words.capacity)
        ner_words_clear(&tagger->words);
    for (uint32_t i = 0; i < len; i++) {
        bool fresh;
        const char *ptr = windows->text + tokens[i].begin;
        uint32_t bytes = tokens[i].end - tokens[i].begin;
        uint32_t index = ner_words_add(&tagger->words, ptr, bytes, &fresh);
        if (fresh)
            score_word(tagger, index, ptr, bytes);
        tagger->indexes[i] = index;
        tagger->forms[i] = &tagger->words.forms[index];
    }
}

static void add_row(float *restrict sum, const float *restrict row)
{
    for (uint32_t label = 0; label < NER_LABELS; label++)
        sum[label] += row[label];
}

static void score_token(ner_tagger *tagger, uint32_t begin, uint32_t len, uint32_t i)
{
    float *scores = tagger->lattice.scores[i];
    uint32_t first = i < NER_REACH ? 0 : i - NER_REACH;
    uint32_t last = i + NER_REACH < len ? i + NER_REACH : len - 1;
    for (uint32_t j = first; j <= last; j++)
        add_row(scores, tagger->scores[tagger->indexes[j]][j + NER_REACH - i]);
    uint64_t keys[NER_CONTEXT_FEATURES];
    uint32_t count = ner_context_features(tagger->forms, tagger->listed,
                                          tagger->model->lexicon.heads, len, i, keys);
    if (tagger->forms[i]->traits & WORD_CAPITAL)
        count += ner_mention_features(&tagger->mentions, tagger->forms[i], begin + i,
                                      keys + count);
    for (uint32_t k = 0; k < count; k++)
        ner_model_add(tagger->model, keys[k], scores);
}

/* Turns the best path into spans. */
static void collect(ner_tagger *tagger, uint32_t offset, uint32_t len)
{
    const uint8_t *path = tagger->lattice.path;
    for (uint32_t i = 0, begin = 0; i < len; i++) {
        enum ner_place place = ner_label_place(path[i]);
        uint32_t type = ner_label_type(path[i]);
        if (place == PLACE_BEGIN || place == PLACE_SINGLE)
            begin = i;
        if (type != 0 && (place == PLACE_END || place == PLACE_SINGLE))
            tagger->found[tagger->founds++] =
                (ner_found){offset + begin, offset + i + 1, type, 0};
    }
}

void ner_tagger_read(ner_tagger *tagger, ner_windows windows)
{
    uint32_t begin, len;
    ner_mentions_clear(&tagger->mentions);
    while ((len = ner_windows_next(&windows, &begin)) > 0) {
        find_words(tagger, &windows, begin, len);
        ner_mentions_note(&tagger->mentions, tagger->forms, begin, len);
    }
}

uint32_t ner_found_parts(const ner_tagger *tagger, const ner_windows *windows,
                         ner_found found, gm_span parts[2])
{
    parts[0] = (gm_span){windows->tokens[found.begin].begin,
                         windows->tokens[found.end - 1].end};
    if (!ner_is_time(tagger->model->type_names[found.type]))
        return 1;
    return ner_range_parts(windows->text, parts[0], parts);
}

void ner_tag(ner_tagger *tagger, const ner_windows *windows, uint32_t begin,
             uint32_t len)
{
    tagger->founds = 0;
    find_words(tagger, windows, begin, len);
    ner_find_listed(&tagger->model->lexicon, tagger->forms, len, tagger->listed);
    ner_lattice_resize(&tagger->lattice, len);
    for (uint32_t i = 0; i < len; i++)
        score_token(tagger, begin, len, i);
    ner_viterbi(&tagger->lattice, &tagger->model->transitions);
    collect(tagger, begin, len);
    if (tagger->founds == 0)
        return;
    ner_forward_backward(&tagger->lattice);
    for (uint32_t i = 0; i < tagger->founds; i++) {
        ner_found *found = &tagger->found[i];
        found->probability = ner_span_probability(
            &tagger->lattice, found->begin - begin, found->end - begin, found->type);
    }
}
