/* What a cue reports to its right: which of a clause, an infinitive, words after a
 * colon and quoted words in its object it is. */
#include "clauses.h"
#include "objects.h"
#include "phrases.h"
#include "rules.h"
#include "verbs.h"

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

/* "Thermomètre parlant : …": a participle that reports nothing. */
static bool is_label(const view *v, const cue *c)
{
    return c->kind == CUE_GERUND && c->begin && v->words[c->begin - 1].is_word &&
           !word_is(v, c->begin - 1, "en") &&
           !(classes_of(v, c->begin - 1) & (WORD_CLITIC | WORD_ADVERB));
}

/* Adds what follows the colon at word i without marks: an utterance behind a dash, or
 * a clause if the colon is right behind the cue; false if it is neither. */
static bool add_unmarked(reading *r, const cue *c, uint32_t i)
{
    const view *v = &r->view;
    uint32_t end = r->now.end;
    bool dash = v->words[i + 1].point == POINT_DASH;
    bool near = i == c->end || i == after_adverb(v, c->end);
    near &= c->kind != CUE_INFINITIVE; /* "On n'est pas obligé de le croire : …" */
    bool clause = has_verb(v, i + 1, end) || (c->kind == CUE_FINITE && end > i + 4);
    return (dash || near) && clause && add_part(r, dash ? i + 2 : i + 1, end);
}

/* Adds the words between marks; those re-opened with the next paragraph are the same
 * utterance. */
static bool add_marked(reading *r, const stretch *said)
{
    bool added = add_part(r, said->begin, said->end);
    add_reopened(r, said);
    return added;
}

/* "…ne reprend pas l'affaire : « … », résume ce dernier": what follows the marks
 * attributes them. */
static bool is_attributed(const reading *r, const stretch *said)
{
    const view *v = &r->view;
    uint32_t next = stretch_end(said), after;
    if (is_point(v, next, POINT_COMMA))
        next++;
    uint32_t k = cue_from(r, next);
    const cue *c = k < r->cues.count ? &r->cues.items[k] : NULL;
    unit source;
    return c && c->begin == next && next < r->now.end && c->kind == CUE_FINITE &&
           c->uses & USE_INCISE &&
           (c->hook != NOWHERE ||
            (c->subject == NOWHERE && source_after(r, c, &source, &after)));
}

/* A colon and quoted words, or a dash that begins an utterance. */
static bool read_colon(reading *r, const cue *c, uint32_t i, rule by)
{
    const view *v = &r->view;
    if (!is_point(v, i, POINT_COLON) || i + 1 >= v->count ||
        (by == RULE_COLON && is_label(v, c)) || !new_report(r, by, c))
        return false;
    const stretch *said = stretch_at(v, i + 1);
    if (said && is_attributed(r, said)) {
        drop_report(r);
        return false;
    }
    uint32_t end = said ? stretch_end(said) : r->now.end;
    bool added = said ? add_marked(r, said) : by == RULE_COLON && add_unmarked(r, c, i);
    if (!added) {
        drop_report(r);
        return false;
    }
    if (!finish_opening(r, c, end, false))
        return false;
    if (!said && v->words[i + 1].point == POINT_DASH)
        r->reports[r->count - 1].type = REPORT_DIRECT;
    return true;
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

/* The first word that can be reported: behind the adjuncts, or the "que" behind what
 * stands between commas; *bare as of skip_adjuncts(). */
static uint32_t after_cue(const reading *r, const cue *c, bool *bare)
{
    uint32_t i = skip_adjuncts(r, c->end, bare);
    uint32_t aside = after_aside(r, c->end);
    if (aside == NOWHERE || !(classes_of(&r->view, aside) & WORD_QUE))
        return i;
    *bare = false;
    return aside;
}

/* Whether the word i is the "que" of a clause that the cue reports. */
static bool begins_clause(const reading *r, const cue *c, uint32_t i)
{
    const view *v = &r->view;
    return i < r->now.end && classes_of(v, i) & WORD_QUE && c->uses & USE_QUE &&
           !is_restrictive(v, c) && !is_conjunction(v, c, i);
}

/* Whether the word i begins an indirect question that the cue reports. */
static bool begins_question(const view *v, const cue *c, uint32_t i)
{
    return c->uses & USE_QUE &&
           (asks_at(v, i) || (c->uses & USE_ASKS && classes_of(v, i) & WORD_ASKS));
}

/* An infinitive at word i, behind adjuncts, or right after the cue. */
static bool read_infinitives(reading *r, const cue *c, uint32_t i, bool bare)
{
    const view *v = &r->view;
    bool apart = !bare && i > c->end && i < r->now.end && is_infinitive(v, i) &&
                 !word_is(v, i - 1, "pour") && !word_is(v, i - 1, "sans");
    return (apart && read_infinitive(r, c, governor_of(v, i, c->end))) ||
           read_infinitive(r, c, c->end);
}

bool read_opening(reading *r, const cue *of)
{
    cue group = *of, *c = &group;
    const view *v = &r->view;
    take_adjective(v, c);
    if (v->words[c->begin].stretch)
        return false;
    bool bare;
    uint32_t i = after_cue(r, c, &bare);
    if (c->kind == CUE_BARE && !word_is(v, c->begin - 1, "et") && !r->subject.end)
        return c->uses & USE_LABEL && i < r->now.end && v->words[i].stretch &&
               read_passive(r, c);
    if (!bare && begins_clause(r, c, i))
        return read_clause(r, c, i + 1, RULE_QUE);
    uint32_t asked = after_adverb(v, c->end);
    if (begins_question(v, c, asked))
        return read_clause(r, c, asked, RULE_ASKS);
    if (read_infinitives(r, c, i, bare))
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
