/* Golden cases: the documentation of what is a token and what is a sentence.
 *
 * Tokens are separated by │, a sentence is a line, an empty line parts paragraphs. */
#include "golden.h"
#include "stage_run.h"

extern const gm_stage gm_entry_tokenize;

/* Row `row` of the layer is there, and begins at `at`. */
static bool begins_at(const gm_document *document, const char *layer, uint32_t row,
                      uint32_t at)
{
    return row < rows_of(document, layer) && span_of(document, layer, row).begin == at;
}

static void write_segments(void *who, gm_text input, gm_buffer *out)
{
    const gm_document *document = stage_run_text(who, input.ptr, input.len);
    uint32_t sentence = 0, paragraph = 0;
    for (uint32_t i = 0; i < rows_of(document, "token"); i++) {
        uint32_t at = span_of(document, "token", i).begin;
        gm_text token = text_of(document, "token", i);
        if (begins_at(document, "sentence", sentence, at)) {
            gm_buffer_puts(out, sentence ? "\n" : "");
            sentence++;
        } else
            gm_buffer_puts(out, "│");
        if (begins_at(document, "paragraph", paragraph, at)) {
            gm_buffer_puts(out, paragraph ? "\n" : "");
            paragraph++;
        }
        gm_buffer_add(out, token.ptr, token.len);
    }
}

static void check(const char *path)
{
    const gm_stage *const stages[] = {&gm_entry_tokenize};
    stage_run *run = stage_run_open(stages, 1);
    golden_check(path, write_segments, run);
    stage_run_close(run);
}

#define GOLDEN_TEST(name)                                                              \
    static void test_##name(void **state)                                              \
    {                                                                                  \
        (void)state;                                                                   \
        check("plugins/tokenize/golden/" #name ".txt");                                \
    }

GOLDEN_TEST(elision)
GOLDEN_TEST(clitic)
GOLDEN_TEST(hyphen)
GOLDEN_TEST(number)
GOLDEN_TEST(abbreviation)
GOLDEN_TEST(inclusive)
GOLDEN_TEST(web)
GOLDEN_TEST(mark)
GOLDEN_TEST(sentence)
GOLDEN_TEST(quote)
GOLDEN_TEST(paragraph)

RUN_TESTS(TEST(test_elision), TEST(test_clitic), TEST(test_hyphen), TEST(test_number),
          TEST(test_abbreviation), TEST(test_inclusive), TEST(test_web),
          TEST(test_mark), TEST(test_sentence), TEST(test_quote), TEST(test_paragraph))
