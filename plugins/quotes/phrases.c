/* Noun phrases by word classes; see phrases.h. */
#include "phrases.h"

#include <string.h>

enum { LONGEST_PHRASE = 48, LONGEST_QUOTED_NAME = 4, LONGEST_PARENTHESIS = 9 };

/* Beside the flags of phrases.h: the phrase is a person's function. */
enum { PHRASE_FUNCTION = 1u << 3 };

static const uint32_t never_nominal =
    WORD_SUBJECT | WORD_QUE | WORD_RELATIVE | WORD_SUB | WORD_COORD | WORD_PREP |
    WORD_NE | WORD_AVOIR | WORD_ETRE | WORD_FINITE | WORD_CLITIC | WORD_NEGATION;

bool ends_with(const view *v, uint32_t i, const char *ending)
{
    gm_text fold = v->words[i].fold;
    size_t len = strlen(ending);
    return fold.len >= len && !memcmp(fold.ptr + fold.len - len, ending, len);
}

static bool ends_with_one(const view *v, uint32_t i, const char *const *endings)
{
    while (*endings && !ends_with(v, i, *endings))
        endings++;
    return *endings != NULL;
}

/* Whether the word before can govern an infinitive: no article, and no preposition but
 * these. */
static bool may_govern(const view *v, uint32_t i)
{
    static const char *const governors[] = {"de",   "d'",  "à", "pour",
                                            "sans", "par", NULL};
    uint32_t classes = i ? classes_of(v, i - 1) : 0;
    for (uint32_t k = 0; governors[k]; k++)
        if (i && word_is(v, i - 1, governors[k]))
            return true;
    return !(classes & (WORD_DET | WORD_PREP)) || classes & WORD_CLITIC;
}

bool is_infinitive(const view *v, uint32_t i)
{
    static const char *const endings[] = {"er",   "ir",  "oir",   "ire", "dre",
                                          "ttre", "vre", "aître", NULL};
    const word *w = &v->words[i];
    if (w->capital || !w->is_word || !may_govern(v, i))
        return false;
    if (w->known->shapes & VERB_INF || text_is(w->fold, "être") ||
        text_is(w->fold, "avoir") || text_is(w->fold, "vouloir") ||
        text_is(w->fold, "pouvoir") || text_is(w->fold, "faire"))
        return true;
    if (w->known->shapes || w->known->classes || w->known->nouns)
        return false;
    bool article = i && classes_of(v, i - 1) & WORD_DET;
    return !article && w->fold.len > 3 && ends_with_one(v, i, endings);
}

/* An article that is no pronoun as well: a verb cannot follow it. */
static bool is_article(const view *v, uint32_t i)
{
    uint32_t classes = classes_of(v, i);
    return classes & WORD_DET && !(classes & WORD_CLITIC) && !word_is(v, i, "tout") &&
           !word_is(v, i, "tous") && !word_is(v, i, "ce");
}

/* An article or a preposition: a noun follows, and no verb. */
static bool governs_noun(const view *v, uint32_t i)
{
    uint32_t classes = classes_of(v, i);
    return is_article(v, i) ||
           (classes & (WORD_DE | WORD_PREP) && !(classes & (WORD_CLITIC | WORD_SUB)));
}

bool is_finite(const view *v, uint32_t i)
{
    static const char *const endings[] = {"aient", "èrent", "erait", "eront",
                                          "era",   "irait", "iront", "irent",
                                          "ait",   "ira",   "dra",   NULL};
    static const char *const nouns[] = {"fait", "trait", "souhait", "portrait", NULL};
    const lexeme *known = v->words[i].known;
    if (known->classes & WORD_FINITE)
        return !(i && v->words[i - 1].is_word && is_article(v, i - 1));
    if (known->shapes & VERB_FINITE && !(known->nouns & NOUN_SPEAKER))
        return !(known->shapes & VERB_PART) &&
               !(i && v->words[i - 1].is_word && governs_noun(v, i - 1));
    if (known->classes || known->nouns || v->words[i].capital)
        return false;
    return v->words[i].fold.len > 5 && ends_with_one(v, i, endings) &&
           !ends_with_one(v, i, nouns);
}

static bool is_manner(const view *v, uint32_t i)
{
    static const char *const endings[] = {"ement", "amment", "emment",
                                          "ément", "iment",  NULL};
    return !v->words[i].known->nouns && ends_with_one(v, i, endings);
}

/* Adjectives end like infinitives in -ire and -re: "un bilan provisoire". */
static bool is_plain_infinitive(const view *v, uint32_t i)
{
    return is_infinitive(v, i) && (v->words[i].known->shapes || ends_with(v, i, "er"));
}

