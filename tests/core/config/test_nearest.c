/* Did you mean. */
#include "config/nearest.h"

#include "test.h"

#include <string.h>

static void test_distance_counts_edits(void **state)
{
    (void)state;
    assert_int_equal(gm_edit_distance("quotes", "quotes", 9), 0);
    assert_int_equal(gm_edit_distance("qotes", "quotes", 9), 1);
    assert_int_equal(gm_edit_distance("quotess", "quotes", 9), 1);
    assert_int_equal(gm_edit_distance("quites", "quotes", 9), 1);
    assert_int_equal(gm_edit_distance("kitten", "sitting", 9), 3);
    assert_int_equal(gm_edit_distance("", "ner", 9), 3);
    assert_int_equal(gm_edit_distance("ner", "", 9), 3);
}

static void test_swapped_neighbours_are_one_edit(void **state)
{
    (void)state;
    assert_int_equal(gm_edit_distance("modle", "model", 9), 1);
    assert_int_equal(gm_edit_distance("nre", "ner", 9), 1);
}

static void test_case_does_not_count(void **state)
{
    (void)state;
    assert_int_equal(gm_edit_distance("NER", "ner", 9), 0);
}

static void test_distance_stops_at_the_limit(void **state)
{
    (void)state;
    char longest[GM_NEAREST_LONGEST + 2];
    memset(longest, 'a', sizeof longest);
    longest[GM_NEAREST_LONGEST + 1] = '\0';
    assert_int_equal(gm_edit_distance("kitten", "sitting", 2), 3);
    assert_int_equal(gm_edit_distance(longest, longest, 2), 3);
    assert_int_equal(gm_edit_distance(longest + 1, longest + 1, 2), 0);
}

static const char *nearest(const char *wanted)
{
    static const char *const names[] = {"tokenize", "stem", "ner", "quotes"};
    static gm_nearest found;
    found = (gm_nearest){.wanted = wanted};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        gm_nearest_try(&found, names[i]);
    return found.best;
}

static void test_slips_find_their_name(void **state)
{
    (void)state;
    assert_string_equal(nearest("qotes"), "quotes");
    assert_string_equal(nearest("tokenise"), "tokenize");
    assert_string_equal(nearest("steam"), "stem");
    assert_string_equal(nearest("nr"), "ner");
    assert_string_equal(nearest("Quotes"), "quotes");
}

static void test_other_words_find_nothing(void **state)
{
    (void)state;
    assert_string_equal(nearest("parse"), "");
    assert_string_equal(nearest("a"), "");
    assert_string_equal(nearest(""), "");
    assert_string_equal(nearest("coreference"), "");
}

static void test_the_first_of_equally_near_names_stays(void **state)
{
    (void)state;
    gm_nearest found = {.wanted = "bat"};
    gm_nearest_try(&found, "cat");
    gm_nearest_try(&found, "hat");
    assert_string_equal(found.best, "cat");
    gm_nearest_try(&found, "bat");
    assert_string_equal(found.best, "bat");
}

static void test_a_swap_is_nearer_than_a_missing_letter(void **state)
{
    (void)state;
    gm_nearest found = {.wanted = "modle"};
    gm_nearest_try(&found, "mode");
    gm_nearest_try(&found, "model");
    assert_string_equal(found.best, "model");
    gm_nearest_try(&found, "mode");
    assert_string_equal(found.best, "model");
}

RUN_TESTS(TEST(test_a_swap_is_nearer_than_a_missing_letter),
          TEST(test_distance_counts_edits), TEST(test_swapped_neighbours_are_one_edit),
          TEST(test_case_does_not_count), TEST(test_distance_stops_at_the_limit),
          TEST(test_slips_find_their_name), TEST(test_other_words_find_nothing),
          TEST(test_the_first_of_equally_near_names_stays))
