/* The <teiHeader> of a document and of the corpus. */
#include "write/tei_page.h"

#include "write/columns_of.h"
#include "write/meta_members.h"
#include "write/speakers.h"
#include "write/tei_date.h"

static void put(gm_tei_page *page, const char *string)
{
    gm_buffer_puts(page->out, string);
}

static gm_text find_meta(const gm_tei_page *page, const char *key)
{
    for (const gm_meta *meta = page->document->meta; meta; meta = meta->next) {
        if (strcmp(meta->key, key) == 0)
            return meta->value;
    }
    return (gm_text){"", 0};
}

static void write_element(gm_tei_page *page, const char *name, gm_text text)
{
    gm_buffer_printf(page->out, "<%s>", name);
    gm_tei_text(page, text);
    gm_buffer_printf(page->out, "</%s>", name);
}

/* ---- What is known of the article -------------------------------------------- */

static void write_title(gm_tei_page *page)
{
    gm_text author = find_meta(page, "author");
    put(page, "<titleStmt>");
    write_element(page, "title", find_meta(page, "title"));
    if (author.len)
        write_element(page, "author", author);
    put(page, "</titleStmt>\n");
}

static void write_date(gm_tei_page *page, gm_text date)
{
    put(page, "<date");
    gm_tei_date(page->out, date);
    put(page, ">");
    gm_tei_text(page, date);
    put(page, "</date>");
}

/* A publisher has to stand before the others, even where nobody knows it. */
static void write_publication(gm_tei_page *page)
{
    gm_text date = find_meta(page, "date");
    put(page, "<publicationStmt>");
    write_element(page, "publisher", find_meta(page, "paper"));
    write_element(page, "idno", page->document->id);
    if (date.len)
        write_date(page, date);
    put(page, "</publicationStmt>\n");
}

static bool has_own_place(const gm_tei_page *page, const gm_meta_members *members)
{
    static const char *const keys[] = {"title", "author", "date", "paper"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (gm_is_text(members->key, keys[i]))
            return find_meta(page, keys[i]).len > 0;
    }
    return false;
}

static void write_note(gm_tei_page *page, const gm_meta_members *members, bool first)
{
    put(page, first ? "<notesStmt><note type=\"meta\"" : "<note type=\"meta\"");
    gm_tei_attribute(page, "n", members->key);
    put(page, ">");
    gm_tei_text(page, members->value);
    put(page, "</note>");
}

/* Every other member of `meta`. */
static void write_notes(gm_tei_page *page)
{
    gm_meta_members members;
    bool first = true;
    gm_meta_members_start(&members, page->document);
    while (gm_meta_members_next(&members)) {
        if (has_own_place(page, &members))
            continue;
        write_note(page, &members, first);
        first = false;
    }
    page->out->failed |= members.failed;
    gm_meta_members_end(&members);
    put(page, first ? "" : "</notesStmt>\n");
}

/* ---- Persons and bodies ------------------------------------------------------ */

/* ` sex="F" evidence="first-name"` */
static void write_gender(gm_tei_page *page, const gm_table *persons, uint32_t row)
{
    gm_text gender = gm_text_of_row(page->document, persons, "gender", row);
    gm_text evidence = gm_text_of_row(page->document, persons, "evidence", row);
    if (gender.len)
        gm_tei_attribute(page, "sex",
                         gm_is_text(gender, "f")   ? gm_text_of("F")
                         : gm_is_text(gender, "m") ? gm_text_of("M")
                                                   : gm_text_of("U"));
    if (evidence.len)
        gm_tei_attribute(page, "evidence", evidence);
}

static void write_persons(gm_tei_page *page, bool bodies)
{
    const gm_table *persons = gm_document_table(page->document, "person");
    for (uint32_t i = 0; persons && i < persons->rows; i++) {
        gm_text kind = gm_text_of_row(page->document, persons, "kind", i);
        if (gm_is_text(kind, "organization") != bodies)
            continue;
        put(page, bodies ? "<org xml:id=\"" : "<person xml:id=\"");
        gm_tei_id(page, 'p', i + 1, true);
        put(page, "\"");
        write_gender(page, persons, i);
        put(page, ">");
        write_element(page, bodies ? "orgName" : "persName",
                      gm_text_of_row(page->document, persons, "name", i));
        put(page, bodies ? "</org>\n" : "</person>\n");
    }
}

