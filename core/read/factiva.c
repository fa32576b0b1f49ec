/* An article has its headline, then rows: author, number of words, day, hour, paper,
 * the paper's code, page, language, copyright.
 *
 * In pages with indexing, a code of two letters or three stands before each.  In others
 * nothing does: a row is known by its form, and paper and page by the rows that stand
 * beside them; what is not known so is left out. */
#include "read/factiva.h"

#include "read/html_date.h"
#include "read/html_export.h"
#include "read/meta.h"

/* "frArticle", "enHeadline" and so on say in which language the reader of Factiva reads
 * its pages, not that of the article. */
static const gm_html_rule rules[] = {{"div", "article", GM_HTML_OTHER, true},
                                     {NULL, "hd", GM_HTML_TITLE, false},
                                     {NULL, "frHeadline", GM_HTML_TITLE, false},
                                     {NULL, "enHeadline", GM_HTML_TITLE, false},
                                     {NULL, "deHeadline", GM_HTML_TITLE, false},
                                     {NULL, "author", GM_HTML_AUTHOR, false},
                                     {NULL, "articleParagraph", GM_HTML_BODY, false},
                                     {0}};

/* As pages in French and English name them. */
static const struct {
    const char *name, *code; /* ISO 639-1 */
} languages[] = {
    {"Français", "fr"},    {"French", "fr"},  {"Anglais", "en"},   {"English", "en"},
    {"Allemand", "de"},    {"German", "de"},  {"Espagnol", "es"},  {"Spanish", "es"},
    {"Italien", "it"},     {"Italian", "it"}, {"Portugais", "pt"}, {"Portuguese", "pt"},
    {"Néerlandais", "nl"}, {"Dutch", "nl"},
};

/* ---- What a row is ----------------------------------------------------------- */

typedef enum form {
    UNKNOWN,
    WORDS,     /* "1 234 mots" */
    DATE,      /* "5 mars 2024", and nothing else */
    HOUR,      /* "12:05" */
    CODE,      /* "LEMOND" */
    LANGUAGE,  /* "Français" */
    COPYRIGHT, /* "© 2024 SA Le Monde" */
    BYLINE     /* "Par Untel" */
} form;

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool ends_with(gm_text text, const char *end)
{
    uint32_t len = (uint32_t)strlen(end);
    return text.len >= len && memcmp(text.ptr + text.len - len, end, len) == 0;
}

static bool is_words(gm_text row)
{
    return row.len && is_digit(row.ptr[0]) && row.len < 24 &&
           (ends_with(row, "mots") || ends_with(row, "words") ||
            ends_with(row, "mot") || ends_with(row, "word"));
}

static bool is_date(gm_text row)
{
    char iso[11];
    gm_span place;
    return gm_html_find_date(row, iso, &place) && place.begin == 0 &&
           place.end == row.len;
}

static bool is_hour(gm_text row)
{
    uint32_t colon = row.len > 1 && row.ptr[1] == ':' ? 1 : 2;
    return row.len >= colon + 3 && row.len <= colon + 6 && is_digit(row.ptr[0]) &&
           row.ptr[colon] == ':' && is_digit(row.ptr[colon + 1]) &&
           is_digit(row.ptr[colon + 2]);
}

static bool is_code(gm_text row)
{
    uint32_t letters = 0, at = 0;
    for (; at < row.len; at++) {
        bool is_letter = row.ptr[at] >= 'A' && row.ptr[at] <= 'Z';
        if (!is_letter && !is_digit(row.ptr[at]))
            return false;
        letters += is_letter;
    }
    return letters >= 2 && at >= 3 && at <= 8;
}

/* NULL if it is none. */
static const char *language_of(gm_text row)
{
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        if (gm_text_is(row, languages[i].name))
            return languages[i].code;
    }
    return NULL;
}

static form form_of(gm_text row)
{
    if (is_words(row))
        return WORDS;
    if (is_date(row))
        return DATE;
    if (is_hour(row))
        return HOUR;
    if (language_of(row))
        return LANGUAGE;
    if (gm_html_begins(row, "©") || gm_html_begins(row, "Copyright") ||
        gm_html_begins(row, "(c)") || gm_html_begins(row, "(C)"))
        return COPYRIGHT;
    if (gm_html_begins(row, "Par ") || gm_html_begins(row, "By "))
        return BYLINE;
    return is_code(row) ? CODE : UNKNOWN;
}

/* ---- The rows of an article -------------------------------------------------- */

enum { MOST_ROWS = 24 };

typedef struct rows {
    gm_text text[MOST_ROWS];
    form form[MOST_ROWS];
    uint32_t count;
} rows;

