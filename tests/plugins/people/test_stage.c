/* The stage as a whole: odd documents, equal results, and time linear in the text. */
#include "marked_text.h"
#include "stage_run.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

extern const gm_stage gm_entry_tokenize, gm_entry_people;

static const gm_stage *const stages[] = {&gm_entry_tokenize, &marked_entities,
                                         &gm_entry_people};

/* The text of a marked text; its entities are those of the next document. */
static gm_buffer plain_of(const char *marked)
{
    gm_buffer plain = {0};
    marked_text_set((gm_text){marked, (uint32_t)strlen(marked)}, &plain);
    return plain;
}

static void test_documents_without_names(void **state)
{
    (void)state;
    static const char *const texts[] = {"", " ", ",", "[P a", "Il", "dit", "(", "né"};
    stage_run *run = stage_run_open(stages, 3);
    gm_buffer plain = plain_of("");
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_int_equal(rows_of(stage_run_string(run, texts[i]), "person"), 0);
    gm_buffer_free(&plain);
    stage_run_close(run);
}

static void run_marked(stage_run *run, const char *marked)
{
    gm_buffer plain = plain_of(marked);
    stage_run_text(run, plain.ptr, plain.len);
    gm_buffer_free(&plain);
}

static void test_a_worker_forgets_the_document_before(void **state)
{
    (void)state;
    static const char text[] =
        "[P Anne Roux] dort. Mme [P Roux], maire de [L Pau], rit.";
    stage_run *run = stage_run_open(stages, 3), *other = stage_run_open(stages, 3);
    run_marked(run, text);
    gm_text first = stage_run_json(run);
    char *kept = calloc(1, first.len + 1);
    assert_non_null(kept);
    memcpy(kept, first.ptr, first.len);
    run_marked(run,
               "[P Paul Roux] et [P Anne Sand] chantent. [P Roux], dit [P Zed], rit.");
    run_marked(run, text);
    assert_text(stage_run_json(run), kept);
    run_marked(other, text);
    assert_text(stage_run_json(other), kept);
    free(kept);
    stage_run_close(run);
    stage_run_close(other);
}

/* A stage in place of recognition: every word with a capital is a person. */
static gm_status write_capitals(void *worker, gm_doc *doc, gm_error *err)
{
    (void)worker;
    gm_layer *layer = gm_doc_add_layer(doc, "entity");
    const gm_layer *tokens = gm_doc_layer(doc, "token");
    const gm_span *spans = gm_layer_spans(tokens);
    gm_text text = gm_doc_text(doc);
    uint32_t rows = 0;
    for (uint32_t i = 0; i < gm_layer_rows(tokens) && layer; i++) {
        char c = text.ptr[spans[i].begin];
        if (c >= 'A' && c <= 'Z' && rows++ < UINT32_MAX &&
            gm_layer_add(layer, spans[i]) != GM_OK)
            layer = NULL;
    }
    gm_sym *types = layer ? gm_doc_add_symbols(doc, "entity.type") : NULL;
    if (!types)
        return gm_fail(err, GM_NOMEM, "no memory for layer entity");
    for (uint32_t i = 0; i < rows; i++)
        types[i] = gm_doc_intern(
            doc, (gm_text){i % 3 ? "Person" : "Organization", i % 3 ? 6u : 12u});
    return GM_OK;
}

static const char *const read_tokens[] = {"token", NULL};
static const gm_feature written[] = {{"entity", GM_LAYER, "A word with a capital."},
                                     {"entity.type", GM_SYMBOL, "Its type."},
                                     {0}};
static const gm_stage capitals = {.abi = GM_ABI,
                                  .size = sizeof(gm_stage),
                                  .name = "ner",
                                  .version = "1.0.0",
                                  .summary = "capitals",
                                  .license = "MIT",
                                  .reads = read_tokens,
                                  .writes = written,
                                  .process = write_capitals};

static double seconds_of(stage_run *run, const char *piece, size_t times)
{
    size_t len = strlen(piece);
    char *text = malloc(len * times);
    assert_non_null(text);
    for (size_t i = 0; i < times; i++)
        memcpy(text + i * len, piece, len);
    clock_t begin = clock();
    stage_run_text(run, text, len * times);
    clock_t end = clock();
    free(text);
    return (double)(end - begin) / CLOCKS_PER_SEC;
}

/* Eight times the text takes eight times as long, not sixty-four: much more is allowed,
 * for a busy machine; a text that takes no time at all proves nothing and passes. */
static void check_linear(const char *piece, size_t times)
{
    static const gm_stage *const with[] = {&gm_entry_tokenize, &capitals,
                                           &gm_entry_people};
    stage_run *run = stage_run_open(with, 3);
    seconds_of(run, piece, times / 8);
    double small = seconds_of(run, piece, times / 8),
           large = seconds_of(run, piece, times);
    stage_run_close(run);
    if (large > 0.2 && large > 24 * small)
        fail_msg("%g s for %zu times, %g s for an eighth", large, times, small);
}

static void test_many_names_take_linear_time(void **state)
{
    (void)state;
    check_linear("Anne, ", 100000);
    check_linear("le maire Anne, maire, ", 40000);
    check_linear("Anne (ABC) ", 60000);
    check_linear("Anne. Elle dort. ", 40000);
    check_linear("Anne, dit Paul, née Zoé, ", 40000);
    check_linear("et le maire de la ville ", 40000);
}

/* As many names as there are words, all different. */
static void test_different_names_take_linear_time(void **state)
{
    (void)state;
    enum { NAMES = 40000 };
    char *text = malloc(NAMES * 8);
    assert_non_null(text);
    static const gm_stage *const with[] = {&gm_entry_tokenize, &capitals,
                                           &gm_entry_people};
    size_t len = 0;
    for (uint32_t i = 0, k; i < NAMES; i++) {
        text[len++] = 'A';
        for (k = i; k; k /= 26)
            text[len++] = (char)('a' + k % 26);
        text[len++] = ' ';
    }
    stage_run *run = stage_run_open(with, 3);
    clock_t begin = clock();
    stage_run_text(run, text, len);
    double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
    stage_run_close(run);
    free(text);
    assert_true(seconds < 5);
}

RUN_TESTS(TEST(test_documents_without_names),
          TEST(test_a_worker_forgets_the_document_before),
          TEST(test_many_names_take_linear_time),
          TEST(test_different_names_take_linear_time))
