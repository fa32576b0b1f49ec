/* The edges of texts: nothing, blanks, breaks of lines, invisible characters. */
#include "stage_run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern const gm_stage gm_entry_tokenize;

static const gm_stage *const stages[] = {&gm_entry_tokenize};

static int open_run(void **state)
{
    *state = stage_run_open(stages, 1);
    return 0;
}

static int close_run(void **state)
{
    stage_run_close(*state);
    return 0;
}

static void assert_rows(const gm_document *document, uint32_t paragraphs,
                        uint32_t sentences, uint32_t tokens)
{
    assert_int_equal(rows_of(document, "paragraph"), paragraphs);
    assert_int_equal(rows_of(document, "sentence"), sentences);
    assert_int_equal(rows_of(document, "token"), tokens);
}

static void test_empty_text_has_nothing(void **state)
{
    assert_rows(stage_run_string(*state, ""), 0, 0, 0);
}

static void test_blanks_have_nothing(void **state)
{
    assert_rows(stage_run_string(*state, " \n\t\r\n \xC2\xA0\xE2\x80\xAF\n"), 0, 0, 0);
}

static void test_one_token(void **state)
{
    const gm_document *document = stage_run_string(*state, "oui");
    assert_rows(document, 1, 1, 1);
    assert_text(text_of(document, "token", 0), "oui");
    assert_text(symbol_of(document, "token.kind", 0), "word");
}

static void test_byte_order_mark_is_no_token(void **state)
{
    const gm_document *document = stage_run_string(*state, "\xEF\xBB\xBFOui.");
    assert_rows(document, 1, 1, 2);
    assert_text(text_of(document, "token", 0), "Oui");
    assert_text(text_of(document, "paragraph", 0), "Oui.");
}

static void test_nul_parts_words_and_is_no_token(void **state)
{
    static const char text[] = "\0oui\0non\0";
    const gm_document *document = stage_run_text(*state, text, sizeof text - 1);
    assert_rows(document, 1, 1, 2);
    assert_text(text_of(document, "token", 0), "oui");
    assert_text(text_of(document, "token", 1), "non");
}

static void test_every_line_end_ends_a_paragraph(void **state)
{
    static const char *const ends[] = {"\n",       "\r\n",         "\r",
                                       "\n\n",     "\r\n\r\n",     "\f",
                                       "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        char text[32];
        snprintf(text, sizeof text, "Un deux%strois", ends[i]);
        const gm_document *document = stage_run_string(*state, text);
        assert_rows(document, 2, 2, 3);
        assert_text(text_of(document, "paragraph", 0), "Un deux");
        assert_text(text_of(document, "paragraph", 1), "trois");
    }
}

static void test_soft_hyphen_stays_inside_a_word(void **state)
{
    const gm_document *document = stage_run_string(*state, "por\xC2\xADte\xC2\xAD ici");
    assert_rows(document, 1, 1, 2);
    assert_text(text_of(document, "token", 0), "por\xC2\xADte");
}

static void test_kinds(void **state)
{
    static const char *const kinds[] = {"word",   "number", "symbol",
                                        "url",    "email",  "punctuation",
                                        "number", "word",   "number"};
    const gm_document *document =
        stage_run_string(*state, "oui 3,5 % http://a.fr a@b.fr , -1 4-temps 1er");
    assert_rows(document, 1, 1, 9);
    for (uint32_t i = 0; i < 9; i++)
        assert_text(symbol_of(document, "token.kind", i), kinds[i]);
}

static bool flag_of(const gm_document *document, uint32_t row)
{
    const gm_doc *doc = &document->doc;
    return gm_doc_flags(doc, "token.contraction")[row] == 1;
}

static void test_contractions_are_flagged(void **state)
{
    const gm_document *document =
        stage_run_string(*state, "Du au AUX desquels le dû audit d'u");
    static const bool flags[] = {true, true, true, true, false, false, false, false};
    for (uint32_t i = 0; i < 8; i++)
        assert_int_equal(flag_of(document, i), flags[i]);
}

/* A line longer than the parts in which it is read has the tokens of its pieces. */
static void test_long_line_is_read_as_a_whole(void **state)
{
    static const char piece[] = "L'homme a 12 000 ans, dit-il. ";
    enum { PIECES = 20000, TOKENS = 10 };
    size_t len = (sizeof piece - 1) * PIECES;
    char *text = malloc(len);
    assert_non_null(text);
    for (size_t i = 0; i < PIECES; i++)
        memcpy(text + i * (sizeof piece - 1), piece, sizeof piece - 1);
    const gm_document *document = stage_run_text(*state, text, len);
    assert_rows(document, 1, PIECES, PIECES * TOKENS - PIECES);
    for (uint32_t i = 0; i < PIECES; i++)
        assert_text(text_of(document, "token", i * (TOKENS - 1) + 3), "12 000");
    free(text);
}

/* Texts that make a careless look-ahead quadratic: a minute if it is, else moments. */
static void test_hostile_texts_take_linear_time(void **state)
{
    static const char *const pieces[] = {"'", "l'", "a.", "A.", "a-", "-le", "!",
                                         "(", "\"", "« ", "a@", "/",  "1 ",  "http://"};
    enum { BYTES = 400000 };
    char *text = malloc(BYTES);
    assert_non_null(text);
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        size_t len = strlen(pieces[i]), used = 0;
        for (; used + len <= BYTES; used += len)
            memcpy(text + used, pieces[i], len);
        const gm_document *document = stage_run_text(*state, text, used);
        assert_true(rows_of(document, "token") > 0);
    }
    free(text);
}

#define RUN_TEST(function)                                                             \
    cmocka_unit_test_setup_teardown(function, open_run, close_run)

RUN_TESTS(RUN_TEST(test_empty_text_has_nothing), RUN_TEST(test_blanks_have_nothing),
          RUN_TEST(test_one_token), RUN_TEST(test_byte_order_mark_is_no_token),
          RUN_TEST(test_nul_parts_words_and_is_no_token),
          RUN_TEST(test_every_line_end_ends_a_paragraph),
          RUN_TEST(test_soft_hyphen_stays_inside_a_word), RUN_TEST(test_kinds),
          RUN_TEST(test_contractions_are_flagged),
          RUN_TEST(test_long_line_is_read_as_a_whole),
          RUN_TEST(test_hostile_texts_take_linear_time))
