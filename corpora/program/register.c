/* The register of an article: its quotes, its speakers. */
#include "reading.h"

static const char *const quote_types[] = {"direct", "indirect", "mixed"};

static gm_text part(gm_text text, uint32_t begin, uint32_t end)
{
    return (gm_text){text.ptr + begin, end - begin};
}

/* Where `wanted` last begins in `text`, or its length. */
static uint32_t find_last(gm_text text, const char *wanted)
{
    uint32_t len = (uint32_t)strlen(wanted);
    for (uint32_t at = text.len >= len ? text.len - len + 1 : 0; at-- > 0;)
        if (!memcmp(text.ptr + at, wanted, len))
            return at;
    return text.len;
}

static uint32_t find_first(gm_text text, const char *wanted)
{
    uint32_t len = (uint32_t)strlen(wanted);
    for (uint32_t at = 0; at + len <= text.len; at++)
        if (!memcmp(text.ptr + at, wanted, len))
            return at;
    return text.len;
}

/* The pieces of `text` between separators, in their order; false if memory ran out. */
static bool split(gm_arena *arena, gm_text text, const char *separator,
                  corpus_tag **all)
{
    corpus_tag **last = all;
    while (text.len) {
        uint32_t end = find_first(text, separator);
        *last = gm_arena_alloc(arena, sizeof **last);
        if (!*last)
            return false;
        (*last)->name = part(text, 0, end);
        last = &(*last)->next;
        uint32_t next = end + (uint32_t)strlen(separator);
        text = part(text, next < text.len ? next : text.len, text.len);
    }
    return true;
}

/* "12 mixed: " at the head of a line; its length, or 0 if this is no quote. */
static uint32_t read_number_and_type(gm_text line, corpus_quote *quote)
{
    uint32_t at = 0;
    while (at < line.len && at < 6 && line.ptr[at] >= '0' && line.ptr[at] <= '9')
        quote->number = quote->number * 10 + (uint32_t)(line.ptr[at++] - '0');
    if (!at || at == line.len || line.ptr[at++] != ' ')
        return 0;
    for (size_t i = 0; i < sizeof quote_types / sizeof *quote_types; i++) {
        uint32_t len = (uint32_t)strlen(quote_types[i]);
        if (at + len + 2 <= line.len && !memcmp(line.ptr + at, quote_types[i], len) &&
            !memcmp(line.ptr + at + len, ": ", 2)) {
            quote->type = part(line, at, at + len);
            return at + len + 2;
        }
    }
    return 0;
}

/* "Anne Roch", "?", "? anonymous". */
static void read_speaker_of(gm_text text, corpus_quote *quote)
{
    if (!text.len || text.ptr[0] != '?')
        quote->speaker = text;
    else if (text.len > 2)
        quote->kind = part(text, 2, text.len);
}

static bool read_quote(corpus_article *article, gm_text line, gm_position at,
                       bool *failed)
{
    corpus_quote quote = {.at = at};
    uint32_t from = read_number_and_type(line, &quote);
    if (!from)
        return false;
    gm_text rest = part(line, from, line.len);
    uint32_t tags = find_first(rest, " #");
    read_speaker_of(part(rest, 0, tags), &quote);
    if (tags < rest.len) {
        gm_text names = part(rest, tags + 2, rest.len);
        *failed |= !split(&article->arena, names, " #", &quote.tags);
    }
    corpus_quote *added = GM_PUSH(&article->quotes);
    *failed |= !added;
    if (added)
        *added = quote;
    return true;
}

static bool read_speaker(corpus_article *article, gm_text line, gm_position at,
                         bool *failed)
{
    corpus_speaker speaker = {.at = at};
    uint32_t others = find_first(line, " = ");
    gm_text left = part(line, 0, others);
    uint32_t colon = find_last(left, ": ");
    if (colon == left.len)
        return false;
    speaker.name = part(left, 0, colon);
    gm_text kind = part(left, colon + 2, left.len);
    uint32_t space = find_first(kind, " ");
    speaker.kind = part(kind, 0, space);
    if (space < kind.len)
        speaker.gender = part(kind, space + 1, kind.len);
    if (others < line.len) {
        gm_text names = part(line, others + 3, line.len);
        *failed |= !split(&article->arena, names, "; ", &speaker.others);
    }
    corpus_speaker *added = GM_PUSH(&article->speakers);
    *failed |= !added;
    if (added)
        *added = speaker;
    return true;
}

static void give_kinds(corpus_article *article)
{
    for (uint32_t i = 0; i < article->quotes.count; i++) {
        corpus_quote *quote = &article->quotes.at[i];
        const corpus_speaker *speaker =
            quote->speaker.len ? corpus_speaker_named(article, quote->speaker) : NULL;
        if (speaker)
            quote->kind = speaker->kind;
    }
}

gm_status corpus_read_register(corpus_article *article, corpus_lines *lines,
                               gm_problems *problems, gm_error *err)
{
    bool failed = false;
    gm_text line;
    while (corpus_next_line(lines, &line)) {
        gm_position at = corpus_place(lines, line.ptr);
        if (line.len && !read_quote(article, line, at, &failed) &&
            !read_speaker(article, line, at, &failed))
            gm_problems_add(problems, at,
                            "neither \"NUMBER TYPE: SPEAKER #tags\" nor \"NAME: KIND "
                            "GENDER = OTHER NAMES\"");
    }
    give_kinds(article);
    return failed ? gm_error_nomem(err) : GM_OK;
}
