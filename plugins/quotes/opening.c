/* What a cue reports to its right: a clause, an infinitive, or words after a colon; see
 * objects.c for quoted words in its object. */
#include "opening.h"

#include "phrases.h"
#include "rules.h"

enum { WIDEST_ASIDE = 14 };

/* The source of a cue that has no subject of its own: that of the cue before it, or
 * the subject of the main clause. */
static bool find_source(reading *r, const cue *c, unit *source)
{
    if (c->kind == CUE_FINITE && source_before(r, c, source))
        return true;
    if (c->kind == CUE_GERUND && c->begin > r->now.begin &&
        r->view.words[c->begin - 1].is_word &&
        !(classes_of(&r->view, c->begin - 1) & WORD_PREP) &&
        noun_phrase_before(&r->view, r->now.begin, c->begin, source))
        return true;
    if (r->subject.begin < r->subject.end) {
        *source = r->subject;
        return true;
    }
    return main_subject(r, c->begin, source) ||
           (c->kind == CUE_GERUND && main_subject(r, r->now.end, source));
}

bool finish_opening(reading *r, const cue *c, uint32_t end, bool need_source)
{
    unit source = {0, 0};
    bool found = find_source(r, c, &source);
    settle_report(r);
    const report *made = &r->reports[r->count - 1];
    bool plain = made->type == REPORT_INDIRECT;
    if ((need_source && !found) ||
        (plain && c->uses & USE_WILL && made->rule != RULE_ASKS)) {
        drop_report(r);
        return false;
    }
    if (is_hearsay(&r->view, c))
        r->reports[r->count - 1].hearsay = true;
    else
        set_source(r, source, found && c->hook != NOWHERE);
    r->busy = end > r->busy ? end : r->busy;
    r->low = end > r->low ? end : r->low;
    return true;
}

bool add_clauses(reading *r, uint32_t begin, uint32_t end)
{
    const view *v = &r->view;
    uint32_t part = begin;
    for (uint32_t i = begin; i + 1 < end; i++) {
        bool coordinated = !v->words[i].stretch && word_is(v, i, "et") &&
                           v->words[i + 1].known->classes & WORD_QUE;
        if (!coordinated)
            continue;
        add_part(r, part, i);
        part = i + 2;
    }
    return add_part(r, part, end);
}

/* ", qui se félicite d'avoir évité la prison, ne fera pas appel": the verb of a
 * relative clause between commas. */
static bool in_relative(const view *v, const cue *c)
{
    return c->begin > 1 && word_is(v, c->begin - 1, "qui") &&
           v->words[c->begin - 2].point == POINT_COMMA;
}

/* The first comma before which the main verb goes on; `end` if there is none. */
static uint32_t first_comma(const view *v, uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin + 1; i + 1 < end; i++)
        if (v->words[i].point == POINT_COMMA && !v->words[i].stretch &&
            (is_finite(v, i + 1) || classes_of(v, i + 1) & (WORD_NE | WORD_AVOIR)))
            return i;
    return end;
}

/* "promet de venir, et ne vient pas", "espère gagner puis oublie": a finite verb that
 * follows a conjunction has the subject of the sentence. */
static uint32_t infinitive_end(const view *v, uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin + 1; i + 1 < end; i++) {
        bool joins =
            !v->words[i].stretch &&
            (word_is(v, i, "et") || word_is(v, i, "puis") || word_is(v, i, "mais"));
        uint32_t next = i + 1;
        bool denies = joins && classes_of(v, next) & WORD_NE &&
                      !(classes_of(v, next + 1) & WORD_NEGATION);
        while (joins && next + 1 < end && classes_of(v, next) & (WORD_NE | WORD_CLITIC))
            next++;
        if (joins && !is_infinitive(v, next) &&
            (denies || classes_of(v, next) & WORD_AVOIR || is_finite(v, next)))
            return is_point(v, i - 1, POINT_COMMA) ? i - 1 : i;
        if (!v->words[i].stretch &&
            classes_of(v, i) & (WORD_RELATIVE | WORD_SUB | WORD_QUE))
            return end;
    }
    return end;
}

