/* What holds of every text: paragraphs, sentences and tokens are sorted, disjoint and
 * nested, begin and end between characters, and every visible character is in exactly
 * one token.  Tried on pseudo-random texts of the characters that rules look at. */
#include "characters.h"
#include "expect.h"
#include "stage_run.h"

#include <string.h>
#include <unicode/uchar.h>

extern const gm_stage gm_entry_tokenize;

static const char *const pieces[] = {
    "l",
    "qu",
    "'",
    "’",
    "-",
    "–",
    ".",
    "…",
    ",",
    ":",
    ";",
    "!",
    "?",
    "\"",
    "«",
    "»",
    "“",
    "”",
    "(",
    ")",
    "[",
    "]",
    "/",
    "\\",
    "@",
    "#",
    "&",
    "+",
    "=",
    "°",
    "%",
    "·",
    "_",
    "*",
    "€",
    " ",
    " ",
    " ",
    "\n",
    "\r\n",
    "\t",
    "\xC2\xA0",
    "\xE2\x80\xAF",
    "\xE2\x80\x8B",
    "\xEF\xBB\xBF",
    "\xC2\xAD",
    "\xE2\x80\x8D",
    "\xCC\x81",
    "a",
    "E",
    "à",
    "Œ",
    "t",
    "il",
    "Le",
    "mot",
    "M",
    "J",
    "C",
    "etc",
    "art",
    "1",
    "23",
    "000",
    "4567",
    "14h30",
    "20km",
    "½",
    "²",
    "http://",
    "www",
    "fr",
    "com",
    "☺",
    "🇫🇷",
    "👩‍👩‍👧",
    "漢字",
    "สวัสดี",
    "Ж",
    "\x01",
    "\x7F",
    "\xF3\xA0\x81\xA7",
};

/* A text of pieces, or of any characters, from 1 to 4 bytes long. */
static size_t random_text(uint32_t *state, char *text, size_t capacity)
{
    size_t len = 0, wanted = next_random(state) % capacity;
    while (len + 32 < wanted) {
        if (next_random(state) % 8) {
            const char *piece =
                pieces[next_random(state) % (sizeof pieces / sizeof *pieces)];
            memcpy(text + len, piece, strlen(piece));
            len += strlen(piece);
            continue;
        }
        uint32_t code = next_random(state) % 0x110000;
        if (code >= 0xD800 && code < 0xE000)
            continue;
        if (code < 0x80)
            text[len++] = (char)code;
        else if (code < 0x800) {
            text[len++] = (char)(0xC0 | code >> 6);
            text[len++] = (char)(0x80 | (code & 0x3F));
        } else if (code < 0x10000) {
            text[len++] = (char)(0xE0 | code >> 12);
            text[len++] = (char)(0x80 | (code >> 6 & 0x3F));
            text[len++] = (char)(0x80 | (code & 0x3F));
        } else {
            text[len++] = (char)(0xF0 | code >> 18);
            text[len++] = (char)(0x80 | (code >> 12 & 0x3F));
            text[len++] = (char)(0x80 | (code >> 6 & 0x3F));
            text[len++] = (char)(0x80 | (code & 0x3F));
        }
    }
    return len;
}

static void assert_border(const gm_document *document, uint32_t at)
{
    assert_true(at <= document->text.len);
    assert_true(at == document->text.len ||
                ((uint8_t)document->text.ptr[at] & 0xC0) != 0x80);
}

/* Spans in order, apart, not empty, and with a visible character at both ends. */
static void assert_spans(const gm_document *document, const char *layer)
{
    uint32_t last = 0, len;
    for (uint32_t i = 0; i < rows_of(document, layer); i++) {
        gm_span span = span_of(document, layer, i);
        assert_true(span.begin >= last && span.begin < span.end);
        assert_border(document, span.begin);
        assert_border(document, span.end);
        const char *text = document->text.ptr;
        assert_false(character_is_blank(character_at(text, span.begin, &len)));
        uint32_t final = character_before(text, span.end);
        assert_false(character_is_blank(character_at(text, final, &len)));
        last = span.end;
    }
}

/* Every row of `inner` lies within one of `outer`, and none of `outer` is empty. */
static void assert_nested(const gm_document *document, const char *inner,
                          const char *outer)
{
    uint32_t row = 0, inside = 0;
    for (uint32_t i = 0; i < rows_of(document, inner); i++) {
        gm_span span = span_of(document, inner, i);
        while (row < rows_of(document, outer) &&
               span_of(document, outer, row).end <= span.begin) {
            assert_true(inside > 0);
            inside = 0;
            row++;
        }
        assert_true(row < rows_of(document, outer));
        assert_true(span_of(document, outer, row).begin <= span.begin);
        assert_true(span.end <= span_of(document, outer, row).end);
        inside++;
    }
    assert_int_equal(row + (inside > 0), rows_of(document, outer));
}

static void assert_all_covered(const gm_document *document)
{
    uint32_t token = 0, tokens = rows_of(document, "token"), len;
    for (uint32_t at = 0; at < document->text.len; at += len) {
        uint32_t code = character_at(document->text.ptr, at, &len);
        while (token < tokens && span_of(document, "token", token).end <= at)
            token++;
        bool covered = token < tokens && span_of(document, "token", token).begin <= at;
        if (!covered && !character_is_blank(code))
            fail_msg("U+%04X at byte %u is in no token", code, at);
    }
}

/* White space stands inside a token only between the groups of a number. */
static void assert_no_space_inside(const gm_document *document)
{
    uint32_t len;
    for (uint32_t i = 0; i < rows_of(document, "token"); i++) {
        gm_span span = span_of(document, "token", i);
        for (uint32_t at = span.begin; at < span.end; at += len)
            if (u_isUWhiteSpace((UChar32)character_at(document->text.ptr, at, &len)))
                assert_text(symbol_of(document, "token.kind", i), "number");
    }
}

static void assert_invariants(const gm_document *document)
{
    assert_no_space_inside(document);
    assert_spans(document, "paragraph");
    assert_spans(document, "sentence");
    assert_spans(document, "token");
    assert_nested(document, "sentence", "paragraph");
    assert_nested(document, "token", "sentence");
    assert_all_covered(document);
}

static void check_texts(const stage_setting *settings, uint32_t seed)
{
    static const gm_stage *const stages[] = {&gm_entry_tokenize};
    stage_run *run = stage_run_open_with(stages, 1, settings);
    enum { TEXTS = 1500, CAPACITY = 600 };
    for (uint32_t i = 0; i < TEXTS; i++) {
        char text[CAPACITY];
        size_t len = random_text(&seed, text, sizeof text);
        assert_invariants(stage_run_text(run, text, len));
    }
    stage_run_close(run);
}

static void test_standard_options(void **state)
{
    (void)state;
    static const stage_setting none[] = {{0}};
    check_texts(none, 20240229);
}

static void test_other_options(void **state)
{
    (void)state;
    static const stage_setting other[] = {{"tokenize", "split-elisions", "false"},
                                          {"tokenize", "split-hyphens", "true"},
                                          {0}};
    check_texts(other, 31415926);
}

RUN_TESTS(TEST(test_standard_options), TEST(test_other_options))
