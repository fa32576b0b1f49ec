/* Prepositions that attribute a clause: "selon X, …", "…, selon X", "…, d'après X, …",
 * "13 500 personnes selon X", "pour X, …". */
#include "phrases.h"
#include "rules.h"

/* "selon la saison": what something depends on says nothing. */
static bool is_measure(const view *v, unit source)
{
    for (uint32_t i = source.begin; i < source.end; i++)
        if (nouns_of(v, i) & NOUN_MEASURE)
            return true;
    return false;
}

/* "pour" attributes only at the start of a clause, before a person or a body. */
static bool pour_attributes(const reading *r, const cue *c, unit source)
{
    const view *v = &r->view;
    if (c->begin > r->low && v->words[c->begin - 1].is_word &&
        !(classes_of(v, c->begin - 1) & WORD_COORD) && !word_is(v, c->begin - 1, "que"))
        return false;
    bool first = c->begin <= r->low;
    if (!is_point(v, source.end, POINT_COMMA) ||
        (!first && !has_verb(v, source.end, clause_end(r, source.end, c))))
        return false;
    for (uint32_t i = source.begin; i < source.end; i++) {
        const word *w = &v->words[i];
        if (w->entity && (v->kinds[w->entity - 1] == ENTITY_PERSON ||
                          (first && v->kinds[w->entity - 1] == ENTITY_ORGANIZATION)))
            return true;
        if (w->known->nouns & (NOUN_PERSON | NOUN_GROUP) ||
            (first && w->known->nouns & NOUN_VOICE) ||
            (w->known->classes & WORD_PRONOUN && i == source.begin))
            return true;
        if (w->known->classes & WORD_DE)
            break;
    }
    return false;
}

static bool find_scope_source(const reading *r, const cue *c, unit *source)
{
    const view *v = &r->view;
    uint32_t i = c->end;
    if (word_is(v, i, "ce") && (word_is(v, i + 1, "que") || word_is(v, i + 1, "qu'"))) {
        /* "selon ce que rapportent des médias" */
        i += 2;
        while (i < r->now.end && v->words[i].known->shapes)
            i++;
    }
    if (nouns_of(v, i - 1) & NOUN_ANONYMOUS)
        i--; /* "de source judiciaire" */
    uint32_t end = noun_phrase_end(v, i, r->now.end, PHRASE_APPOSITION);
    if (end == i)
        return false;
    *source = (unit){i, end};
    if (can_speak(v, *source) || word_is(v, c->end - 1, "après"))
        return true;
    bool apart = is_point(v, end, POINT_COMMA) ||
                 (c->begin && is_point(v, c->begin - 1, POINT_COMMA));
    return apart && !is_measure(v, *source) && !word_is(v, c->begin, "pour");
}

static void finish(reading *r, unit source, uint32_t end)
{
    settle_report(r);
    set_source(r, source, false);
    r->low = end > r->low ? end : r->low;
    r->busy = end > r->busy ? end : r->busy;
}

/* Where the words before the cue begin to be a clause of their own. */
static uint32_t words_before(const reading *r, uint32_t begin)
{
    const view *v = &r->view;
    uint32_t words = 0;
    for (uint32_t i = r->low; i < begin && words < 4; i++)
        words += v->words[i].is_word || v->words[i].stretch;
    return words;
}

/* "entre 223 000 selon les autorités et 400 000 selon X": the figure's phrase alone. */
static bool read_figure(reading *r, const cue *c, unit source)
{
    const view *v = &r->view;
    uint32_t i = c->begin;
    while (i > r->low && c->begin - i < 3 && !v->words[i - 1].is_number &&
           v->words[i - 1].is_word && !classes_of(v, i - 1) && !is_finite(v, i - 1))
        i--;
    if (i <= r->low || !v->words[i - 1].is_number)
        return false;
    bool more =
        classes_of(v, source.end) & WORD_COORD ||
        is_point(v, source.end, POINT_PAREN_END) ||
        (is_point(v, source.end, POINT_COMMA) && v->words[source.end + 1].is_number);
    more |= r->count && r->reports[r->count - 1].rule == RULE_FIGURE &&
            r->reports[r->count - 1].cue.begin >= r->now.begin;
    for (uint32_t k = r->low; k < i && !more; k++)
        more = is_point(v, k, POINT_PAREN);
    if (!more || !new_report(r, RULE_FIGURE, c))
        return false;
    add_part(r, i - 1, c->begin);
    finish(r, source, source.end);
    return true;
}