/* A word that can be a noun, a name or an adjective; `first`: right after a
 * determiner, where a form that is a verb as well is a noun ("le juge"). */
static bool is_nominal(const view *v, uint32_t i, bool first)
{
    const word *w = &v->words[i];
    if (!w->is_word)
        return false;
    if (w->entity || (w->known->classes & WORD_TITLE && v->words[i + 1].capital))
        return true;
    if (w->known->nouns & NOUN_SPEAKER && first)
        return true;
    if (w->known->classes & never_nominal)
        return false;
    if (!first && (is_finite(v, i) || is_manner(v, i) || is_plain_infinitive(v, i)))
        return false;
    if (!first && w->known->shapes & (VERB_FINITE | VERB_GER) &&
        !(w->known->nouns & NOUN_SPEAKER) && !w->capital)
        return false;
    if (w->known->classes & (WORD_TIME | WORD_ADVERB) && !w->capital)
        return first;
    return true;
}

static uint32_t entity_end(const view *v, uint32_t i, uint32_t end)
{
    uint32_t row = v->words[i].entity;
    while (i < end && v->words[i].entity == row)
        i++;
    return i;
}

static bool is_det(const view *v, uint32_t i)
{
    return v->words[i].is_word && classes_of(v, i) & WORD_DET;
}

/* Whether the complement at word i goes on with something nominal. */
static bool goes_on(const view *v, uint32_t i, uint32_t end)
{
    return i < end && (is_det(v, i) || is_nominal(v, i, true));
}

static bool joins(const view *v, uint32_t i, uint32_t end, uint32_t how)
{
    uint32_t classes = classes_of(v, i);
    if (!v->words[i].is_word || i + 1 >= end)
        return false;
    if (classes & WORD_DE)
        return goes_on(v, i + 1, end);
    if (classes & WORD_COORD && (word_is(v, i, "et") || word_is(v, i, "&")))
        return v->words[i + 1].capital || classes_of(v, i + 1) & WORD_DE ||
               v->words[i + 1].known->nouns & NOUN_SPEAKER ||
               (how & PHRASE_BEFORE && is_det(v, i + 1));
    bool loose = how & PHRASE_LOOSE && classes & WORD_PREP && !word_is(v, i, "selon");
    return loose && goes_on(v, i + 1, end);
}

/* The end of a short quoted name inside a phrase that must reach a verb. */
static uint32_t quoted_name_end(const view *v, uint32_t i, uint32_t how)
{
    uint32_t s = v->words[i].stretch;
    if (!(how & PHRASE_BEFORE) || !s)
        return i;
    const stretch *quoted = &v->stretches[s - 1];
    bool short_name = quoted->open == i && quoted->close != NOWHERE &&
                      quoted->end - quoted->begin <= LONGEST_QUOTED_NAME;
    return short_name ? quoted->close + 1 : i;
}

/* One phrase without appositions. */
static uint32_t simple_end(const view *v, uint32_t i, uint32_t end, uint32_t how)
{
    uint32_t k = i;
    bool first = true;
    while (k < end && k - i < LONGEST_PHRASE &&
           v->words[k].paragraph == v->words[i].paragraph) {
        uint32_t quoted = k > i ? quoted_name_end(v, k, how) : k;
        if (v->words[k].entity && !(first && is_det(v, k) && !v->words[k].capital)) {
            k = entity_end(v, k, end);
            first = false;
        } else if (first && is_det(v, k)) {
            k++;
        } else if (is_nominal(v, k, first) && !v->words[k].is_number) {
            k++;
            first = false;
        } else if (v->words[k].is_number && (first || how & PHRASE_BEFORE)) {
            k++;
        } else if (!first && joins(v, k, end, how)) {
            k++;
            first = true;
        } else if (quoted > k && quoted <= end) {
            k = quoted;
        } else {
            break;
        }
    }
    return first && !(k > i && v->words[k - 1].entity) ? i : k;
}

bool begins_phrase(const view *v, uint32_t i)
{
    const word *w = &v->words[i];
    if (!w->is_word)
        return false;
    if (w->entity || w->known->classes & (WORD_DET | WORD_TITLE))
        return true;
    if (w->known->nouns & NOUN_SPEAKER)
        return true;
    return w->capital && !w->known->shapes && w->fold.ptr[w->fold.len - 1] != '\'' &&
           !(w->known->classes & (never_nominal | WORD_ADVERB | WORD_TIME));
}

