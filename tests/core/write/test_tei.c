/* Documents as TEI: what nests and what is cut, what comes back through the reader, and
 * that it is XML whatever the text is. */
#include "write/tei.h"

#include "failing.h"
#include "folder.h"
#include "read/source.h"
#include "written.h"

#include <libxml/parser.h>

/* ---- Documents --------------------------------------------------------------- */

/* Two sentences, a quote with an incise that goes on in the second, and two names: one
 * crosses the edge of the quote, one its speaker's. */
static gm_document *cut_quote(void)
{
    gm_document *document = read_good_line(
        "{\"id\":\"d1\",\"text\":\"Ah, dit Ève, le 4 mars. Oui 😀 non.\","
        "\"meta\":{\"title\":\"Un & un\",\"date\":\"2025-03-04\",\"paper\":\"L'Écho\","
        "\"author\":\"A. <B>\",\"n\":[1,2]},\"layers\":{"
        "\"paragraph\":[{\"begin\":0,\"end\":34}],"
        "\"sentence\":[{\"begin\":0,\"end\":23},{\"begin\":24,\"end\":34}],"
        "\"token\":[{\"begin\":0,\"end\":2,\"kind\":\"word\",\"stem\":\"ah\"},"
        "{\"begin\":2,\"end\":3,\"kind\":\"punctuation\",\"stem\":\",\"}],"
        "\"entity\":[{\"begin\":8,\"end\":11,\"type\":\"Person\",\"score\":0.5},"
        "{\"begin\":13,\"end\":22,\"type\":\"Date\",\"score\":1},"
        "{\"begin\":22,\"end\":28,\"type\":\"Event\",\"score\":1}],"
        "\"quote\":[{\"type\":\"direct\",\"content\":[[0,2],[16,27]],\"cue\":[4,7],"
        "\"source\":[8,11],\"speaker\":\"Ève\",\"kind\":\"person\",\"score\":0.9}]}}",
        GM_IMPORT_LAYERS);
    gm_table *person = add_layer(document, "person", (gm_span[]){{8, 12}}, 1);
    add_strings(document, person, "name", (const char *[]){"Ève"});
    add_strings(document, person, "kind", (const char *[]){"person"});
    add_strings(document, person, "gender", (const char *[]){"f"});
    gm_column *mentions = gm_table_add_column(person, "mentions", GM_PARTS);
    gm_column_add_parts(person, mentions, 0, (gm_span[]){{8, 12}}, 1);
    return document;
}

static gm_document *bare(const char *id, const char *text, size_t len)
{
    gm_failure failure;
    gm_failure_init(&failure);
    gm_document *document = gm_document_new(&gm_host_table);
    assert_int_equal(
        gm_document_set_text(document, gm_text_of(id), text, len, &failure.error),
        GM_OK);
    return document;
}

/* ---- What has to hold always ------------------------------------------------- */

static void assert_well_formed(const written *all)
{
    xmlDocPtr tree = xmlReadMemory(all->bytes.ptr, (int)all->bytes.len - 1, "tei", NULL,
                                   XML_PARSE_NONET);
    if (!tree)
        fail_msg("no XML: %s", all->bytes.ptr);
    assert_string_equal((const char *)xmlDocGetRootElement(tree)->name, "teiCorpus");
    xmlFreeDoc(tree);
}

static written write_tei(const gm_document *document)
{
    written all = {0};
    write_good(&gm_tei_writer, &document, document ? 1 : 0, &all);
    assert_well_formed(&all);
    return all;
}

/* From the first occurrence of `begin` on, `expected` stands there. */
static void assert_there(const written *all, const char *begin, const char *expected)
{
    const char *found = strstr(all->bytes.ptr, begin);
    if (!found || strncmp(found, expected, strlen(expected)) != 0)
        fail_msg("expected: %s\nwritten: %s", expected, all->bytes.ptr);
}

