/* Quoted words that no cue has taken: signed quotations, turns of an interview, and
 * quotations that go on or stand alone. */
#include "phrases.h"
#include "rules.h"
#include "verbs.h"
#include "wording.h"

enum { SHORTEST_ALONE = 6, CLOSE_BY = 28, LONGEST_SIGNATURE = 14 };

static const stretch *previous(const view *v, const stretch *quoted)
{
    return quoted > v->stretches ? quoted - 1 : NULL;
}

/* A dash and a name or function: « … » — Robert Kopp. */
static bool read_signature(const view *v, const stretch *said, unit *source)
{
    uint32_t i = said->close == NOWHERE ? said->end : said->close + 1;
    while (is_point(v, i, POINT_STOP) || is_point(v, i, POINT_STRAIGHT))
        i++;
    bool bracket = is_point(v, i, POINT_PAREN) && v->words[i + 1].entity &&
                   v->kinds[v->words[i + 1].entity - 1] == ENTITY_PERSON;
    if (!is_point(v, i, POINT_DASH) && !bracket)
        return false;
    uint32_t stop = i + LONGEST_SIGNATURE < v->count ? i + LONGEST_SIGNATURE : v->count;
    uint32_t end = noun_phrase_end(v, i + 1, bracket ? stop : v->count,
                                   PHRASE_APPOSITION | PHRASE_LOOSE);
    if (bracket && !is_point(v, end, POINT_PAREN_END))
        return false;
    *source = (unit){i + 1, end};
    return end > i + 1;
}

/* The first word of the sentence and paragraph that word i is in, at most 60 back. */
static uint32_t sentence_begin(const view *v, uint32_t i)
{
    uint32_t low = i;
    while (low && v->words[low - 1].sentence == v->words[i].sentence &&
           v->words[low - 1].paragraph == v->words[i].paragraph && i - low < 60)
        low--;
    return low;
}

static bool names_person(const view *v, unit phrase)
{
    for (uint32_t i = phrase.begin; i < phrase.end; i++) {
        uint32_t row = v->words[i].entity;
        if (row ? v->kinds[row - 1] == ENTITY_PERSON
                : (nouns_of(v, i) & (NOUN_PERSON | NOUN_GROUP)) != 0)
            return true;
    }
    return false;
}

static bool names_body(const view *v, unit phrase)
{
    for (uint32_t i = phrase.begin; i < phrase.end; i++) {
        uint32_t row = v->words[i].entity;
        if (row ? v->kinds[row - 1] == ENTITY_ORGANIZATION
                : (nouns_of(v, i) & NOUN_ORGANIZATION) != 0)
            return true;
    }
    return false;
}

/* Without a name the verb that follows the noun cannot be told from an adjective: the
 * phrase ends with the noun and its complement with "de". */
static uint32_t person_end(const view *v, unit phrase)
{
    uint32_t noun = NOWHERE;
    for (uint32_t i = phrase.begin; i < phrase.end; i++) {
        if (v->words[i].entity)
            return phrase.end;
        if (noun == NOWHERE && nouns_of(v, i) & (NOUN_PERSON | NOUN_GROUP))
            noun = i;
    }
    bool complement = noun + 1 < phrase.end && classes_of(v, noun + 1) & WORD_DE;
    return complement ? phrase.end : noun + 1;
}

/* A colon before the quoted words, and who does something before it: "Son mari hausse
 * les épaules : « … »", "Jean Dupont : « … »". */
static bool read_lead(const view *v, const stretch *said, unit *source)
{
    if (!said->open || !is_point(v, said->open - 1, POINT_COLON))
        return false;
    uint32_t low = sentence_begin(v, said->open - 1);
    if (classes_of(v, low) & WORD_SUBJECT && v->words[low].is_word) {
        *source = (unit){low, low + 1};
        return classes_of(v, low) & (WORD_HE | WORD_SHE);
    }
    for (uint32_t i = low; i < said->open - 1; i++) {
        if (i > low && v->words[i - 1].point != POINT_COMMA)
            continue;
        uint32_t end = noun_phrase_end(v, i, said->open - 1, PHRASE_APPOSITION);
        *source = (unit){i, end};
        if (end > i && names_person(v, *source)) {
            source->end = person_end(v, *source);
            return true;
        }
    }
    *source = (unit){0, 0};
    return false;
}

/* The label of a turn of an interview. */
static bool read_label(const view *v, const stretch *said, unit *source)
{
    uint32_t low = said->label, end = said->open;
    while (end > low && v->words[end - 1].point == POINT_COLON)
        end--;
    while (end > low && (v->words[end - 1].point == POINT_STOP) && end - low > 1 &&
           v->words[end - 2].fold.len > 1)
        end--;
    bool letter = end - low == 1 && v->words[low].fold.len <= 2; /* "R." */
    *source = letter ? (unit){0, 0} : (unit){low, end};
    return end > low;
}

