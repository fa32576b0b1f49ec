/* UTF-8: every valid sequence is taken, every other is refused at its first byte. */
#include "text/utf8.h"

#include "test.h"

#include <string.h>

/* One sequence by the letter of RFC 3629: its length, 0 if it is not valid. */
static size_t slow_sequence(const uint8_t *byte, size_t left, uint32_t *c)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    size_t length = byte[0] < 0x80           ? 1
                    : (byte[0] >> 5) == 0x6  ? 2
                    : (byte[0] >> 4) == 0xE  ? 3
                    : (byte[0] >> 3) == 0x1E ? 4
                                             : 0;
    if (length == 0 || length > left)
        return 0;
    *c = length == 1 ? byte[0] : byte[0] & (0x7Fu >> length);
    for (size_t i = 1; i < length; i++) {
        if ((byte[i] >> 6) != 2)
            return 0;
        *c = *c << 6 | (byte[i] & 0x3Fu);
    }
    bool surrogate = *c >= 0xD800 && *c <= 0xDFFF;
    return *c < least[length] || *c > 0x10FFFF || surrogate ? 0 : length;
}

static size_t slow_valid_prefix(const uint8_t *bytes, size_t len)
{
    uint32_t c;
    size_t at = 0, length;
    while (at < len && (length = slow_sequence(bytes + at, len - at, &c)))
        at += length;
    return at;
}

static void check(const uint8_t *bytes, size_t len)
{
    size_t expected = slow_valid_prefix(bytes, len);
    size_t got = gm_utf8_valid_prefix((const char *)bytes, len);
    if (got != expected)
        fail_msg("%02X %02X %02X %02X: %zu, not %zu", bytes[0], bytes[1], bytes[2],
                 bytes[3], got, expected);
}

static void test_all_pairs_and_many_longer_runs_are_judged_as_by_the_rfc(void **state)
{
    (void)state;
    static const uint8_t edges[] = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F,
                                    0xA0, 0xBF, 0xC0, 0xC2, 0xE0, 0xFF};
    enum { EDGES = sizeof edges };
    for (uint32_t first = 0; first < 256; first++) {
        for (uint32_t second = 0; second < 256; second++) {
            for (uint32_t i = 0; i < EDGES * EDGES; i++) {
                uint8_t bytes[4] = {(uint8_t)first, (uint8_t)second, edges[i / EDGES],
                                    edges[i % EDGES]};
                for (size_t len = i ? 3 : 1; len <= 4; len++)
                    check(bytes, len);
            }
        }
    }
}

static void test_a_seventh_of_all_triples_is_judged_as_by_the_rfc(void **state)
{
    (void)state;
    for (uint32_t n = 0; n < 1u << 24; n += 7) {
        uint8_t bytes[4] = {(uint8_t)(n >> 16), (uint8_t)(n >> 8), (uint8_t)n, 0};
        check(bytes, 3);
    }
}

static void test_malformed_sequences_are_refused_at_their_first_byte(void **state)
{
    (void)state;
    static const char *const malformed[] = {
        "\x80",             /* continuation without a lead */
        "\xBF",             /* the same, the last */
        "\xC0\xAF",         /* "/" in two bytes */
        "\xC1\xBF",         /* U+007F in two bytes */
        "\xC3",             /* cut */
        "\xC3(",            /* no continuation */
        "\xE9t\xE9",        /* Latin-1 */
        "\xE0\x80\xAF",     /* "/" in three bytes */
        "\xE0\x9F\xBF",     /* U+07FF in three bytes */
        "\xE2\x82",         /* cut */
        "\xED\xA0\x80",     /* U+D800, a surrogate */
        "\xED\xBF\xBF",     /* U+DFFF, a surrogate */
        "\xF0\x8F\xBF\xBF", /* U+FFFF in four bytes */
        "\xF0\x9F\x98",     /* cut */
        "\xF4\x90\x80\x80", /* U+110000 */
        "\xF5\x80\x80\x80", /* beyond */
        "\xF8\x88\x80\x80", /* five bytes */
        "\xFE",             /* a byte of no UTF-8 */
        "\xFF",             /* another */
    };
    for (size_t i = 0; i < sizeof malformed / sizeof *malformed; i++) {
        for (size_t before = 0; before <= 17; before++) {
            char text[64];
            memset(text, 'a', sizeof text);
            memcpy(text + before, malformed[i], strlen(malformed[i]));
            size_t len = before + strlen(malformed[i]);
            assert_int_equal(gm_utf8_valid_prefix(text, len), before);
        }
    }
}

static void test_a_sequence_cut_by_the_end_is_refused(void **state)
{
    (void)state;
    static const char text[] = "été 😀";
    assert_int_equal(gm_utf8_valid_prefix(text, strlen(text)), strlen(text));
    assert_int_equal(gm_utf8_valid_prefix(text, strlen(text) - 1), 6);
    assert_int_equal(gm_utf8_valid_prefix(text, 4), 3);
    assert_int_equal(gm_utf8_valid_prefix(text, 0), 0);
}

static void test_a_nul_is_a_character(void **state)
{
    (void)state;
    assert_int_equal(gm_utf8_valid_prefix("a\0é", 4), 4);
    assert_int_equal(gm_utf8_count("a\0é", 4), 3);
}

static size_t encode(uint32_t c, uint8_t *into)
{
    size_t length = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const uint8_t lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = length; i-- > 1; c >>= 6)
        into[i] = (uint8_t)(0x80 | (c & 0x3F));
    into[0] = (uint8_t)(lead[length] | c);
    return length;
}

static void test_every_code_point_is_valid_counts_as_one_and_comes_back(void **state)
{
    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        uint8_t bytes[4];
        uint32_t at = 0;
        if (c == 0xD800)
            c = 0xE000;
        size_t length = encode(c, bytes);
        gm_text text = {(const char *)bytes, (uint32_t)length};
        assert_true(gm_utf8_valid_prefix(text.ptr, length) == length);
        assert_true(gm_utf8_count(text.ptr, length) == 1);
        assert_true(gm_utf8_next(text, &at) == c);
        assert_true(at == length);
    }
}

RUN_TESTS(TEST(test_all_pairs_and_many_longer_runs_are_judged_as_by_the_rfc),
          TEST(test_a_seventh_of_all_triples_is_judged_as_by_the_rfc),
          TEST(test_malformed_sequences_are_refused_at_their_first_byte),
          TEST(test_a_sequence_cut_by_the_end_is_refused),
          TEST(test_a_nul_is_a_character),
          TEST(test_every_code_point_is_valid_counts_as_one_and_comes_back))
