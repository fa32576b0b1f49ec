/* Quoted words in the object of a cue, or in the subject of a passive one:
 *     object    X dénonce « une honte »
 *     passive   qualifié de « … » par X; Ce « … » est déploré par X */
#include "objects.h"

#include "clauses.h"
#include "phrases.h"
#include "rules.h"
#include "verbs.h"

enum { OBJECT_REACH = 16, LONGEST_TITLE = 5 };

/* The first word after the quoted pieces of the object, which become fragments. */
static uint32_t add_objects(reading *r, const cue *c, uint32_t end)
{
    const view *v = &r->view;
    uint32_t i = c->end, last = NOWHERE;
    bool pleads = c->kind == CUE_FINITE; /* "plaide pour « un moratoire »" */
    for (uint32_t k = i; k < end && (last == NOWHERE ? k - i : k - last) < OBJECT_REACH;
         k++) {
        const stretch *quoted = stretch_at(v, k);
        if (quoted && k &&
            ((word_is(v, k - 1, "pour") && !(pleads && k - 1 == i)) ||
             is_named(v, quoted)))
            break; /* a charge: "poursuivi pour « escroquerie »"; a name */
        if (!quoted) {
            const word *w = &v->words[k];
            if (w->is_word && !word_is(v, k, "comme") &&
                (w->known->classes & (WORD_RELATIVE | WORD_SUB) || is_finite(v, k)))
                break;
            if (w->point == POINT_SEMICOLON || w->point == POINT_COLON)
                break;
            continue;
        }
        add_part(r, quoted->begin, quoted->end);
        last = stretch_end(quoted);
        k = last - 1;
    }
    return last;
}

static bool reads_as_speech(const view *v, const stretch *said)
{
    uint32_t words = said->end - said->begin;
    bool stopped = v->words[said->end - 1].point == POINT_STOP;
    return words > 3 &&
           (has_verb(v, said->begin, said->end) ||
            (v->words[said->begin].capital && (stopped || words > LONGEST_TITLE)));
}

/* Whether the first word can begin a sentence of the speaker's: "« acte lâche et
 * sanglant »" begins none. */
static bool begins_speech(const view *v, const stretch *said)
{
    const word *first = &v->words[said->begin];
    return first->capital || !first->is_word ||
           first->known->classes &
               (WORD_SUBJECT | WORD_DET | WORD_PRONOUN | WORD_CLITIC | WORD_NE |
                WORD_SUB | WORD_ASKS | WORD_ADVERB);
}

/* "salue « un pays qui porte son stade »": a noun phrase with no verb but that of its
 * relative clause. */
static bool is_phrase(const view *v, const stretch *said)
{
    const word *first = &v->words[said->begin];
    if (first->capital || !(first->known->classes & (WORD_DET | WORD_RELATIVE)) ||
        first->known->classes & WORD_SUBJECT)
        return false;
    for (uint32_t i = said->begin; i < said->end; i++) {
        if (v->words[i].is_word && classes_of(v, i) & WORD_RELATIVE)
            return true;
        if (v->words[i].is_word && is_finite(v, i))
            return false;
    }
    return true;
}

/* Whether the quoted words right after the verb are only the beginning of what it
 * reports: "compte demander « que soit faite injonction » au docteur". */
static bool runs_on(const reading *r, const cue *c, const stretch *said)
{
    const view *v = &r->view;
    uint32_t next = stretch_end(said);
    if (!(c->uses & (USE_INF | USE_WILL)) || next >= r->now.end)
        return false;
    const word *w = &v->words[next];
    if (c->uses & USE_WILL && classes_of(v, said->begin) & WORD_DET &&
        is_phrase(v, said))
        return false; /* "demande « l'arrêt immédiat » des travaux" */
    return w->is_word &&
           !(w->known->classes & (WORD_COORD | WORD_SUB | WORD_RELATIVE)) &&
           (!(w->known->classes & WORD_PREP) ||
            w->known->classes & (WORD_A | WORD_DE) || text_is(w->fold, "en"));
}

