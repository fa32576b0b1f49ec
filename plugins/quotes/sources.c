/* Who the grammar makes the subject of a cue; see reading.h. */
#include "phrases.h"
#include "reading.h"

enum { WIDEST_ANTECEDENT = 24 };

static bool is_class(const view *v, uint32_t i, uint32_t classes)
{
    return i < v->count && v->words[i].is_word && classes_of(v, i) & classes;
}

/* "ce dernier", "celui-ci" and names are phrases; "qui" stands for the one before it.
 */
static bool antecedent(const view *v, uint32_t low, uint32_t qui, unit *source)
{
    uint32_t end = qui;
    while (end > low && (v->words[end - 1].point == POINT_COMMA ||
                         v->words[end - 1].point == POINT_PAREN_END))
        end--;
    if (end > low && noun_phrase_before(v, low, end, source))
        return true;
    for (uint32_t p = end; p-- > low && end - p < WIDEST_ANTECEDENT;) {
        bool starts = is_class(v, p, WORD_DET) && !is_class(v, p, WORD_DE | WORD_A) &&
                      (p == low || !is_class(v, p - 1, WORD_DE | WORD_PREP | WORD_DET));
        if (starts && noun_phrase_end(v, p, end, PHRASE_LOOSE | PHRASE_BEFORE) == end) {
            *source = (unit){p, end};
            return true;
        }
    }
    return false;
}

bool source_before(const reading *r, const cue *c, unit *source)
{
    const view *v = &r->view;
    if (c->hook != NOWHERE) {
        *source = (unit){c->hook, c->hook + 1};
        return true;
    }
    if (c->subject != NOWHERE) {
        *source = (unit){c->subject, c->subject + 1};
        return true;
    }
    uint32_t before = c->begin;
    while (before > r->now.begin && is_class(v, before - 1, WORD_ADVERB))
        before--;
    if (before > r->now.begin && word_is(v, before - 1, "qui"))
        return antecedent(v, r->now.begin, before - 1, source);
    uint32_t low = r->now.begin;
    return c->begin > low && noun_phrase_before(v, low, c->begin, source);
}

/* Time and manner between the verb and an inverted subject: "a indiqué ce vendredi". */
static uint32_t skip_moment(const view *v, uint32_t i, uint32_t end)
{
    uint32_t start = i;
    while (i < end && i - start < 8) {
        const word *w = &v->words[i];
        bool moment = w->is_word && !w->capital &&
                      (w->known->classes & (WORD_TIME | WORD_ADVERB) || w->is_number);
        bool article = w->is_word && w->known->classes & WORD_DET &&
                       is_class(v, i + 1, WORD_TIME) && !v->words[i + 1].capital;
        bool sign = w->point == POINT_COMMA && i > start;
        if (!moment && !article && !sign)
            break;
        i++;
    }
    return i;
}

/* "à la presse", "dans un communiqué", "sur Twitter" before an inverted subject, set
 * off by a comma or followed by its noun phrase. */
static uint32_t skip_complement(const view *v, uint32_t i, uint32_t end)
{
    if (!is_class(v, i, WORD_PREP) || is_class(v, i, WORD_DE))
        return i;
    uint32_t after = noun_phrase_end(v, i + 1, end, 0);
    if (after == i + 1)
        return i;
    if (is_point(v, after, POINT_COMMA))
        after++;
    return begins_phrase(v, after) ? after : i;
}

/* ", en riant,", ", à Reuters,", "de son côté" before an inverted subject. */
static uint32_t skip_gesture(const view *v, uint32_t i, uint32_t end)
{
    if (word_is(v, i, "de") && word_is(v, i + 1, "son") && word_is(v, i + 2, "côté"))
        return i + 3;
    if (!is_point(v, i, POINT_COMMA) || !is_class(v, i + 1, WORD_PREP | WORD_A) ||
        is_class(v, i + 1, WORD_DE))
        return i;
    for (uint32_t k = i + 2; k < end && k - i < 10 && v->words[k - 1].is_word; k++)
        if (is_point(v, k, POINT_COMMA))
            return begins_phrase(v, k + 1) ? k + 1 : i;
    return i;
}

bool source_after(const reading *r, const cue *c, unit *source, uint32_t *after)
{
    const view *v = &r->view;
    uint32_t i = skip_moment(v, c->end, r->now.end);
    i = skip_complement(v, i, r->now.end);
    i = skip_gesture(v, i, r->now.end);
    i = skip_moment(v, i, r->now.end);
    if (!begins_phrase(v, i) && !is_class(v, i, WORD_PRONOUN))
        return false;
    if ((is_class(v, i, WORD_SUBJECT) && !v->words[i].entity) || word_is(v, i, "du"))
        return false;
    uint32_t end = noun_phrase_end(v, i, r->now.end, PHRASE_APPOSITION);
    if (end == i)
        return false;
    *source = (unit){i, end};
    *after = end;
    return true;
}

bool main_subject(const reading *r, uint32_t end, unit *source)
{
    const view *v = &r->view;
    uint32_t stop = r->now.begin + 60 < end ? r->now.begin + 60 : end;
    for (uint32_t i = r->now.begin; i < stop; i++) {
        if (v->words[i].stretch)
            continue;
        if (is_class(v, i, WORD_SUBJECT) && is_class(v, i, WORD_HE | WORD_SHE)) {
            *source = (unit){i, i + 1};
            return true;
        }
        bool starts = i == r->now.begin || !v->words[i - 1].is_word ||
                      is_class(v, i - 1, WORD_COORD | WORD_ADVERB | WORD_TIME);
        if (!starts || !begins_phrase(v, i) ||
            (is_class(v, i, WORD_PREP) && !word_is(v, i, "des") &&
             !word_is(v, i, "d'")))
            continue;
        uint32_t after = noun_phrase_end(v, i, end, PHRASE_APPOSITION);
        bool moment = is_class(v, after - 1, WORD_TIME) && !v->words[i].capital;
        moment |= after == i + 2 && is_class(v, i + 1, WORD_TIME); /* "Un jour, …" */
        if (after > i && !moment) {
            *source = (unit){i, after};
            return true;
        }
    }
    return false;
}

/* Whether the noun phrase can say anything: a name, a pronoun, or a noun of
 * speaker-nouns.tsv, with or without what is said ("les dires de X"). */
bool can_speak(const view *v, unit source)
{
    for (uint32_t i = source.begin; i < source.end; i++) {
        const word *w = &v->words[i];
        if (w->known->nouns & NOUN_MEASURE && !w->entity)
            return false;
        if (w->entity || w->known->nouns & (NOUN_SPEAKER | NOUN_SPEECH) ||
            w->known->classes & WORD_PRONOUN || (w->capital && i > source.begin))
            return true;
        if (w->known->classes & WORD_DE)
            break;
    }
    return v->words[source.begin].capital || word_is(v, source.end - 1, "dernier") ||
           word_is(v, source.end - 1, "derniers") ||
           word_is(v, source.end - 1, "dernière");
}
