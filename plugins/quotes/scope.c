/* Prepositions that attribute a clause: "selon X, …", "…, selon X", "…, d'après X, …",
 * "13 500 personnes selon X", "pour X, …". */
#include "phrases.h"
#include "rules.h"
#include "verbs.h"

enum { WIDEST_FIGURE = 8 };

/* "selon la saison": what something depends on says nothing. */
static bool is_measure(const view *v, unit source)
{
    for (uint32_t i = source.begin; i < source.end; i++)
        if (nouns_of(v, i) & NOUN_MEASURE)
            return true;
    return false;
}

/* A noun that is not in the table, by its ending one of persons: "le plongeur", "la
 * trésorière"; feminine ones in -eur are qualities ("la hauteur"). */
static bool does_something(const view *v, unit source)
{
    static const char *const endings[] = {"euse",  "trice",  "iste",  "ien",    "ienne",
                                          "ière",  "logue",  "euses", "trices", "istes",
                                          "iens",  "iennes", "ières", "logues", "ers",
                                          "teurs", NULL};
    for (uint32_t i = source.begin; i < source.end; i++) {
        if (classes_of(v, i) & WORD_DE)
            return false;
        for (uint32_t k = 0; endings[k]; k++)
            if (ends_with(v, i, endings[k]))
                return true;
        if (i > source.begin && ends_with(v, i, "eur") &&
            (word_is(v, i - 1, "le") || word_is(v, i - 1, "un") ||
             word_is(v, i - 1, "son")))
            return true;
    }
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

/* "une étude publiée lundi": what happened to the document is no part of its name. */
static uint32_t before_participle(const view *v, uint32_t begin, uint32_t end)
{
    bool more = v->words[end].is_word &&
                (classes_of(v, end) & (WORD_TIME | WORD_PREP | WORD_A | WORD_DET) ||
                 v->words[end].is_number);
    bool participle = end > begin + 2 && v->words[end - 1].known->shapes == VERB_PART &&
                      !v->words[end - 1].known->nouns && !v->words[end - 1].entity;
    return more && participle ? end - 1 : end;
}

/* "Selon X, l'homme qui a fui est blessé": a relative clause that no comma ends is
 * part of what is reported. */
static bool begins_last_clause(const reading *r, uint32_t i)
{
    const view *v = &r->view;
    if (!v->words[i].is_word || !(classes_of(v, i) & WORD_RELATIVE))
        return false;
    uint32_t stop = r->now.end < i + 40 ? r->now.end : i + 40;
    while (i < stop && !is_point(v, i, POINT_COMMA))
        i++;
    return i == stop;
}

/* Whether the appositions up to `end` leave no clause to report: at the start of the
 * sentence, and behind a verb that has no complement yet: "Ce serait, selon X, une …".
 */
static bool takes_clause(const reading *r, const cue *c, uint32_t end)
{
    const view *v = &r->view;
    if (c->begin <= r->low)
        return end >= r->now.end || v->words[end].point == POINT_STOP ||
               begins_last_clause(r, end);
    return c->begin > r->low + 1 && is_point(v, c->begin - 1, POINT_COMMA) &&
           is_finite(v, c->begin - 2);
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
    if (takes_clause(r, c, end))
        end = noun_phrase_end(v, i, r->now.end, 0);
    if (end == i)
        return false;
    end = before_participle(v, i, end);
    *source = (unit){i, end};
    if (can_speak(v, *source) || word_is(v, c->end - 1, "après") || i > c->end + 1)
        return true;
    const report *last = r->count ? &r->reports[r->count - 1] : NULL;
    if (last && last->rule == RULE_FIGURE && last->cue.begin >= r->now.begin)
        return true;
    bool led = c->begin > r->low && v->words[c->begin - 1].is_word;
    bool apart = is_point(v, end, POINT_COMMA) ||
                 (c->begin && is_point(v, c->begin - 1, POINT_COMMA));
    bool own = word_is(v, i, "leur") || word_is(v, i, "leurs"); /* "leurs moyens" */
    return apart && (does_something(v, *source) || !(led || own)) &&
           !is_measure(v, *source) && !word_is(v, c->begin, "pour");
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

/* A number in digits or letters, or one that begins with such: "quatre-vingt-onze". */
static bool is_amount(const view *v, uint32_t i)
{
    gm_text fold = v->words[i].fold;
    if (v->words[i].is_number || nouns_of(v, i) & NOUN_NUMBER)
        return true;
    uint32_t len = 0;
    while (len < fold.len && fold.ptr[len] != '-')
        len++;
    const lexeme *first = len < fold.len && len
                              ? lexicon_find(v->lexicon, (gm_text){fold.ptr, len})
                              : NULL;
    return first && first->nouns & NOUN_NUMBER;
}

/* Words that may stand before a number and belong to it: "à peine", "plus de". */
static bool leads_amount(const view *v, uint32_t i)
{
    static const char *const leads[] = {
        "de",    "d'",      "près",  "plus",     "moins", "environ", "à",
        "peine", "quelque", "une",   "quelques", "un",    "au",      "presque",
        "pas",   "bien",    "entre", "sur",      NULL};
    uint32_t k = 0;
    while (leads[k] && !word_is(v, i, leads[k]))
        k++;
    return leads[k] || is_amount(v, i);
}

/* The phrase of a number that ends right before the cue, or before the comma if there
 * is a rival account: its first word, or the cue's if there is none. */
static uint32_t figure_begin(const reading *r, const cue *c, bool rival)
{
    const view *v = &r->view;
    uint32_t i = c->begin;
    if (rival && i > r->low && is_point(v, i - 1, POINT_COMMA))
        i--;
    uint32_t stop = i;
    while (i > r->low && stop - i < WIDEST_FIGURE && v->words[i - 1].is_word &&
           !v->words[i - 1].stretch && !is_amount(v, i - 1) && !is_finite(v, i - 1) &&
           !(classes_of(v, i - 1) & (WORD_QUE | WORD_RELATIVE | WORD_COORD)))
        i--;
    if (i <= r->low || !is_amount(v, i - 1))
        return c->begin;
    while (i > r->low && stop - i < 2 * WIDEST_FIGURE && leads_amount(v, i - 1) &&
           !v->words[i - 1].stretch)
        i--;
    while (!is_amount(v, i) && (word_is(v, i, "de") || word_is(v, i, "sur")))
        i++;
    return i;
}

static bool is_scope(const view *v, uint32_t i)
{
    uint32_t uses = 0;
    const lexeme *known = v->words[i].known;
    return known->phrase && !word_is(v, i, "pour") &&
           match_phrase(v, known, i, PHRASE_NEVER, &uses) == i &&
           match_phrase(v, known, i, PHRASE_SCOPE, &uses) > i;
}

/* Another source gives another account of the same: ", 400 000 selon Y". */
static bool has_rival(const reading *r, const cue *c, unit source)
{
    const view *v = &r->view;
    const report *last = r->count ? &r->reports[r->count - 1] : NULL;
    if (last && last->rule == RULE_FIGURE && last->cue.begin >= r->now.begin &&
        c->begin > r->low && !has_verb(v, r->low, c->begin))
        return true;
    uint32_t i = source.end;
    if (!is_point(v, i, POINT_COMMA) && !is_point(v, i, POINT_SEMICOLON) &&
        !(classes_of(v, i) & WORD_COORD) && !word_is(v, i, "contre"))
        return false;
    for (; i < r->now.end && i < source.end + 2 * WIDEST_FIGURE; i++) {
        if (v->words[i].point == POINT_STOP || is_finite(v, i))
            return false;
        if (is_scope(v, i))
            return i > source.end + 1;
    }
    return false;
}

/* "entre 223 000 selon les autorités et 400 000 selon X", "cent dix selon X, cent
 * quarante d'après Y": the figure's phrase alone. */
static bool read_figure(reading *r, const cue *c, unit source)
{
    const view *v = &r->view;
    bool rival = has_rival(r, c, source);
    uint32_t begin = figure_begin(r, c, rival);
    bool more =
        rival || is_point(v, source.end, POINT_PAREN_END) ||
        (is_point(v, source.end, POINT_COMMA) && v->words[source.end + 1].is_number);
    for (uint32_t k = begin; k > r->low && k + WIDEST_FIGURE > begin && !more; k--)
        more = is_point(v, k - 1, POINT_PAREN);
    if (!more || (begin == c->begin && !rival) || c->begin <= r->low ||
        !new_report(r, RULE_FIGURE, c))
        return false;
    if (begin == c->begin)
        begin = r->low;
    if (!add_part(r, begin, c->begin)) {
        drop_report(r);
        return false;
    }
    finish(r, source, source.end);
    return true;
}

static uint32_t stretch_close(const stretch *quoted)
{
    return quoted->close == NOWHERE ? quoted->end : quoted->close + 1;
}

/* "Il ne mâche pas ses mots : c'est une honte, selon lui": the clause that a colon
 * sets off, or else `begin`. */
static uint32_t after_colon(const view *v, uint32_t begin, uint32_t end)
{
    uint32_t first = end > begin + 60 ? end - 60 : begin;
    for (uint32_t i = end; i-- > first;)
        if (v->words[i].point == POINT_COLON && !v->words[i].stretch)
            return has_verb(v, i + 1, end) ? i + 1 : begin;
    return begin;
}

/* The clause before the cue; only the quoted words if they stand alone. */
static bool add_before(reading *r, const cue *c)
{
    const view *v = &r->view;
    uint32_t first = c->begin > r->low + 600 ? c->begin - 600 : r->low;
    for (uint32_t i = c->begin; i-- > first;)
        if ((v->words[i].point == POINT_STOP || v->words[i].point == POINT_SEMICOLON) &&
            !v->words[i].stretch) {
            r->low = i + 1;
            break;
        }
    r->low = after_label(v, r->low, c->begin);
    r->low = after_colon(v, r->low, c->begin);
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
    if (v->words[begin].known->shapes == VERB_PART || word_is(v, begin, "dont"))
        while (begin < r->now.end && v->words[begin++].point != POINT_COMMA)
            continue; /* "…, rapportés par l'AFP, …", "…, dont Reuters, …" */
    uint32_t end = clause_end(r, begin, c);
    if (before && (classes_of(v, begin) & WORD_RELATIVE ||
                   is_point(v, source.end, POINT_SEMICOLON)))
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
    if (before && said_before && !is_point(v, source.end, POINT_COMMA) &&
        !is_finite(v, c->begin - 1)) {
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