static bool speaks_as_i(const view *v, const stretch *said)
{
    uint32_t stop = said->begin + 400 < said->end ? said->begin + 400 : said->end;
    for (uint32_t i = said->begin; i < stop; i++)
        if (classes_of(v, i) & WORD_ME && v->words[i].is_word)
            return true;
    return false;
}

static bool is_utterance(const view *v, const stretch *said)
{
    uint32_t words = said->end - said->begin;
    if (words < SHORTEST_ALONE)
        return false;
    uint32_t stop = said->begin + 400 < said->end ? said->begin + 400 : said->end;
    bool verb = has_verb(v, said->begin, stop);
    bool sentence =
        v->words[said->begin].capital || v->words[said->end - 1].point == POINT_STOP;
    bool me = speaks_as_i(v, said);
    return sentence ? verb || me || words > 12 : verb && me;
}

/* "« … », a dit X. « La vôtre aussi. »": a short sentence between marks soon after
 * another quotation. */
static bool follows_on(const view *v, const stretch *said)
{
    const stretch *before = previous(v, said);
    return before && before->used && !before->spoken && said->close != NOWHERE &&
           said->open - before->end < CLOSE_BY && said->end - said->begin > 2 &&
           v->words[said->begin].capital && v->words[said->end - 1].point == POINT_STOP;
}

static bool begins_unit(const view *v, const stretch *said)
{
    uint32_t i = said->open;
    return !i || v->words[i - 1].paragraph != v->words[i].paragraph ||
           v->words[i - 1].point == POINT_STOP || v->words[i - 1].stretch;
}

/* A clause of its own between marks: at the start or the end of the sentence, or after
 * a comma or a conjunction; not after an article or a noun, where it would be a name.
 */
static bool is_clause(const view *v, const stretch *said)
{
    uint32_t stop = said->begin + 400 < said->end ? said->begin + 400 : said->end;
    if (said->end - said->begin < 4 || !has_verb(v, said->begin, stop) || !said->open)
        return false;
    const word *before = &v->words[said->open - 1];
    return before->paragraph != v->words[said->open].paragraph ||
           before->point == POINT_COMMA || before->point == POINT_COLON ||
           before->known->classes & WORD_COORD;
}

/* A word that may be the verb of which somebody is the subject: no noun, no name, and
 * none of the closed classes. */
static bool may_be_verb(const view *v, uint32_t i)
{
    const word *w = &v->words[i];
    return w->is_word && !w->capital && !w->entity && !w->is_number &&
           !w->known->nouns &&
           (!w->known->classes || w->known->classes & WORD_FINITE) &&
           !(w->known->shapes == VERB_PART);
}

/* The verb right before the quoted words, adverbs and "de" left out; NOWHERE if the
 * word there is none. */
static uint32_t verb_before(const view *v, uint32_t open, uint32_t low)
{
    uint32_t i = open;
    while (i > low && open - i < 4 && v->words[i - 1].is_word &&
           (classes_of(v, i - 1) & (WORD_ADVERB | WORD_TIME) ||
            word_is(v, i - 1, "de") ||
            (ends_with(v, i - 1, "ment") && !nouns_of(v, i - 1))))
        i--;
    return i > low && may_be_verb(v, i - 1) ? i - 1 : NOWHERE;
}

/* Quoted words that are the object of a verb that is none of saying, with a person or a
 * body as its subject: "la ministre y voit « un geste fort »". They begin with an
 * article of their own or are long: a name between marks has its article outside. */
static bool read_said(const view *v, const stretch *said, unit *source, unit *verb)
{
    uint32_t low = said->open ? sentence_begin(v, said->open) : 0;
    bool phrase = classes_of(v, said->begin) & (WORD_DET | WORD_DE) ||
                  said->end - said->begin > 5 || is_infinitive(v, said->begin);
    bool title =
        v->words[said->begin].capital && v->words[said->end - 1].point != POINT_STOP;
    if (!phrase || title || said->end - said->begin < 3 || low >= said->open)
        return false;
    uint32_t at = verb_before(v, said->open, low);
    if (at == NOWHERE)
        return false;
    uint32_t begin = at;
    while (begin > low && classes_of(v, begin - 1) & (WORD_CLITIC | WORD_NE) &&
           !(v->words[begin - 1].entity))
        begin--;
    *verb = (unit){begin, at + 1};
    if (begin > low && classes_of(v, begin - 1) & WORD_SUBJECT) {
        *source = (unit){begin - 1, begin};
        return classes_of(v, begin - 1) & (WORD_HE | WORD_SHE);
    }
    return begin > low && noun_phrase_before(v, low, begin, source) &&
           (names_person(v, *source) || names_body(v, *source));
}

/* Right behind a quoted sentence a verb that is in no table, and who does it: "« On
 * tiendra », a rugi le capitaine." */