/* Organizations and documents are bodies; persons, groups and whoever is not named are
 * people. */
static void write_speaker(gm_tei_page *page, const gm_table *quotes, uint32_t row,
                          bool bodies)
{
    gm_text kind = gm_text_of_row(page->document, quotes, "kind", row);
    bool is_group = gm_is_text(kind, "group");
    const char *element = bodies ? "org" : is_group ? "personGrp" : "person";
    if ((gm_is_text(kind, "organization") || gm_is_text(kind, "document")) != bodies)
        return;
    gm_buffer_printf(page->out, "<%s xml:id=\"", element);
    gm_tei_id(page, 's', row + 1, true);
    put(page, "\"");
    if (gm_is_text(kind, "document"))
        put(page, " type=\"document\"");
    if (gm_is_text(kind, "anonymous"))
        put(page, " role=\"anonymous\"");
    put(page, ">");
    write_element(page, bodies ? "orgName" : "persName",
                  gm_text_of_row(page->document, quotes, "speaker", row));
    gm_buffer_printf(page->out, "</%s>\n", element);
}

/* Who speaks and is no row of "person". */
static void write_speakers(gm_tei_page *page, bool bodies)
{
    const gm_table *quotes = gm_document_table(page->document, "quote");
    for (uint32_t i = 0; quotes && i < quotes->rows; i++) {
        if (gm_symbol_of(quotes, "speaker", i) &&
            gm_speaker_person(page->document, i) == UINT32_MAX &&
            gm_speaker_first(page->document, i) == i)
            write_speaker(page, quotes, i, bodies);
    }
}

/* A list; what it would be without entries is no list, and is taken back. */
static void write_list(gm_tei_page *page, bool bodies)
{
    size_t before = page->out->len;
    put(page, bodies ? "<listOrg>\n" : "<listPerson>\n");
    size_t begun = page->out->len;
    write_persons(page, bodies);
    write_speakers(page, bodies);
    if (page->out->len == begun)
        page->out->len = before;
    else
        put(page, bodies ? "</listOrg>\n" : "</listPerson>\n");
}

static void write_profile(gm_tei_page *page)
{
    size_t before = page->out->len;
    put(page, "<profileDesc><particDesc>\n");
    size_t begun = page->out->len;
    write_list(page, false);
    write_list(page, true);
    if (page->out->len == begun)
        page->out->len = before;
    else
        put(page, "</particDesc></profileDesc>\n");
}

gm_status gm_tei_header(gm_tei_page *page, gm_error *err)
{
    put(page, "<teiHeader><fileDesc>");
    write_title(page);
    write_publication(page);
    write_notes(page);
    put(page, "<sourceDesc><p/></sourceDesc></fileDesc>\n");
    write_profile(page);
    put(page, "</teiHeader>\n");
    return page->out->failed ? gm_error_nomem(err) : GM_OK;
}

/* ---- The corpus -------------------------------------------------------------- */

static void write_prefix(gm_buffer *out, const char *prefix, const char *meaning)
{
    gm_buffer_printf(out,
                     "<prefixDef ident=\"%s\" matchPattern=\"(.+)\" "
                     "replacementPattern=\"urn:x-guillemet:%s:$1\"><p>%s</p>"
                     "</prefixDef>\n",
                     prefix, prefix, meaning);
}

/* The prefixes are private URI schemes, TEI P5 16.2.3. */
void gm_tei_corpus_header(gm_buffer *out)
{
    gm_buffer_puts(out, "<teiHeader><fileDesc><titleStmt><title>Annotated documents"
                        "</title></titleStmt>\n<publicationStmt><p>Written by "
                        "guillemet " GM_VERSION ".</p></publicationStmt>\n"
                        "<sourceDesc><p>Each TEI has its own.</p></sourceDesc>"
                        "</fileDesc>\n<encodingDesc><listPrefixDef>\n");
    write_prefix(out, "stem", "The stem of a word, which is no lemma.");
    write_prefix(out, "type", "Of what is said: direct, indirect or mixed.");
    write_prefix(out, "kind",
                 "Who says it: person, organization, group, document or anonymous.");
    write_prefix(out, "why", "The rule that found what is said.");
    write_prefix(out, "allegation", "The writer reports it as hearsay.");
    gm_buffer_puts(out, "</listPrefixDef></encodingDesc></teiHeader>\n");
}
