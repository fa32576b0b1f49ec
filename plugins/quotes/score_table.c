/* The table of scores: a trait TAB its weight on each line.  A trait is a group alone,
 * "comma", or one of a group, "why=scope". */
#include "fold.h"
#include "scores.h"
#include "table_file.h"

#include <stdlib.h>

const char *const type_names[REPORT_TYPES] = {"direct", "mixed", "indirect"};

const char *const rule_names[RULES] = {[RULE_CLOSING] = "closing",
                                       [RULE_INCISE] = "incise",
                                       [RULE_QUE] = "que",
                                       [RULE_ASKS] = "asks",
                                       [RULE_INFINITIVE] = "infinitive",
                                       [RULE_COLON] = "colon",
                                       [RULE_OBJECT] = "object",
                                       [RULE_PASSIVE] = "passive",
                                       [RULE_SCOPE] = "scope",
                                       [RULE_FIGURE] = "figure",
                                       [RULE_NOUN] = "noun",
                                       [RULE_SIGNED] = "signed",
                                       [RULE_TURN] = "turn",
                                       [RULE_DIALOGUE] = "dialogue",
                                       [RULE_LEAD] = "lead",
                                       [RULE_SAID] = "said",
                                       [RULE_GOES_ON] = "goes-on",
                                       [RULE_WORDING] = "wording",
                                       [RULE_ALONE] = "alone"};

static const char *const length_names[LENGTHS] = {"1",    "2",     "3-4", "5-8",
                                                  "9-16", "17-32", "33-"};
static const char *const source_names[] = {"none", "word", "name", "noun"};
static const char *const alone[] = {""};

typedef struct group {
    const char *name;
    uint32_t first;
    const char *const *members;
    uint32_t count;
} group;

static const group groups[] = {{"bias", TRAIT_BIAS, alone, 1},
                               {"why", TRAIT_WHY, rule_names, RULES},
                               {"type", TRAIT_TYPE, type_names, REPORT_TYPES},
                               {"words", TRAIT_WORDS, length_names, LENGTHS},
                               {"source", TRAIT_SOURCE, source_names, 4},
                               {"comma", TRAIT_COMMA, alone, 1},
                               {"broken", TRAIT_BROKEN, alone, 1},
                               {"sentences", TRAIT_SENTENCES, alone, 1},
                               {"allegation", TRAIT_ALLEGATION, alone, 1}};

/* The number of the trait; TRAITS if there is none of that name. */
static uint32_t find_trait(gm_text name)
{
    gm_text member = name, of = table_cut(&member, '=');
    for (size_t g = 0; g < sizeof groups / sizeof *groups; g++) {
        if (!text_is(of, groups[g].name))
            continue;
        for (uint32_t i = 0; i < groups[g].count; i++)
            if (text_is(member, groups[g].members[i]))
                return groups[g].first + i;
    }
    return TRAITS;
}

enum { MOST_DIGITS = 12 };

/* Reads "-0.25": digits, and perhaps a minus before and a fraction after them. */
static bool read_number(gm_text text, double *out)
{
    double value = 0, unit = 0;
    uint32_t i = text.len && text.ptr[0] == '-', digits = 0;
    for (; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '.' && !unit && digits) {
            unit = 1;
            continue;
        }
        if (c < '0' || c > '9')
            return false;
        value = value * 10 + (c - '0');
        unit *= 10;
        digits++;
    }
    value /= unit ? unit : 1;
    *out = text.len && text.ptr[0] == '-' ? -value : value;
    return digits && digits <= MOST_DIGITS && unit != 1;
}

static gm_status read_weight(gm_text line, scores *out, bool *given,
                             const table_place *at)
{
    gm_text weight = line, name = table_cut(&weight, '\t');
    uint32_t trait = find_trait(name);
    if (trait == TRAITS)
        return table_bad_line(at, "no trait of a quote is called", name);
    if (given[trait])
        return table_bad_line(at, "a second weight for", name);
    given[trait] = true;
    if (!read_number(weight, &out->weights[trait]))
        return table_bad_line(at, "expected a trait, a tab and a number, found", line);
    return GM_OK;
}

gm_status scores_load(const char *path, scores *out, gm_error *err)
{
    char *bytes = NULL;
    gm_text rest = {0}, line;
    bool given[TRAITS] = {false};
    *out = (scores){{0}};
    gm_status status = table_open(path, &bytes, &rest, err);
    table_place at = {path, 0, err};
    while (!status && table_next(&rest, &at, &line))
        status = read_weight(line, out, given, &at);
    free(bytes);
    return status;
}
