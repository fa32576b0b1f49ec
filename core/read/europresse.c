#include "read/europresse.h"

#include "read/html_date.h"
#include "read/html_export.h"
#include "read/meta.h"

/* As exports have them since they are HTML 5; both the names that began with "Doc" and
 * those that begin with "rdp__" are in use, and whoever saves a page from a browser
 * keeps what is around it. */
static const gm_html_rule rules[] = {
    {"article", NULL, GM_HTML_OTHER, true},
    {NULL, "DocPublicationName", GM_HTML_PAPER, false},
    {NULL, "rdp__DocPublicationName", GM_HTML_PAPER, false},
    {NULL, "rdp__articletitle", GM_HTML_TITLE, false},
    {NULL, "titreArticle", GM_HTML_TITLE, false},
    {NULL, "titreArticleVisu", GM_HTML_TITLE, false},
    {NULL, "rdp__subtitle", GM_HTML_TITLE, false},
    {NULL, "rdp__DocAuthors", GM_HTML_AUTHOR, false},
    {NULL, "docAuthors", GM_HTML_AUTHOR, false},
    {NULL, "sm-margin-bottomNews", GM_HTML_AUTHOR, false},
    {NULL, "DocHeader", GM_HTML_HEADER, false},
    {NULL, "rdp__DocHeader", GM_HTML_HEADER, false},
    {NULL, "publiC-lblNodoc", GM_HTML_NUMBER, false},
    {NULL, "publiCertificat", GM_HTML_LEFT_OUT, false},
    {NULL, "Copyright", GM_HTML_LEFT_OUT, false},
    {NULL, "docOcurrContainer", GM_HTML_BODY, false},
    {NULL, "DocText", GM_HTML_BODY, false},
    {"section", NULL, GM_HTML_BODY, false},
    {"header", NULL, GM_HTML_LEFT_OUT, false},
    {"footer", NULL, GM_HTML_LEFT_OUT, false},
    {"aside", NULL, GM_HTML_LEFT_OUT, false},
    {"button", NULL, GM_HTML_LEFT_OUT, false},
    {0}};

/* What Europresse puts behind an article, in the order of its first words. */
static const char *const boilerplate[] = {"©",
                                          "(c) ",
                                          "Ce document est destiné à l'usage exclusif",
                                          "Certificat émis le",
                                          "Cet article est paru dans",
                                          "Copyright",
                                          "Le présent document est protégé",
                                          "Tous droits réservés",
                                          NULL};

/* ---- "International, mardi 5 mars 2024 - 12 h 05 CET, p. 4" ------------------ */

