#include "read/html_export.h"

#include "read/meta.h"

#include <stdlib.h>

/* ---- What formats ask of an article ------------------------------------------ */

gm_text gm_html_first(const gm_html_article *article, gm_html_field field)
{
    for (uint32_t i = 0; i < article->paragraphs.count; i++) {
        if (article->paragraphs.at[i].field == field)
            return gm_html_text(article, i);
    }
    return (gm_text){"", 0};
}

/* What counts as one character of ASCII, and how many bytes it has. */
static char plain_at(gm_text text, uint32_t at, uint32_t *bytes)
{
    static const struct {
        const char *is;
        char plain;
    } alike[] = {{"\xE2\x80\x99", '\''}, {"\xC2\xA0", ' '}, {"\xE2\x80\xAF", ' '}};
    for (size_t i = 0; i < sizeof alike / sizeof *alike; i++) {
        *bytes = (uint32_t)strlen(alike[i].is);
        if (text.len - at >= *bytes && memcmp(text.ptr + at, alike[i].is, *bytes) == 0)
            return alike[i].plain;
    }
    *bytes = 1;
    return text.ptr[at];
}

bool gm_html_begins(gm_text text, const char *words)
{
    for (uint32_t at = 0, bytes; *words && at < text.len; at += bytes, words++) {
        if (plain_at(text, at, &bytes) != *words)
            return false;
        if (at + bytes == text.len)
            return !words[1];
    }
    return !*words;
}

gm_status gm_html_add_author(gm_document *document, gm_text author)
{
    static const char *const before[] = {"Par ", "par ", "PAR ", "By ", "by ", "BY "};
    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        uint32_t len = (uint32_t)strlen(before[i]);
        if (author.len > len && memcmp(author.ptr, before[i], len) == 0) {
            author = (gm_text){author.ptr + len, author.len - len};
            break;
        }
    }
    return gm_meta_add(document, gm_text_of("author"), author);
}

static bool begins_with_any(gm_text text, const char *const *beginnings)
{
    while (*beginnings && !gm_html_begins(text, *beginnings))
        beginnings++;
    return *beginnings != NULL;
}

void gm_html_leave_out_last(gm_html_article *article, const char *const *beginnings)
{
    for (uint32_t i = article->paragraphs.count; i > 0; i--) {
        gm_html_field *field = &article->paragraphs.at[i - 1].field;
        if (*field != GM_HTML_BODY)
            continue;
        if (!begins_with_any(gm_html_text(article, i - 1), beginnings))
            break;
        *field = GM_HTML_LEFT_OUT;
    }
}

bool gm_html_has_mark(gm_text start, const char *const *marks)
{
    uint32_t first =
        start.len >= 3 && memcmp(start.ptr, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    while (first < start.len && memchr(" \t\r\n", start.ptr[first], 4))
        first++;
    if (first == start.len || start.ptr[first] != '<')
        return false;
    for (; *marks; marks++) {
        size_t len = strlen(*marks);
        for (size_t at = 0; at + len <= start.len; at++) {
            if (memcmp(start.ptr + at, *marks, len) == 0)
                return true;
        }
    }
    return false;
}

/* ---- Documents --------------------------------------------------------------- */

typedef struct reader {
    const gm_html_export *format;
    const gm_input *input;
    gm_html_articles *articles;
    uint32_t count; /* of articles so far */
} reader;

static void find_body(gm_html_article *article)
{
    if (gm_html_first(article, GM_HTML_BODY).len)
        return;
    for (uint32_t i = 0; i < article->paragraphs.count; i++) {
        if (article->paragraphs.at[i].field == GM_HTML_OTHER)
            article->paragraphs.at[i].field = GM_HTML_BODY;
    }
}

static bool is_same(gm_text left, gm_text right)
{
    return left.len == right.len && memcmp(left.ptr, right.ptr, left.len) == 0;
}

static void add_paragraph(gm_buffer *text, gm_text paragraph)
{
    gm_buffer_puts(text, text->len ? "\n\n" : "");
    gm_buffer_add(text, paragraph.ptr, paragraph.len);
}

/* The title, then the body; `has_body` is set if there is any. */
static void put_text(const gm_html_article *article, gm_buffer *text, bool *has_body)
{
    gm_text title = gm_html_first(article, GM_HTML_TITLE);
    bool repeats = is_same(title, gm_html_first(article, GM_HTML_BODY));
    for (int pass = 0; pass < 2; pass++) {
        gm_html_field wanted = pass ? GM_HTML_BODY : GM_HTML_TITLE;
        for (uint32_t i = 0; i < article->paragraphs.count; i++) {
            if (article->paragraphs.at[i].field != wanted)
                continue;
            *has_body |= wanted == GM_HTML_BODY;
            if (wanted == GM_HTML_TITLE && repeats)
                repeats = false;
            else
                add_paragraph(text, gm_html_text(article, i));
        }
    }
}

static gm_status set_text(const reader *in, const gm_html_article *article,
                          gm_document *document, gm_buffer *text, gm_buffer *id,
                          gm_error *err)
{
    bool has_body = false;
    if (!id->len) {
        gm_buffer_add(id, in->input->name.ptr, in->input->name.len);
        gm_buffer_printf(id, "-%u", in->count);
    }
    put_text(article, text, &has_body);
    if (id->failed || text->failed)
        return gm_error_nomem(err);
    if (!has_body)
        return gm_fail(err, GM_INPUT,
                       "the article has no text: look at it in %s, where its text may "
                       "be an image",
                       in->format->name);
    return gm_document_set_text(document, (gm_text){id->ptr, (uint32_t)id->len},
                                text->ptr, text->len, err);
}

static gm_status fill(const reader *in, gm_html_article *article, gm_document *document,
                      gm_error *err)
{
    gm_buffer id = {0}, text = {0};
    gm_text title = gm_html_first(article, GM_HTML_TITLE);
    if (in->format->rest_is_body)
        find_body(article);
    gm_status status = gm_meta_add(document, gm_text_of("title"), title);
    if (status == GM_OK)
        status = in->format->read_fields(article, document, &id);
    status = status == GM_OK ? set_text(in, article, document, &text, &id, err)
                             : gm_error_nomem(err);
    gm_buffer_free(&id);
    gm_buffer_free(&text);
    return status;
}

gm_status gm_html_export_open(const gm_html_export *format, const gm_input *input,
                              void **opened, gm_error *err)
{
    reader *in = calloc(1, sizeof *in);
    if (!in)
        return gm_error_nomem(err);
    in->format = format;
    in->input = input;
    gm_status status =
        gm_html_articles_open(input->stream, format->rules, &in->articles, err);
    if (status == GM_OK)
        *opened = in;
    else
        free(in);
    return status;
}

gm_status gm_html_export_next(void *opened, gm_document *document, bool *end,
                              uint32_t *line, gm_error *err)
{
    reader *in = opened;
    gm_html_article *article = NULL;
    gm_status status = gm_html_articles_next(in->articles, &article, err);
    *end = !article;
    *line = article ? article->line : gm_html_articles_line(in->articles);
    if (status != GM_OK)
        return status;
    in->count += article != NULL;
    if (article)
        return fill(in, article, document, err);
    *line = 0;
    return in->count ? GM_OK
                     : gm_fail(err, GM_INPUT,
                               "no article of %s is in this page: other pages have to "
                               "be made text first",
                               in->format->name);
}

void gm_html_export_close(void *opened)
{
    reader *in = opened;
    gm_html_articles_close(in->articles);
    free(in);
}
