/* One word to its stem: folding, elisions, clitics, Snowball. */
#include "stage_run.h"
#include "stemmer.h"

#include <stdlib.h>
#include <string.h>

static stemmer *open_stemmer(void)
{
    stemmer *s = new_stemmer();
    assert_non_null(s);
    return s;
}

typedef struct example {
    const char *word, *stem;
} example;

static void assert_stems(const example *examples, size_t count, bool stemmed)
{
    stemmer *s = open_stemmer();
    for (size_t i = 0; i < count; i++) {
        gm_text word = {examples[i].word, (uint32_t)strlen(examples[i].word)}, stem;
        assert_true(stem_word(s, word, stemmed, &stem));
        assert_text(stem, examples[i].stem);
    }
    free_stemmer(s);
}

#define ASSERT_STEMS(stemmed, ...)                                                     \
    do {                                                                               \
        static const example examples[] = {__VA_ARGS__};                               \
        assert_stems(examples, sizeof examples / sizeof *examples, stemmed);           \
    } while (0)

static void test_inflections_meet(void **state)
{
    (void)state;
    ASSERT_STEMS(true, {"continuer", "continu"}, {"continuait", "continu"},
                 {"majestueusement", "majestu"}, {"journal", "journal"},
                 {"journaux", "journal"});
}

static void test_words_are_folded_first(void **state)
{
    (void)state;
    ASSERT_STEMS(true, {"CONTINUER", "continu"}, {"Journaux", "journal"},
                 {"\xC3\x89TATS", "\xC3\xA9tat"}, {"E\xCC\x81TATS", "\xC3\xA9tat"});
}

static void test_elided_forms_meet_the_full_ones(void **state)
{
    (void)state;
    ASSERT_STEMS(true, {"l'", "le"}, {"L\xE2\x80\x99", "le"}, {"qu'", "que"},
                 {"Jusqu\xE2\x80\x99", "jusqu"}, {"jusque", "jusqu"},
                 {"lorsqu'", "lorsqu"}, {"lorsque", "lorsqu"});
}

static void test_clitics_lose_their_hyphen(void **state)
{
    (void)state;
    ASSERT_STEMS(true, {"-t-il", "il"}, {"-il", "il"}, {"-T'IL", "il"},
                 {"-elle", "elle"}, {"-t'", "te"}, {"-", "-"});
}

static void test_other_tokens_are_folded_only(void **state)
{
    (void)state;
    ASSERT_STEMS(false, {"continuait", "continuait"},
                 {"12\xC2\xA0"
                  "000",
                  "12\xC2\xA0"
                  "000"},
                 {"XXE", "xxe"}, {"\xE2\x80\x99", "'"}, {"HTTP://A.FR", "http://a.fr"},
                 {"\xC2\xAB", "\xC2\xAB"});
}

static void test_invisible_characters_do_not_count(void **state)
{
    (void)state;
    ASSERT_STEMS(true, {"jour\xC2\xADnaux", "journal"},
                 {"jour\xE2\x80\x8Bnaux", "journal"});
}

static void test_very_long_words_keep_their_text(void **state)
{
    (void)state;
    enum { LENGTH = 1000000 };
    char *word = malloc(LENGTH);
    assert_non_null(word);
    memset(word, 'S', LENGTH);
    stemmer *s = open_stemmer();
    gm_text stem;
    assert_true(stem_word(s, (gm_text){word, LENGTH}, true, &stem));
    assert_int_equal(stem.len, LENGTH);
    assert_int_equal(stem.ptr[LENGTH - 1], 's');
    free_stemmer(s);
    free(word);
}

RUN_TESTS(TEST(test_inflections_meet), TEST(test_words_are_folded_first),
          TEST(test_elided_forms_meet_the_full_ones),
          TEST(test_clitics_lose_their_hyphen), TEST(test_other_tokens_are_folded_only),
          TEST(test_invisible_characters_do_not_count),
          TEST(test_very_long_words_keep_their_text))
