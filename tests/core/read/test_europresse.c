/* Pages of Europresse as documents. */
#include "markup.h"

static void test_a_page_in_the_shape_of_an_export(void **state)
{
    gm_import import = GM_CARRY_LAYERS;
    (void)state;
    golden_check("core/read/samples/europresse.golden", show_sample, &import);
}

static void test_small_pages(void **state)
{
    markup how = {"page.html", GM_CARRY_LAYERS};
    (void)state;
    golden_check("core/read/europresse.golden", show_markup, &how);
}

static void test_bytes_that_are_no_utf8_are_taken_for_windows_1252(void **state)
{
    (void)state;
    assert_shown("a.html", "<article><p>\x93\xC3\xA9t\xE9\x94 \x80</p></article>",
                 "[a-1] at line 1\n\n“été” €");
    assert_shown("a.html",
                 "<meta charset=ISO-8859-1><article><p>\xC3\xA9t\xE9</p></article>",
                 "[a-1] at line 1\n\nÃ©té");
    assert_shown("a.html",
                 "\xEF\xBB\xBF<meta charset=latin1><article><p>\xC3\xA9</p></article>",
                 "[a-1] at line 1\n\né");
}

static void test_other_charsets_are_refused(void **state)
{
    static const char *const pages[] = {
        "<meta charset='shift_jis'><article><p>x</p></article>", "<html\xFF\xFE",
        "\xFF\xFE<\x01h"};
    (void)state;
    assert_shown("a.html", pages[0],
                 "! @/a.html: the page is neither in UTF-8 nor in windows-1252: "
                 "convert it, for example with iconv, and its <meta charset> with it");
    assert_shown("a.html", pages[1],
                 "! @/a.html: no article of Europresse is in this page: other pages "
                 "have to be made text first");
}

/* A character may lie on the border of two pieces. */
static void test_long_pages_are_read_in_pieces(void **state)
{
    gm_buffer page = {0};
    size_t count = 0;
    (void)state;
    gm_buffer_puts(&page, "<article><p>");
    for (uint32_t i = 0; i < 20000; i++)
        gm_buffer_puts(&page, i % 7 ? "é€" : "x");
    gm_buffer_puts(&page, "</p></article>");
    gm_buffer out = show_bytes("a.html", page.ptr, page.len);
    for (const char *at = out.ptr; (at = strstr(at, "é€")); at++)
        count++;
    assert_int_equal(count, 20000 - 2858);
    assert_null(strstr(out.ptr, "â"));
    gm_buffer_free(&page);
    gm_buffer_free(&out);
}

static void test_nul_is_no_end(void **state)
{
    static const char page[] = "<article><p>a\0b</p>\0</article><article>\0<p>c</p>";
    (void)state;
    gm_buffer out = show_bytes("a.html", page, sizeof page - 1);
    assert_non_null(strstr(out.ptr, "a\xEF\xBF\xBD"
                                    "b"));
    assert_non_null(strstr(out.ptr, "c"));
    gm_buffer_free(&out);
}

static void test_deep_nesting_is_refused(void **state)
{
    gm_buffer page = {0};
    (void)state;
    gm_buffer_puts(&page, "<article>\n");
    for (uint32_t i = 0; i < 100000; i++)
        gm_buffer_puts(&page, "<span>");
    gm_buffer out = show_bytes("a.html", page.ptr, page.len);
    assert_string_equal(out.ptr,
                        "! @/a.html:2: elements are nested more than 200 deep");
    gm_buffer_free(&page);
    gm_buffer_free(&out);
}

static void test_a_thousand_articles_are_a_thousand_documents(void **state)
{
    gm_buffer page = {0};
    size_t count = 0;
    (void)state;
    for (uint32_t i = 0; i < 1000; i++)
        gm_buffer_printf(&page, "<article><p>Numéro %u.</p></article>\n", i);
    gm_buffer out = show_bytes("a.html", page.ptr, page.len);
    for (const char *at = out.ptr; (at = strstr(at, "Numéro")); at++)
        count++;
    assert_int_equal(count, 1000);
    assert_non_null(strstr(out.ptr, "[a-1000] at line 1000"));
    gm_buffer_free(&page);
    gm_buffer_free(&out);
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    folder with = folder_new();
    folder_write(&with, "a.html",
                 "<!DOCTYPE html><article><span class=DocPublicationName>A</span>"
                 "<span class=DocHeader>B, 1er mai 2020, p. 3</span>"
                 "<p class=titreArticle>T</p><p class=docAuthors>Par C</p>"
                 "<section><p>x</p></section><p>news·20200501·A·1</p></article>"
                 "<article><p>y</p></article>");
    char path[1024];
    snprintf(path, sizeof path, "%s", folder_path(&with, "a.html"));
    failing_every_allocation(read_whole, path);
    folder_remove(&with);
}

RUN_TESTS(TEST(test_a_page_in_the_shape_of_an_export), TEST(test_small_pages),
          TEST(test_bytes_that_are_no_utf8_are_taken_for_windows_1252),
          TEST(test_other_charsets_are_refused),
          TEST(test_long_pages_are_read_in_pieces), TEST(test_nul_is_no_end),
          TEST(test_deep_nesting_is_refused),
          TEST(test_a_thousand_articles_are_a_thousand_documents),
          TEST(test_every_allocation_may_fail))
