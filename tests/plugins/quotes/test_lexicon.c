/* The tables of the lexicon: what they give, and what is said of damaged ones. */
#include "base/error.h"
#include "fold.h"
#include "lexicon.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FRENCH GM_SOURCE_DIR "/models/french/"

static const lexicon_paths shipped = {
    FRENCH "reporting-verbs.tsv", FRENCH "quote-words.tsv",
    FRENCH "speaker-nouns.tsv",   FRENCH "cue-phrases.tsv",
    FRENCH "first-names.tsv",     FRENCH "more-first-names.tsv"};

static lexicon *open_shipped(void)
{
    gm_failure why;
    lexicon *words = NULL;
    gm_failure_init(&why);
    assert_int_equal(lexicon_load(&shipped, &words, &why.error), GM_OK);
    return words;
}

static const lexeme *find(const lexicon *words, const char *form)
{
    return lexicon_find(words, (gm_text){form, (uint32_t)strlen(form)});
}

static void test_verbs_have_shapes_and_uses(void **state)
{
    (void)state;
    lexicon *words = open_shipped();
    const lexeme *said = find(words, "déclaré");
    assert_non_null(said);
    assert_true(said->shapes & VERB_PART && said->uses & USE_QUE);
    assert_true(text_is(said->lemma, "déclarer"));
    assert_true(find(words, "affirment")->shapes & VERB_PLUR);
    assert_true(find(words, "reconnaissant")->shapes & VERB_GER);
    assert_true(find(words, "exclame")->uses & USE_SE);
    assert_null(find(words, "xylophone"));
    lexicon_free(words);
}

static void test_names_have_genders(void **state)
{
    (void)state;
    lexicon *words = open_shipped();
    assert_true(find(words, "nicolas")->nouns & NAME_HE);
    assert_true(find(words, "theresa")->nouns & NAME_SHE);
    lexicon_free(words);
}

static void test_phrases_are_found_by_their_first_word(void **state)
{
    (void)state;
    lexicon *words = open_shipped();
    const phrase *found = lexicon_phrase(words, find(words, "faire")->phrase);
    while (found && !text_is(found->words[1], "valoir"))
        found = lexicon_phrase(words, found->next);
    assert_non_null(found);
    assert_int_equal(found->kind, PHRASE_SUPPORT);
    lexicon_free(words);
}

/* Loads with one table replaced by `content`; returns the message. */
static void refuse(const char *content, const char *expected)
{
    char path[] = "quotes-table-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, content, strlen(content)), strlen(content));
    close(file);
    lexicon_paths paths = shipped;
    paths.nouns = path;
    gm_failure why;
    lexicon *words = NULL;
    gm_failure_init(&why);
    gm_status status = lexicon_load(&paths, &words, &why.error);
    unlink(path);
    assert_int_equal(status, GM_MODEL);
    if (!strstr(why.message, expected))
        fail_msg("\"%s\" does not say \"%s\"", why.message, expected);
}

static void test_a_damaged_line_is_named(void **state)
{
    (void)state;
    refuse("# remark\nmaire\tman\nfoo\n", ":3: 1 fields between tabs, expected 2");
    refuse("maire\tmann\n", ":1: no class is called \"mann\"");
    refuse("\tman\n", ":1: an empty field");
}

static void test_a_missing_table_is_named(void **state)
{
    (void)state;
    lexicon_paths paths = shipped;
    paths.verbs = "/nonexistent/verbs.tsv";
    gm_failure why;
    lexicon *words = NULL;
    gm_failure_init(&why);
    assert_int_equal(lexicon_load(&paths, &words, &why.error), GM_MODEL);
    assert_non_null(strstr(why.message, "/nonexistent/verbs.tsv"));
}

static void check_fold(const char *text, const char *expected)
{
    char out[64];
    uint32_t len = fold_text((gm_text){text, (uint32_t)strlen(text)}, out);
    assert_true(text_is((gm_text){out, len}, expected));
}

static void test_fold_lowers_french_capitals(void **state)
{
    (void)state;
    check_fold("ÉLYSÉE", "élysée");
    check_fold("L’Œuvre", "l'œuvre");
    check_fold("Łódź", "łódź");
    check_fold("Żak Ÿ", "żak ÿ");
    check_fold("日本", "日本");
}

RUN_TESTS(TEST(test_verbs_have_shapes_and_uses), TEST(test_names_have_genders),
          TEST(test_phrases_are_found_by_their_first_word),
          TEST(test_a_damaged_line_is_named), TEST(test_a_missing_table_is_named),
          TEST(test_fold_lowers_french_capitals))
