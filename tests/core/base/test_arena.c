/* A bump arena: what it gives is aligned, zeroed, and nobody else's. */
#include "base/arena.h"

#include "expect.h"
#include "failing.h"

#include <stdalign.h>
#include <string.h>

enum { BLOCKS = 2000 };

/* An allocation that the property test has written all over. */
typedef struct piece {
    unsigned char *ptr;
    size_t bytes;
    unsigned char mark;
} piece;

static bool is_filled(const piece *piece)
{
    for (size_t i = 0; i < piece->bytes; i++) {
        if (piece->ptr[i] != piece->mark)
            return false;
    }
    return true;
}

static bool is_zero(const unsigned char *ptr, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++) {
        if (ptr[i])
            return false;
    }
    return true;
}

/* Makes `piece` `bytes` long, checks what is new, and writes all over it. */
static void grow(gm_arena *arena, piece *piece, size_t bytes)
{
    unsigned char *grown = gm_arena_grow(arena, piece->ptr, piece->bytes, bytes);
    assert_non_null(grown);
    assert_int_equal((uintptr_t)grown % alignof(max_align_t), 0);
    piece->ptr = grown;
    assert_true(is_filled(piece));
    assert_true(is_zero(grown + piece->bytes, bytes - piece->bytes));
    piece->bytes = bytes;
    memset(grown, piece->mark, bytes);
}

static void test_pieces_are_aligned_zeroed_and_apart(void **state)
{
    (void)state;
    static piece pieces[BLOCKS];
    uint32_t seed = 20240229;
    for (int round = 0; round < 5; round++) {
        gm_arena arena = {0};
        memset(pieces, 0, sizeof pieces);
        for (uint32_t i = 0; i < BLOCKS; i++) {
            pieces[i].mark = (unsigned char)(i % 255 + 1);
            grow(&arena, &pieces[i], next_random(&seed) % 700);
            piece *other = &pieces[next_random(&seed) % (i + 1)];
            grow(&arena, other, other->bytes + next_random(&seed) % 100);
        }
        for (uint32_t i = 0; i < BLOCKS; i++)
            assert_true(is_filled(&pieces[i]));
        gm_arena_free(&arena);
    }
}

static void test_the_last_piece_grows_in_place(void **state)
{
    (void)state;
    gm_arena arena = {0};
    char *ptr = gm_arena_copy(&arena, "ab", 2);
    char *grown = gm_arena_grow(&arena, ptr, 3, 300);
    assert_ptr_equal(grown, ptr);
    assert_string_equal(grown, "ab");
    gm_arena_free(&arena);
}

static void test_a_piece_that_is_not_the_last_grows_as_a_copy(void **state)
{
    (void)state;
    gm_arena arena = {0};
    char *ptr = gm_arena_copy(&arena, "ab", 2);
    char *last = gm_arena_copy(&arena, "cd", 2);
    char *grown = gm_arena_grow(&arena, ptr, 3, 300);
    assert_ptr_not_equal(grown, ptr);
    assert_string_equal(grown, "ab");
    assert_string_equal(last, "cd");
    gm_arena_free(&arena);
}

static void test_nothing_grows_to_something(void **state)
{
    (void)state;
    gm_arena arena = {0};
    unsigned char *ptr = gm_arena_grow(&arena, NULL, 0, 100);
    assert_non_null(ptr);
    assert_true(is_zero(ptr, 100));
    gm_arena_free(&arena);
}

static void test_pieces_of_no_bytes_are_apart(void **state)
{
    (void)state;
    gm_arena arena = {0};
    assert_ptr_not_equal(gm_arena_alloc(&arena, 0), gm_arena_alloc(&arena, 0));
    gm_arena_free(&arena);
}

static void test_a_piece_may_be_larger_than_any_block(void **state)
{
    (void)state;
    gm_arena arena = {0};
    size_t bytes = 3 * 1024 * 1024 + 1;
    gm_arena_alloc(&arena, 1);
    unsigned char *ptr = gm_arena_alloc(&arena, bytes);
    assert_true(is_zero(ptr, bytes));
    gm_arena_free(&arena);
}

static void test_absurd_sizes_fail(void **state)
{
    (void)state;
    gm_arena arena = {0};
    char *ptr = gm_arena_copy(&arena, "ab", 2);
    assert_null(gm_arena_alloc(&arena, SIZE_MAX));
    assert_null(gm_arena_alloc(&arena, SIZE_MAX / 2));
    assert_null(gm_arena_grow(&arena, ptr, 3, SIZE_MAX));
    assert_string_equal(ptr, "ab");
    gm_arena_free(&arena);
}

static void test_a_copy_ends_with_a_nul(void **state)
{
    (void)state;
    gm_arena arena = {0};
    assert_string_equal(gm_arena_copy(&arena, "abcdef", 3), "abc");
    assert_string_equal(gm_arena_copy(&arena, "", 0), "");
    gm_arena_free(&arena);
}

static void test_used_counts_from_the_last_reset(void **state)
{
    (void)state;
    gm_arena arena = {0};
    gm_arena_alloc(&arena, 1000);
    assert_true(arena.used >= 1000);
    gm_arena_reset(&arena);
    assert_int_equal(arena.used, 0);
    gm_arena_free(&arena);
}

static void test_reset_keeps_the_largest_block_and_zeroes_it(void **state)
{
    (void)state;
    gm_arena arena = {0};
    size_t before = failing_live();
    for (int i = 0; i < 1000; i++)
        memset(gm_arena_alloc(&arena, 500), 0xFF, 500);
    assert_true(failing_live() > before + 1);
    gm_arena_reset(&arena);
    assert_int_equal(failing_live(), before + 1);
    assert_true(is_zero(gm_arena_alloc(&arena, 200000), 200000));
    assert_int_equal(failing_live(), before + 1);
    gm_arena_free(&arena);
}

static void test_reset_gives_a_huge_block_back(void **state)
{
    (void)state;
    gm_arena arena = {0};
    size_t before = failing_live();
    gm_arena_alloc(&arena, 5 * 1024 * 1024);
    gm_arena_reset(&arena);
    assert_int_equal(failing_live(), before);
    assert_non_null(gm_arena_alloc(&arena, 10));
    gm_arena_free(&arena);
}

static void test_what_cannot_grow_stays(void **state)
{
    (void)state;
    gm_arena arena = {0};
    char *ptr = gm_arena_copy(&arena, "ab", 2);
    failing_after(1);
    assert_null(gm_arena_alloc(&arena, 1024 * 1024));
    assert_null(gm_arena_grow(&arena, ptr, 3, 1024 * 1024));
    assert_non_null(gm_arena_alloc(&arena, 16));
    assert_true(failing_off());
    assert_string_equal(ptr, "ab");
    gm_arena_free(&arena);
}

RUN_TESTS(TEST(test_pieces_are_aligned_zeroed_and_apart),
          TEST(test_the_last_piece_grows_in_place),
          TEST(test_a_piece_that_is_not_the_last_grows_as_a_copy),
          TEST(test_nothing_grows_to_something),
          TEST(test_pieces_of_no_bytes_are_apart),
          TEST(test_a_piece_may_be_larger_than_any_block), TEST(test_absurd_sizes_fail),
          TEST(test_a_copy_ends_with_a_nul), TEST(test_used_counts_from_the_last_reset),
          TEST(test_reset_keeps_the_largest_block_and_zeroes_it),
          TEST(test_reset_gives_a_huge_block_back), TEST(test_what_cannot_grow_stays))
