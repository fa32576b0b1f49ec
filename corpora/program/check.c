/* The rules, by what they are about: the header, spans, quotes, speakers. */
#include "check.h"

#include "people.h"
#include "reading.h"
#include "text/space.h"
#include "text/utf8.h"
#include "words.h"

/* ---- The header ----------------------------------------------------------------- */

static uint32_t digits(gm_text text, uint32_t begin, uint32_t end)
{
    uint32_t number = 0;
    for (uint32_t i = begin; i < end; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9')
            return 0;
        number = number * 10 + (uint32_t)(text.ptr[i] - '0');
    }
    return number;
}

static bool is_date(gm_text text)
{
    if (text.len != 10 || text.ptr[4] != '-' || text.ptr[7] != '-')
        return false;
    uint32_t month = digits(text, 5, 7), day = digits(text, 8, 10);
    return digits(text, 0, 4) && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

static bool is_country(gm_text text)
{
    return text.len == 2 && text.ptr[0] >= 'A' && text.ptr[0] <= 'Z' &&
           text.ptr[1] >= 'A' && text.ptr[1] <= 'Z';
}

static void check_header(const corpus_article *article, gm_problems *problems)
{
    gm_position top = {article->path, 1, 1};
    if (!article->header[CORPUS_BREAKS].ptr)
        return; /* that it is not as it should be is said already */
    if (!is_date(article->header[CORPUS_DATE]))
        gm_problems_add(problems, top, "the date is not YYYY-MM-DD");
    if (!is_country(article->header[CORPUS_COUNTRY]))
        gm_problems_add(problems, top, "the country is no code of two capital letters");
    if (!corpus_knows(corpus_sections, article->header[CORPUS_SECTION]))
        gm_problems_add(problems, top, "unknown section");
    if (!corpus_knows(corpus_genres, article->header[CORPUS_GENRE]))
        gm_problems_add(problems, top, "unknown genre");
    if (!corpus_knows_spaces(article->header[CORPUS_SPACES]))
        gm_problems_add(problems, top, "unknown spaces");
    if (!corpus_is(article->header[CORPUS_APOSTROPHE], "curly") &&
        !corpus_is(article->header[CORPUS_APOSTROPHE], "straight"))
        gm_problems_add(problems, top, "the apostrophe is curly or straight");
    if (!corpus_is(article->header[CORPUS_BREAKS], "double") &&
        !corpus_is(article->header[CORPUS_BREAKS], "single"))
        gm_problems_add(problems, top, "breaks are double or single");
}

/* ---- Spans ------------------------------------------------------------------------
 */

static uint32_t first_of(gm_text text)
{
    uint32_t at = 0;
    return text.len ? gm_utf8_next(text, &at) : 0;
}

static uint32_t last_of(gm_text text)
{
    uint32_t at = text.len;
    while (at && !gm_utf8_is_start(text.ptr[at - 1]))
        at--;
    at -= at > 0;
    return text.len ? gm_utf8_next(text, &at) : 0;
}

static void check_ends(const corpus_article *article, const corpus_mark *mark,
                       gm_problems *problems)
{
    gm_text text = corpus_text(article, mark->span);
    uint32_t first = first_of(text), last = last_of(text);
    if (gm_is_space(first) || gm_is_space(last) || first == ',' || last == ',')
        gm_problems_add(problems, mark->at,
                        "a span begins or ends with a space or comma");
}

/* Entities stand outside entities, titles too. */
static void check_nesting(const corpus_article *article, uint32_t i,
                          gm_problems *problems)
{
    const corpus_mark *mark = &article->marks.at[i];
    for (uint32_t j = 0; j < i; j++) {
        const corpus_mark *other = &article->marks.at[j];
        if (other->kind == CORPUS_ENTITY && mark->kind == CORPUS_ENTITY &&
            mark->span.begin < other->span.end)
            gm_problems_add(problems, mark->at, "an entity inside an entity");
    }
}

static bool has_quote(const corpus_article *article, uint32_t number)
{
    for (uint32_t i = 0; i < article->quotes.count; i++)
        if (article->quotes.at[i].number == number)
            return true;
    return false;
}

static void check_numbers(const corpus_article *article, const corpus_mark *mark,
                          gm_problems *problems)
{
    uint32_t number = 0;
    for (uint32_t i = 0; i <= mark->label.len; i++) {
        if (i < mark->label.len && mark->label.ptr[i] != ',') {
            number = number * 10 + (uint32_t)(mark->label.ptr[i] - '0');
            continue;
        }
        if (!has_quote(article, number))
            gm_problems_add(problems, mark->at, "quote %u is not in the register",
                            number);
        number = 0;
    }
}

static void check_mark(const corpus_article *article, uint32_t i, gm_problems *problems)
{
    const corpus_mark *mark = &article->marks.at[i];
    check_ends(article, mark, problems);
    check_nesting(article, i, problems);
    if (mark->kind == CORPUS_LOOKALIKE && mark->label.len &&
        !corpus_knows(corpus_lookalike_tags, mark->label))
        gm_problems_add(problems, mark->at, "unknown tag of a look-alike: %.*s",
                        (int)mark->label.len, mark->label.ptr);
    if (mark->kind >= CORPUS_CONTENT && mark->kind <= CORPUS_SOURCE)
        check_numbers(article, mark, problems);
}

/* ---- Quotes -----------------------------------------------------------------------
 */

typedef struct parts {
    uint32_t contents, cues, sources;
    bool marks_inside; /* quotation marks in the content */
    bool marks_before; /* in front of some fragment: a quotation mark */
    bool dash_before;
    bool bounded; /* the only fragment carries its own outer marks */
} parts;

static bool is_dash(uint32_t c)
{
    return c == '-' || c == 0x2013 || c == 0x2014;
}

/* A straight mark may open or close. */
static bool is_opening(uint32_t c)
{
    return c == '"' || c == 0xAB || c == 0x2039 || c == 0x201C || c == 0x201E ||
           c == 0x2018;
}

static bool is_quotation_mark(uint32_t c)
{
    return is_opening(c) || c == 0xBB || c == 0x203A || c == 0x201D;
}

static bool has_quotation_mark(gm_text text)
{
    for (uint32_t at = 0; at < text.len;)
        if (is_quotation_mark(gm_utf8_next(text, &at)))
            return true;
    return false;
}

/* The last character before `at` that is no space. */
static uint32_t before(const corpus_article *article, uint32_t at)
{
    gm_text text = corpus_text(article, (gm_span){0, at});
    while (text.len && gm_is_space(last_of(text)))
        do
            text.len--;
        while (text.len && !gm_utf8_is_start(text.ptr[text.len]));
    return last_of(text);
}

static void look_at_content(const corpus_article *article, gm_span span, parts *parts)
{
    gm_text text = corpus_text(article, span);
    uint32_t first = first_of(text), last = last_of(text);
    parts->contents++;
    parts->marks_inside |= has_quotation_mark(text);
    uint32_t front = before(article, span.begin);
    parts->marks_before |= is_opening(front);
    parts->dash_before |= is_dash(front);
    gm_text inner = {text.ptr + 2, text.len > 4 ? text.len - 4 : 0};
    parts->bounded = first == 0xAB && last == 0xBB && !has_quotation_mark(inner);
}

static parts parts_of(const corpus_article *article, uint32_t number)
{
    parts parts = {0};
    for (uint32_t i = 0; i < article->marks.count; i++) {
        const corpus_mark *mark = &article->marks.at[i];
        if (!corpus_mark_is_of(mark, number))
            continue;
        if (mark->kind == CORPUS_CONTENT)
            look_at_content(article, mark->span, &parts);
        parts.cues += mark->kind == CORPUS_CUE;
        parts.sources += mark->kind == CORPUS_SOURCE;
    }
    return parts;
}

static bool has_tag(const corpus_quote *quote, const char *name)
{
    for (const corpus_tag *tag = quote->tags; tag; tag = tag->next)
        if (corpus_is(tag->name, name))
            return true;
    return false;
}

static const char *wrong_type(const corpus_quote *quote, const parts *parts)
{
    bool marks = parts->marks_inside || parts->marks_before;
    if (corpus_is(quote->type, "indirect") && marks && !has_tag(quote, "14"))
        return "an indirect quote has no quotation marks (unless for a term: #14)";
    if (corpus_is(quote->type, "mixed") && !marks)
        return "a mixed quote has quotation marks in it or before it";
    if (corpus_is(quote->type, "direct") && !parts->marks_before &&
        !parts->dash_before && !has_tag(quote, "reopened") &&
        !has_tag(quote, "followon") && !has_tag(quote, "turn") && !has_tag(quote, "15"))
        return "a direct quote begins behind a quotation mark, a dash or a turn";
    if (parts->bounded && parts->contents == 1 && !corpus_is(quote->type, "indirect"))
        return "the outer quotation marks are no content";
    return NULL;
}

static void check_quote(const corpus_article *article, const corpus_quote *quote,
                        gm_problems *problems)
{
    parts parts = parts_of(article, quote->number);
    if (!parts.contents)
        gm_problems_add(problems, quote->at, "quote %u has no content", quote->number);
    if (parts.cues > 1 || parts.sources > 1)
        gm_problems_add(problems, quote->at, "quote %u has two cues or two sources",
                        quote->number);
    const char *wrong = parts.contents ? wrong_type(quote, &parts) : NULL;
    if (wrong)
        gm_problems_add(problems, quote->at, "quote %u: %s", quote->number, wrong);
    if (quote->speaker.len && !corpus_speaker_named(article, quote->speaker))
        gm_problems_add(problems, quote->at, "quote %u: %.*s is not in the register",
                        quote->number, (int)quote->speaker.len, quote->speaker.ptr);
    if (quote->kind.len && !corpus_knows(corpus_kinds, quote->kind))
        gm_problems_add(problems, quote->at, "quote %u: unknown kind", quote->number);
    for (const corpus_tag *tag = quote->tags; tag; tag = tag->next)
        if (!corpus_knows(corpus_quote_tags, tag->name))
            gm_problems_add(problems, quote->at, "unknown tag of a quote: %.*s",
                            (int)tag->name.len, tag->name.ptr);
    for (uint32_t i = 0; &article->quotes.at[i] < quote; i++)
        if (article->quotes.at[i].number == quote->number)
            gm_problems_add(problems, quote->at, "quote %u stands here twice",
                            quote->number);
}

/* ---- Speakers ---------------------------------------------------------------------
 */

static void check_kind(const corpus_speaker *speaker, gm_problems *problems)
{
    bool person = corpus_is(speaker->kind, "person");
    if (!corpus_knows(corpus_kinds, speaker->kind))
        gm_problems_add(problems, speaker->at, "unknown kind");
    else if (person !=
             (corpus_is(speaker->gender, "m") || corpus_is(speaker->gender, "f") ||
              corpus_is(speaker->gender, "u")))
        gm_problems_add(problems, speaker->at,
                        "a person has a gender (m, f, u), and nobody else has");
}

/* Kinds, genders, and that the article has every name. */
static gm_status check_speakers(const corpus_article *article, gm_problems *problems,
                                gm_error *err)
{
    gm_buffer text = {0}, name = {0};
    gm_text whole = {article->text.ptr, (uint32_t)article->text.len};
    gm_status status = corpus_fold_between_spaces(&text, whole, err);
    for (uint32_t i = 0; i < article->speakers.count && status == GM_OK; i++) {
        const corpus_speaker *speaker = &article->speakers.at[i];
        check_kind(speaker, problems);
        status = corpus_fold_between_spaces(&name, speaker->name, err);
        if (status == GM_OK && !strstr(text.ptr, name.ptr))
            gm_problems_add(problems, speaker->at, "the article has no \"%.*s\"",
                            (int)speaker->name.len, speaker->name.ptr);
    }
    gm_buffer_free(&text);
    gm_buffer_free(&name);
    return status;
}

static gm_status check_people(const corpus_article *article, gm_problems *problems,
                              gm_error *err)
{
    uint32_t *owners;
    gm_status status = corpus_name_owners(article, &owners, err);
    for (uint32_t i = 0; i < article->marks.count && status == GM_OK; i++) {
        const corpus_mark *mark = &article->marks.at[i];
        if (mark->kind == CORPUS_ENTITY && corpus_is(mark->label, "Person") &&
            owners[i] == CORPUS_NOBODY)
            gm_problems_add(problems, mark->at, "the register has no such person");
    }
    free(owners);
    return status == GM_OK ? check_speakers(article, problems, err) : status;
}

gm_status corpus_check(const corpus_article *article, gm_problems *problems,
                       gm_error *err)
{
    check_header(article, problems);
    for (uint32_t i = 0; i < article->marks.count; i++)
        check_mark(article, i, problems);
    for (uint32_t i = 0; i < article->quotes.count; i++)
        check_quote(article, &article->quotes.at[i], problems);
    return check_people(article, problems, err);
}
