/* TEI as documents, and what is refused. */
#include "markup.h"

#include "line.h"
#include "write/format.h"

#include <stdio.h>
#include <unistd.h>

static void test_a_corpus(void **state)
{
    gm_import import = GM_CARRY_LAYERS;
    (void)state;
    golden_check("core/read/samples/tei.golden", show_sample, &import);
}

static void test_small_files(void **state)
{
    markup how = {"file.xml", GM_CARRY_LAYERS};
    (void)state;
    golden_check("core/read/tei.golden", show_markup, &how);
}

static void test_elements_are_layers_if_they_are_wanted(void **state)
{
    markup how = {"file.tei", GM_IMPORT_LAYERS};
    (void)state;
    golden_check("core/read/tei_layers.golden", show_markup, &how);
}

/* ---- There and back ---------------------------------------------------------- */

/* The document as the TEI of a corpus. */
static void write_corpus(const gm_write_format *format, const gm_document *document,
                         gm_buffer *out)
{
    gm_failure failure;
    gm_offsets scratch = {0};
    gm_writing how = {0};
    void *writer;
    gm_failure_init(&failure);
    assert_int_equal(format->open(&how, &writer, &failure.error), GM_OK);
    assert_int_equal(format->render(writer, out, document, &scratch, &failure.error),
                     GM_OK);
    assert_int_equal(format->take(writer, out, document, &failure.error), GM_OK);
    assert_int_equal(format->finish(writer, out, &failure.error), GM_OK);
    format->close(writer);
    gm_offsets_free(&scratch);
}

static void check_there_and_back(const gm_write_format *format, const char *line)
{
    gm_buffer tei = {0}, out = {0};
    gm_document *document = read_good_line(line, GM_IMPORT_LAYERS);
    markup how = {"a.xml", GM_IMPORT_LAYERS};
    write_corpus(format, document, &tei);
    show_markup(&how, (gm_text){tei.ptr, (uint32_t)tei.len}, &out);
    gm_buffer_put(&out, '\0');
    assert_string_equal(out.ptr, line);
    gm_document_free(document);
    gm_buffer_free(&tei);
    gm_buffer_free(&out);
}

/* Paragraphs of two lines and with spaces of their own, a quote in two fragments over
 * two sentences, an entity that crosses its edge, pointers with all kinds of
 * characters. */
static void test_what_guillemet_writes_comes_back(void **state)
{
    static const char *const lines[] = {
        "{\"id\":\"a b/1\",\"text\":\"Zoé  dit\\n« oui. Non ! » à Évry,"
        "\\n\\n« <si> & là ».\",\"meta\":{\"title\":\"T & t\","
        "\"date\":\"2024-03-05\",\"paper\":\"P\",\"author\":\"A\",\"rubrique\":\"R\"},"
        "\"layers\":{\"paragraph\":[{\"begin\":0,\"end\":31},{\"begin\":33,"
        "\"end\":47}],\"sentence\":[{\"begin\":0,\"end\":15},{\"begin\":16,"
        "\"end\":47}],\"token\":[{\"begin\":0,\"end\":3,\"kind\":\"word\","
        "\"stem\":\"zo: %é\"},{\"begin\":9,\"end\":10,\"kind\":\"punctuation\","
        "\"stem\":\"«\"}],\"entity\":[{\"begin\":0,\"end\":3,\"type\":\"Person\","
        "\"score\":0.5},{\"begin\":16,\"end\":30,\"type\":\"Event\",\"score\":0.25}"
        "],\"quote\":[{\"type\":\"mixed\",\"content\":[[11,21],[35,44]],\"cue\":["
        "5,8],\"source\":[0,3],\"speaker\":\"Zoé <L>\",\"kind\":\"person\","
        "\"score\":0.75}]}}",
        "{\"id\":\"x\",\"text\":\"Oui.\",\"meta\":{},\"layers\":{\"paragraph\":[{"
        "\"begin\":0,\"end\":4}],\"sentence\":[{\"begin\":0,\"end\":4}]}}"};
    const gm_write_format *format = gm_write_format_find("tei");
    (void)state;
    if (!format)
        skip();
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        check_there_and_back(format, lines[i]);
}

/* ---- What is refused --------------------------------------------------------- */

static const char declares[] =
    "! @/a.xml:2: the DOCTYPE declares an entity, \"%s\": write what it stands for "
    "where it is used, and take the declaration out";

static void check_entity(const char *xml, const char *entity)
{
    char expected[512];
    snprintf(expected, sizeof expected, declares, entity);
    assert_shown("a.xml", xml, expected);
}

