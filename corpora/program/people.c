#include "people.h"

#include "reading.h"
#include "text/fold.h"

/* The next word of folded text; false behind the last. */
static bool next_word(gm_text *rest, gm_text *word)
{
    if (!rest->len)
        return false;
    const char *space = memchr(rest->ptr, ' ', rest->len);
    word->ptr = rest->ptr;
    word->len = space ? (uint32_t)(space - rest->ptr) : rest->len;
    uint32_t taken = word->len + (space != NULL);
    rest->ptr += taken;
    rest->len -= taken;
    return true;
}

static bool begins_with(gm_text word, gm_text start)
{
    return start.len <= word.len && !memcmp(word.ptr, start.ptr, start.len);
}

static bool has_word(gm_text name, gm_text wanted)
{
    gm_text word;
    while (next_word(&name, &word))
        if (begins_with(word, wanted) && (word.len == wanted.len || wanted.len == 1))
            return true;
    return false;
}

static bool has_all_words(gm_text name, gm_text wanted)
{
    gm_text word;
    while (next_word(&wanted, &word))
        if (!has_word(name, word))
            return false;
    return true;
}

static bool is_same(gm_text one, gm_text other)
{
    return one.len == other.len && !memcmp(one.ptr, other.ptr, one.len);
}

typedef struct comparison {
    gm_buffer wanted, name; /* folded */
    bool person;
    gm_status status; /* of folding */
} comparison;

static gm_text folded(const gm_buffer *buffer)
{
    return (gm_text){buffer->ptr, (uint32_t)buffer->len};
}

static bool fits(comparison *comparison, gm_text name, gm_error *err)
{
    gm_buffer_clear(&comparison->name);
    if (comparison->status == GM_OK)
        comparison->status = gm_fold_words(&comparison->name, name, err);
    if (comparison->status != GM_OK)
        return false;
    gm_text wanted = folded(&comparison->wanted), own = folded(&comparison->name);
    return comparison->person ? has_all_words(own, wanted) : is_same(own, wanted);
}

static bool names(comparison *comparison, const corpus_speaker *speaker, gm_error *err)
{
    if (comparison->person != (speaker->gender.len > 0))
        return false;
    bool does = fits(comparison, speaker->name, err);
    for (const corpus_tag *other = speaker->others; other && !does; other = other->next)
        does = fits(comparison, other->name, err);
    return does;
}

/* `latest[i]`: the mark that last named speaker i, plus one. */
static uint32_t owner_of(const corpus_article *article, comparison *comparison,
                         const uint32_t *latest, gm_error *err)
{
    uint32_t owner = CORPUS_NOBODY;
    for (uint32_t i = 0; i < article->speakers.count; i++)
        if (names(comparison, &article->speakers.at[i], err) &&
            (owner == CORPUS_NOBODY || latest[i] > latest[owner]))
            owner = i;
    return owner;
}

/* The speaker that an entity names; latest[] is brought up to date. */
static uint32_t find_owner(const corpus_article *article, uint32_t i,
                           comparison *comparison, uint32_t *latest, gm_error *err)
{
    const corpus_mark *mark = &article->marks.at[i];
    gm_buffer_clear(&comparison->wanted);
    comparison->status =
        gm_fold_words(&comparison->wanted, corpus_text(article, mark->span), err);
    comparison->person = corpus_is(mark->label, "Person");
    uint32_t owner = comparison->status == GM_OK
                         ? owner_of(article, comparison, latest, err)
                         : CORPUS_NOBODY;
    if (owner != CORPUS_NOBODY)
        latest[owner] = i + 1;
    return owner;
}

static gm_status find_owners(const corpus_article *article, uint32_t *owners,
                             uint32_t *latest, gm_error *err)
{
    comparison comparison = {0};
    for (uint32_t i = 0; i < article->marks.count && comparison.status == GM_OK; i++)
        owners[i] = article->marks.at[i].kind == CORPUS_ENTITY
                        ? find_owner(article, i, &comparison, latest, err)
                        : CORPUS_NOBODY;
    gm_buffer_free(&comparison.wanted);
    gm_buffer_free(&comparison.name);
    return comparison.status;
}

gm_status corpus_name_owners(const corpus_article *article, uint32_t **owners,
                             gm_error *err)
{
    uint32_t *latest = calloc(article->speakers.count + 1, sizeof *latest);
    *owners = malloc((article->marks.count + 1) * sizeof **owners);
    gm_status status = latest && *owners ? find_owners(article, *owners, latest, err)
                                         : gm_error_nomem(err);
    free(latest);
    return status;
}

gm_status corpus_fold_between_spaces(gm_buffer *out, gm_text text, gm_error *err)
{
    gm_buffer_clear(out);
    gm_buffer_put(out, ' ');
    gm_status status = gm_fold_words(out, text, err);
    gm_buffer_put(out, ' ');
    gm_buffer_put(out, '\0');
    return status == GM_OK && out->failed ? gm_error_nomem(err) : status;
}
