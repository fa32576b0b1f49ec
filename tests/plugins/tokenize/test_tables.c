/* The compiled tables (sorted, so that binary search finds every form), the classes of
 * characters, and folding. */
#include "atoms.h"
#include "characters.h"
#include "tables.h"
#include "test.h"

#include <string.h>

static void assert_sorted(const form_table *table)
{
    for (uint32_t i = 1; i < table->count; i++)
        if (strcmp(table->forms[i - 1], table->forms[i]) >= 0)
            fail_msg("\"%s\" stands before \"%s\"", table->forms[i - 1],
                     table->forms[i]);
    for (uint32_t i = 0; i < table->count; i++)
        assert_true(
            table_has(table, table->forms[i], (uint32_t)strlen(table->forms[i])));
}

static void test_tables_are_sorted(void **state)
{
    (void)state;
    assert_sorted(&elided_forms);
    assert_sorted(&whole_forms);
    assert_sorted(&whole_compounds);
    assert_sorted(&contracted_forms);
    assert_sorted(&inclusive_suffixes);
    assert_sorted(&sentence_starters);
    assert_sorted(&name_particles);
    assert_sorted(&host_endings);
    assert_sorted(&number_signs);
    assert_sorted(&glued_units);
    assert_sorted(&label_nouns);
    assert_sorted(&signed_hosts);
}

static void test_prefixes_are_not_found(void **state)
{
    (void)state;
    assert_false(table_has(&elided_forms, "lors", 4));
    assert_false(table_has(&elided_forms, "lorsque", 7));
    assert_false(table_has(&elided_forms, "", 0));
}

static void test_clitics(void **state)
{
    (void)state;
    assert_string_equal(find_clitic("elle", 4)->form, "elle");
    assert_null(find_clitic("ell", 3));
    assert_null(find_clitic("ellee", 5));
}

/* Characters with a class of their own, and some that have that of their category. */
static void test_classes_of_characters(void **state)
{
    (void)state;
    static const struct {
        uint32_t code;
        atom_class class;
    } examples[] = {{'a', ATOM_WORD},          {0xE9, ATOM_WORD},
                    {0x153, ATOM_WORD},        {0x436, ATOM_WORD},
                    {0xBD, ATOM_WORD},         {'7', ATOM_NUMBER},
                    {0x0663, ATOM_NUMBER},     {'\'', ATOM_APOSTROPHE},
                    {0x2019, ATOM_APOSTROPHE}, {0x2018, ATOM_QUOTE_OPEN},
                    {0xAB, ATOM_QUOTE_OPEN},   {0xBB, ATOM_QUOTE_CLOSE},
                    {0x2039, ATOM_QUOTE_OPEN}, {0x203A, ATOM_QUOTE_CLOSE},
                    {'"', ATOM_QUOTE_EITHER},  {0x2026, ATOM_ELLIPSIS},
                    {0x2013, ATOM_DASH},       {0x2011, ATOM_HYPHEN},
                    {0xB7, ATOM_MIDDLE},       {0x22C5, ATOM_MIDDLE},
                    {0x20AC, ATOM_SYMBOL},     {0xA7, ATOM_SYMBOL},
                    {0xD7, ATOM_SYMBOL},       {0x1F600, ATOM_SYMBOL},
                    {0xB0, ATOM_DEGREE},       {0x300C, ATOM_OPEN},
                    {0x300D, ATOM_CLOSE},      {0x2212, ATOM_MINUS},
                    {0x3002, ATOM_PUNCTUATION}};
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        assert_int_equal(classify_character(examples[i].code), examples[i].class);
}

static void test_folding(void **state)
{
    (void)state;
    char folded[FOLD_MAX];
    static const char word[] = "L\xE2\x80\x99\xC3\x89T\xC3\x89 \xC5\x92UF";
    uint32_t len = fold_french(word, 0, sizeof word - 1, folded);
    assert_int_equal(len, strlen("l'\xC3\xA9t\xC3\xA9 \xC5\x93uf"));
    assert_memory_equal(folded, "l'\xC3\xA9t\xC3\xA9 \xC5\x93uf", len);
    static const char longer[FOLD_MAX + 1] = "";
    assert_int_equal(fold_french(longer, 0, sizeof longer, folded), 0);
}

RUN_TESTS(TEST(test_tables_are_sorted), TEST(test_prefixes_are_not_found),
          TEST(test_clitics), TEST(test_classes_of_characters), TEST(test_folding))