static void test_entities_are_refused_where_they_are_declared(void **state)
{
    (void)state;
    check_entity("<!DOCTYPE TEI [\n<!ENTITY lol \"lol\">"
                 "<!ENTITY lol2 \"&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;\">"
                 "<!ENTITY lol3 \"&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;\">]>"
                 "<TEI><text><body><p>&lol3;</p></body></text></TEI>",
                 "lol");
    check_entity("<!DOCTYPE TEI [\n<!ENTITY secret SYSTEM \"file:///etc/passwd\">]>"
                 "<TEI><text><body><p>&secret;</p></body></text></TEI>",
                 "secret");
    check_entity("<!DOCTYPE TEI [\n<!ENTITY % all SYSTEM \"http://localhost:1/x\">%all;"
                 "]><TEI><text><body><p>x</p></body></text></TEI>",
                 "all");
    check_entity("<!DOCTYPE TEI [\n<!NOTATION gif SYSTEM \"gif\">"
                 "<!ENTITY logo SYSTEM \"logo.gif\" NDATA gif>]>"
                 "<TEI><text><body><p>x</p></body></text></TEI>",
                 "logo");
    check_entity("<!DOCTYPE TEI [\n<!ENTITY a \"&a;\">]><TEI n=\"&a;\"/>", "a");
}

/* The file next to it would be read if anything were: its text must not appear. */
static void test_no_other_file_is_read(void **state)
{
    static const char *const files[] = {
        "<!DOCTYPE TEI SYSTEM \"secret.dtd\"><TEI><text><body><p>&name;</p></body>"
        "</text></TEI>",
        "<!DOCTYPE TEI [<!ENTITY s SYSTEM \"secret.txt\">]><TEI><text><body><p>&s;</p>"
        "</body></text></TEI>",
        "<TEI xmlns:xi=\"http://www.w3.org/2001/XInclude\"><text><body><xi:include "
        "href=\"secret.txt\" parse=\"text\"/></body></text></TEI>",
        "<?xml-stylesheet href=\"secret.txt\"?><!DOCTYPE TEI PUBLIC \"-//TEI\" "
        "\"secret.dtd\" [%x;]><TEI><text><body><p>&name;</p></body></text></TEI>"};
    (void)state;
    folder with = folder_new();
    folder_write(&with, "secret.txt", "secret");
    folder_write(&with, "secret.dtd", "<!ENTITY name \"secret\">");
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        gm_buffer out = {0};
        folder_write(&with, "a.xml", files[i]);
        show_file(folder_path(&with, "a.xml"), with.path, GM_CARRY_LAYERS, &out);
        gm_buffer_put(&out, '\0');
        assert_int_equal(out.ptr[0], '!');
        assert_null(strstr(out.ptr, "secret\n"));
        assert_null(strstr(out.ptr, "[a]"));
        gm_buffer_free(&out);
    }
    folder_remove(&with);
}

static void test_deep_nesting_is_refused(void **state)
{
    gm_buffer xml = {0};
    (void)state;
    gm_buffer_puts(&xml, "<TEI>\n");
    for (uint32_t i = 0; i < 100000; i++)
        gm_buffer_puts(&xml, "<text>");
    gm_buffer out = show_bytes("a.xml", xml.ptr, xml.len);
    assert_string_equal(out.ptr, "! @/a.xml:2: elements are nested more than 200 deep");
    gm_buffer_free(&xml);
    gm_buffer_free(&out);
}

/* Four megabytes of an attribute, a comment, a text: read or refused, and soon. */
static void test_long_things_end(void **state)
{
    static const char *const begins[] = {"<TEI><text n=\"", "<TEI><!--",
                                         "<TEI><text><body><p>"};
    (void)state;
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++) {
        gm_buffer xml = {0};
        gm_buffer_puts(&xml, begins[i]);
        for (uint32_t n = 0; n < 500000; n++)
            gm_buffer_puts(&xml, "très ");
        gm_buffer out = show_bytes("a.xml", xml.ptr, xml.len);
        assert_int_equal(out.ptr[0], '!');
        gm_buffer_free(&xml);
        gm_buffer_free(&out);
    }
}

static void test_notes_without_end_are_refused(void **state)
{
    gm_buffer xml = {0};
    (void)state;
    gm_buffer_puts(&xml, "<TEI><teiHeader><notesStmt>");
    for (uint32_t i = 0; i < 20000; i++)
        gm_buffer_printf(&xml, "<note type=\"meta\" n=\"k%u\">v</note>", i);
    gm_buffer_puts(&xml, "</notesStmt></teiHeader><text><p>x</p></text></TEI>");
    gm_buffer out = show_bytes("a.xml", xml.ptr, xml.len);
    assert_string_equal(out.ptr,
                        "! @/a.xml:1: the header has more than 256 notes of type "
                        "\"meta\", or more than 262144 bytes in them");
    gm_buffer_free(&xml);
    gm_buffer_free(&out);
}

/* ---- Encodings, pieces, memory ----------------------------------------------- */