/* "appelle à une « révolution »", "présente le texte comme « une chance »": verbs of
 * other senses too, that report with this preposition. */
static bool governs_quote(const reading *r, const cue *c)
{
    const view *v = &r->view;
    bool towards = false;
    for (uint32_t i = c->end; i < r->now.end && i < c->end + OBJECT_REACH / 2; i++) {
        if (stretch_at(v, i))
            return (towards && c->uses & USE_A) ||
                   (c->uses & USE_LABEL && i && word_is(v, i - 1, "comme"));
        if (!v->words[i].is_word || is_finite(v, i))
            return false;
        towards |= classes_of(v, i) & WORD_A;
    }
    return false;
}

/* ", dit « le Baromètre »,": a nickname between commas. */
static bool is_nickname(const view *v, const cue *c, const stretch *quoted)
{
    static const char *const forms[] = {"dit", "dite", "dits", "dites", NULL};
    uint32_t k = 0;
    while (forms[k] && !word_is(v, c->head, forms[k]))
        k++;
    bool apart = c->begin && c->begin + 1 == c->end &&
                 (is_point(v, c->begin - 1, POINT_COMMA) || c->kind == CUE_BARE);
    uint32_t next = quoted ? stretch_end(quoted) : 0;
    return forms[k] && apart && quoted && quoted->open == c->end &&
           (is_point(v, next, POINT_COMMA) || is_point(v, next, POINT_STOP) ||
            is_point(v, next, POINT_PAREN_END));
}

/* Words between marks that begin small, within reach: "justifie cette décision par
 * l'« extrême gravité des faits »"; a single one is a term. */
static bool words_soon(const view *v, uint32_t from)
{
    for (uint32_t i = from; i < v->count && i < from + OBJECT_REACH; i++) {
        const stretch *quoted = stretch_at(v, i);
        if (quoted)
            return quoted->end - quoted->begin > 1 && !v->words[quoted->begin].capital;
    }
    return false;
}

/* Whether the cue can report words of its object; `adjacent`: those right after it. */
static bool takes_object(const reading *r, const cue *c, bool bare,
                         const stretch *adjacent)
{
    const view *v = &r->view;
    if (is_nickname(v, c, adjacent))
        return false;
    if (is_point(v, c->end, POINT_COMMA) && after_aside(r, c->end) == NOWHERE &&
        !stretch_at(v, c->end + 1))
        return false; /* "L'ancienne affiche, ce « chef-d'œuvre »" */
    if (bare && c->uses & USE_INF && !words_soon(v, c->end))
        return false;
    if (c->uses & USE_OBJECT || governs_quote(r, c))
        return true;
    return c->kind != CUE_BARE && c->uses & (USE_INCISE | USE_WILL) && adjacent &&
           reads_as_speech(v, adjacent);
}

bool read_object(reading *r, const cue *c, uint32_t i, bool bare)
{
    const view *v = &r->view;
    const stretch *adjacent = stretch_at(v, i);
    if (!takes_object(r, c, bare, adjacent))
        return false;
    if (adjacent && runs_on(r, c, adjacent))
        return read_clause(r, c, i, RULE_OBJECT);
    if (!new_report(r, RULE_OBJECT, c))
        return false;
    uint32_t end = add_objects(r, c, clause_end(r, c->end, c));
    if (end == NOWHERE) {
        drop_report(r);
        return false;
    }
    if (!finish_opening(r, c, end, c->kind == CUE_INFINITIVE))
        return false;
    report *made = &r->reports[r->count - 1];
    bool speech = adjacent && made->parts == 1 && reads_as_speech(v, adjacent) &&
                  begins_speech(v, adjacent) && !is_phrase(v, adjacent);
    made->type = speech ? REPORT_DIRECT : REPORT_MIXED;
    return true;
}

