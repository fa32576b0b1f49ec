/* Which words of a name count, and when two lists of them name the same speaker. */
#include "score/names.h"

#include "text/fold.h"
#include "text/utf8.h"

#include <string.h>

/* Articles, elided ones too, and titles of address, as folded. */
static const char *const light_words[] = {"le",  "la",   "les", "l", "un", "une",
                                          "des", "du",   "de",  "d", "m",  "mme",
                                          "mr",  "mlle", "me",  "dr"};

static bool is_light(gm_text word)
{
    for (size_t i = 0; i < sizeof light_words / sizeof *light_words; i++) {
        if (strlen(light_words[i]) == word.len &&
            memcmp(light_words[i], word.ptr, word.len) == 0)
            return true;
    }
    return false;
}

/* The words of `folded`, or of them those that are not light. */
static gm_status split(gm_name *name, bool all, gm_error *err)
{
    const char *ptr = name->folded.ptr;
    uint32_t len = (uint32_t)name->folded.len;
    for (uint32_t at = 0, end; at < len; at = end + 1) {
        const char *space = memchr(ptr + at, ' ', len - at);
        end = space ? (uint32_t)(space - ptr) : len;
        gm_text word = {ptr + at, end - at};
        if (!all && is_light(word))
            continue;
        gm_text *place = GM_PUSH(&name->words);
        if (!place)
            return gm_error_nomem(err);
        *place = word;
    }
    return GM_OK;
}

gm_status gm_name_read(gm_name *name, gm_text speaker, gm_error *err)
{
    gm_buffer_clear(&name->folded);
    name->words.count = 0;
    gm_status status = gm_fold_words(&name->folded, speaker, err);
    if (status == GM_OK)
        status = split(name, false, err);
    if (status == GM_OK && name->words.count == 0)
        status = split(name, true, err);
    return status;
}

static bool same(gm_text a, gm_text b)
{
    return a.len == b.len && memcmp(a.ptr, b.ptr, a.len) == 0;
}

static bool contains(const gm_name *name, gm_text word)
{
    for (uint32_t i = 0; i < name->words.count; i++) {
        if (same(name->words.at[i], word))
            return true;
    }
    return false;
}

static bool contains_all(const gm_name *long_name, const gm_name *short_name)
{
    for (uint32_t i = 0; i < short_name->words.count; i++) {
        if (!contains(long_name, short_name->words.at[i]))
            return false;
    }
    return true;
}

static gm_text first(const gm_name *name)
{
    return name->words.at[0];
}

static gm_text last(const gm_name *name)
{
    return name->words.at[name->words.count - 1];
}

/* One word stands for a longer name if it begins or ends it; several always do, which
 * covers equal names too. */
static bool stands_for(const gm_name *short_name, const gm_name *long_name)
{
    return short_name->words.count > 1 || same(first(short_name), first(long_name)) ||
           same(first(short_name), last(long_name));
}

static uint32_t first_len(gm_text word)
{
    uint32_t at = 0;
    gm_utf8_next(word, &at);
    return at;
}

/* "N. Maduro" and "Nicolas Maduro": the same last word, and one of the first words is
 * the initial of the other. */
static bool agree_by_initial(const gm_name *a, const gm_name *b)
{
    gm_text x = first(a), y = first(b);
    uint32_t len = first_len(x);
    return same(last(a), last(b)) && len == first_len(y) &&
           memcmp(x.ptr, y.ptr, len) == 0 && (x.len == len || y.len == len);
}

bool gm_names_agree(const gm_name *a, const gm_name *b)
{
    if (a->words.count == 0 || b->words.count == 0)
        return a->words.count == b->words.count;
    const gm_name *short_name = a->words.count <= b->words.count ? a : b;
    const gm_name *long_name = short_name == a ? b : a;
    if (contains_all(long_name, short_name))
        return stands_for(short_name, long_name);
    return agree_by_initial(a, b);
}

void gm_name_free(gm_name *name)
{
    gm_buffer_free(&name->folded);
    free(name->words.at);
    *name = (gm_name){0};
}