static void test_encodings_are_those_that_the_file_names(void **state)
{
    static const char utf16[] =
        "\xFF\xFE<\0T\0E\0I\0>\0<\0t\0e\0x\0t\0>\0<\0p\0>\0"
        "\xE9\0<\0/\0p\0>\0<\0/\0t\0e\0x\0t\0>\0<\0/\0T\0E\0I\0>\0";
    (void)state;
    assert_shown("a.xml",
                 "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>"
                 "<TEI><text><body><p>\xE9t\xE9</p></body></text></TEI>",
                 "[a] at line 1\n\nété");
    assert_shown("a.xml", "\xEF\xBB\xBF<TEI><text><body><p>é</p></body></text></TEI>",
                 "[a] at line 1\n\né");
    gm_buffer out = show_bytes("a.xml", utf16, sizeof utf16 - 1);
    assert_string_equal(out.ptr, "[a] at line 1\n\né");
    gm_buffer_free(&out);
}

static void test_what_is_no_xml_is_said_with_its_line(void **state)
{
    (void)state;
    gm_buffer out = show_bytes("a.xml", "<TEI><text>\n<p>\xE9</p></text></TEI>", 33);
    assert_non_null(strstr(out.ptr, "! @/a.xml:2: this is no well-formed XML: "));
    gm_buffer_free(&out);
    out = show_bytes("a.xml", "<TEI><text>\0</text></TEI>", 25);
    assert_non_null(strstr(out.ptr, "! @/a.xml:1: this is no well-formed XML: "));
    gm_buffer_free(&out);
}

/* What libxml2 says of characters it cannot convert is our message, and not printed. */
static void test_broken_characters_are_said_and_not_printed(void **state)
{
    static const char xml[] = "<?xml version=\"1.0\" encoding=\"windows-1252\"?>"
                              "<TEI><text><body><p>\x81 a</p></body></text></TEI>";
    (void)state;
    folder with = folder_new();
    int before = dup(STDERR_FILENO);
    assert_non_null(freopen(folder_path(&with, "printed"), "wb", stderr));
    gm_buffer out = show_bytes("a.xml", xml, sizeof xml - 1);
    long printed = ftell(stderr);
    fflush(stderr);
    dup2(before, STDERR_FILENO);
    close(before);
    assert_non_null(strstr(out.ptr, "! @/a.xml:1: this is no well-formed XML: input "));
    assert_int_equal(printed, 0);
    gm_buffer_free(&out);
    folder_remove(&with);
}

static void test_long_texts_come_in_pieces(void **state)
{
    gm_buffer xml = {0};
    size_t count = 0;
    (void)state;
    gm_buffer_puts(&xml, "<teiCorpus>");
    for (uint32_t i = 0; i < 3000; i++)
        gm_buffer_printf(&xml,
                         "<TEI><text><body><p>Né en %u à  Évry</p></body></text>"
                         "</TEI>\n",
                         i);
    gm_buffer_puts(&xml, "</teiCorpus>");
    gm_buffer out = show_bytes("a.xml", xml.ptr, xml.len);
    for (const char *at = out.ptr; (at = strstr(at, " à Évry\n")); at++)
        count++;
    assert_int_equal(count, 2999); /* the last has no line break */
    assert_non_null(strstr(out.ptr, "[a-3000] at line 3000\n\nNé en 2999 à Évry"));
    gm_buffer_free(&xml);
    gm_buffer_free(&out);
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    folder with = folder_new();
    folder_write(&with, "a.xml",
                 "<teiCorpus><TEI><teiHeader><titleStmt><title>T</title><author>A"
                 "</author><author>B</author></titleStmt><notesStmt><note type='meta' "
                 "n='k'>v</note></notesStmt><profileDesc><person xml:id='p'><persName>"
                 "P</persName></person></profileDesc></teiHeader><text><body>"
                 "<p><s><said xml:id='q' who='#p' ana='type:direct kind:person'><w "
                 "ana='stem:%C3%A9'>x</w></said> <seg type='cue' corresp='#q'>y</seg> "
                 "<persName cert='0.5'>P</persName></s></p><p>z</p></body></text></TEI>"
                 "<TEI><text><body><p>x</p></body></text></TEI></teiCorpus>");
    char path[1024];
    snprintf(path, sizeof path, "%s", folder_path(&with, "a.xml"));
    failing_every_allocation(read_whole, path);
    folder_remove(&with);
}

RUN_TESTS(TEST(test_a_corpus), TEST(test_small_files),
          TEST(test_elements_are_layers_if_they_are_wanted),
          TEST(test_what_guillemet_writes_comes_back),
          TEST(test_entities_are_refused_where_they_are_declared),
          TEST(test_no_other_file_is_read), TEST(test_deep_nesting_is_refused),
          TEST(test_long_things_end), TEST(test_notes_without_end_are_refused),
          TEST(test_encodings_are_those_that_the_file_names),
          TEST(test_what_is_no_xml_is_said_with_its_line),
          TEST(test_broken_characters_are_said_and_not_printed),
          TEST(test_long_texts_come_in_pieces), TEST(test_every_allocation_may_fail))
