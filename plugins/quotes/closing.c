/* Attributions that follow or interrupt what was said:
 *     closing   « … », a déclaré X.    Le vent faiblit, indique la préfecture.
 *     incise    « Nous irons, a-t-il dit, jusqu'au bout » */
#include "phrases.h"
#include "rules.h"
#include "verbs.h"

enum { WIDEST_LOOK = 80, WIDEST_INSERTION = 8 };

/* The attribution at hand: its source, and the word after cue and source. */
typedef struct attribution {
    unit source;
    uint32_t after;
    bool hook, hearsay;
} attribution;

static bool is_break(const view *v, uint32_t i)
{
    point p = v->words[i].point;
    return p == POINT_COMMA || p == POINT_DASH || p == POINT_CLOSE ||
           p == POINT_STRAIGHT || p == POINT_STOP;
}

/* Whether the words before the cue are its subject with appositions, and no clause. */
static bool has_subject_before(const reading *r, const cue *c)
{
    const view *v = &r->view;
    uint32_t low = r->low;
    unit subject;
    if (c->begin - low > WIDEST_LOOK)
        low = c->begin - WIDEST_LOOK;
    for (uint32_t i = c->begin; i > low; i--)
        if (v->words[i - 1].stretch) {
            low = i;
            break;
        }
    if (low >= c->begin || !noun_phrase_before(v, low, c->begin, &subject))
        return false;
    bool relative = v->words[subject.end].known->classes & WORD_RELATIVE ||
                    v->words[subject.end + 1].known->classes & WORD_RELATIVE;
    uint32_t first = c->begin - r->low > WIDEST_LOOK ? low : r->low;
    return !has_verb(v, first, subject.begin) &&
           (relative || !has_verb(v, subject.end, c->begin));
}

static bool ends_sentence(const reading *r, uint32_t i)
{
    return i >= r->now.end || r->view.words[i].point == POINT_STOP;
}

/* A verb, whose subject stands before the attribution. */
static bool begins_predicate(const view *v, uint32_t i)
{
    while (i < v->count && v->words[i].is_word &&
           classes_of(v, i) & (WORD_NE | WORD_CLITIC))
        i++;
    return v->words[i].is_word && (is_finite(v, i) || classes_of(v, i) & WORD_AVOIR);
}

/* "comme le rappelle X", "ainsi que le prouve X", "et ajoute X": what stands before is
 * the writer's, or ends before this word. */
static bool is_led(const view *v, const cue *c)
{
    return classes_of(v, c->begin - 1) & (WORD_COORD | WORD_QUE) ||
           word_is(v, c->begin - 1, "comme");
}

/* "L'idée, explique X, est de …": between commas, and the verb of what stands before
 * follows; a name stands before a nickname: "X, dit Boujanta, est parti". */
static bool parts_predicate(const reading *r, const cue *c, const attribution *a)
{
    const view *v = &r->view;
    return c->begin > r->low + 1 && is_point(v, c->begin - 1, POINT_COMMA) &&
           !v->words[c->begin - 2].entity && is_point(v, a->after, POINT_COMMA) &&
           begins_predicate(v, a->after + 1);
}

static bool find_attribution(const reading *r, const cue *c, attribution *a)
{
    const view *v = &r->view;
    if (!(c->uses & (USE_INCISE | USE_QUE)))
        return false;
    if (c->hook != NOWHERE) {
        *a = (attribution){{c->hook, c->hook + 1}, c->end, true, is_hearsay(v, c)};
        return c->begin > r->low;
    }
    if (c->subject != NOWHERE || c->begin <= r->low || is_led(v, c))
        return false;
    bool quoted =
        v->words[c->begin - 1].point != POINT_COMMA && v->words[c->begin - 1].stretch;
    a->hook = a->hearsay = false;
    if (!source_after(r, c, &a->source, &a->after))
        return false;
    if (!is_break(v, c->begin - 1) && !quoted)
        return ends_sentence(r, a->after) && has_verb(v, r->low, c->begin) &&
               !has_subject_before(r, c);
    if (v->words[a->after].known->classes & WORD_QUE && !quoted)
        return false;
    return quoted || parts_predicate(r, c, a) || !has_subject_before(r, c);
}

