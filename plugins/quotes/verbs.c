/* Forms of verbs by their endings and classes; see verbs.h. */
#include "verbs.h"

#include <string.h>

bool ends_with(const view *v, uint32_t i, const char *ending)
{
    gm_text fold = v->words[i].fold;
    size_t len = strlen(ending);
    return fold.len >= len && !memcmp(fold.ptr + fold.len - len, ending, len);
}

bool ends_with_one(const view *v, uint32_t i, const char *const *endings)
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

/* "les questions subsistent": an adjective would have the -s of its noun as well. */
static bool is_third_plural(const view *v, uint32_t i)
{
    const word *before = i ? &v->words[i - 1] : NULL;
    return before && before->is_word && !before->known->classes &&
           before->fold.len > 3 && ends_with(v, i - 1, "s") &&
           v->words[i].fold.len > 5 && ends_with(v, i, "ent") &&
           !ends_with(v, i, "ment");
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
    if (known->nouns & NOUN_DEED && i && classes_of(v, i - 1) & WORD_DET &&
        v->words[i - 1].is_word)
        return false; /* "le manque" */
    if (known->shapes & VERB_FINITE && !(known->nouns & NOUN_SPEAKER))
        return !(known->shapes & VERB_PART) &&
               !(i && v->words[i - 1].is_word && governs_noun(v, i - 1));
    if (known->classes || known->nouns || v->words[i].capital)
        return false;
    if (is_third_plural(v, i))
        return true;
    return v->words[i].fold.len > 5 && ends_with_one(v, i, endings) &&
           !ends_with_one(v, i, nouns);
}

bool is_manner(const view *v, uint32_t i)
{
    static const char *const endings[] = {"ement", "amment", "emment",
                                          "ément", "iment",  NULL};
    return !v->words[i].known->nouns && ends_with_one(v, i, endings);
}
