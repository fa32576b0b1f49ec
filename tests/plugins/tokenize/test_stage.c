/* The stage as the host sees it: options, workers, memory that runs out. */
#include "base/buffer.h"
#include "stage_run.h"

#include "segment.h"

#include <string.h>

extern const gm_stage gm_entry_tokenize;

static const gm_stage *const stages[] = {&gm_entry_tokenize};

static void assert_tokens(const char *key, const char *value, const char *text,
                          const char *expected)
{
    const stage_setting settings[] = {{"tokenize", key, value}, {0}};
    stage_run *run = stage_run_open_with(stages, 1, settings);
    const gm_document *document = stage_run_string(run, text);
    gm_buffer got = {0};
    for (uint32_t i = 0; i < rows_of(document, "token"); i++) {
        gm_text token = text_of(document, "token", i);
        gm_buffer_puts(&got, i ? "│" : "");
        gm_buffer_add(&got, token.ptr, token.len);
    }
    assert_text(((gm_text){got.ptr, (uint32_t)got.len}), expected);
    gm_buffer_free(&got);
    stage_run_close(run);
}

static void test_elisions_may_stay_whole(void **state)
{
    (void)state;
    assert_tokens("split-elisions", "true", "L'homme qu'il est.",
                  "L'│homme│qu'│il│est│.");
    assert_tokens("split-elisions", "false", "L'homme qu'il est.",
                  "L'homme│qu'il│est│.");
}

static void test_hyphens_may_be_cut(void **state)
{
    (void)state;
    assert_tokens("split-hyphens", "false", "Grand-mère dit-elle, 1914-1918",
                  "Grand-mère│dit│-elle│,│1914-1918");
    assert_tokens("split-hyphens", "true", "Grand-mère dit-elle, 1914-1918",
                  "Grand│-│mère│dit│-│elle│,│1914│-│1918");
}

/* Neither other texts before it nor another worker change what comes of a text. */
static void test_workers_agree(void **state)
{
    (void)state;
    static const char text[] =
        "« Non ! » dit M. Dupont. L'A51, 12 000 € et lemonde.fr.";
    stage_run *first = stage_run_open(stages, 1), *second = stage_run_open(stages, 1);
    stage_run_string(first, "Un autre texte. « Sans fin\n(1");
    stage_run_string(first, text);
    stage_run_string(second, text);
    gm_text one = stage_run_json(first), other = stage_run_json(second);
    assert_int_equal(one.len, other.len);
    assert_memory_equal(one.ptr, other.ptr, one.len);
    stage_run_close(first);
    stage_run_close(second);
}

RUN_TESTS(TEST(test_elisions_may_stay_whole), TEST(test_hyphens_may_be_cut),
          TEST(test_workers_agree))