/* The stretch that ends right before word i, commas left out; NULL if none. */
static stretch *stretch_before(view *v, uint32_t i)
{
    while (i && (v->words[i - 1].point == POINT_COMMA ||
                 v->words[i - 1].point == POINT_DASH ||
                 (v->words[i - 1].point == POINT_STOP && !v->words[i - 1].stretch)))
        i--;
    uint32_t s = i ? v->words[i - 1].stretch : 0;
    if (!s)
        return NULL;
    stretch *before = &v->stretches[s - 1];
    uint32_t end = before->close == NOWHERE ? before->end : before->close + 1;
    return end == i ? before : NULL;
}

/* Whether the stretch is all that was said: nothing before it in the sentence, or a
 * colon; otherwise it is part of a clause of the writer's. */
static bool stands_alone(const reading *r, const stretch *said)
{
    const view *v = &r->view;
    uint32_t i = said->open;
    while (i > r->low && (v->words[i - 1].point == POINT_COMMA ||
                          v->words[i - 1].point == POINT_DASH))
        i--;
    return i <= r->low || v->words[i - 1].point == POINT_COLON ||
           v->words[i - 1].point == POINT_STOP;
}

/* Whether the coordinated clause at word i reports by itself: ", et ajoute que". */
static bool cue_follows(const reading *r, uint32_t i)
{
    const view *v = &r->view;
    for (uint32_t k = i; k < i + 5 && k < r->now.end; k++)
        if (v->words[k].known->uses)
            return true;
    return false;
}

/* What follows the attribution: a stretch after a comma or colon goes on with the same
 * utterance, and so does a clause that does not depend on the attribution. */
static uint32_t add_rest(reading *r, const attribution *a, bool quoted)
{
    view *v = &r->view;
    uint32_t i = a->after;
    if (i >= r->now.end ||
        !(v->words[i].point == POINT_COMMA || v->words[i].point == POINT_COLON ||
          v->words[i].point == POINT_DASH))
        return a->after;
    uint32_t s = v->words[i + 1].stretch;
    if (s && v->stretches[s - 1].open == i + 1 && i + 1 < r->now.end) {
        stretch *rest = &v->stretches[s - 1];
        add_part(r, rest->begin, rest->end);
        return rest->close == NOWHERE ? rest->end : rest->close + 1;
    }
    if (quoted || v->words[i].point != POINT_COMMA ||
        !(v->words[i + 1].known->classes & WORD_COORD))
        return a->after;
    uint32_t end = clause_end(r, i + 1, NULL);
    if (!has_verb(v, i + 1, end) || cue_follows(r, i + 1))
        return a->after;
    add_part(r, i + 1, end);
    return end;
}

static void finish(reading *r, const attribution *a, uint32_t after)
{
    settle_report(r);
    if (a->hearsay)
        r->reports[r->count - 1].hearsay = true;
    else
        set_source(r, a->source, a->hook);
    r->low = after;
    if (r->busy < after)
        r->busy = after;
}

/* "« Une honte », « un scandale »": nothing but marks in a row, each a fragment. */
static bool add_row(reading *r, const stretch *last)
{
    const view *v = &r->view;
    for (uint32_t i = r->low; i < last->open; i++)
        if (v->words[i].is_word && !v->words[i].stretch &&
            !(classes_of(v, i) & WORD_COORD))
            return false;
    uint32_t s = v->words[r->low].stretch;
    if (!s)
        return false;
    for (const stretch *each = &v->stretches[s - 1]; each <= last; each++)
        add_part(r, each->begin, each->end);
    return true;
}

