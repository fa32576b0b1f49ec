/* Which names are one person's. */
#include "fold.h"
#include "names.h"
#include "test.h"

#include <string.h>

enum { MOST_WORDS = 8 };

/* Names as rows of words; folds are made by the view's own function. */
typedef struct names {
    view view;
    word words[2 * MOST_WORDS];
    char folds[512];
    unit name[2];
} names;

static const lexeme plain = {{0}, 0, 0, 0, 0, {0}, 0};

static void add_name(names *n, size_t which, const char *text)
{
    n->name[which].begin = n->view.count;
    while (*text) {
        size_t len = strcspn(text, " ");
        char *fold = n->folds + n->view.count * 32;
        gm_text given = {text, (uint32_t)len};
        n->words[n->view.count] = (word){
            .fold = {fold, fold_text(given, fold)}, .known = &plain, .is_word = true};
        n->view.count++;
        text += len + (text[len] == ' ');
    }
    n->name[which].end = n->view.count;
}

static bool same(const char *a, const char *b)
{
    names n = {0};
    n.view.words = n.words;
    add_name(&n, 0, a);
    add_name(&n, 1, b);
    return same_name(&n.view, n.name[0], n.name[1]) &&
           same_name(&n.view, n.name[1], n.name[0]);
}

static void test_a_surname_is_the_full_name(void **state)
{
    (void)state;
    assert_true(same("Maduro", "Nicolas Maduro"));
    assert_true(same("Nicolas Maduro", "Nicolas Maduro Moros Maduro"));
    assert_true(same("MADURO", "Nicolas Maduro"));
}

static void test_an_initial_is_the_first_name(void **state)
{
    (void)state;
    assert_true(same("N. Maduro", "Nicolas Maduro"));
    assert_true(same("É. Philippe", "Édouard Philippe"));
    assert_true(same("N. Maduro", "Maduro"));
    assert_true(same("R.-M. Jolibois", "Rose-Mirlande Jolibois"));
    assert_false(same("R.-D. Jolibois", "Rose-Mirlande Jolibois"));
}

static void test_relatives_are_others(void **state)
{
    (void)state;
    assert_false(same("Cilia Maduro", "Nicolas Maduro"));
    assert_false(same("C. Maduro", "Nicolas Maduro"));
    assert_false(same("Nicolas", "Nicolas Maduro"));
    assert_false(same("Maduro", "Nicolas Sarkozy"));
}

static bool stands(const char *acronym, const char *name)
{
    names n = {0};
    n.view.words = n.words;
    add_name(&n, 0, acronym);
    add_name(&n, 1, name);
    return stands_for(&n.view, n.name[0].begin, n.name[1]);
}

static void test_an_acronym_is_the_initials(void **state)
{
    (void)state;
    assert_true(stands("CFF", "Chemins Fer Fédéraux"));
    assert_true(stands("C.F.F.", "Chemins Fer Fédéraux"));
    assert_true(stands("ABGD", "Alpha Beta-Gamma Delta"));
    assert_false(stands("CF", "Chemins Fer Fédéraux"));
    assert_false(stands("CFFX", "Chemins Fer Fédéraux"));
    assert_false(stands("C", "Chemins"));
}

RUN_TESTS(TEST(test_a_surname_is_the_full_name),
          TEST(test_an_initial_is_the_first_name), TEST(test_relatives_are_others),
          TEST(test_an_acronym_is_the_initials))
