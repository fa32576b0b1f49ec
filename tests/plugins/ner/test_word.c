/* Forms and shapes of words. */
#include "word.h"

#include "test.h"

#include <string.h>

static ner_word look(const char *string)
{
    ner_word word;
    ner_word_look(&word, string, strlen(string));
    return word;
}

static void assert_bytes(const char *ptr, uint32_t len, const char *expected)
{
    assert_int_equal(len, strlen(expected));
    assert_memory_equal(ptr, expected, len);
}

static void assert_shape(const char *string, const char *expected)
{
    ner_word word = look(string);
    assert_bytes(word.shape, word.shape_len, expected);
}

static void test_shapes_tell_names_numbers_and_marks_apart(void **state)
{
    (void)state;
    assert_shape("Paris", "Aa");
    assert_shape("Élysée", "Aa");
    assert_shape("Saint-Étienne", "Aa-Aa");
    assert_shape("ONU", "AA");
    assert_shape("N.", "A.");
    assert_shape("l’", "a'");
    assert_shape("2016", "0000");
    assert_shape("14", "00");
    assert_shape("123456", "0000");
    assert_shape("14h30", "00a00");
    assert_shape("", "");
}

static void test_both_apostrophes_are_one(void **state)
{
    (void)state;
    ner_word straight = look("l'"), curly = look("l’");
    assert_memory_equal(&straight, &curly, sizeof straight);
}

static void test_accents_and_ligatures_go_from_the_plain_form_only(void **state)
{
    (void)state;
    ner_word word = look("Œuvre-À-Élan");
    assert_bytes(word.lower, word.lower_len, "œuvre-à-élan");
    assert_bytes(word.plain, word.plain_len, "oeuvre-a-elan");
    word = look("e\xCC\x81t\xC3\xA9"); /* U+0301 by itself */
    assert_bytes(word.plain, word.plain_len, "ete");
}

static void test_traits(void **state)
{
    (void)state;
    assert_int_equal(look("Paris").traits, WORD_CAPITAL);
    assert_int_equal(look("paris").traits, WORD_SMALL);
    assert_int_equal(look("ONU").traits, WORD_CAPITAL | WORD_ALL_CAPITALS);
    assert_int_equal(look("N.").traits, WORD_CAPITAL | WORD_INITIAL);
    assert_int_equal(look("»").traits, WORD_MARK);
    assert_int_equal(look("12").traits, WORD_DIGITS);
    assert_int_equal(look("").traits, WORD_MARK);
}

static void test_a_long_word_is_cut_between_characters(void **state)
{
    char text[1 + 2 * NER_WORD_BYTES] = "x";
    (void)state;
    for (size_t at = 1; at + 1 < sizeof text; at += 2)
        memcpy(text + at, "é", 2);
    ner_word word;
    ner_word_look(&word, text, sizeof text);
    assert_int_equal(word.text_len, NER_WORD_BYTES - 1);
    assert_int_equal(word.letters, NER_WORD_BYTES / 2);
}

static void test_shouting(void **state)
{
    char out[NER_FOLDED_BYTES];
    (void)state;
    assert_bytes(out, ner_word_shout(out, "Élysée", strlen("Élysée"), true), "ÉLYSÉE");
    assert_bytes(out, ner_word_shout(out, "Élysée", strlen("Élysée"), false), "ELYSEE");
}

static void test_pieces_join_over_spaces_hyphens_and_apostrophes(void **state)
{
    (void)state;
    ner_pieces whole = ner_pieces_of("saint-etienne", 13);
    ner_pieces apart = ner_pieces_of("saint etienne", 13);
    ner_pieces joined =
        ner_pieces_join(ner_pieces_of("saint", 5), ner_pieces_of("etienne", 7));
    assert_true(whole.sum == apart.sum && whole.power == apart.power);
    assert_true(whole.sum == joined.sum && whole.power == joined.power);
    ner_pieces swapped =
        ner_pieces_join(ner_pieces_of("etienne", 7), ner_pieces_of("saint", 5));
    assert_true(whole.sum != swapped.sum);
    ner_pieces elided = ner_pieces_of("l'isle", 6);
    joined = ner_pieces_join(ner_pieces_of("l'", 2), ner_pieces_of("isle", 4));
    assert_true(elided.sum == joined.sum);
}

RUN_TESTS(TEST(test_shapes_tell_names_numbers_and_marks_apart),
          TEST(test_both_apostrophes_are_one),
          TEST(test_accents_and_ligatures_go_from_the_plain_form_only),
          TEST(test_traits), TEST(test_a_long_word_is_cut_between_characters),
          TEST(test_shouting),
          TEST(test_pieces_join_over_spaces_hyphens_and_apostrophes))