/* The other marks of one utterance in a row: « A » et « B », a dit X. */
static bool close_stretch(reading *r, const cue *c, const attribution *a, stretch *said)
{
    report *made = new_report(r, RULE_CLOSING, c);
    if (!made)
        return false;
    bool alone = stands_alone(r, said);
    if (said->goes_on && alone && said > r->view.stretches) {
        stretch *first = said - 1;
        if (!first->used)
            add_part(r, first->begin, first->end);
    }
    uint32_t end = said->close == NOWHERE ? said->end : said->close + 1;
    bool added = alone ? add_part(r, said->begin, said->end)
                       : add_row(r, said) || add_part(r, r->low, end);
    if (!added) {
        drop_report(r);
        return false;
    }
    finish(r, a, add_rest(r, a, true));
    return true;
}

/* Where the clause before the cue begins: after a semicolon or a stop of the writer's.
 */
static uint32_t clause_begin(const reading *r, uint32_t end)
{
    const view *v = &r->view;
    uint32_t first = end > r->low + 600 ? end - 600 : r->low;
    for (uint32_t i = end; i-- > first;)
        if (!v->words[i].stretch && (v->words[i].point == POINT_SEMICOLON ||
                                     (v->words[i].point == POINT_STOP && i + 1 < end)))
            return i + 1;
    return after_label(v, r->low, end);
}

/* Who speaks is named, or what follows the comma is nothing but verb and subject:
 * ", jure un arboriculteur de Messimy." */
static bool closes_well(const reading *r, const cue *c, const attribution *a)
{
    const view *v = &r->view;
    bool apart = is_point(v, c->begin - 1, POINT_COMMA);
    bool last = a->after >= r->now.end || v->words[a->after].point == POINT_STOP ||
                (is_point(v, a->after, POINT_COMMA) &&
                 classes_of(v, a->after + 1) & WORD_RELATIVE);
    bool amount = v->words[a->source.begin].is_number ||
                  nouns_of(v, a->source.begin) & NOUN_NUMBER;
    return can_speak(v, a->source) || (apart && last && !amount);
}

/* "… et, promet l'équipe, des beignes": the words after the attribution are reported.
 */
static bool read_inserted(reading *r, const cue *c, const attribution *a)
{
    const view *v = &r->view;
    uint32_t i = a->after;
    while (i < r->now.end && i - a->after < WIDEST_INSERTION && v->words[i].is_word)
        i++;
    if (!is_point(v, i, POINT_COMMA) || i + 2 >= r->now.end ||
        !new_report(r, RULE_INCISE, c))
        return false;
    uint32_t end = clause_end(r, i + 1, NULL);
    if (!add_part(r, i + 1, end)) {
        drop_report(r);
        return false;
    }
    finish(r, a, end);
    return true;
}

/* "Il est, disent-ils, la langue des rues": more of the clause follows the comma. */
static bool is_split(const view *v, const attribution *a)
{
    return a->hook && is_point(v, a->after, POINT_COMMA) &&
           v->words[a->after + 1].is_word &&
           !(classes_of(v, a->after + 1) & (WORD_COORD | WORD_RELATIVE | WORD_SUB));
}

/* "L'idée, explique-t-elle, est de rapprocher les habitants": what stands before is no
 * clause without what follows; "Pas question de céder, assure le maire": no more
 * follows, and it is all that was said. */
static bool read_split(reading *r, const cue *c, const attribution *a, uint32_t begin)
{
    const view *v = &r->view;
    bool first = begin <= r->now.begin && is_point(v, c->begin - 1, POINT_COMMA);
    bool last = ends_sentence(r, a->after) && c->begin > begin + 3;
    bool goes_on = is_point(v, a->after, POINT_COMMA) && a->after + 3 < r->now.end;
    uint32_t end = goes_on ? clause_end(r, a->after + 1, NULL) : a->after;
    if (!first ||
        !(last || (goes_on && (is_split(v, a) || begins_predicate(v, a->after + 1)))) ||
        !(a->hook || can_speak(v, a->source)) || c->uses & USE_WILL ||
        !new_report(r, last ? RULE_CLOSING : RULE_INCISE, c))
        return false;
    bool added = add_part(r, begin, c->begin);
    if (goes_on)
        added |= add_part(r, a->after + 1, end);
    if (!added) {
        drop_report(r);
        return false;
    }
    finish(r, a, end);
    return true;
}