/* That the text comes back to the character. */
static void assert_comes_back(const gm_document *document, const written *all)
{
    folder folder = folder_new();
    gm_source *source;
    gm_failure failure;
    bool end = false;
    gm_failure_init(&failure);
    folder_write_bytes(&folder, "a.xml", all->bytes.ptr, all->bytes.len - 1);
    const char *path = folder_path(&folder, "a.xml");
    gm_document *back = gm_document_new(&gm_host_table);
    assert_int_equal(
        gm_source_open(&path, 1, "tei", GM_IMPORT_LAYERS, &source, &failure.error),
        GM_OK);
    if (gm_source_next(source, back, &end, &failure.error) != GM_OK)
        fail_msg("%s", failure.message);
    assert_false(end);
    assert_int_equal(back->text.len, document->text.len);
    assert_memory_equal(back->text.ptr, document->text.ptr, back->text.len);
    assert_int_equal(back->id.len, document->id.len);
    assert_memory_equal(back->id.ptr, document->id.ptr, back->id.len);
    gm_source_close(source);
    gm_document_free(back);
    folder_remove(&folder);
}

/* ---- Elements ---------------------------------------------------------------- */

static void test_what_overlaps_is_cut_and_linked(void **state)
{
    (void)state;
    gm_document *document = cut_quote();
    written all = write_tei(document);
    assert_there(&all, "<p><s>",
                 "<p><s><said xml:id=\"d1.q1\" next=\"#d1.q1.2\" who=\"#d1.p1\" "
                 "direct=\"true\" cert=\"0.9\" ana=\"type:direct kind:person\">"
                 "<w type=\"word\" ana=\"stem:ah\">Ah</w></said><pc>,</pc> "
                 "<seg type=\"cue\" corresp=\"#d1.q1\">dit</seg> "
                 "<seg type=\"source\" corresp=\"#d1.q1\"><persName ref=\"#d1.p1\" "
                 "cert=\"0.5\">Ève</persName></seg>, "
                 "<date xml:id=\"d1.e2\" next=\"#d1.e2.2\" cert=\"1.0\">le </date>");
    assert_there(&all, "4 mars", "4 mars</date>");
    assert_comes_back(document, &all);
    written_free(&all);
    gm_document_free(document);
}

static void test_a_quote_over_sentences_is_in_pieces(void **state)
{
    (void)state;
    gm_document *document = cut_quote();
    written all = write_tei(document);
    assert_there(&all, "<said xml:id=\"d1.q1.2\"",
                 "<said xml:id=\"d1.q1.2\" prev=\"#d1.q1\" next=\"#d1.q1.3\" ");
    assert_there(&all, "<said xml:id=\"d1.q1.3\"",
                 "<said xml:id=\"d1.q1.3\" prev=\"#d1.q1.2\" who=");
    assert_there(&all, "<name xml:id=\"d1.e3\"",
                 "<name xml:id=\"d1.e3\" next=\"#d1.e3.2\" type=\"event\"");
    written_free(&all);
    gm_document_free(document);
}

static void test_the_header_has_meta_and_speakers(void **state)
{
    (void)state;
    gm_document *document = cut_quote();
    written all = write_tei(document);
    assert_there(
        &all, "<TEI",
        "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\" "
        "xml:id=\"d1\">\n<teiHeader><fileDesc><titleStmt><title>Un &amp; un"
        "</title><author>A. &lt;B&gt;</author></titleStmt>\n<publicationStmt>"
        "<publisher>L'Écho</publisher><idno>d1</idno><date when=\"2025-03-04\">"
        "2025-03-04</date></publicationStmt>\n<notesStmt><note type=\"meta\" n=\"n\">"
        "[1,2]</note></notesStmt>\n<sourceDesc><p/></sourceDesc></fileDesc>\n"
        "<profileDesc><particDesc>\n<listPerson>\n<person xml:id=\"d1.p1\" sex=\"F\">"
        "<persName>Ève</persName></person>\n</listPerson>\n</particDesc>"
        "</profileDesc>\n</teiHeader>\n");
    written_free(&all);
    gm_document_free(document);
}