static bool begins_apposition(const view *v, uint32_t i)
{
    const word *w = &v->words[i];
    if (w->is_number)
        return word_is(v, i + 1, "ans");
    if (w->known->classes & WORD_DE)
        return v->words[i + 1].capital || is_det(v, i + 1);
    return begins_phrase(v, i);
}

static bool is_entity(const view *v, uint32_t i, entity_kind kind)
{
    uint32_t row = v->words[i].entity;
    return row && v->kinds[row - 1] == kind;
}

/* "Jean Roux, archiviste à Pau": a function without an article, right after a person's
 * name; no participle that tells what happened to him ("installé à"). */
static bool begins_function(const view *v, uint32_t i)
{
    static const char *const participles[] = {"é", "ée", "és", "ées", NULL};
    const word *w = &v->words[i];
    if (i < 2 || !is_entity(v, i - 2, ENTITY_PERSON) || !w->is_word || w->capital ||
        w->is_number || w->known->classes || w->known->shapes)
        return false;
    bool participle = !w->known->nouns && ends_with_one(v, i, participles);
    return !participle || classes_of(v, i + 1) & WORD_DE || v->words[i + 1].capital ||
           !v->words[i + 1].is_word;
}

/* Two names in a row are two, but for a party after a person and a person after his
 * function: "selon Reuters, David Petraeus". */
static bool parts_names(const view *v, uint32_t k, uint32_t start, uint32_t how)
{
    if (how & PHRASE_BEFORE || !v->words[start].entity || !v->words[k - 1].entity)
        return false;
    bool party = is_entity(v, k - 1, ENTITY_PERSON) &&
                 is_entity(v, start, ENTITY_ORGANIZATION) &&
                 !(classes_of(v, start) & WORD_DET);
    bool named = how & PHRASE_FUNCTION && is_entity(v, start, ENTITY_PERSON);
    return !party && !named;
}

/* What may follow an apposition after the verb; otherwise it is a new clause. */
static bool ends_apposition(const view *v, uint32_t i, uint32_t end)
{
    if (i >= end)
        return true;
    const word *w = &v->words[i];
    if (w->stretch && v->stretches[w->stretch - 1].open == i)
        return false;
    return w->point == POINT_COMMA || w->point == POINT_STOP ||
           w->point == POINT_PAREN_END || w->point == POINT_PAREN ||
           w->point == POINT_SEMICOLON || w->point == POINT_CLOSE ||
           w->point == POINT_STRAIGHT || w->point == POINT_DASH ||
           w->known->classes & WORD_RELATIVE;
}

static uint32_t apposition_end(const view *v, uint32_t k, uint32_t end, uint32_t how)
{
    if (is_point(v, k, POINT_PAREN)) {
        uint32_t close = k + 1;
        while (close < end && close - k < LONGEST_PARENTHESIS &&
               v->words[close].point != POINT_PAREN_END)
            close++;
        return close < end && is_point(v, close, POINT_PAREN_END) ? close + 1 : k;
    }
    if (!is_point(v, k, POINT_COMMA) || k + 1 >= end ||
        !(begins_apposition(v, k + 1) || begins_function(v, k + 1)))
        return k;
    uint32_t start = k + 1;
    if (classes_of(v, start) & WORD_DE && !is_det(v, start))
        start++;
    if (v->words[start].is_number)
        return start + 2;
    if (parts_names(v, k, start, how))
        return k;
    uint32_t after = simple_end(v, start, end, how | PHRASE_LOOSE);
    if (after == start || !(how & PHRASE_BEFORE || ends_apposition(v, after, end)))
        return k;
    return after;
}

uint32_t noun_phrase_end(const view *v, uint32_t i, uint32_t end, uint32_t how)
{
    if (i >= end || !(begins_phrase(v, i) || classes_of(v, i) & WORD_PRONOUN))
        return i;
    if (classes_of(v, i) & WORD_PRONOUN && !is_det(v, i) && !v->words[i].entity)
        return i + 1;
    uint32_t k = simple_end(v, i, end, how);
    if (k == i || !(how & PHRASE_APPOSITION))
        return k;
    if (is_det(v, i) && i + 1 < k && v->words[i + 1].known->nouns & NOUN_PERSON)
        how |= PHRASE_FUNCTION;
    for (uint32_t tries = 0; tries < 4 && k < end; tries++) {
        uint32_t after = apposition_end(v, k, end, how);
        if (after == k)
            break;
        k = after;
    }
    return k;
}

