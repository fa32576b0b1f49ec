/* Words as they are compared, and what is white space. */
#include "text/fold.h"

#include "text/space.h"

#include "test.h"

#include <string.h>

static void assert_folds(const char *text, const char *expected)
{
    gm_failure failure;
    gm_buffer out = {0};
    gm_failure_init(&failure);
    gm_text from = {text, (uint32_t)strlen(text)};
    assert_int_equal(gm_fold_words(&out, from, &failure.error), GM_OK);
    gm_buffer_put(&out, '\0');
    assert_string_equal(out.ptr, expected);
    gm_buffer_free(&out);
}

static void test_case_and_accents_do_not_count(void **state)
{
    (void)state;
    assert_folds("ÉLISABETH Borne", "elisabeth borne");
    assert_folds("e\xCC\x81lise Ç", "elise c"); /* U+0301 by itself */
    assert_folds("Œuvre Straße", "œuvre strasse");
}

static void test_what_is_no_letter_and_no_number_separates(void **state)
{
    (void)state;
    assert_folds("Éric Dupond-Moretti", "eric dupond moretti");
    assert_folds("l’Agence « France » ", "l agence france");
    assert_folds("  N.B., 2e_x ", "n b 2e x");
}

static void test_compatibility_characters_are_decomposed(void **state)
{
    (void)state;
    assert_folds("ﬁn x²\xC2\xA0ªº", "fin x2 ao");
    assert_folds("Ⅻ ½", "xii 1 2");
    assert_folds("\xEF\xB7\xBA", "صلى الله عليه وسلم"); /* U+FDFA, 18 for one */
}

static void test_nothing_gives_nothing(void **state)
{
    (void)state;
    assert_folds("", "");
    assert_folds(" … \xCC\x81", "");
}

static void test_white_space(void **state)
{
    (void)state;
    static const uint32_t spaces[] = {' ',    '\t',   '\r',   0x1C,   0x85,   0xA0,
                                      0x1680, 0x2009, 0x2028, 0x202F, 0x205F, 0x3000};
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        assert_true(gm_is_space(spaces[i]));
    static const uint32_t others[] = {0, 8, 'a', 0x7F, 0x180E, 0x200B, 0x2060, 0xFEFF};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(gm_is_space(others[i]));
}

RUN_TESTS(TEST(test_case_and_accents_do_not_count),
          TEST(test_what_is_no_letter_and_no_number_separates),
          TEST(test_compatibility_characters_are_decomposed),
          TEST(test_nothing_gives_nothing), TEST(test_white_space))