static void test_speakers_that_are_no_persons_are_listed(void **state)
{
    (void)state;
    gm_document *document = read_good_line(
        "{\"id\":\"x y\",\"text\":\"a b c\",\"layers\":{\"quote\":["
        "{\"type\":\"mixed\",\"content\":[[0,1]],\"speaker\":\"S\",\"kind\":"
        "\"anonymous\",\"score\":1},"
        "{\"type\":\"indirect\",\"content\":[[2,3]],\"speaker\":\"D\",\"kind\":"
        "\"document\",\"score\":1},"
        "{\"type\":\"direct\",\"content\":[[4,5]],\"speaker\":\"S\",\"kind\":"
        "\"anonymous\",\"score\":1}]}}",
        GM_IMPORT_LAYERS);
    written all = write_tei(document);
    assert_there(&all, "<TEI", "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n");
    assert_there(&all, "<listPerson>",
                 "<listPerson>\n<person xml:id=\"x_x0020_y.s1\" role=\"anonymous\">"
                 "<persName>S</persName></person>\n</listPerson>\n<listOrg>\n<org "
                 "xml:id=\"x_x0020_y.s2\" type=\"document\"><orgName>D</orgName>"
                 "</org>\n</listOrg>\n");
    assert_there(&all, "<said xml:id=\"x_x0020_y.q3\"",
                 "<said xml:id=\"x_x0020_y.q3\" who=\"#x_x0020_y.s1\" direct=\"true\"");
    assert_there(&all, "direct=\"inapplicable\"", "direct=\"inapplicable\"");
    written_free(&all);
    gm_document_free(document);
}

static void add_random_rows(gm_document *document, const char *layer, uint32_t *random)
{
    gm_span spans[8];
    uint32_t begin = 0, len = document->text.len;
    for (uint32_t i = 0; i < 8; i++) {
        begin += next_random(random) % 8;
        uint32_t end = begin + next_random(random) % 20;
        spans[i] = (gm_span){begin, end < len ? end : len};
    }
    add_layer(document, layer, spans, 8);
}

/* In every other round paragraphs and tokens overlap too, and the text has not to come
 * back: rows are left out, and a reader trims what is a token. */
static void test_whatever_overlaps_is_xml_and_comes_back(void **state)
{
    (void)state;
    static const char *const layers[] = {"sentence", "entity", "quote",
                                         "role",     "token",  "paragraph"};
    enum { LEN = 60 };
    uint32_t random = 12345;
    char text[LEN];
    for (uint32_t round = 0; round < 400; round++) {
        for (uint32_t i = 0; i < LEN; i++)
            text[i] = i > 0 && i + 1 < LEN && next_random(&random) % 5 == 0 ? ' ' : 'a';
        gm_document *document = bare("r", text, LEN);
        for (uint32_t l = 0; l < (round % 2 ? 6 : 4); l++)
            add_random_rows(document, layers[l], &random);
        written all = write_tei(document);
        if (round % 2 == 0)
            assert_comes_back(document, &all);
        written_free(&all);
        gm_document_free(document);
    }
}

/* ---- Text -------------------------------------------------------------------- */

static void test_paragraphs_with_empty_lines_come_back(void **state)
{
    (void)state;
    const char *text = "Un <deux> & \"trois\".\n\nQuatre\u00A0!\t ]]> 😀\r\ncinq\n\nsix";
    gm_document *document = bare("d", text, strlen(text));
    add_layer(document, "paragraph", (gm_span[]){{0, 20}, {22, 47}, {49, 52}}, 3);
    written all = write_tei(document);
    assert_comes_back(document, &all);
    assert_string_equal(all.notes.ptr, "");
    written_free(&all);
    gm_document_free(document);
}

static void test_white_space_that_is_lost_is_said(void **state)
{
    (void)state;
    gm_document *document = bare("d", "un\ndeux\n", 8);
    written all = write_tei(document);
    assert_there(&all, "<p>un", "<p>un</p>\n<p>deux</p>\n");
    assert_string_equal(all.notes.ptr,
                        "tei: white space around paragraphs is not kept: their text "
                        "comes back with an empty line between them\n");
    written_free(&all);
    gm_document_free(document);
}

static void test_what_xml_forbids_is_replaced_and_said(void **state)
{
    (void)state;
    gm_document *document = bare("d\x01", "a\0b\x1B\xEF\xBF\xBF", 7);
    written all = write_tei(document);
    assert_there(&all, "<p>a", "<p>a\uFFFDb\uFFFD\uFFFD</p>");
    assert_there(&all, "<idno>", "<idno>d\uFFFD</idno>");
    assert_string_equal(
        all.notes.ptr, "tei: XML forbids control characters, which are U+FFFD there\n");
    written_free(&all);
    gm_document_free(document);
}