/* "est déploré par X", "qualifié de « héros » par X". */
static bool find_agent(const reading *r, uint32_t from, unit *source)
{
    const view *v = &r->view;
    for (uint32_t i = from; i < r->now.end && i < from + 24; i++) {
        if (v->words[i].stretch || !word_is(v, i, "par"))
            continue;
        uint32_t end = noun_phrase_end(v, i + 1, r->now.end, PHRASE_APPOSITION);
        *source = (unit){i + 1, end};
        return end > i + 1;
    }
    return false;
}

/* Quoted words in the subject: "Ce « désastre » est déploré par X". */
static uint32_t add_subject(reading *r, const cue *c)
{
    const view *v = &r->view;
    for (uint32_t i = c->begin; i-- > r->low && c->begin - i < 8;) {
        uint32_t s = v->words[i].stretch;
        if (!s)
            continue;
        const stretch *quoted = &v->stretches[s - 1];
        return add_part(r, quoted->begin, quoted->end) ? c->end : NOWHERE;
    }
    return NOWHERE;
}

/* "Qualifiée de « gaffe », l'affiche « Bienvenu » …": a comma ends what a participle
 * alone labels, but for another label. */
static uint32_t label_end(const reading *r, const cue *c)
{
    const view *v = &r->view;
    uint32_t end = clause_end(r, c->end, c);
    if (c->kind != CUE_BARE)
        return end;
    for (uint32_t i = c->end; i + 1 < end; i++)
        if (v->words[i].point == POINT_COMMA && !v->words[i].stretch &&
            !v->words[i + 1].stretch &&
            !(classes_of(v, i + 1) & (WORD_DE | WORD_COORD)))
            return i;
    return end;
}

/* "il est dit que …": whether a clause begins with word i. */
static bool takes_clause(const reading *r, const cue *c, uint32_t i, bool bare)
{
    const view *v = &r->view;
    bool restricts =
        c->begin && classes_of(v, c->begin - 1) & WORD_NE; /* "n'est que" */
    for (uint32_t k = c->begin; k < c->end; k++)
        restricts |= classes_of(v, k) & (WORD_NE | WORD_NEGATION);
    return i < r->now.end && classes_of(v, i) & WORD_QUE && !bare && !restricts &&
           !(c->uses & USE_DOC) && !is_conjunction(v, c, i) && c->kind == CUE_PASSIVE &&
           c->uses & USE_QUE;
}

/* Adds the clause at word i, or else what is quoted in the object; the word after it,
 * NOWHERE if there is none. */
static uint32_t add_passive(reading *r, const cue *c, uint32_t i, bool clause)
{
    if (!clause)
        return c->uses & (USE_OBJECT | USE_LABEL) ? add_objects(r, c, label_end(r, c))
                                                  : NOWHERE;
    uint32_t end = clause_end(r, i + 1, c);
    return add_clauses(r, i + 1, end) ? end : NOWHERE;
}

bool read_passive(reading *r, const cue *c)
{
    if (r->view.words[c->begin].stretch)
        return false;
    bool bare;
    unit source = {0, 0};
    uint32_t i = skip_adjuncts(r, c->end, &bare);
    bool clause = takes_clause(r, c, i, bare);
    if (!new_report(r, RULE_PASSIVE, c))
        return false;
    uint32_t end = add_passive(r, c, i, clause);
    bool agent = find_agent(r, c->end, &source);
    if (end == NOWHERE && agent && c->kind == CUE_PASSIVE && c->uses & USE_OBJECT)
        end = add_subject(r, c);
    if (end == NOWHERE) {
        drop_report(r);
        return false;
    }
    settle_report(r);
    if (!clause)
        r->reports[r->count - 1].type = REPORT_MIXED;
    set_source(r, source, false);
    r->low = r->busy = end;
    return true;
}