/* Those behind the headline. */
static void collect(const gm_html_article *article, rows *into)
{
    bool titled = false;
    into->count = 0;
    for (uint32_t i = 0; i < article->paragraphs.count && into->count < MOST_ROWS;
         i++) {
        gm_html_field field = article->paragraphs.at[i].field;
        titled |= field == GM_HTML_TITLE;
        if (!titled || field != GM_HTML_OTHER)
            continue;
        into->text[into->count] = gm_html_text(article, i);
        into->form[into->count] = form_of(into->text[into->count]);
        into->count++;
    }
}

/* The index of the first row of a form from the i-th; `count` if there is none. */
static uint32_t find(const rows *in, form wanted, uint32_t i)
{
    while (i < in->count && in->form[i] != wanted)
        i++;
    return i;
}

static gm_text row(const rows *in, uint32_t i)
{
    return i < in->count ? in->text[i] : (gm_text){"", 0};
}

/* The paper stands before its code, and behind the day.  A paper such as AFP looks like
 * a code, and is one's neighbour. */
static uint32_t find_code(const rows *in)
{
    uint32_t code = find(in, CODE, find(in, DATE, 0));
    if (code + 1 < in->count && in->form[code + 1] == CODE &&
        in->form[code - 1] != UNKNOWN)
        return code + 1;
    return code < in->count && in->form[code - 1] == UNKNOWN ? code : in->count;
}

static gm_status add_paper(const rows *in, gm_document *document)
{
    uint32_t code = find_code(in);
    if (code == in->count)
        return GM_OK;
    gm_status status = gm_meta_add(document, gm_text_of("paper"), row(in, code - 1));
    if (status != GM_OK || code + 2 >= in->count || in->form[code + 2] != LANGUAGE ||
        in->form[code + 1] != UNKNOWN)
        return status;
    return gm_meta_add(document, gm_text_of("page"), row(in, code + 1));
}

static gm_status add_date(gm_document *document, gm_text day)
{
    char iso[11] = "";
    gm_span place;
    gm_html_find_date(day, iso, &place);
    return gm_meta_add(document, gm_text_of("date"), gm_text_of(iso));
}

static gm_status add_language(gm_document *document, gm_text name)
{
    const char *code = language_of(name);
    return code ? gm_meta_add(document, gm_text_of("language"), gm_text_of(code))
                : GM_OK;
}

static gm_status add_rows(const rows *in, gm_document *document)
{
    gm_status status = add_date(document, row(in, find(in, DATE, 0)));
    if (status == GM_OK)
        status = add_paper(in, document);
    if (status == GM_OK)
        status = add_language(document, row(in, find(in, LANGUAGE, 0)));
    if (status == GM_OK)
        status = gm_html_add_author(document, row(in, find(in, BYLINE, 0)));
    return status;
}

/* ---- Rows that have codes ---------------------------------------------------- */

static gm_status add_section(gm_document *document, gm_text section)
{
    return gm_meta_add(document, gm_text_of("section"), section);
}

static gm_status add_page(gm_document *document, gm_text page)
{
    return gm_meta_add(document, gm_text_of("page"), page);
}

static gm_status add_named_paper(gm_document *document, gm_text paper)
{
    return gm_meta_add(document, gm_text_of("paper"), paper);
}

/* Factiva's own list of field codes.  A row is a field of the article, or meta, or
 * (both left out) neither. */
static const struct {
    const char *code;
    gm_html_field field;
    gm_status (*add)(gm_document *document, gm_text value);
} codes[] = {
    {"HD", GM_HTML_TITLE, NULL},
    {"LP", GM_HTML_BODY, NULL},
    {"TD", GM_HTML_BODY, NULL},
    {"AN", GM_HTML_NUMBER, NULL},
    {"BY", GM_HTML_LEFT_OUT, gm_html_add_author},
    {"PD", GM_HTML_LEFT_OUT, add_date},
    {"SN", GM_HTML_LEFT_OUT, add_named_paper},
    {"PG", GM_HTML_LEFT_OUT, add_page},
    {"SE", GM_HTML_LEFT_OUT, add_section},
    {"LA", GM_HTML_LEFT_OUT, add_language},
    {"ART", GM_HTML_LEFT_OUT, NULL},
    {"CLM", GM_HTML_LEFT_OUT, NULL},
    {"CO", GM_HTML_LEFT_OUT, NULL},
    {"CR", GM_HTML_LEFT_OUT, NULL},
    {"CT", GM_HTML_LEFT_OUT, NULL},
    {"CY", GM_HTML_LEFT_OUT, NULL},
    {"ED", GM_HTML_LEFT_OUT, NULL},
    {"ET", GM_HTML_LEFT_OUT, NULL},
    {"IN", GM_HTML_LEFT_OUT, NULL},
    {"IPC", GM_HTML_LEFT_OUT, NULL},
    {"IPD", GM_HTML_LEFT_OUT, NULL},
    {"NS", GM_HTML_LEFT_OUT, NULL},
    {"PUB", GM_HTML_LEFT_OUT, NULL},
    {"RE", GM_HTML_LEFT_OUT, NULL},
    {"RF", GM_HTML_LEFT_OUT, NULL},
    {"SC", GM_HTML_LEFT_OUT, NULL},
    {"VOL", GM_HTML_LEFT_OUT, NULL},
    {"WC", GM_HTML_LEFT_OUT, NULL},
};

