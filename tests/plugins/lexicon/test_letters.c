/* Which words have one number. */
#include "letters.h"
#include "test.h"

#include <string.h>

static uint64_t number(const letters *letters, const char *word)
{
    return number_of_word(letters, (gm_text){word, (uint32_t)strlen(word)});
}

static void assert_same(bool folded, const char *left, const char *right, bool same)
{
    letters made;
    assert_true(make_letters(&made, folded));
    if ((number(&made, left) == number(&made, right)) != same)
        fail_msg("\"%s\" and \"%s\" are %s", left, right, same ? "two" : "one");
}

static void test_folding_leaves_case_and_accents_out(void **state)
{
    (void)state;
    assert_same(true, "ÉLÈVE", "eleve", true);
    assert_same(true, "e\xCC\x81l\xC3\xA8ve", "élève", true);
    assert_same(true, "ẾN", "en", true);
    assert_same(true, "ΑΘΉΝΑ", "αθηνα", true);
    assert_same(true, "Œuvre", "oeuvre", true);
    assert_same(true, "ÆGIR", "aegir", true);
    assert_same(true, "élève", "élue", false);
    assert_same(true, "ø", "o", false);
}

static void test_as_written_they_count(void **state)
{
    (void)state;
    assert_same(false, "e\xCC\x81l\xC3\xA8ve", "élève", true);
    assert_same(false, "élève", "Élève", false);
    assert_same(false, "élève", "éleve", false);
    assert_same(false, "œ", "oe", false);
}

static void test_marks_of_the_printer(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {{"l’", "l'"},
                                           {"Saint‑Malo", "Saint-Malo"},
                                           {"12\u00A0000", "12 000"},
                                           {"12\u202F000", "12 000"},
                                           {"natio\u00ADnal", "national"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        assert_same(true, pairs[i][0], pairs[i][1], true);
        assert_same(false, pairs[i][0], pairs[i][1], true);
    }
    assert_same(true, "12 000", "12000", false);
    assert_same(true, "Saint-Malo", "SaintMalo", false);
}

static void test_characters_outside_the_plane(void **state)
{
    (void)state;
    assert_same(true, "\xF0\x9F\x98\x80", "\xF0\x9F\x98\x81", false);
    assert_same(true, "\xF0\x90\x90\x80", "\xF0\x90\x90\xA8", true); /* Deseret */
    assert_same(true, "각", "가", false);
}

RUN_TESTS(TEST(test_folding_leaves_case_and_accents_out),
          TEST(test_as_written_they_count), TEST(test_marks_of_the_printer),
          TEST(test_characters_outside_the_plane))