/* How many bytes of a space, no-break space or comma begin at `at`. */
static uint32_t gap_at(gm_text text, uint32_t at)
{
    if (text.ptr[at] == ' ' || text.ptr[at] == ',')
        return 1;
    return at + 1 < text.len && memcmp(text.ptr + at, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

/* Without those at its ends. */
static gm_text trim(gm_text text)
{
    uint32_t gap;
    while (text.len && (gap = gap_at(text, 0)) > 0)
        text = (gm_text){text.ptr + gap, text.len - gap};
    while (text.len && (gap_at(text, text.len - 1) ||
                        (text.len > 1 && gap_at(text, text.len - 2) == 2)))
        text.len -= gap_at(text, text.len - 1) ? 1 : 2;
    return text;
}

/* "4", "A12", "8-9", "12+14"; not "4 905 mots". */
static bool is_page(gm_text text)
{
    uint32_t at = 0;
    while (at < text.len && text.ptr[at] > ' ' && text.ptr[at] < 0x7F)
        at++;
    return text.len > 0 && text.len < 16 && at == text.len;
}

/* The page is what stands between "p. " and the next comma. */
static gm_text page_of(gm_text text)
{
    for (uint32_t at = 0; at < text.len; at++) {
        gm_text rest = {text.ptr + at, text.len - at};
        if ((at > 0 && text.ptr[at - 1] != ' ') || !gm_html_begins(rest, "p. "))
            continue;
        const char *comma = memchr(rest.ptr, ',', rest.len);
        uint32_t skip = (uint8_t)rest.ptr[2] == 0xC2   ? 4
                        : (uint8_t)rest.ptr[2] == 0xE2 ? 5
                                                       : 3;
        uint32_t end = comma ? (uint32_t)(comma - rest.ptr) : rest.len;
        gm_text page = {rest.ptr + skip, end > skip ? end - skip : 0};
        return is_page(trim(page)) ? trim(page) : (gm_text){"", 0};
    }
    return (gm_text){"", 0};
}

/* `found` is set if the header has a date; without one nothing of it is understood. */
static gm_status read_header(gm_document *document, gm_text header, bool *found)
{
    char iso[11];
    gm_span date;
    *found = gm_html_find_date(header, iso, &date);
    if (!*found)
        return GM_OK;
    gm_text before = {header.ptr, date.begin};
    gm_text behind = {header.ptr + date.end, header.len - date.end};
    if (gm_meta_add(document, gm_text_of("date"), gm_text_of(iso)) != GM_OK ||
        gm_meta_add(document, gm_text_of("section"), trim(before)) != GM_OK)
        return GM_NOMEM;
    return gm_meta_add(document, gm_text_of("page"), page_of(behind));
}

static gm_status read_headers(const gm_html_article *article, gm_document *document)
{
    bool found = false;
    gm_status status = GM_OK;
    for (uint32_t i = 0; status == GM_OK && !found && i < article->paragraphs.count;
         i++) {
        if (article->paragraphs.at[i].field == GM_HTML_HEADER)
            status = read_header(document, gm_html_text(article, i), &found);
    }
    return status;
}

/* ---- "news·20240305·LM·4178231" ---------------------------------------------- */

/* Two middle dots (C2 B7) or more, and no space. */
static bool is_number(gm_text word)
{
    uint32_t dots = 0;
    for (uint32_t at = 0; at < word.len; at++) {
        bool is_dot = at + 1 < word.len && memcmp(word.ptr + at, "\xC2\xB7", 2) == 0;
        dots += is_dot;
        at += is_dot;
    }
    return dots >= 2 && word.ptr[0] >= 'a' && word.ptr[0] <= 'z';
}

/* The first word of a paragraph that is a number, or an empty text. */
static gm_text number_in(gm_text paragraph)
{
    for (uint32_t at = 0, begin; at < paragraph.len; at++) {
        for (begin = at; at < paragraph.len && paragraph.ptr[at] != ' ';)
            at++;
        gm_text word = {paragraph.ptr + begin, at - begin};
        if (word.len && is_number(word))
            return word;
    }
    return (gm_text){"", 0};
}

static void read_number(gm_html_article *article, gm_buffer *id)
{
    for (uint32_t i = article->paragraphs.count; i > 0; i--) {
        gm_text paragraph = gm_html_text(article, i - 1), number = number_in(paragraph);
        gm_html_field *field = &article->paragraphs.at[i - 1].field;
        if (!number.len || *field == GM_HTML_TITLE || id->len)
            continue;
        gm_buffer_add(id, number.ptr, number.len);
        if (number.len == paragraph.len)
            *field = GM_HTML_LEFT_OUT;
    }
}

/* "Le Monde, no. 24565" without its number. */
static gm_text paper_of(const gm_html_article *article)
{
    gm_text paper = gm_html_first(article, GM_HTML_PAPER);
    for (uint32_t at = 1; at < paper.len; at++) {
        gm_text rest = {paper.ptr + at, paper.len - at};
        if (gm_html_begins(rest, ", no. ") || gm_html_begins(rest, ", n° "))
            return (gm_text){paper.ptr, at};
    }
    return paper;
}

/* ---- The format -------------------------------------------------------------- */

static gm_status read_fields(gm_html_article *article, gm_document *document,
                             gm_buffer *id)
{
    read_number(article, id);
    gm_html_leave_out_last(article, boilerplate);
    gm_status status = gm_meta_add(document, gm_text_of("paper"), paper_of(article));
    if (status == GM_OK)
        status = read_headers(article, document);
    if (status == GM_OK)
        status = gm_html_add_author(document, gm_html_first(article, GM_HTML_AUTHOR));
    return status;
}

static const gm_html_export europresse = {.name = "Europresse",
                                          .rules = rules,
                                          .rest_is_body = true,
                                          .read_fields = read_fields};

/* A page's own first bytes may be a style sheet, so they need not name Europresse. */
static bool recognises(gm_text start)
{
    static const char *const marks[] = {"<!DOCTYPE html",
                                        "<!doctype html",
                                        "<!DOCTYPE HTML",
                                        "<html",
                                        "<HTML",
                                        "<article",
                                        NULL};
    return gm_html_has_mark(start, marks);
}

static gm_status open_reader(const gm_input *input, void **reader, gm_error *err)
{
    return gm_html_export_open(&europresse, input, reader, err);
}

static const char *const extensions[] = {".html", ".htm", NULL};

const gm_read_format gm_europresse_reader = {
    .name = "europresse",
    .summary = "a page that Europresse exports, of many articles",
    .extensions = extensions,
    .recognises = recognises,
    .open = open_reader,
    .next = gm_html_export_next,
    .close = gm_html_export_close};