enum { CODES = sizeof codes / sizeof *codes };

/* CODES if it is none; a no-break space (C2 A0) may stand behind it. */
static size_t find_row_code(gm_text text)
{
    size_t i = 0;
    if (ends_with(text, "\xC2\xA0"))
        text.len -= 2;
    while (i < CODES && !gm_text_is(text, codes[i].code))
        i++;
    return i;
}

/* Whether there is a headline by its code, the first of the list. */
static bool has_codes(const gm_html_article *article)
{
    for (uint32_t i = 0; i < article->paragraphs.count; i++) {
        if (article->paragraphs.at[i].field == GM_HTML_OTHER &&
            find_row_code(gm_html_text(article, i)) == 0)
            return true;
    }
    return false;
}

/* Paragraphs whose elements tell what they are stay that. */
static gm_status add_coded_rows(gm_html_article *article, gm_document *document)
{
    size_t code = CODES;
    gm_status status = GM_OK;
    for (uint32_t i = 0; status == GM_OK && i < article->paragraphs.count; i++) {
        gm_html_paragraph *paragraph = &article->paragraphs.at[i];
        gm_text text = gm_html_text(article, i);
        size_t found = find_row_code(text);
        if (paragraph->field != GM_HTML_OTHER)
            continue;
        paragraph->field = GM_HTML_LEFT_OUT;
        if (found < CODES) {
            code = found;
        } else if (code < CODES) {
            paragraph->field = codes[code].field;
            status = codes[code].add ? codes[code].add(document, text) : GM_OK;
        }
    }
    return status == GM_OK ? gm_meta_add(document, gm_text_of("title"),
                                         gm_html_first(article, GM_HTML_TITLE))
                           : status;
}

/* ---- "Document LEMOND0020240305ek35000b5" ------------------------------------ */

static bool is_number(gm_text word)
{
    uint32_t at = 0, digits = 0;
    while (at < word.len && word.ptr[at] > ' ' && word.ptr[at] < 0x7F)
        digits += is_digit(word.ptr[at++]);
    return at == word.len && digits >= 8;
}

static void read_number(gm_html_article *article, gm_buffer *id)
{
    static const char before[] = "Document ";
    uint32_t skip = sizeof before - 1;
    for (uint32_t i = article->paragraphs.count; i > 0; i--) {
        gm_text line = gm_html_text(article, i - 1);
        if (line.len <= skip || memcmp(line.ptr, before, skip) != 0 ||
            !is_number((gm_text){line.ptr + skip, line.len - skip}))
            continue;
        gm_buffer_add(id, line.ptr + skip, line.len - skip);
        article->paragraphs.at[i - 1].field = GM_HTML_LEFT_OUT;
        return;
    }
}

/* ---- The format -------------------------------------------------------------- */

static gm_status read_fields(gm_html_article *article, gm_document *document,
                             gm_buffer *id)
{
    rows in;
    read_number(article, id);
    gm_status status =
        gm_html_add_author(document, gm_html_first(article, GM_HTML_AUTHOR));
    if (status != GM_OK)
        return status;
    if (has_codes(article))
        return add_coded_rows(article, document);
    collect(article, &in);
    return add_rows(&in, document);
}

static const gm_html_export factiva = {
    .name = "Factiva", .rules = rules, .read_fields = read_fields};

/* Markup, since an article of another database may name Factiva. */
static bool recognises(gm_text start)
{
    static const char *const marks[] = {"<title>Factiva",    "<TITLE>Factiva",
                                        "articleParagraph",  "article frArticle",
                                        "article enArticle", "article deArticle",
                                        "frHeadline",        NULL};
    return gm_html_has_mark(start, marks);
}

static gm_status open_reader(const gm_input *input, void **reader, gm_error *err)
{
    return gm_html_export_open(&factiva, input, reader, err);
}

static const char *const extensions[] = {".html", ".htm", NULL};

const gm_read_format gm_factiva_reader = {
    .name = "factiva",
    .summary = "a page that Factiva exports, of many articles",
    .extensions = extensions,
    .recognises = recognises,
    .open = open_reader,
    .next = gm_html_export_next,
    .close = gm_html_export_close};