static bool read_unlisted(const reading *r, const stretch *said, unit *verb,
                          unit *source)
{
    const view *v = &r->view;
    uint32_t i = said->close == NOWHERE ? v->count : said->close + 1;
    if (is_point(v, i, POINT_COMMA))
        i++;
    uint32_t begin = i;
    while (i < v->count && i - begin < 3 &&
           classes_of(v, i) & (WORD_CLITIC | WORD_AVOIR | WORD_ETRE) &&
           v->words[i].is_word)
        i++;
    if (i + 1 >= v->count || v->words[i].paragraph != v->words[said->open].paragraph ||
        !v->words[i].is_word || v->words[i].capital || v->words[i].known->classes ||
        v->words[i].known->nouns || v->words[i].entity || v->words[i].is_number)
        return false;
    uint32_t end = noun_phrase_end(v, i + 1, v->count, PHRASE_APPOSITION);
    *verb = (unit){begin, i + 1};
    *source = (unit){i + 1, end};
    return end > i + 1 && begins_phrase(v, i + 1) &&
           (names_person(v, *source) || names_body(v, *source)) &&
           (v->words[end].point != POINT_NONE || classes_of(v, end) & WORD_PREP);
}

/* The reporting verb before such words in their sentence, and its subject: further off
 * than the rules of cues look. */
static void find_governor(reading *r, const stretch *said, unit *cue_words,
                          unit *source)
{
    uint32_t low = sentence_begin(&r->view, said->open);
    uint32_t k = cue_from(r, said->open);
    const cue *c = k ? &r->cues.items[k - 1] : NULL;
    if (!c || c->begin < low || c->end > said->open || said->open - c->end > CLOSE_BY ||
        (c->kind != CUE_FINITE && c->kind != CUE_GERUND) ||
        !(c->uses & (USE_QUE | USE_OBJECT | USE_A)))
        return;
    *cue_words = (unit){c->begin, c->end};
    r->now = (unit){low, said->open};
    if (!(c->kind == CUE_FINITE && source_before(r, c, source)))
        main_subject(r, c->begin, source);
}

static bool add_remaining(reading *r, stretch *said, rule by, unit source)
{
    if (!new_report(r, by, NULL))
        return false;
    if (!add_part(r, said->begin, said->end)) {
        drop_report(r);
        return false;
    }
    add_reopened(r, said);
    settle_report(r);
    r->reports[r->count - 1].type = REPORT_DIRECT;
    set_source(r, source, false);
    return true;
}

/* Who is taken to say it, and the verb. */
typedef struct source_of {
    unit source, verb;
} source_of;

static void add_mixed(reading *r, stretch *said, rule by, source_of who)
{
    if (!add_remaining(r, said, by, who.source))
        return;
    r->reports[r->count - 1].cue = who.verb;
    r->reports[r->count - 1].type = REPORT_MIXED;
}

/* "Elle a raconté la nuit de l'alarme : « … »": a verb of saying with an object of its
 * own is the cue; other verbs are none. */
static void add_led(reading *r, stretch *said, unit source)
{
    uint32_t k = cue_from(r, said->open);
    const cue *c = k ? &r->cues.items[k - 1] : NULL;
    bool says = c && c->kind == CUE_FINITE && c->begin >= source.end &&
                c->begin >= sentence_begin(&r->view, said->open) &&
                c->uses & USE_INCISE && c->uses & USE_OBJECT;
    unit verb = says ? (unit){c->begin, c->end} : (unit){0, 0};
    if (add_remaining(r, said, RULE_LEAD, source))
        r->reports[r->count - 1].cue = verb;
}

/* A quotation that no cue has taken: after another one it goes on. */
static void add_utterance(reading *r, stretch *said)
{
    const stretch *before = previous(&r->view, said);
    unit verb, source;
    rule by = before && before->used ? RULE_GOES_ON : RULE_ALONE;
    if (read_unlisted(r, said, &verb, &source))
        by = RULE_CLOSING;
    else
        verb = source = (unit){0, 0};
    if (add_remaining(r, said, by, source))
        r->reports[r->count - 1].cue = verb;
}

void read_remains(reading *r)
{
    view *v = &r->view;
    for (uint32_t s = 0; s < v->stretch_count; s++) {
        stretch *said = &v->stretches[s];
        unit source = {0, 0}, verb;
        if (said->used || said->begin >= said->end)
            continue;
        if (said->spoken)
            add_remaining(r, said,
                          read_label(v, said, &source) ? RULE_TURN : RULE_DIALOGUE,
                          source);
        else if (read_signature(v, said, &source))
            add_remaining(r, said, RULE_SIGNED, source);
        else if (said->end - said->begin > 2 &&
                 (v->words[said->begin].capital || is_clause(v, said)) &&
                 read_lead(v, said, &source))
            add_led(r, said, source);
        else if (read_said(v, said, &source, &verb)) {
            add_mixed(r, said, RULE_SAID, (source_of){source, verb});
        } else if (((is_utterance(v, said) || follows_on(v, said)) &&
                    begins_unit(v, said)) ||
                   is_clause(v, said)) {
            add_utterance(r, said);
        } else if (is_wording(v, said)) {
            verb = source = (unit){0, 0};
            find_governor(r, said, &verb, &source);
            add_mixed(r, said, RULE_WORDING, (source_of){source, verb});
        }
    }
}
