/* Word lists, and names of several tokens found by them. */
#include "compile.h"

#include "base/error.h"
#include "folder.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

static const char *const lists = "# a remark\n"
                                 "town\tParis\n"
                                 "first-name\tParis\n"
                                 "town\tSaint-Jean-d'Angély\n"
                                 "company\tNew York Times\n"
                                 "town\tNew York\n";

static gm_status build(ner_lexicon *lexicon, const char *classes, gm_failure *why)
{
    folder folder = folder_new();
    folder_write(&folder, "lists.tsv", classes);
    gm_failure_init(why);
    gm_status status =
        ner_lexicon_build(lexicon, folder_path(&folder, "lists.tsv"), "", &why->error);
    folder_remove(&folder);
    return status;
}

static uint32_t classes_of(const ner_lexicon *lexicon, const char *plain)
{
    return ner_lexicon_classes(lexicon, ner_pieces_of(plain, (uint32_t)strlen(plain)));
}

static void test_words_have_the_classes_of_their_lists(void **state)
{
    ner_lexicon lexicon;
    gm_failure why;
    (void)state;
    assert_int_equal(build(&lexicon, lists, &why), GM_OK);
    assert_int_equal(classes_of(&lexicon, "paris"), 1 | 2);
    assert_int_equal(classes_of(&lexicon, "saint jean d'angely"), 1);
    assert_int_equal(classes_of(&lexicon, "saint"), NER_GOES_ON);
    assert_int_equal(classes_of(&lexicon, "new york"), 1 | NER_GOES_ON);
    assert_int_equal(classes_of(&lexicon, "lyon"), 0);
    ner_lexicon_free(&lexicon);
}

static void test_the_longest_name_is_found(void **state)
{
    static const char *const words[] = {"Le", "New", "York", "Times",
                                        "de", "New", "York"};
    ner_lexicon lexicon;
    gm_failure why;
    ner_form forms[7];
    const ner_form *sequence[7];
    ner_listed listed[7];
    (void)state;
    assert_int_equal(build(&lexicon, lists, &why), GM_OK);
    for (int i = 0; i < 7; i++) {
        ner_word word;
        ner_feature features[NER_WORD_FEATURES];
        ner_word_look(&word, words[i], strlen(words[i]));
        ner_word_features(&word, &lexicon, &forms[i], features);
        sequence[i] = &forms[i];
    }
    ner_find_listed(&lexicon, sequence, 7, listed);
    assert_int_equal(listed[0].classes, 0);
    assert_int_equal(listed[1].classes, 4);
    assert_int_equal(listed[1].place, 0);
    assert_int_equal(listed[2].place, 1);
    assert_int_equal(listed[3].place, 2);
    assert_int_equal(listed[4].classes, 0);
    assert_int_equal(listed[6].classes, 1);
    assert_int_equal(listed[6].place, 2);
    ner_lexicon_free(&lexicon);
}

static void test_a_broken_line_is_named(void **state)
{
    ner_lexicon lexicon;
    gm_failure why;
    (void)state;
    assert_int_equal(build(&lexicon, "town\tParis\nLyon\n", &why), GM_INPUT);
    assert_non_null(strstr(why.message, "lists.tsv\", line 2"));
    assert_int_equal(ner_lexicon_build(&lexicon, "/nowhere/lists", NULL, &why.error),
                     GM_INPUT);
}

static void test_a_table_finds_what_it_was_built_from(void **state)
{
    enum { COUNT = 5000 };
    ner_pair *pairs = calloc(COUNT, sizeof *pairs);
    ner_table table;
    (void)state;
    for (uint32_t i = 0; i < COUNT; i++)
        pairs[i] = (ner_pair){(i + 1) * UINT64_C(0x9e3779b97f4a7c15), i};
    assert_true(ner_table_build(&table, pairs, COUNT));
    uint32_t wrong = 0, taken = 0;
    for (uint32_t i = 0; i < COUNT; i++) {
        uint64_t key = (i + 1) * UINT64_C(0x9e3779b97f4a7c15);
        wrong += ner_table_find(&table, key, UINT32_MAX) != i;
        taken +=
            ner_table_find(&table, key ^ UINT64_C(0x5555), UINT32_MAX) != UINT32_MAX;
    }
    assert_true(wrong <= 2); /* two keys may look the same */
    assert_true(taken <= 10);
    free((void *)(uintptr_t)table.first);
    free((void *)(uintptr_t)table.entries);
    free(pairs);
}

static void test_an_empty_table_has_nothing(void **state)
{
    ner_table table = {0};
    (void)state;
    assert_int_equal(ner_table_find(&table, 1, 7), 7);
}

RUN_TESTS(TEST(test_words_have_the_classes_of_their_lists),
          TEST(test_the_longest_name_is_found), TEST(test_a_broken_line_is_named),
          TEST(test_a_table_finds_what_it_was_built_from),
          TEST(test_an_empty_table_has_nothing))
