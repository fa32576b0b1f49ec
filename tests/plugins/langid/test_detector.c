/* Lists that are not to be had, and texts at the edges of what is looked at. */
#include "detector.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

static void check(detector *detector, const char *text, const char *expected)
{
    gm_text language;
    assert_true(
        detect(detector, (gm_text){text, (uint32_t)strlen(text)}, 10, &language));
    assert_int_equal(language.len, strlen(expected));
    assert_memory_equal(language.ptr, expected, language.len);
}

/* Of a fingerprint that cannot be read, which readme.sh tries, libexttextcat leaks a
 * few bytes: list.c refuses it before. */
static void test_a_list_that_cannot_be_read_gives_no_detector(void **state)
{
    (void)state;
    assert_null(new_detector("/nowhere.conf", GM_FINGERPRINTS));
}

static void test_few_letters_say_nothing(void **state)
{
    (void)state;
    detector *detector = new_detector(GM_LANGUAGES, GM_FINGERPRINTS);
    check(detector, "", "");
    check(detector, "Le maire", "");
    check(detector, "1 2 3 4 5 6 7 8 9 10 11 12", "");
    free_detector(detector);
}

/* Cut in the middle of a character, a text would be no UTF-8. */
static void test_a_long_text_is_cut_between_characters(void **state)
{
    (void)state;
    enum { LEN = 4000 };
    static const char sentence[] = "Été à Orléans, où l’évêque s’était égaré. ";
    char *text = malloc(LEN + sizeof sentence);
    detector *detector = new_detector(GM_LANGUAGES, GM_FINGERPRINTS);
    for (size_t shift = 0; shift < 4; shift++) {
        memset(text, ' ', shift);
        text[shift] = '\0';
        while (strlen(text) < LEN)
            strcat(text, sentence);
        check(detector, text, "fr");
    }
    free_detector(detector);
    free(text);
}

RUN_TESTS(TEST(test_a_list_that_cannot_be_read_gives_no_detector),
          TEST(test_few_letters_say_nothing),
          TEST(test_a_long_text_is_cut_between_characters))
