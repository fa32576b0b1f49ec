/* The figures on the treebanks of Universal Dependencies do not fall.
 *
 * A sentence without a final stop (a headline, an item of a list) is followed by an
 * empty line, as it would be in a newspaper; otherwise its end could only be guessed.
 * Skipped where the data folder has no treebanks. */
#include "base/buffer.h"
#include "expect.h"
#include "read/conllu.h"
#include "plugin/host.h"
#include "score/segmentation.h"
#include "stage_run.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

extern const gm_stage gm_entry_tokenize;

#define TREEBANKS GM_DATA_DIR "/data/ud/"

/* The last character, closing marks left out, is a stop. */
static bool has_stop(gm_text sentence)
{
    static const char *const closers[] = {"\"", "»", "”", "’", ")", "]", " "};
    for (size_t i = 0; i < sizeof closers / sizeof *closers; i++) {
        size_t len = strlen(closers[i]);
        if (sentence.len >= len &&
            !memcmp(sentence.ptr + sentence.len - len, closers[i], len)) {
            sentence.len -= (uint32_t)len;
            return has_stop(sentence);
        }
    }
    if (!sentence.len)
        return false;
    return strchr(".!?", sentence.ptr[sentence.len - 1]) ||
           (sentence.len >= 3 && !memcmp(sentence.ptr + sentence.len - 3, "…", 3));
}

/* The text of the treebank with its headlines set apart. */
static void write_text(const gm_document *gold, gm_buffer *out)
{
    uint32_t rows = rows_of(gold, "sentence");
    for (uint32_t i = 0; i < rows; i++) {
        gm_text sentence = text_of(gold, "sentence", i);
        gm_buffer_add(out, sentence.ptr, sentence.len);
        if (i + 1 == rows)
            return;
        uint32_t end = span_of(gold, "sentence", i).end;
        uint32_t next = span_of(gold, "sentence", i + 1).begin;
        if (has_stop(sentence))
            gm_buffer_add(out, gold->text.ptr + end, next - end);
        else
            gm_buffer_puts(out, "\n\n");
    }
}

static double f1_of(const char *layer, const gm_document *gold,
                    const gm_document *predicted)
{
    gm_counts counts = {0};
    gm_failure why;
    gm_failure_init(&why);
    if (gm_segmentation_add(&counts, layer, gold, predicted, &why.error) != GM_OK)
        fail_msg("%s", why.message);
    return gm_figures_of(counts).f1;
}

static void assert_figures(const char *treebank, double tokens, double sentences)
{
    const gm_stage *const stages[] = {&gm_entry_tokenize};
    stage_run *run = stage_run_open(stages, 1);
    gm_document *gold = gm_document_new(&gm_host_table);
    gm_buffer text = {0};
    gm_failure why;
    gm_failure_init(&why);
    assert_non_null(gold);
    if (gm_conllu_read(gold, treebank, &why.error) != GM_OK)
        fail_msg("%s", why.message);
    write_text(gold, &text);
    const gm_document *predicted = stage_run_text(run, text.ptr, text.len);
    double token = f1_of("token", gold, predicted);
    double sentence = f1_of("sentence", gold, predicted);
    print_message("%s: tokens %.2f, sentences %.2f\n", treebank, token, sentence);
    assert_true(token >= tokens);
    assert_true(sentence >= sentences);
    gm_buffer_free(&text);
    gm_document_free(gold);
    stage_run_close(run);
}

static void test_sequoia(void **state)
{
    (void)state;
    assert_figures(TREEBANKS "fr_sequoia-ud-dev.conllu", 99.9, 99.5);
}

static void test_gsd(void **state)
{
    (void)state;
    assert_figures(TREEBANKS "fr_gsd-ud-dev.conllu", 99.88, 99.0);
    assert_figures(TREEBANKS "fr_gsd-ud-test.conllu", 99.8, 98.5);
}

int main(void)
{
    if (access(TREEBANKS "fr_sequoia-ud-dev.conllu", R_OK) != 0) {
        puts("skipped: no treebanks in " TREEBANKS);
        return 77;
    }
    const struct CMUnitTest tests[] = {TEST(test_sequoia), TEST(test_gsd)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
