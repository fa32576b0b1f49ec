/* tokenize and stem over any bytes.  Bytes that are no UTF-8 are refused; mended, they
 * are a text of which all this holds: paragraphs, sentences and tokens are sorted,
 * disjoint, nested, inside the text and on the borders of characters; every character
 * but white space, controls and format characters is in a token, and so, tokens being
 * disjoint, in exactly one; kinds are known, and every token has a stem. */
#include "fuzz.h"

#include "text/utf8.h"

#include <unicode/uchar.h>

extern const gm_stage gm_entry_tokenize, gm_entry_stem;

static const char *const kinds[] = {"word", "number", "punctuation", "symbol",
                                    "url",  "email",  NULL};

static bool is_border(gm_text text, uint32_t at)
{
    return at == text.len || (at < text.len && gm_utf8_is_start(text.ptr[at]));
}

static void check_spans(const gm_document *document, const char *layer)
{
    const gm_table *table = fuzz_table(document, layer);
    uint32_t last = 0;
    for (uint32_t i = 0; i < table->rows; i++) {
        gm_span span = table->spans[i];
        REQUIRE(last <= span.begin && span.begin < span.end,
                "row %u of \"%s\" is [%u, %u), behind one that ends at %u", i, layer,
                span.begin, span.end, last);
        REQUIRE(is_border(document->text, span.begin) &&
                    is_border(document->text, span.end),
                "row %u of \"%s\" is [%u, %u), which is on no borders of characters", i,
                layer, span.begin, span.end);
        last = span.end;
    }
}

static void check_nested(const gm_document *document, const char *inner,
                         const char *outer)
{
    const gm_table *in = fuzz_table(document, inner),
                   *out = fuzz_table(document, outer);
    uint32_t row = 0;
    for (uint32_t i = 0; i < in->rows; i++) {
        while (row < out->rows && out->spans[row].end <= in->spans[i].begin)
            row++;
        REQUIRE(row < out->rows && out->spans[row].begin <= in->spans[i].begin &&
                    in->spans[i].end <= out->spans[row].end,
                "row %u of \"%s\", [%u, %u), is in no row of \"%s\"", i, inner,
                in->spans[i].begin, in->spans[i].end, outer);
    }
}

static bool needs_token(UChar32 code)
{
    int8_t type = u_charType(code);
    return !u_isUWhiteSpace(code) && type != U_CONTROL_CHAR && type != U_FORMAT_CHAR;
}

static void check_covered(const gm_document *document)
{
    const gm_table *tokens = fuzz_table(document, "token");
    uint32_t row = 0;
    for (uint32_t at = 0; at < document->text.len;) {
        uint32_t begin = at, code = gm_utf8_next(document->text, &at);
        while (row < tokens->rows && tokens->spans[row].end <= begin)
            row++;
        bool covered = row < tokens->rows && tokens->spans[row].begin <= begin;
        REQUIRE(covered || !needs_token((UChar32)code),
                "U+%04X at byte %u is in no token", code, begin);
    }
}

static void check_symbols(const gm_document *document)
{
    uint32_t rows = fuzz_table(document, "token")->rows;
    const gm_sym *kind = fuzz_column(document, "token.kind", GM_SYMBOL);
    const gm_sym *stem = fuzz_column(document, "token.stem", GM_SYMBOL);
    for (uint32_t i = 0; i < rows; i++) {
        REQUIRE(fuzz_is_among(document, kind[i], kinds), "token %u has no kind", i);
        REQUIRE(stem[i], "token %u has no stem", i);
    }
}

static void check(const gm_document *document)
{
    check_spans(document, "paragraph");
    check_spans(document, "sentence");
    check_spans(document, "token");
    check_nested(document, "sentence", "paragraph");
    check_nested(document, "token", "sentence");
    check_covered(document);
    check_symbols(document);
}

static void check_refusal(stage_run *stages, const uint8_t *input, size_t len)
{
    gm_failure why;
    gm_status status = stage_run_try(stages, (const char *)input, len, &why);
    REQUIRE(status == (fuzz_is_valid(input, len) ? GM_OK : GM_INPUT),
            "status %d where ICU is of another mind: %s", (int)status, why.message);
}

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t len)
{
    static const gm_stage *const stages[] = {&gm_entry_tokenize, &gm_entry_stem};
    static const stage_setting splitting[] = {{"tokenize", "split-elisions", "false"},
                                              {"tokenize", "split-hyphens", "true"},
                                              {0}};
    static const char *const pieces[] = {"\xEF\xBF\xBD"};
    static stage_run *standard, *other;
    gm_buffer text = {0};
    if (!standard) {
        standard = fuzz_open(stages, 2, NULL);
        other = fuzz_open(stages, 2, splitting);
    }
    gm_buffer_reserve(&text, 1);
    fuzz_mend(input, len, pieces, 1, &text);
    check_refusal(standard, input, len);
    check(stage_run_text(standard, text.ptr, text.len));
    check(stage_run_text(other, text.ptr, text.len));
    gm_buffer_free(&text);
    return 0;
}