/* Whether a subject may begin right after word i - 1. */
static bool starts_clause(const view *v, uint32_t i, uint32_t low)
{
    if (i == low)
        return true;
    const word *before = &v->words[i - 1];
    if (word_is(v, i, "du"))
        return false;
    if (!before->is_word)
        return true;
    if (word_is(v, i, "des") && !(before->known->classes & (WORD_QUE | WORD_COORD)))
        return false;
    if (before->known->classes & (WORD_DE | WORD_PREP | WORD_DET | WORD_TITLE))
        return false;
    if (before->known->classes & (WORD_COORD | WORD_QUE | WORD_SUB | WORD_RELATIVE |
                                  WORD_ADVERB | WORD_TIME | WORD_FINITE) ||
        before->is_number)
        return true;
    return is_finite(v, i - 1) || is_manner(v, i - 1);
}

/* A comma before the verb closes an apposition, which may be a relative clause or a
 * participle: then the phrase ends before the comma that opens it. */
static uint32_t before_parenthetic(const view *v, uint32_t low, uint32_t end)
{
    for (uint32_t k = end - 1; k > low && end - k < LONGEST_PHRASE; k--)
        if (is_point(v, k - 1, POINT_COMMA) || is_point(v, k - 1, POINT_DASH))
            return k - 1;
    return end;
}

/* A phrase with an apposition is about somebody: its head is a name or a noun of
 * speaker-nouns.tsv, else the comma parts it from the subject. */
static bool heads_well(const view *v, uint32_t p, uint32_t end)
{
    uint32_t simple = simple_end(v, p, end, PHRASE_LOOSE | PHRASE_BEFORE);
    if (simple == end || !is_point(v, simple, POINT_COMMA))
        return true;
    for (uint32_t i = p; i < simple && !(i > p && classes_of(v, i) & WORD_DE); i++)
        if (v->words[i].entity || v->words[i].known->nouns & NOUN_SPEAKER ||
            (v->words[i].capital && i > p))
            return true;
    return v->words[p].capital && !is_det(v, p);
}

/* "janvier", "le 14 janvier", "2025": a date is no subject. */
static bool is_moment(const view *v, uint32_t p, uint32_t end)
{
    while (p < end && v->words[p].is_word &&
           (v->words[p].is_number || classes_of(v, p) & (WORD_DET | WORD_TIME)))
        p++;
    return p == end;
}

static bool phrase_reaching(const view *v, uint32_t low, uint32_t end, unit *found)
{
    const uint32_t how = PHRASE_LOOSE | PHRASE_APPOSITION | PHRASE_BEFORE;
    uint32_t from = end - low > LONGEST_PHRASE ? end - LONGEST_PHRASE : low;
    for (uint32_t p = from; p < end; p++)
        if (starts_clause(v, p, low) &&
            (begins_phrase(v, p) || classes_of(v, p) & WORD_PRONOUN) &&
            noun_phrase_end(v, p, end, how) == end && heads_well(v, p, end) &&
            !(classes_of(v, p) & WORD_A) && !is_moment(v, p, end)) {
            *found = (unit){p, end};
            return true;
        }
    return false;
}

/* The relative clause that the verb ends, if the subject stands before it. */
static uint32_t before_relative(const view *v, uint32_t low, uint32_t end)
{
    for (uint32_t k = end; k-- > low && end - k < LONGEST_PHRASE / 2;)
        if (classes_of(v, k) & WORD_RELATIVE && !(classes_of(v, k) & WORD_QUE))
            return k;
    return end;
}

/* A pronoun between commas that repeats the subject before it. */
static bool is_echo(const view *v, uint32_t low, unit phrase)
{
    return phrase.end == phrase.begin + 1 && phrase.begin > low + 1 &&
           classes_of(v, phrase.begin) & WORD_PRONOUN &&
           is_point(v, phrase.begin - 1, POINT_COMMA);
}

bool noun_phrase_before(const view *v, uint32_t low, uint32_t end, unit *found)
{
    for (uint32_t tries = 0; tries < 4 && end > low; tries++) {
        const word *last = &v->words[end - 1];
        if (last->point == POINT_COMMA || last->point == POINT_DASH) {
            bool reached = phrase_reaching(v, low, end - 1, found);
            if (reached && is_echo(v, low, *found)) {
                end = found->begin - 1; /* "Le pianiste, lui, …" */
                continue;
            }
            if (reached)
                return true;
            uint32_t before = before_parenthetic(v, low, end - 1);
            if (before == end - 1)
                return false;
            end = before;
        } else if (last->is_word && last->known->classes & (WORD_ADVERB | WORD_TIME) &&
                   !last->entity) {
            end--;
        } else if (phrase_reaching(v, low, end, found)) {
            return true;
        } else {
            uint32_t before = before_relative(v, low, end);
            if (before == end)
                return false;
            end = before;
        }
    }
    return end > low && phrase_reaching(v, low, end, found);
}
