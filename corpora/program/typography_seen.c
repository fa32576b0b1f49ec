#include "typography_seen.h"

#include "text/space.h"
#include "text/utf8.h"

#include <stdio.h>

static bool has(gm_text text, const char *what)
{
    uint32_t len = (uint32_t)strlen(what);
    for (uint32_t at = 0; at + len <= text.len; at++)
        if (!memcmp(text.ptr + at, what, len))
            return true;
    return false;
}

static bool glued(gm_text text)
{
    for (uint32_t at = 0; at < text.len;)
        if (gm_utf8_next(text, &at) == 0xAB && at < text.len) {
            uint32_t behind = at;
            if (!gm_is_space(gm_utf8_next(text, &behind)))
                return true;
        }
    return false;
}

static bool plain(gm_text text)
{
    return has(text, "« ");
}

static bool no_break(gm_text text)
{
    return has(text, "«\u00A0");
}

static bool narrow(gm_text text)
{
    return has(text, "«\u202F");
}

static bool straight_marks(gm_text text)
{
    return has(text, "\"");
}

static bool curly_marks(gm_text text)
{
    return has(text, "“");
}

static bool single_guillemets(gm_text text)
{
    return has(text, "‹");
}

static bool dash(gm_text text)
{
    return has(text, "\n– ") || has(text, "\n— ") || has(text, "\n- ");
}

static bool curly_apostrophe(gm_text text)
{
    return has(text, "’");
}

static bool straight_apostrophe(gm_text text)
{
    return has(text, "'");
}

static bool both_apostrophes(gm_text text)
{
    return curly_apostrophe(text) && straight_apostrophe(text);
}

static bool spaced_comma(gm_text text)
{
    return has(text, " ,") || has(text, " .");
}

static bool doubled_space(gm_text text)
{
    return has(text, "  ");
}

/* A stop or closing mark with a letter or an opening mark right behind it. */
static bool lost_break(gm_text text)
{
    static const char *const joined[] = {".«", ".“", "»«", "!«", "?«", NULL};
    for (int i = 0; joined[i]; i++)
        if (has(text, joined[i]))
            return true;
    for (uint32_t at = 1; at + 1 < text.len; at++)
        if (text.ptr[at] == '.' && text.ptr[at - 1] >= 'a' && text.ptr[at - 1] <= 'z' &&
            text.ptr[at + 1] >= 'A' && text.ptr[at + 1] <= 'Z')
            return true;
    return false;
}

static bool capital_headline(gm_text text)
{
    uint32_t capitals = 0;
    for (uint32_t at = 0; at < text.len && text.ptr[at] != '\n'; at++) {
        if (text.ptr[at] >= 'a' && text.ptr[at] <= 'z')
            return false;
        capitals += text.ptr[at] >= 'A' && text.ptr[at] <= 'Z';
    }
    return capitals > 3;
}

/* Common words whose capital has lost its accent. */
static bool bare_capital(gm_text text)
{
    static const char *const words[] = {"Etat",   "Ecole", "Eglise", "Etudiant",
                                        "Equipe", "Emile", "Egypte", "Energie",
                                        "\nA ",   ". A ",  NULL};
    for (int i = 0; words[i]; i++)
        if (has(text, words[i]))
            return true;
    return false;
}

static bool unbalanced(gm_text text)
{
    int open = 0;
    for (uint32_t at = 0; at < text.len;) {
        uint32_t c = gm_utf8_next(text, &at);
        open += c == 0xAB || c == 0x201C;
        open -= c == 0xBB || c == 0x201D;
    }
    return open != 0;
}

const corpus_trait corpus_traits[] = {
    {"« » with plain spaces", plain},
    {"« » with U+00A0", no_break},
    {"« » with U+202F", narrow},
    {"« » glued", glued},
    {"\" \"", straight_marks},
    {"“ ”", curly_marks},
    {"‹ ›", single_guillemets},
    {"dashes that open a turn", dash},
    {"curly apostrophes", curly_apostrophe},
    {"straight apostrophes", straight_apostrophe},
    {"both apostrophes", both_apostrophes},
    {"marks unclosed or closed twice", unbalanced},
    {"a space before , or .", spaced_comma},
    {"doubled spaces", doubled_space},
    {"a lost space or paragraph break", lost_break},
    {"a headline in capitals", capital_headline},
    {"capitals without accents", bare_capital},
    {NULL, NULL},
};
