/* Folding and stemming of one word. */
#include "stemmer.h"

#include <libstemmer.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

/* No French word is longer, in bytes; what is, is noise and keeps its text. */
enum { STEMMED_MAX = 255 };

struct stemmer {
    struct sb_stemmer *snowball;
    const UNormalizer2 *nfc; /* ICU's own, never freed */
    UChar *units, *lower;    /* scratch of `capacity` units each */
    char *folded;            /* scratch of 3 * capacity bytes */
    int32_t capacity;
};

/* What an elided word is the short form of; the others ("jusqu'") lose their apostrophe
 * and meet the stem of "jusque" by themselves. */
static const struct elision {
    const char *elided, *full;
} elisions[] = {{"c'", "ce"}, {"d'", "de"}, {"j'", "je"}, {"l'", "le"},   {"m'", "me"},
                {"n'", "ne"}, {"s'", "se"}, {"t'", "te"}, {"qu'", "que"}, {"ç'", "ce"}};

stemmer *new_stemmer(void)
{
    stemmer *s = calloc(1, sizeof *s);
    if (!s)
        return NULL;
    UErrorCode status = U_ZERO_ERROR;
    s->snowball = sb_stemmer_new("french", NULL);
    s->nfc = unorm2_getNFCInstance(&status);
    if (!s->snowball || U_FAILURE(status)) {
        free_stemmer(s);
        return NULL;
    }
    return s;
}

void free_stemmer(stemmer *s)
{
    if (!s)
        return;
    if (s->snowball)
        sb_stemmer_delete(s->snowball);
    free(s->units);
    free(s->lower);
    free(s->folded);
    free(s);
}

/* Lower case and NFC together need at most three units for each byte of the word. */
static bool reserve(stemmer *s, uint32_t bytes)
{
    int64_t wanted = (int64_t)bytes * 3 + 16;
    if (wanted <= s->capacity)
        return true;
    if (wanted > INT32_MAX / 4)
        return false;
    UChar *units = realloc(s->units, (size_t)wanted * sizeof *units);
    if (units)
        s->units = units;
    UChar *lower = realloc(s->lower, (size_t)wanted * sizeof *lower);
    if (lower)
        s->lower = lower;
    char *folded = realloc(s->folded, (size_t)wanted * 3);
    if (folded)
        s->folded = folded;
    if (!units || !lower || !folded)
        return false;
    s->capacity = (int32_t)wanted;
    return true;
}

/* Drops invisible characters and straightens apostrophes; returns the new length. */
static int32_t straighten(UChar *units, int32_t len)
{
    int32_t kept = 0;
    for (int32_t i = 0; i < len; i++) {
        if (units[i] == 0x2019 || units[i] == 0x2018 || units[i] == 0xB4)
            units[kept++] = '\'';
        else if (units[i] < 0x20 || u_charType(units[i]) != U_FORMAT_CHAR)
            units[kept++] = units[i];
    }
    return kept;
}

static bool fold_long(stemmer *s, gm_text word, int32_t *len)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t units = 0, lower;
    u_strFromUTF8(s->units, s->capacity, &units, word.ptr, (int32_t)word.len, &status);
    lower = u_strToLower(s->lower, s->capacity, s->units, units, "fr", &status);
    units = unorm2_normalize(s->nfc, s->lower, lower, s->units, s->capacity, &status);
    if (U_FAILURE(status))
        return false;
    units = straighten(s->units, units);
    u_strToUTF8(s->folded, s->capacity * 3, len, s->units, units, &status);
    return !U_FAILURE(status);
}

static bool is_ascii(gm_text word)
{
    for (uint32_t i = 0; i < word.len; i++)
        if ((uint8_t)word.ptr[i] >= 0x80)
            return false;
    return true;
}

static bool fold_word(stemmer *s, gm_text word, int32_t *len)
{
    if (!reserve(s, word.len))
        return false;
    if (!is_ascii(word))
        return fold_long(s, word, len);
    for (uint32_t i = 0; i < word.len; i++) {
        char byte = word.ptr[i];
        s->folded[i] = byte >= 'A' && byte <= 'Z' ? (char)(byte + 0x20) : byte;
    }
    *len = (int32_t)word.len;
    return true;
}

/* "l'" is "le", "jusqu'" is "jusqu". */
static gm_text without_elision(gm_text word)
{
    if (word.len < 2 || word.ptr[word.len - 1] != '\'')
        return word;
    for (size_t i = 0; i < sizeof elisions / sizeof *elisions; i++)
        if (strlen(elisions[i].elided) == word.len &&
            !memcmp(elisions[i].elided, word.ptr, word.len))
            return (gm_text){elisions[i].full, (uint32_t)strlen(elisions[i].full)};
    return (gm_text){word.ptr, word.len - 1};
}

/* "-t-il" and "-il" are "il". */
static gm_text without_hyphen(gm_text word)
{
    if (word.len < 3 || word.ptr[0] != '-')
        return word;
    uint32_t skip = word.len > 4 && word.ptr[1] == 't' &&
                            (word.ptr[2] == '-' || word.ptr[2] == '\'')
                        ? 3
                        : 1;
    return (gm_text){word.ptr + skip, word.len - skip};
}

bool stem_word(stemmer *s, gm_text word, bool stemmed, gm_text *stem)
{
    int32_t len = 0;
    if (!fold_word(s, word, &len))
        return false;
    *stem = len ? (gm_text){s->folded, (uint32_t)len} : word;
    if (!stemmed || len > STEMMED_MAX)
        return true;
    gm_text bare = without_elision(without_hyphen(*stem));
    const sb_symbol *found =
        sb_stemmer_stem(s->snowball, (const sb_symbol *)bare.ptr, (int)bare.len);
    if (!found)
        return false;
    uint32_t size = (uint32_t)sb_stemmer_length(s->snowball);
    *stem = size ? (gm_text){(const char *)found, size} : bare;
    return true;
}
