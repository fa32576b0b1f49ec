/* The interner: the same bytes give the same symbol, other bytes another. */
#include "base/symbols.h"

#include "failing.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

enum { MANY = 100000 };

static gm_text text(const char *string)
{
    return (gm_text){string, (uint32_t)strlen(string)};
}

static void assert_symbol(const gm_symbols *symbols, gm_sym symbol, const char *string)
{
    gm_text found = gm_symbols_text(symbols, symbol);
    assert_int_equal(found.len, strlen(string));
    assert_memory_equal(found.ptr, string, found.len);
}

static void test_the_same_bytes_give_the_same_symbol(void **state)
{
    (void)state;
    gm_arena arena = {0};
    gm_symbols symbols;
    gm_symbols_init(&symbols, &arena);
    char word[] = "été";
    gm_sym first = gm_symbols_intern(&symbols, text(word));
    assert_int_equal(gm_symbols_intern(&symbols, text("été")), first);
    assert_int_not_equal(gm_symbols_intern(&symbols, text("ete")), first);
    word[0] = 'x';
    assert_symbol(&symbols, first, "été");
    gm_symbols_free(&symbols);
    gm_arena_free(&arena);
}

static void test_the_empty_text_is_symbol_0(void **state)
{
    (void)state;
    gm_arena arena = {0};
    gm_symbols symbols;
    gm_symbols_init(&symbols, &arena);
    assert_int_equal(gm_symbols_intern(&symbols, (gm_text){NULL, 0}), 0);
    assert_false(symbols.failed);
    assert_int_equal(gm_symbols_text(&symbols, 0).len, 0);
    assert_int_equal(gm_symbols_text(&symbols, 12345).len, 0);
    gm_symbols_free(&symbols);
    gm_arena_free(&arena);
}

static void test_a_nul_is_a_byte_like_others(void **state)
{
    (void)state;
    gm_arena arena = {0};
    gm_symbols symbols;
    gm_symbols_init(&symbols, &arena);
    gm_sym first = gm_symbols_intern(&symbols, (gm_text){"a\0b", 3});
    assert_int_not_equal(gm_symbols_intern(&symbols, (gm_text){"a\0c", 3}), first);
    assert_int_not_equal(gm_symbols_intern(&symbols, (gm_text){"a", 1}), first);
    assert_int_equal(gm_symbols_intern(&symbols, (gm_text){"a\0b", 3}), first);
    gm_symbols_free(&symbols);
    gm_arena_free(&arena);
}

static void test_a_hundred_thousand_strings_stay_apart(void **state)
{
    (void)state;
    gm_arena arena = {0};
    gm_symbols symbols;
    char word[32];
    gm_symbols_init(&symbols, &arena);
    for (uint32_t round = 0; round < 2; round++) {
        for (uint32_t i = 1; i <= MANY; i++) {
            snprintf(word, sizeof word, "mot%u", i);
            assert_int_equal(gm_symbols_intern(&symbols, text(word)), i);
        }
    }
    for (uint32_t i = 1; i <= MANY; i++) {
        snprintf(word, sizeof word, "mot%u", i);
        assert_symbol(&symbols, i, word);
    }
    gm_symbols_free(&symbols);
    gm_arena_free(&arena);
}

/* Pairs of words with the same 32 bits of FNV-1a. */
static void test_strings_of_one_hash_stay_apart(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"costarring", "liquid"}, {"declinate", "macallums"}, {"altarage", "zinke"}};
    gm_arena arena = {0};
    gm_symbols symbols;
    gm_symbols_init(&symbols, &arena);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        gm_sym left = gm_symbols_intern(&symbols, text(pairs[i][0]));
        gm_sym right = gm_symbols_intern(&symbols, text(pairs[i][1]));
        assert_int_equal(symbols.hashes[left], symbols.hashes[right]);
        assert_int_not_equal(left, right);
        assert_symbol(&symbols, left, pairs[i][0]);
        assert_symbol(&symbols, right, pairs[i][1]);
        assert_int_equal(gm_symbols_intern(&symbols, text(pairs[i][1])), right);
    }
    gm_symbols_free(&symbols);
    gm_arena_free(&arena);
}

static void test_clear_forgets_every_symbol(void **state)
{
    (void)state;
    gm_arena arena = {0};
    gm_symbols symbols;
    gm_symbols_init(&symbols, &arena);
    gm_symbols_intern(&symbols, text("un"));
    gm_symbols_intern(&symbols, text("deux"));
    gm_symbols_clear(&symbols);
    gm_arena_reset(&arena);
    assert_int_equal(gm_symbols_text(&symbols, 1).len, 0);
    assert_int_equal(gm_symbols_intern(&symbols, text("deux")), 1);
    assert_symbol(&symbols, 1, "deux");
    gm_symbols_free(&symbols);
    gm_arena_free(&arena);
}

static void test_clear_gives_huge_tables_back(void **state)
{
    (void)state;
    gm_arena arena = {0};
    gm_symbols symbols;
    char word[32];
    size_t before = failing_live();
    gm_symbols_init(&symbols, &arena);
    for (uint32_t i = 0; i < MANY; i++) {
        snprintf(word, sizeof word, "%u", i);
        gm_symbols_intern(&symbols, text(word));
    }
    gm_symbols_clear(&symbols);
    gm_arena_free(&arena);
    assert_int_equal(failing_live(), before);
    assert_int_equal(gm_symbols_intern(&symbols, text("encore")), 1);
    gm_symbols_free(&symbols);
    gm_arena_free(&arena);
}

static gm_status intern_many(void *who)
{
    (void)who;
    gm_arena arena = {0};
    gm_symbols symbols;
    char word[32];
    gm_symbols_init(&symbols, &arena);
    for (uint32_t i = 0; i < 2000; i++) {
        snprintf(word, sizeof word, "%u", i);
        gm_sym symbol = gm_symbols_intern(&symbols, text(word));
        assert_true(symbol || symbols.failed);
        if (symbol)
            assert_symbol(&symbols, symbol, word);
    }
    gm_status status = symbols.failed ? GM_NOMEM : GM_OK;
    gm_symbols_free(&symbols);
    gm_arena_free(&arena);
    return status;
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    failing_every_allocation(intern_many, NULL);
}

RUN_TESTS(TEST(test_the_same_bytes_give_the_same_symbol),
          TEST(test_the_empty_text_is_symbol_0), TEST(test_a_nul_is_a_byte_like_others),
          TEST(test_a_hundred_thousand_strings_stay_apart),
          TEST(test_strings_of_one_hash_stay_apart),
          TEST(test_clear_forgets_every_symbol),
          TEST(test_clear_gives_huge_tables_back), TEST(test_every_allocation_may_fail))
