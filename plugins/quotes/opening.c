/* What a cue reports to its right: a clause, an infinitive, words after a colon, or
 * quoted words in its object. */
#include "phrases.h"
#include "rules.h"

enum { OBJECT_REACH = 16 };

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

static bool finish(reading *r, const cue *c, uint32_t end, bool need_source)
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
    set_source(r, source, found && c->hook != NOWHERE);
    r->busy = end > r->busy ? end : r->busy;
    r->low = end > r->low ? end : r->low;
    return true;
}

/* "… et que B": further clauses under the same cue are fragments. */
static bool add_clauses(reading *r, uint32_t begin, uint32_t end)
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

static bool read_clause(reading *r, const cue *c, uint32_t begin, rule by)
{
    const view *v = &r->view;
    if (c->negated && by == RULE_ASKS)
        return false;
    uint32_t end = clause_end(r, begin, c);
    if (in_relative(v, c))
        end = first_comma(v, begin, end);
    if (end <= begin + 1 || !new_report(r, by, c))
        return false;
    if (!add_clauses(r, begin, end)) {
        drop_report(r);
        return false;
    }
    return finish(r, c, end, true);
}

/* "ne pas", pronouns and adverbs before an infinitive. */
static uint32_t skip_to_infinitive(const view *v, uint32_t i, uint32_t end)
{
    uint32_t k = i;
    while (k < end && k - i < 4 && v->words[k].is_word &&
           classes_of(v, k) & (WORD_NE | WORD_NEGATION | WORD_CLITIC | WORD_ADVERB))
        k++;
    return k < end && is_infinitive(v, k) ? k : NOWHERE;
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

static const stretch *stretch_at(const view *v, uint32_t i)
{
    uint32_t s = i < v->count ? v->words[i].stretch : 0;
    return s && v->stretches[s - 1].open == i ? &v->stretches[s - 1] : NULL;
}

static uint32_t stretch_end(const stretch *quoted)
{
    return quoted->close == NOWHERE ? quoted->end : quoted->close + 1;
}

/* A colon and quoted words, or a dash that begins an utterance. */
static bool read_colon(reading *r, const cue *c, uint32_t i, rule by)
{
    view *v = &r->view;
    if (!is_point(v, i, POINT_COLON) || i + 1 >= v->count)
        return false;
    const stretch *said = stretch_at(v, i + 1);
    uint32_t end;
    if (!new_report(r, by, c))
        return false;
    bool added, spoken = false;
    if (said) {
        added = add_part(r, said->begin, said->end);
        end = stretch_end(said);
        /* Marks that are re-opened with the next paragraph: one utterance. */
        while (said + 1 < v->stretches + v->stretch_count && said[1].goes_on) {
            said++;
            add_part(r, said->begin, said->end);
        }
    } else {
        end = r->now.end;
        bool dash = v->words[i + 1].point == POINT_DASH;
        spoken = dash;
        added = (dash || i == c->end) && by == RULE_COLON && has_verb(v, i + 1, end) &&
                add_part(r, dash ? i + 2 : i + 1, end);
    }
    if (!added) {
        drop_report(r);
        return false;
    }
    if (!finish(r, c, end, false))
        return false;
    if (spoken)
        r->reports[r->count - 1].type = REPORT_DIRECT;
    return true;
}

/* The first word after the quoted pieces of the object, which become fragments. */
static uint32_t add_objects(reading *r, uint32_t i, uint32_t end)
{
    const view *v = &r->view;
    uint32_t last = NOWHERE;
    for (uint32_t k = i; k < end && (last == NOWHERE ? k - i : k - last) < OBJECT_REACH;
         k++) {
        const stretch *quoted = stretch_at(v, k);
        if (quoted && k && word_is(v, k - 1, "pour"))
            break; /* a charge: "poursuivi pour « escroquerie »" */
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
    return said->end - said->begin > 3 &&
           (has_verb(v, said->begin, said->end) || v->words[said->begin].capital);
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

static bool read_object(reading *r, const cue *c, uint32_t i, bool bare)
{
    view *v = &r->view;
    const stretch *adjacent = stretch_at(v, i);
    if (bare && c->uses & USE_INF)
        return false;
    bool quotes = c->uses & USE_OBJECT || governs_quote(r, c);
    if (!quotes && c->kind == CUE_BARE)
        return false;
    if (!quotes && !(c->uses & (USE_INCISE | USE_WILL) && adjacent &&
                     reads_as_speech(v, adjacent)))
        return false;
    if (adjacent && runs_on(r, c, adjacent))
        return read_clause(r, c, i, RULE_OBJECT);
    if (!new_report(r, RULE_OBJECT, c))
        return false;
    uint32_t end = add_objects(r, c->end, clause_end(r, c->end, c));
    if (end == NOWHERE) {
        drop_report(r);
        return false;
    }
    if (!finish(r, c, end, c->kind == CUE_INFINITIVE))
        return false;
    report *made = &r->reports[r->count - 1];
    bool speech = adjacent && made->parts == 1 && reads_as_speech(v, adjacent);
    made->type = speech ? REPORT_DIRECT : REPORT_MIXED;
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

bool read_opening(reading *r, const cue *c)
{
    const view *v = &r->view;
    if (v->words[c->begin].stretch)
        return false;
    bool bare;
    uint32_t i = skip_adjuncts(r, c->end, &bare);
    uint32_t classes = i < r->now.end ? classes_of(v, i) : 0;
    if (c->kind == CUE_BARE && !word_is(v, c->begin - 1, "et") && !r->subject.end)
        return c->uses & USE_LABEL && i < r->now.end && v->words[i].stretch &&
               read_passive(r, c);
    if (i < r->now.end && classes & WORD_QUE && !bare && c->uses & USE_QUE &&
        !is_restrictive(v, c))
        return read_clause(r, c, i + 1, RULE_QUE);
    if (c->uses & USE_QUE && asks_at(v, c->end))
        return read_clause(r, c, c->end, RULE_ASKS);
    if (!bare && i > c->end && i < r->now.end && is_infinitive(v, i) &&
        read_infinitive(r, c, governor_of(v, i, c->end)))
        return true;
    if (read_infinitive(r, c, c->end))
        return true;
    return (c->uses & (USE_INCISE | USE_OBJECT) && read_colon(r, c, i, RULE_COLON)) ||
           read_object(r, c, i, bare);
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

bool read_passive(reading *r, const cue *c)
{
    const view *v = &r->view;
    if (v->words[c->begin].stretch)
        return false;
    bool bare;
    unit source = {0, 0};
    uint32_t i = skip_adjuncts(r, c->end, &bare);
    bool clause = i < r->now.end && classes_of(v, i) & WORD_QUE && !bare &&
                  c->kind == CUE_PASSIVE && c->uses & USE_QUE;
    if (!new_report(r, RULE_PASSIVE, c))
        return false;
    uint32_t end = clause ? clause_end(r, i + 1, c) : NOWHERE;
    if (clause && !add_clauses(r, i + 1, end))
        end = NOWHERE;
    if (!clause && c->uses & (USE_OBJECT | USE_LABEL))
        end = add_objects(r, c->end, clause_end(r, c->end, c));
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
    if (end > begin && (v->words[begin].entity || v->words[begin].capital))
        set_source(r, (unit){begin, end}, false);
    return true;
}
