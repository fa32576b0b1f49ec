/* Letters are made small first: a headline in capitals has no n-grams of its own. */
#include "detector.h"

#include <stdlib.h>
#include <string.h>
#include <textcat.h>
#include <unicode/ucasemap.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

/* So much of a paragraph is looked at: more makes it slower, not surer. */
enum { LOOKED_AT = 600 };

struct detector {
    void *categories;
    UCaseMap *small;
    char lower[3 * LOOKED_AT]; /* a small letter has no more than three times the bytes
                                  of its capital */
};

detector *new_detector(const char *list, const char *folder)
{
    UErrorCode code = U_ZERO_ERROR;
    detector *made = calloc(1, sizeof *made);
    size_t len = strlen(folder);
    char *prefix = malloc(len + 2);
    if (made && prefix) {
        memcpy(prefix, folder, len);
        memcpy(prefix + len, "/", 2);
        made->categories = special_textcat_Init(list, prefix);
        made->small = ucasemap_open("", 0, &code);
    }
    free(prefix);
    if (made && made->categories && made->small)
        return made;
    free_detector(made);
    return NULL;
}

void free_detector(detector *detector)
{
    if (!detector)
        return;
    if (detector->categories)
        textcat_Done(detector->categories);
    if (detector->small)
        ucasemap_close(detector->small);
    free(detector);
}

static bool has_letters(gm_text text, uint32_t wanted)
{
    uint32_t letters = 0;
    for (int32_t i = 0; i < (int32_t)text.len && letters < wanted;) {
        UChar32 character;
        U8_NEXT(text.ptr, i, (int32_t)text.len, character);
        letters += u_isalpha(character);
    }
    return letters >= wanted;
}

/* The beginning of a text, whole characters only. */
static gm_text beginning(gm_text text)
{
    int32_t end = (int32_t)text.len < LOOKED_AT ? (int32_t)text.len : LOOKED_AT;
    while (end > 0 && end < (int32_t)text.len && U8_IS_TRAIL(text.ptr[end]))
        end--;
    return (gm_text){text.ptr, (uint32_t)end};
}

/* The first of "[it][fr]", or French if it is one of them; "UNKNOWN" and "SHORT" have
 * no brackets. */
static gm_text choose(const char *likely)
{
    const char *french = strstr(likely, "[fr]");
    const char *begin = french ? french : likely;
    const char *end = *begin == '[' ? strchr(begin, ']') : NULL;
    if (!end)
        return (gm_text){"", 0};
    return (gm_text){begin + 1, (uint32_t)(end - begin - 1)};
}

bool detect(detector *detector, gm_text text, uint32_t letters, gm_text *language)
{
    UErrorCode code = U_ZERO_ERROR;
    gm_text start = beginning(text);
    *language = (gm_text){"", 0};
    if (!has_letters(text, letters))
        return true;
    int32_t len =
        ucasemap_utf8ToLower(detector->small, detector->lower, sizeof detector->lower,
                             start.ptr, (int32_t)start.len, &code);
    if (code == U_MEMORY_ALLOCATION_ERROR)
        return false;
    const char *likely =
        U_SUCCESS(code)
            ? textcat_Classify(detector->categories, detector->lower, (size_t)len)
            : textcat_Classify(detector->categories, start.ptr, start.len);
    *language = choose(likely);
    return true;
}
