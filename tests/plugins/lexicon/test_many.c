/* A lexicon of 100,000 terms: every one is found, and the stage is quick.  The bound is
 * generous, for busy machines and for sanitizers; what was measured is printed. */
#include <guillemet/guillemet.h>

#include "base/buffer.h"
#include "expect.h"
#include "folder.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

enum { TERMS = 100000, WORDS = 20000, LEAST_TOKENS_PER_SECOND = 100000 };

/* A made-up word, one of some 27,000, always the same for a number. */
static void put_word(gm_buffer *out, uint32_t number)
{
    static const char *const syllables[] = {
        "ba",  "cé",  "di", "fon", "gra", "jeu", "ka",  "lu",  "mé", "nou",
        "pri", "que", "ré", "so",  "ta",  "ver", "xi",  "zon", "li", "ma",
        "né",  "pou", "ri", "sè",  "tu",  "va",  "bri", "clo", "du", "fê"};
    enum { SYLLABLES = sizeof syllables / sizeof *syllables };
    for (uint32_t i = 0; i < 3; i++, number /= SYLLABLES)
        gm_buffer_puts(out, syllables[number % SYLLABLES]);
}

/* One to four words; the first has a number of its own, so that no term is twice. */
static void put_term(gm_buffer *out, uint32_t row)
{
    uint32_t seed = row * 2654435761u + 1;
    gm_buffer_printf(out, "T%u", row);
    for (uint32_t i = next_random(&seed) % 4; i > 0; i--) {
        gm_buffer_puts(out, " ");
        put_word(out, next_random(&seed));
    }
}

static void put_terms(gm_buffer *out, const char *behind)
{
    for (uint32_t row = 0; row < TERMS; row++) {
        put_term(out, row);
        gm_buffer_puts(out, behind);
    }
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

typedef struct fixture {
    folder folder;
    gm_context *context;
    gm_pipeline *pipeline;
    gm_annotator *annotator;
} fixture;

static void open_fixture(fixture *f, const char *match)
{
    gm_buffer terms = {0}, pipeline = {0};
    f->folder = folder_new();
    put_terms(&terms, "\tmade-up\n");
    folder_write_bytes(&f->folder, "terms.tsv", terms.ptr, terms.len);
    gm_buffer_printf(&pipeline,
                     "stages:\n  - tokenize\n  - stem\n  - lexicon:\n"
                     "      file: terms.tsv\n      match: %s\n",
                     match);
    folder_write_bytes(&f->folder, "many.yaml", pipeline.ptr, pipeline.len);
    gm_buffer_free(&terms);
    gm_buffer_free(&pipeline);
    f->context = gm_context_new();
    gm_context_add_folder(f->context, GM_PLUGINS, GM_STAGE_DIR);
    gm_context_add_folder(f->context, GM_MODELS, GM_SOURCE_DIR "/models");
    double begin = now();
    if (gm_pipeline_open(f->context, folder_path(&f->folder, "many.yaml"),
                         &f->pipeline) != GM_OK)
        fail_msg("%s", gm_context_message(f->context));
    print_message("%d terms, %s: open in %.2f s\n", TERMS, match, now() - begin);
    assert_int_equal(gm_annotator_open(f->pipeline, &f->annotator), GM_OK);
}

static void close_fixture(fixture *f)
{
    gm_annotator_close(f->annotator);
    gm_pipeline_close(f->pipeline);
    gm_context_free(f->context);
    folder_remove(&f->folder);
}

static const gm_doc *annotate(fixture *f, const gm_buffer *text)
{
    const gm_doc *doc;
    assert_false(text->failed);
    if (gm_annotate(f->annotator, "many", text->ptr, text->len, &doc) != GM_OK)
        fail_msg("%s", gm_annotator_message(f->annotator));
    return doc;
}

static void check_every_term(const char *match)
{
    fixture f;
    gm_buffer text = {0};
    open_fixture(&f, match);
    put_terms(&text, ".\n");
    const gm_doc *doc = annotate(&f, &text);
    assert_int_equal(gm_layer_rows(gm_doc_layer(doc, "term")), TERMS);
    const gm_span *spans = gm_layer_spans(gm_doc_layer(doc, "term"));
    const gm_sym *entries = gm_doc_symbols(doc, "term.entry");
    for (uint32_t row = 0; row < TERMS; row++) {
        gm_text entry = gm_doc_string(doc, entries[row]);
        assert_int_equal(entry.len, spans[row].end - spans[row].begin);
        assert_memory_equal(entry.ptr, text.ptr + spans[row].begin, entry.len);
    }
    gm_buffer_free(&text);
    close_fixture(&f);
}

static void test_every_term_is_found(void **state)
{
    (void)state;
    check_every_term("folded");
    check_every_term("surface");
    check_every_term("stem");
}

/* Running words, with a term after every twentieth. */
static void put_text(gm_buffer *text)
{
    uint32_t seed = 16180;
    for (uint32_t i = 0; i < WORDS; i++) {
        put_word(text, next_random(&seed));
        gm_buffer_puts(text, i % 10 == 9 ? ".\n" : " ");
        if (i % 20 == 0) {
            put_term(text, next_random(&seed) % TERMS);
            gm_buffer_puts(text, " ");
        }
    }
}

static void check_speed(const char *match)
{
    enum { REPEATS = 10 };
    fixture f;
    gm_buffer text = {0};
    uint64_t tokens = 0;
    open_fixture(&f, match);
    put_text(&text);
    for (uint32_t i = 0; i < REPEATS; i++)
        tokens += gm_layer_rows(gm_doc_layer(annotate(&f, &text), "token"));
    double rate =
        (double)tokens / ((double)gm_annotator_nanoseconds(f.annotator, 2) / 1e9);
    print_message("%s: %.1f million tokens a second\n", match, rate / 1e6);
    assert_true(rate > LEAST_TOKENS_PER_SECOND);
    gm_buffer_free(&text);
    close_fixture(&f);
}

static void test_it_is_quick(void **state)
{
    (void)state;
    check_speed("folded");
    check_speed("surface");
    check_speed("stem");
}

RUN_TESTS(TEST(test_every_term_is_found), TEST(test_it_is_quick))
