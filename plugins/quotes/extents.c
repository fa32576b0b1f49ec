/* How far what is reported reaches, without a parser.  Everything stays inside the
 * sentence, and the searches to the left are bounded. */
#include "phrases.h"
#include "reading.h"
#include "verbs.h"

/* A clause of more words is cut: the limit keeps the stage linear. */
enum {
    WIDEST_ADJUNCT = 22,
    WIDEST_ASIDE = 14,
    LONGEST_CLAUSE = 600,
    LONGEST_LABEL = 6
};

bool has_verb(const view *v, uint32_t begin, uint32_t end)
{
    if (begin < end && end - begin > LONGEST_CLAUSE)
        end = begin + LONGEST_CLAUSE;
    for (uint32_t i = begin; i < end; i++)
        if (v->words[i].is_word && is_finite(v, i))
            return true;
    return false;
}

uint32_t after_label(const view *v, uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin; i + 1 < end && i - begin < LONGEST_LABEL; i++) {
        if (v->words[i].stretch || (v->words[i].is_word && is_finite(v, i)))
            return begin;
        if (v->words[i].point == POINT_COLON && i > begin)
            return i + 1;
    }
    return begin;
}

uint32_t cue_from(const reading *r, uint32_t begin)
{
    uint32_t low = 0, high = r->cues.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (r->cues.items[middle].begin < begin)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The words that lead to a cue and belong to it: ", et", ", tout en", "avant de". */
static uint32_t before_leads(const view *v, uint32_t i, uint32_t low)
{
    static const char *const leads[] = {
        "et",   "puis", "mais",   "tout",  "en",  "avant", "de",   "d'", "sans",
        "pour", "ou",   "tandis", "alors", "que", "après", "donc", NULL};
    while (i > low + 1) {
        uint32_t k = 0;
        while (leads[k] && !word_is(v, i - 1, leads[k]))
            k++;
        if (!leads[k] && v->words[i - 1].point != POINT_COMMA)
            break;
        i--;
    }
    return i;
}

static bool after_comma(const view *v, uint32_t i)
{
    return v->words[i].point == POINT_COMMA;
}

/* Quoted words right after an article: "salué l'« extrême mobilisation »". */
static bool quoted_soon(const view *v, uint32_t i)
{
    return i + 1 < v->count && v->words[i].known->classes & WORD_DET &&
           v->words[i + 1].stretch;
}

/* Where a later cue takes over from the clause; `NOWHERE` if it is part of it. */
static uint32_t takeover(const reading *r, const cue *next, uint32_t begin)
{
    const view *v = &r->view;
    uint32_t lead = before_leads(v, next->begin, begin);
    bool led = lead < next->begin;
    switch (next->kind) {
    case CUE_GERUND:
    case CUE_INFINITIVE:
        return led && after_comma(v, lead) ? lead : NOWHERE;
    case CUE_BARE:
        return led && word_is(v, next->begin - 1, "et") &&
                       (v->words[next->end].known->classes & WORD_QUE ||
                        v->words[next->end].stretch || quoted_soon(v, next->end))
                   ? lead
                   : NOWHERE;
    case CUE_FINITE: {
        if (next->hook != NOWHERE)
            return lead;
        if (led && next->subject == NOWHERE && !word_is(v, next->begin - 1, "que"))
            return after_comma(v, lead) || classes_of(v, lead) & WORD_COORD ? lead
                                                                            : NOWHERE;
        unit subject;
        uint32_t low = begin;
        if (next->subject != NOWHERE)
            subject = (unit){next->subject, next->subject + 1};
        else if (!noun_phrase_before(v, low, next->begin, &subject))
            return NOWHERE;
        lead = before_leads(v, subject.begin, begin);
        return lead < subject.begin && (after_comma(v, lead) || word_is(v, lead, "et"))
                   ? lead
                   : NOWHERE;
    }
    default:
        return NOWHERE;
    }
}

/* Signs that end a clause by themselves. */
static bool breaks_clause(const view *v, uint32_t i)
{
    if (v->words[i].stretch)
        return false;
    if (v->words[i].point == POINT_SEMICOLON)
        return true;
    if (v->words[i].point == POINT_PAREN && i && v->words[i - 1].stretch)
        return true;
    if (word_is(v, i, "tandis") && word_is(v, i + 1, "que"))
        return true;
    if (v->words[i].point != POINT_COMMA)
        return false;
    return (word_is(v, i + 1, "ce") && word_is(v, i + 2, "qui")) ||
           word_is(v, i + 1, "car") ||
           (word_is(v, i + 1, "sans") &&
            (word_is(v, i + 2, "plus") || word_is(v, i + 2, "autre") ||
             word_is(v, i + 2, "préciser"))) ||
           (word_is(v, i + 1, "comme") &&
            v->words[i + 2].known->classes & WORD_CLITIC) ||
           (word_is(v, i + 1, "mais") &&
            v->words[i + 2].known->classes & (WORD_SUBJECT | WORD_DET)) ||
           (word_is(v, i + 1, "alors") && word_is(v, i + 2, "que"));
}

uint32_t clause_end(const reading *r, uint32_t begin, const cue *after)
{
    const view *v = &r->view;
    uint32_t end = r->now.end;
    if (begin >= end)
        return end;
    if (end - begin > LONGEST_CLAUSE)
        end = begin + LONGEST_CLAUSE;
    for (uint32_t i = begin; i < end; i++)
        if (breaks_clause(v, i))
            end = i;
    uint32_t looks = 12;
    for (uint32_t i = cue_from(r, after ? after->end : begin);
         i < r->cues.count && r->cues.items[i].begin < end && looks--; i++) {
        const cue *next = &r->cues.items[i];
        if (next->begin <= begin || v->words[next->begin].stretch)
            continue;
        uint32_t at = takeover(r, next, begin);
        if (at != NOWHERE && at > begin)
            return at;
    }
    return end;
}

uint32_t skip_adjuncts(const reading *r, uint32_t i, bool *bare)
{
    const view *v = &r->view;
    bool governed = false;
    *bare = false;
    uint32_t start = i;
    for (; i < r->now.end && i - start < WIDEST_ADJUNCT; i++) {
        const word *w = &v->words[i];
        uint32_t classes = w->known->classes;
        if (word_is(v, i, "il") && word_is(v, i + 1, "y") && word_is(v, i + 2, "a")) {
            i += 2; /* "il y a quelques semaines" */
            governed = true;
            continue;
        }
        if (w->stretch || w->point == POINT_COLON || w->point == POINT_STOP ||
            w->point == POINT_SEMICOLON)
            return i;
        if (w->is_word && (classes & WORD_QUE || is_infinitive(v, i)))
            return i;
        if (w->is_word && (is_finite(v, i) || classes & (WORD_RELATIVE | WORD_AVOIR)))
            return i;
        if (w->point == POINT_COMMA || w->point == POINT_PAREN)
            governed = w->point == POINT_PAREN;
        else if (w->is_word &&
                 classes & (WORD_PREP | WORD_A | WORD_TIME | WORD_ADVERB) &&
                 !word_is(v, i, "des"))
            governed = true;
        else if (w->is_number)
            governed = true;
        else if (w->is_word && !governed && !(classes & (WORD_DET | WORD_COORD)))
            *bare = true;
    }
    return i;
}

uint32_t after_aside(const reading *r, uint32_t i)
{
    const view *v = &r->view;
    if (!is_point(v, i, POINT_COMMA))
        return NOWHERE;
    for (uint32_t k = i + 1; k < r->now.end && k - i < WIDEST_ASIDE; k++) {
        if (v->words[k].point == POINT_COMMA)
            return k + 1;
        if (!v->words[k].is_word || v->words[k].stretch || is_finite(v, k))
            return NOWHERE;
    }
    return NOWHERE;
}