static bool close_clause(reading *r, const cue *c, const attribution *a)
{
    const view *v = &r->view;
    if (c->begin > r->low + 1 && is_point(v, c->begin - 1, POINT_COMMA) &&
        classes_of(v, c->begin - 2) & WORD_COORD && v->words[c->begin - 2].is_word)
        return read_inserted(r, c, a);
    uint32_t begin = clause_begin(r, c->begin);
    bool clause = has_verb(v, begin, c->begin);
    if ((!clause && c->begin - begin < 6) || (is_split(v, a) && c->begin - begin < 4))
        return read_split(r, c, a, begin);
    if (!a->hook && (c->uses & USE_WILL || !closes_well(r, c, a)))
        return false;
    if (!new_report(r, RULE_CLOSING, c))
        return false;
    if (!add_part(r, begin, c->begin)) {
        drop_report(r);
        return false;
    }
    finish(r, a, add_rest(r, a, false));
    return true;
}

/* Inside a stretch that goes on after the attribution. */
/* The end of what goes with the attribution inside the marks: "dit-elle en souriant",
 * "explique X, inscrit à l'université". */
static uint32_t attribution_end(const view *v, uint32_t i, uint32_t end)
{
    uint32_t start = i;
    while (i < end && i - start < 24 &&
           (v->words[i].is_word || (v->words[i].point == POINT_COMMA && i + 1 < end &&
                                    (v->words[i + 1].known->shapes == VERB_PART ||
                                     v->words[i + 1].known->classes & WORD_RELATIVE))))
        i++;
    return i < end && v->words[i].is_word ? start : i;
}

static bool read_incise(reading *r, const cue *c, uint32_t s)
{
    view *v = &r->view;
    stretch *in = &v->stretches[s - 1];
    attribution a;
    uint32_t low = r->low;
    r->low = low > in->begin ? low : in->begin;
    point p = c->begin > in->begin ? v->words[c->begin - 1].point : POINT_NONE;
    bool set_off = p == POINT_COMMA || p == POINT_DASH ||
                   (p == POINT_STOP && !v->words[c->begin].capital);
    bool found = set_off && find_attribution(r, c, &a);
    if (found &&
        (a.hook || classes_of(v, a.after) & (WORD_PREP | WORD_A | WORD_ADVERB) ||
         v->words[a.after].point == POINT_COMMA))
        a.after = attribution_end(v, a.after, in->end);
    if (found && !a.hook) {
        point next = a.after < in->end ? v->words[a.after].point : POINT_NONE;
        found = next == POINT_COMMA || next == POINT_DASH || next == POINT_STOP ||
                a.after == in->end;
    }
    uint32_t begin = r->low;
    r->low = low;
    if (!found || a.after > in->end || !new_report(r, RULE_INCISE, c))
        return false;
    if (!add_part(r, begin, c->begin)) {
        drop_report(r);
        return false;
    }
    uint32_t rest = a.after;
    if (rest < in->end)
        add_part(r, rest, in->end);
    add_reopened(r, in);
    finish(r, &a, in->close == NOWHERE ? in->end : in->close + 1);
    return true;
}

bool read_closing(reading *r, const cue *c)
{
    uint32_t s = r->view.words[c->begin].stretch;
    if (s)
        return read_incise(r, c, s);
    attribution a;
    if (!find_attribution(r, c, &a))
        return false;
    stretch *said = stretch_before(&r->view, c->begin);
    bool named = said && is_named(&r->view, said);
    if (said && said->open >= r->low && !named)
        return close_stretch(r, c, &a, said);
    return close_clause(r, c, &a);
}