bool read_clause(reading *r, const cue *c, uint32_t begin, rule by)
{
    const view *v = &r->view;
    if (c->negated && by == RULE_ASKS)
        return false;
    uint32_t end = clause_end(r, begin, c);
    if (by == RULE_INFINITIVE)
        end = infinitive_end(v, begin, end);
    if (in_relative(v, c))
        end = first_comma(v, begin, end);
    if (end <= begin + 1 || !new_report(r, by, c))
        return false;
    if (!add_clauses(r, begin, end)) {
        drop_report(r);
        return false;
    }
    return finish_opening(r, c, end, true);
}

/* "ne pas", pronouns and adverbs before an infinitive. */
static uint32_t skip_to_infinitive(const view *v, uint32_t i, uint32_t end)
{
    uint32_t k = i;
    while (k < end && k - i < 4 && v->words[k].is_word &&
           classes_of(v, k) & (WORD_NE | WORD_NEGATION | WORD_CLITIC | WORD_ADVERB))
        k++;
    if (k < end && is_infinitive(v, k))
        return k;
    bool pronoun = k > i && classes_of(v, k - 1) & WORD_DET; /* "de l'offrir" */
    return k < end && pronoun && v->words[k].is_word && !v->words[k].capital &&
                   !v->words[k].known->nouns && !ends_with(v, k, "ier") &&
                   (ends_with(v, k, "er") || v->words[k].known->shapes & VERB_INF)
               ? k
               : NOWHERE;
}

static bool read_infinitive(reading *r, const cue *c, uint32_t i)
{
    const view *v = &r->view;
    uint32_t begin = i;
    if (c->uses & USE_DE && classes_of(v, i) & WORD_DE && !word_is(v, i, "des") &&
        !word_is(v, i, "du"))
        begin = i + 1;
    else if (c->uses & USE_A && word_is(v, i, "à"))
        begin = i + 1;
    else if (!(c->uses & USE_INF))
        return false;
    if (skip_to_infinitive(v, begin, r->now.end) == NOWHERE)
        return false;
    if (begin == i && !(c->uses & USE_INF))
        return false;
    return read_clause(r, c, begin, RULE_INFINITIVE);
}

/* The "de" or "à" before the infinitive at word i, or else the word itself. */
static uint32_t governor_of(const view *v, uint32_t i, uint32_t low)
{
    uint32_t k = i;
    while (k > low && classes_of(v, k - 1) & (WORD_CLITIC | WORD_NE | WORD_NEGATION))
        k--;
    return k > low && classes_of(v, k - 1) & (WORD_DE | WORD_A) ? k - 1 : k;
}

/* "n'y croit pas", "se demande encore": the adverb after a verb. */
static uint32_t after_adverb(const view *v, uint32_t i)
{
    return classes_of(v, i) & (WORD_ADVERB | WORD_NEGATION) && v->words[i].is_word
               ? i + 1
               : i;
}