static uint32_t stretch_close(const stretch *quoted)
{
    return quoted->close == NOWHERE ? quoted->end : quoted->close + 1;
}

/* The clause before the cue; only the quoted words if they stand alone. */
static bool add_before(reading *r, const cue *c)
{
    const view *v = &r->view;
    uint32_t first = c->begin > r->low + 600 ? c->begin - 600 : r->low;
    for (uint32_t i = c->begin; i-- > first;)
        if (v->words[i].point == POINT_STOP && !v->words[i].stretch) {
            r->low = i + 1;
            break;
        }
    return c->begin > r->low && add_part(r, r->low, c->begin);
}

/* A quotation right after the source that is the whole clause. */
static bool add_after(reading *r, uint32_t begin, uint32_t *end)
{
    const view *v = &r->view;
    uint32_t s = begin < r->now.end ? v->words[begin].stretch : 0;
    if (s && v->stretches[s - 1].open == begin) {
        const stretch *said = &v->stretches[s - 1];
        uint32_t close = stretch_close(said);
        bool whole = close >= *end || !v->words[close].is_word;
        if (whole && has_verb(v, said->begin, said->end)) {
            *end = close;
            return add_part(r, said->begin, said->end);
        }
    }
    return add_part(r, begin, *end);
}

static bool read_both(reading *r, const cue *c, unit source, bool before)
{
    const view *v = &r->view;
    if (!new_report(r, RULE_SCOPE, c))
        return false;
    uint32_t begin = source.end;
    if (is_point(v, begin, POINT_COMMA) || is_point(v, begin, POINT_COLON) ||
        is_point(v, begin, POINT_SEMICOLON))
        begin++;
    if (v->words[begin].known->shapes == VERB_PART)
        while (begin < r->now.end && v->words[begin++].point != POINT_COMMA)
            continue; /* "…, rapportés par l'AFP, …" */
    uint32_t end = clause_end(r, begin, c);
    if (before && classes_of(v, begin) & WORD_RELATIVE)
        end = begin;
    bool after = end > begin && (has_verb(v, begin, end) || v->words[begin].stretch ||
                                 end - begin > 4);
    bool added = before && add_before(r, c);
    if (after || !before)
        added |= begin < end && add_after(r, begin, &end);
    if (!added) {
        drop_report(r);
        return false;
    }
    finish(r, source, after || !before ? end : source.end);
    return true;
}

bool read_scope(reading *r, const cue *c)
{
    const view *v = &r->view;
    unit source;
    if (v->words[c->begin].stretch || !find_scope_source(r, c, &source))
        return false;
    if (word_is(v, c->begin, "pour") && !pour_attributes(r, c, source))
        return false;
    if (read_figure(r, c, source))
        return true;
    bool comma = c->begin > r->low && v->words[c->begin - 1].point == POINT_COMMA;
    bool ends = source.end >= r->now.end || !v->words[source.end].is_word;
    bool led = c->begin > r->low && v->words[c->begin - 1].is_word &&
               classes_of(v, c->begin - 1) & (WORD_QUE | WORD_COORD | WORD_SUB);
    led |= comma && c->begin - 1 > r->low &&
           classes_of(v, c->begin - 2) & (WORD_QUE | WORD_COORD);
    bool said_before = has_verb(v, r->low, c->begin);
    bool said_after = has_verb(v, source.end, clause_end(r, source.end, c));
    uint32_t least = comma && !begins_phrase(v, r->low) ? 3 : 2;
    bool before =
        words_before(r, c->begin) >= least && !led &&
        (comma || ends || (said_before && !said_after) || is_finite(v, c->begin - 1));
    if (before && said_before && !is_point(v, source.end, POINT_COMMA)) {
        if (!new_report(r, RULE_SCOPE, c))
            return false;
        if (!add_before(r, c)) {
            drop_report(r);
            return false;
        }
        finish(r, source, source.end);
        return true;
    }
    return read_both(r, c, source, before);
}
