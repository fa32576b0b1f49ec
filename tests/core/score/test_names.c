/* Which speakers are the same. */
#include "score/names.h"

#include "test.h"

static bool agree(const char *a, const char *b)
{
    gm_failure failure;
    gm_name names[2] = {0};
    gm_failure_init(&failure);
    gm_text left = {a, (uint32_t)strlen(a)}, right = {b, (uint32_t)strlen(b)};
    assert_int_equal(gm_name_read(&names[0], left, &failure.error), GM_OK);
    assert_int_equal(gm_name_read(&names[1], right, &failure.error), GM_OK);
    bool there = gm_names_agree(&names[0], &names[1]);
    assert_int_equal(gm_names_agree(&names[1], &names[0]), there);
    gm_name_free(&names[0]);
    gm_name_free(&names[1]);
    return there;
}

static void test_a_part_of_a_name_stands_for_it(void **state)
{
    (void)state;
    assert_true(agree("Nicolas Maduro", "Maduro"));
    assert_true(agree("Nicolas Maduro", "Nicolas"));
    assert_true(agree("Bruno Le Roux", "Le Roux"));
    assert_false(agree("Jean Pierre Martin", "Pierre"));
    assert_true(agree("Jean Pierre Martin", "Pierre Martin"));
    assert_false(agree("Nicolas Maduro", "Nicolas Sarkozy"));
}

static void test_articles_and_titles_do_not_count(void **state)
{
    (void)state;
    assert_true(agree("M. Maduro", "Nicolas Maduro"));
    assert_true(agree("l’Agence France-Presse", "Agence France Presse"));
    assert_true(agree("Mme Élisabeth Borne", "elisabeth BORNE"));
    assert_true(agree("source judiciaire", "une source judiciaire"));
}

static void test_names_of_light_words_alone_keep_them(void **state)
{
    (void)state;
    assert_true(agree("La", "la"));
    assert_false(agree("La", "Le"));
}

static void test_an_initial_stands_for_a_first_name(void **state)
{
    (void)state;
    assert_true(agree("N. Maduro", "Nicolas Maduro"));
    assert_true(agree("É. Borne", "Élisabeth Borne"));
    assert_false(agree("J. Maduro", "Nicolas Maduro"));
    assert_false(agree("Ni. Maduro", "Nicolas Maduro"));
    assert_false(agree("N. Maduro", "Nicolas Sarkozy"));
}

static void test_no_name_agrees_with_no_name_alone(void **state)
{
    (void)state;
    assert_true(agree("", ""));
    assert_true(agree("", "…"));
    assert_false(agree("", "Maduro"));
}

RUN_TESTS(TEST(test_a_part_of_a_name_stands_for_it),
          TEST(test_articles_and_titles_do_not_count),
          TEST(test_names_of_light_words_alone_keep_them),
          TEST(test_an_initial_stands_for_a_first_name),
          TEST(test_no_name_agrees_with_no_name_alone))
