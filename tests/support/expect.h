/* What tests of failures and random tests share. */
#ifndef GM_TESTS_EXPECT_H
#define GM_TESTS_EXPECT_H

#include "base/error.h"
#include "test.h"

/* That a call returned `expected` and said exactly `text`. */
#define assert_failure(got, failure, expected, text)                                   \
    do {                                                                               \
        assert_int_equal((got), (expected));                                           \
        assert_string_equal((failure).message, (text));                                \
    } while (0)

/* The next of a row of pseudo-random numbers (xorshift32, Marsaglia 2003); `*state` is
 * any seed but 0, so that a test does the same every time. */
static inline uint32_t next_random(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

#endif
