/* Growable arrays: elements stay, new ones are zeroed. */
#include "base/array.h"

#include "failing.h"
#include "test.h"

typedef struct pair {
    uint32_t number, square;
} pair;

static void test_elements_stay_when_the_array_grows(void **state)
{
    (void)state;
    GM_ARRAY(pair) pairs = {0};
    for (uint32_t i = 0; i < 5000; i++) {
        pair *place = GM_PUSH(&pairs);
        assert_non_null(place);
        assert_int_equal(place->number + place->square, 0);
        *place = (pair){i, i * i};
    }
    assert_int_equal(pairs.count, 5000);
    for (uint32_t i = 0; i < 5000; i++)
        assert_int_equal(pairs.at[i].square, pairs.at[i].number * i);
    free(pairs.at);
}

static void test_a_place_used_before_is_zeroed(void **state)
{
    (void)state;
    GM_ARRAY(pair) pairs = {0};
    *GM_PUSH(&pairs) = (pair){7, 49};
    pairs.count = 0;
    assert_int_equal(GM_PUSH(&pairs)->square, 0);
    free(pairs.at);
}

static void test_a_push_that_fails_leaves_the_array(void **state)
{
    (void)state;
    GM_ARRAY(pair) pairs = {0};
    failing_after(2);
    while (pairs.count < 8)
        *GM_PUSH(&pairs) = (pair){5, 25};
    assert_null(GM_PUSH(&pairs));
    assert_true(failing_off());
    assert_int_equal(pairs.count, 8);
    assert_int_equal(pairs.at[7].square, 25);
    assert_non_null(GM_PUSH(&pairs));
    free(pairs.at);
}

static void test_more_elements_than_can_be_counted_are_refused(void **state)
{
    (void)state;
    GM_ARRAY(pair)
    pairs = {.count = UINT32_MAX / 2 + 1, .capacity = UINT32_MAX / 2 + 1};
    assert_null(GM_PUSH(&pairs));
}

RUN_TESTS(TEST(test_elements_stay_when_the_array_grows),
          TEST(test_a_place_used_before_is_zeroed),
          TEST(test_a_push_that_fails_leaves_the_array),
          TEST(test_more_elements_than_can_be_counted_are_refused))
