/* The traits of a report and what they weigh; see scores.h.  Each is told from a few
 * words, or from the content once, so that the pass is linear in the text. */
#include "scores.h"

#include <math.h>

/* How far signs are looked at behind the content. */
enum { LAST_SIGNS = 8 };

/* The words from which on a content is of the next length. */
static const uint32_t length_steps[LENGTHS - 1] = {2, 3, 5, 9, 17, 33};

static void add_trait(traits *held, uint32_t trait)
{
    held->of[held->count++] = trait;
}

/* Counts the words of the content, without its signs; *comma: whether one is there. */
static uint32_t count_words(const reading *r, const report *made, bool *comma)
{
    const view *v = &r->view;
    uint32_t words = 0;
    for (uint32_t p = 0; p < made->parts; p++) {
        unit part = r->parts[made->first_part + p];
        for (uint32_t i = part.begin; i < part.end; i++) {
            words += v->words[i].is_word;
            *comma |= v->words[i].point == POINT_COMMA;
        }
    }
    return words;
}

static uint32_t length_of(uint32_t words)
{
    uint32_t length = 0;
    while (length < LENGTHS - 1 && words >= length_steps[length])
        length++;
    return length;
}

static bool names_somebody(const view *v, unit source)
{
    for (uint32_t i = source.begin; i < source.end; i++) {
        uint32_t entity = v->words[i].entity;
        if (entity && (v->kinds[entity - 1] == ENTITY_PERSON ||
                       v->kinds[entity - 1] == ENTITY_ORGANIZATION))
            return true;
    }
    return false;
}

static source_look look_of(const view *v, const report *made)
{
    unit source = made->source;
    if (source.begin >= source.end)
        return SOURCE_NONE;
    if (names_somebody(v, source))
        return SOURCE_NAME;
    return made->hook || source.end - source.begin == 1 ? SOURCE_WORD : SOURCE_NOUN;
}

/* Whether words of the sentence of word `end` - 1 follow it. */
static bool goes_on(const view *v, uint32_t end)
{
    uint32_t i = end, stop = end + LAST_SIGNS;
    while (i < stop && i < v->count && !v->words[i].is_word)
        i++;
    return i < v->count && v->words[i].sentence == v->words[end - 1].sentence;
}

/* The first and the last word of the content are those of its hull. */
static unit words_of(const reading *r, const report *made)
{
    unit hull = r->parts[made->first_part];
    for (uint32_t p = 1; p < made->parts; p++) {
        unit part = r->parts[made->first_part + p];
        hull.begin = part.begin < hull.begin ? part.begin : hull.begin;
        hull.end = part.end > hull.end ? part.end : hull.end;
    }
    return hull;
}

traits traits_of(const reading *r, const report *made)
{
    const view *v = &r->view;
    traits held = {.count = 0};
    bool comma = false;
    uint32_t words = count_words(r, made, &comma);
    unit hull = words_of(r, made);
    add_trait(&held, TRAIT_BIAS);
    add_trait(&held, TRAIT_WHY + made->rule);
    add_trait(&held, TRAIT_TYPE + made->type);
    add_trait(&held, TRAIT_WORDS + length_of(words));
    add_trait(&held, TRAIT_SOURCE + look_of(v, made));
    if (comma)
        add_trait(&held, TRAIT_COMMA);
    if (goes_on(v, hull.end))
        add_trait(&held, TRAIT_BROKEN);
    if (v->words[hull.begin].sentence != v->words[hull.end - 1].sentence)
        add_trait(&held, TRAIT_SENTENCES);
    if (is_alleged(r, made))
        add_trait(&held, TRAIT_ALLEGATION);
    return held;
}

double score_of(const scores *s, const traits *held)
{
    double sum = 0;
    for (uint32_t i = 0; i < held->count; i++)
        sum += s->weights[held->of[i]];
    return 1 / (1 + exp(-sum));
}

void score_reports(const scores *s, reading *r)
{
    for (uint32_t i = 0; i < r->count; i++) {
        traits held = traits_of(r, &r->reports[i]);
        r->reports[i].score = (float)score_of(s, &held);
    }
}