static void test_an_empty_document_has_an_empty_paragraph(void **state)
{
    (void)state;
    gm_document *document = bare("", "", 0);
    written all = write_tei(document);
    assert_there(&all, "<div>", "<div>\n<p/>\n</div>");
    written_free(&all);
    gm_document_free(document);
}

static void test_stems_are_pointers(void **state)
{
    (void)state;
    gm_document *document = bare("d", "a b c", 5);
    gm_table *tokens =
        add_layer(document, "token", (gm_span[]){{0, 1}, {2, 3}, {4, 5}}, 3);
    add_strings(document, tokens, "stem",
                (const char *[]){"l'\u00E9\u00A0\"", "50%", "_x"});
    written all = write_tei(document);
    assert_there(&all, "<w",
                 "<w ana=\"stem:l%27\u00E9%C2%A0%22\">a</w> "
                 "<w ana=\"stem:50%25\">b</w> <w ana=\"stem:_x\">c</w>");
    written_free(&all);
    gm_document_free(document);
}

/* ---- The corpus -------------------------------------------------------------- */

static void test_no_documents_are_an_empty_corpus(void **state)
{
    (void)state;
    written all = write_tei(NULL);
    assert_there(&all, "</teiHeader>\n", "</teiHeader>\n</teiCorpus>\n");
    assert_null(strstr(all.bytes.ptr, "<TEI"));
    written_free(&all);
}

static void test_two_parts_of_a_run_are_one_corpus(void **state)
{
    (void)state;
    gm_document *first = bare("a", "A", 1), *second = bare("b", "B", 1);
    written whole = {0}, part = {0};
    write_good(&gm_tei_writer, (const gm_document *[]){first, second}, 2, &whole);
    write_good(&gm_tei_writer, (const gm_document *[]){first}, 1, &part);
    written rest = {.state = part.saved.ptr};
    write_good(&gm_tei_writer, (const gm_document *[]){second}, 1, &rest);
    part.bytes.len -= strlen("</teiCorpus>\n") + 1;
    gm_buffer_add(&part.bytes, rest.bytes.ptr, rest.bytes.len);
    assert_string_equal(part.bytes.ptr, whole.bytes.ptr);
    written_free(&whole);
    written_free(&part);
    written_free(&rest);
    gm_document_free(first);
    gm_document_free(second);
}

static void test_what_has_no_place_is_said_once(void **state)
{
    (void)state;
    gm_document *document = bare("a", "A", 1);
    add_layer(document, "party", NULL, 0);
    gm_document_carry(document, "url", gm_text_of("1"), false);
    written all = {0};
    write_good(&gm_tei_writer, (const gm_document *[]){document, document}, 2, &all);
    assert_string_equal(
        all.notes.ptr,
        "tei has no place for \"party\", \"url\": use jsonl for all there is\n");
    written_free(&all);
    gm_document_free(document);
}

static gm_status write_once(void *who)
{
    gm_failure failure;
    written all = {0};
    const gm_document *document = who;
    gm_status status = try_write(&gm_tei_writer, &document, 1, &all, &failure);
    written_free(&all);
    return status;
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    gm_document *document = cut_quote();
    failing_every_allocation(write_once, document);
    gm_document_free(document);
}

RUN_TESTS(TEST(test_what_overlaps_is_cut_and_linked),
          TEST(test_a_quote_over_sentences_is_in_pieces),
          TEST(test_the_header_has_meta_and_speakers),
          TEST(test_speakers_that_are_no_persons_are_listed),
          TEST(test_whatever_overlaps_is_xml_and_comes_back),
          TEST(test_paragraphs_with_empty_lines_come_back),
          TEST(test_white_space_that_is_lost_is_said),
          TEST(test_what_xml_forbids_is_replaced_and_said),
          TEST(test_stems_are_pointers),
          TEST(test_an_empty_document_has_an_empty_paragraph),
          TEST(test_no_documents_are_an_empty_corpus),
          TEST(test_two_parts_of_a_run_are_one_corpus),
          TEST(test_what_has_no_place_is_said_once),
          TEST(test_every_allocation_may_fail))
