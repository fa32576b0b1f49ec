/* From bytes to code points and back, over texts that are longer than a block. */
#include "expect.h"
#include "points.h"

#include <string.h>

/* Each byte that begins a code point, one by one. */
static void assert_points(const char *string, size_t len)
{
    points counted = {0};
    assert_true(points_count(&counted, (gm_text){string, (uint32_t)len}));
    uint32_t point = 0;
    for (uint32_t byte = 0; byte < len; byte++) {
        if (((uint8_t)string[byte] & 0xC0) == 0x80)
            continue;
        assert_int_equal(point_of_byte(&counted, byte), point);
        assert_int_equal(byte_of_point(&counted, point), byte);
        point++;
    }
    assert_int_equal(counted.count, point);
    assert_int_equal(point_of_byte(&counted, (uint32_t)len), point);
    assert_int_equal(byte_of_point(&counted, point), len);
    points_free(&counted);
}

static void test_short_texts(void **state)
{
    (void)state;
    assert_points("", 0);
    assert_points("a", 1);
    assert_points("é", 2);
    assert_points("a\xF0\x9F\x98\x80z", 6);
}

/* Characters of one to four bytes, so that they lie across the borders of blocks. */
static void test_random_texts(void **state)
{
    (void)state;
    static const char *const characters[] = {"a", "é", "€", "\xF0\x9F\x98\x80"};
    uint32_t seed = 20250304;
    for (size_t most = 1; most < 600; most++) {
        char text[640];
        size_t len = 0;
        while (len < most) {
            const char *character = characters[next_random(&seed) % 4];
            memcpy(text + len, character, strlen(character));
            len += strlen(character);
        }
        assert_points(text, len);
    }
}

static void test_one_after_the_other(void **state)
{
    (void)state;
    char longer[200];
    memset(longer, 'a', sizeof longer);
    points counted = {0};
    assert_true(points_count(&counted, (gm_text){longer, sizeof longer}));
    assert_int_equal(counted.count, 200);
    assert_true(points_count(&counted, (gm_text){"ça", 3}));
    assert_int_equal(counted.count, 2);
    assert_int_equal(byte_of_point(&counted, 1), 2);
    points_free(&counted);
}

RUN_TESTS(TEST(test_short_texts), TEST(test_random_texts),
          TEST(test_one_after_the_other))