/* A colon and quoted words, or a dash that begins an utterance. */
static bool read_colon(reading *r, const cue *c, uint32_t i, rule by)
{
    view *v = &r->view;
    if (!is_point(v, i, POINT_COLON) || i + 1 >= v->count)
        return false;
    if (c->kind == CUE_GERUND && by == RULE_COLON && c->begin &&
        v->words[c->begin - 1].is_word && !word_is(v, c->begin - 1, "en") &&
        !(classes_of(v, c->begin - 1) & (WORD_CLITIC | WORD_ADVERB)))
        return false; /* "Thermomètre parlant : …" */
    const stretch *said = stretch_at(v, i + 1);
    uint32_t end;
    if (!new_report(r, by, c))
        return false;
    bool added, spoken = false;
    if (said) {
        added = add_part(r, said->begin, said->end);
        end = stretch_end(said);
        /* Marks that are re-opened with the next paragraph: one utterance. */
        add_reopened(r, said);
    } else {
        end = r->now.end;
        bool dash = v->words[i + 1].point == POINT_DASH;
        spoken = dash;
        bool near = i == c->end || i == after_adverb(v, c->end);
        bool clause = has_verb(v, i + 1, end) || (c->kind == CUE_FINITE && end > i + 4);
        near &= c->kind != CUE_INFINITIVE; /* "On n'est pas obligé de le croire : …" */
        added = (dash || near) && by == RULE_COLON && clause &&
                add_part(r, dash ? i + 2 : i + 1, end);
    }
    if (!added) {
        drop_report(r);
        return false;
    }
    if (!finish_opening(r, c, end, false))
        return false;
    if (spoken)
        r->reports[r->count - 1].type = REPORT_DIRECT;
    return true;
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

/* "n'admet que": a restriction, and no clause. */
static bool is_restrictive(const view *v, const cue *c)
{
    return c->begin < c->head && classes_of(v, c->begin) & WORD_NE && !c->negated;
}

/* An indirect question: "si", "combien", "pourquoi"… right after the verb. */
static bool asks_at(const view *v, uint32_t i)
{
    return v->words[i].is_word && classes_of(v, i) & WORD_ASKS &&
           !word_is(v, i, "ce") && !word_is(v, i, "qui") && !word_is(v, i, "quand") &&
           !word_is(v, i, "où");
}

/* "s'est dit convaincu que", "se déclare prêt à": the adjective is part of the cue. */
static bool take_adjective(const view *v, cue *c)
{
    const word *w = &v->words[c->end];
    if (!c->reflexive || !(c->uses & USE_EITHER) || !w->is_word || w->capital ||
        w->known->classes || w->stretch)
        return false;
    uint32_t next = classes_of(v, c->end + 1);
    if (!(next & (WORD_QUE | WORD_DE | WORD_A)))
        return false;
    c->uses |= next & WORD_QUE ? USE_QUE : USE_DE | USE_A;
    c->uses &= ~(uint32_t)USE_RUMOUR;
    c->end++;
    return true;
}

bool read_opening(reading *r, const cue *of)
{
    cue group = *of, *c = &group;
    take_adjective(&r->view, c);
    const view *v = &r->view;
    if (v->words[c->begin].stretch)
        return false;
    bool bare;
    uint32_t i = skip_adjuncts(r, c->end, &bare);
    uint32_t aside = after_aside(r, c->end);
    if (aside != NOWHERE && classes_of(v, aside) & WORD_QUE) {
        i = aside;
        bare = false;
    }
    uint32_t classes = i < r->now.end ? classes_of(v, i) : 0;
    if (c->kind == CUE_BARE && !word_is(v, c->begin - 1, "et") && !r->subject.end)
        return c->uses & USE_LABEL && i < r->now.end && v->words[i].stretch &&
               read_passive(r, c);
    if (i < r->now.end && classes & WORD_QUE && !bare && c->uses & USE_QUE &&
        !is_restrictive(v, c) && !word_is(v, i - 1, "ce"))
        return read_clause(r, c, i + 1, RULE_QUE);
    uint32_t asked = after_adverb(v, c->end);
    if (c->uses & USE_QUE &&
        (asks_at(v, asked) || (c->uses & USE_ASKS && classes_of(v, asked) & WORD_ASKS)))
        return read_clause(r, c, asked, RULE_ASKS);
    if (!bare && i > c->end && i < r->now.end && is_infinitive(v, i) &&
        read_infinitive(r, c, governor_of(v, i, c->end)))
        return true;
    if (read_infinitive(r, c, c->end))
        return true;
    return (c->uses & (USE_INCISE | USE_OBJECT) && read_colon(r, c, i, RULE_COLON)) ||
           read_object(r, c, i, bare);
}

bool read_noun(reading *r, const cue *c)
{
    const view *v = &r->view;
    uint32_t i = c->end;
    while (i < r->now.end && v->words[i].point != POINT_COLON)
        i++;
    if (i + 1 >= r->now.end || !v->words[i + 1].stretch)
        return false;
    if (!read_colon(r, c, i, RULE_NOUN))
        return false;
    uint32_t begin = classes_of(v, c->end) & WORD_DET ? c->end : c->end + 1;
    uint32_t end = classes_of(v, c->end) & WORD_DE && v->words[c->end].is_word
                       ? noun_phrase_end(v, begin, i, PHRASE_APPOSITION | PHRASE_LOOSE)
                       : begin;
    if (end > begin && (v->words[begin].entity || can_speak(v, (unit){begin, end})))
        set_source(r, (unit){begin, end}, false);
    return true;
}
