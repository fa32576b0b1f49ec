/* Documents through stages of the test's own, on one thread and on many, and in
 * processes: the order is that of the input, whatever fails and however long each
 * takes.
 */
#include "pipeline/isolate.h"
#include "pipeline/runner.h"

#include "expect.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { DOCUMENTS = 300 };

/* ---- The stages -------------------------------------------------------------- */

/* Sleeps from 0 to 2 ms, by the text alone, so that documents overtake each other. */
static gm_status doze(void *worker, gm_doc *doc, gm_error *err)
{
    (void)worker, (void)err;
    gm_text text = gm_doc_text(doc);
    uint32_t seed = 1;
    for (uint32_t i = 0; i < text.len; i++)
        seed = seed * 31 + (uint8_t)text.ptr[i];
    seed |= 1;
    nanosleep(&(struct timespec){0, (long)(next_random(&seed) % 2000000)}, NULL);
    return GM_OK;
}

/* A row a word, with the word as its symbol; a text with "bad" fails. */
static gm_status cut(void *worker, gm_doc *doc, gm_error *err)
{
    gm_text text = gm_doc_text(doc);
    uint32_t *processed = worker;
    if (text.len >= 3 && memcmp(text.ptr, "bad", 3) == 0)
        return gm_fail(err, GM_INPUT, "no good");
    gm_layer *words = gm_doc_add_layer(doc, "word");
    if (!words || gm_layer_add(words, (gm_span){0, text.len}) != GM_OK)
        return GM_NOMEM;
    gm_sym *symbols = gm_doc_add_symbols(doc, "word.form");
    if (!symbols)
        return GM_NOMEM;
    symbols[0] = gm_doc_intern(doc, text);
    ++*processed;
    return GM_OK;
}

static gm_status start(const void *model, void **worker, gm_error *err)
{
    (void)model, (void)err;
    *worker = calloc(1, sizeof(uint32_t));
    return *worker ? GM_OK : GM_NOMEM;
}

static gm_status refuse_to_start(const void *model, void **worker, gm_error *err)
{
    (void)model, (void)worker;
    return gm_fail(err, GM_MODEL, "no room");
}

static const gm_stage dozing = {
    .abi = GM_ABI, .size = sizeof dozing, .name = "doze", .process = doze};
static const gm_stage cutting = {
    .abi = GM_ABI,
    .size = sizeof cutting,
    .name = "cut",
    .writes = (const gm_feature[]){{"word", GM_LAYER, "x"},
                                   {"word.form", GM_SYMBOL, "x"},
                                   {0}},
    .start = start,
    .stop = free,
    .process = cut,
};
static const gm_stage refusing = {.abi = GM_ABI,
                                  .size = sizeof refusing,
                                  .name = "refuse",
                                  .start = refuse_to_start,
                                  .process = doze};

/* ---- The flow ---------------------------------------------------------------- */

typedef struct run {
    uint32_t documents, read;           /* to be read; so far */
    uint32_t bad_every;                 /* one in so many fails in a stage; 0: none */
    uint32_t unreadable;                /* this document is GM_INPUT to read() */
    uint32_t read_breaks, write_breaks; /* these end the run; from 1, 0: none */
    uint32_t refusal_breaks;            /* as does this failure */
    bool isolate;
    uint64_t nanoseconds[4];
    uint32_t written, failures;
    gm_buffer out; /* all that was written, and "!" with what failed */
} run;

static gm_status read(void *who, gm_document *document, bool *end, gm_error *err)
{
    run *run = who;
    char text[32], id[32];
    if (run->read == run->documents) {
        *end = true;
        return GM_OK;
    }
    uint32_t n = ++run->read;
    if (n == run->read_breaks)
        return gm_fail(err, GM_NOMEM, "cannot read on");
    if (n == run->unreadable)
        return gm_fail(err, GM_INPUT, "d%u: not readable", n);
    bool bad = run->bad_every && n % run->bad_every == 0;
    int len = snprintf(text, sizeof text, "%s %u", bad ? "bad" : "good", n);
    snprintf(id, sizeof id, "d%u", n);
    return gm_document_set_text(document, gm_text_of(id), text, (size_t)len, err);
}

static gm_status render(void *who, gm_buffer *out, const gm_document *document,
                        gm_offsets *scratch, gm_error *err)
{
    (void)who;
    gm_status status =
        gm_offsets_build(scratch, document->text, GM_UNIT_CODE_POINT, err);
    const gm_table *words = gm_document_table(document, "word");
    gm_text form = gm_symbols_text(&document->symbols,
                                   *(gm_sym *)gm_table_column(words, "form")->cells);
    gm_buffer_clear(out);
    gm_buffer_printf(out, "%.*s=%.*s\n", (int)document->id.len, document->id.ptr,
                     (int)form.len, form.ptr);
    return status;
}

static gm_status write(void *who, gm_buffer *out, const gm_document *document,
                       gm_error *err)
{
    run *run = who;
    (void)document;
    if (++run->written == run->write_breaks)
        return gm_fail(err, GM_OUTPUT, "the disk is full");
    gm_buffer_add(&run->out, out->ptr, out->len);
    return GM_OK;
}

static gm_status failed(void *who, const gm_refusal *refusal, gm_error *err)
{
    run *run = who;
    bool unread = run->unreadable && strstr(refusal->message, "not readable");
    assert_int_equal(refusal->is_read, !unread);
    if (unread)
        assert_null(refusal->stage);
    else
        assert_string_equal(refusal->stage, "cut");
    if (++run->failures == run->refusal_breaks)
        return gm_fail(err, GM_OUTPUT, "the disk is full");
    gm_buffer_printf(&run->out, "!%s\n", refusal->message);
    return GM_OK;
}

/* Runs `run` through `stages`; `failure` is the run's. */
static gm_status go(run *run, const gm_stage *const *stages, uint32_t threads,
                    gm_failure *failure)
{
    gm_planned planned[4] = {0};
    void *models[4] = {0};
    gm_pipeline pipeline = {.plan = {.stages = planned}, .models = models};
    const gm_flow flow = {.who = run,
                          .read = read,
                          .outputs = 1,
                          .render = render,
                          .write = write,
                          .failed = failed,
                          .nanoseconds = run->nanoseconds};
    for (; stages[pipeline.plan.count]; pipeline.plan.count++)
        planned[pipeline.plan.count].stage = stages[pipeline.plan.count];
    pipeline.opened = pipeline.plan.count;
    gm_failure_init(failure);
    return run->isolate ? gm_isolate_run(&pipeline, &flow, threads, 60, &failure->error)
                        : gm_runner_run(&pipeline, &flow, threads, &failure->error);
}

static const gm_stage *const usual[] = {&dozing, &cutting, NULL};

/* What has to come out of documents `first` to `last`. */
static void expect(gm_buffer *out, const run *run, uint32_t first, uint32_t last)
{
    for (uint32_t n = first; n <= last; n++) {
        if (n == run->unreadable)
            gm_buffer_printf(out, "!d%u: not readable\n", n);
        else if (run->bad_every && n % run->bad_every == 0)
            gm_buffer_printf(out, "!document \"d%u\": stage \"cut\" failed: no good\n",
                             n);
        else
            gm_buffer_printf(out, "d%u=good %u\n", n, n);
    }
}

static void check_one(run run, uint32_t threads)
{
    gm_failure failure;
    gm_buffer expected = {0};
    gm_status status = go(&run, usual, threads, &failure);
    assert_failure(status, failure, GM_OK, "");
    expect(&expected, &run, 1, run.documents);
    assert_int_equal(run.out.len, expected.len);
    if (expected.len)
        assert_memory_equal(run.out.ptr, expected.ptr, expected.len);
    assert_int_equal(run.written + run.failures, run.documents);
    gm_buffer_free(&expected);
    gm_buffer_free(&run.out);
}

static void check(run run, uint32_t threads)
{
    check_one(run, threads);
    run.isolate = true;
    check_one(run, threads);
}

/* ---- The tests --------------------------------------------------------------- */

static void test_the_order_is_kept_whatever_the_number_of_threads(void **state)
{
    (void)state;
    for (uint32_t threads = 1; threads <= 4; threads++)
        check((run){.documents = DOCUMENTS}, threads);
}

static void
test_documents_that_fail_are_reported_in_order_and_others_written(void **state)
{
    (void)state;
    run with = {.documents = DOCUMENTS, .bad_every = 3, .unreadable = 7};
    check(with, 4);
    check(with, 1);
    check((run){.documents = 20, .bad_every = 1}, 4);
    check((run){.documents = 20, .bad_every = 1}, 1);
}

static void test_few_documents_and_none_are_fine(void **state)
{
    (void)state;
    for (uint32_t documents = 0; documents <= 3; documents++) {
        check((run){.documents = documents}, 1);
        check((run){.documents = documents}, 4);
    }
}

/* What came out is the beginning of what should have. */
static void check_one_broken(run run, uint32_t threads, gm_status status,
                             const char *message)
{
    gm_failure failure;
    gm_buffer expected = {0};
    assert_failure(go(&run, usual, threads, &failure), failure, status, message);
    expect(&expected, &run, 1, run.documents);
    assert_true(run.out.len < expected.len);
    if (run.out.len)
        assert_memory_equal(run.out.ptr, expected.ptr, run.out.len);
    gm_buffer_free(&expected);
    gm_buffer_free(&run.out);
}

static void check_broken(run run, uint32_t threads, gm_status status,
                         const char *message)
{
    check_one_broken(run, threads, status, message);
    run.isolate = true;
    check_one_broken(run, threads, status, message);
}

static void test_what_cannot_be_read_ends_the_run(void **state)
{
    (void)state;
    run with = {.documents = DOCUMENTS, .bad_every = 5, .read_breaks = 100};
    check_broken(with, 1, GM_NOMEM, "cannot read on");
    check_broken(with, 4, GM_NOMEM, "cannot read on");
    with.read_breaks = 1;
    check_broken(with, 4, GM_NOMEM, "cannot read on");
}

static void test_what_cannot_be_written_ends_the_run(void **state)
{
    (void)state;
    run with = {.documents = DOCUMENTS, .write_breaks = 40};
    check_broken(with, 1, GM_OUTPUT, "the disk is full");
    check_broken(with, 4, GM_OUTPUT, "the disk is full");
    with.write_breaks = 1;
    check_broken(with, 4, GM_OUTPUT, "the disk is full");
    with = (run){.documents = DOCUMENTS, .bad_every = 5, .refusal_breaks = 3};
    check_broken(with, 1, GM_OUTPUT, "the disk is full");
    check_broken(with, 4, GM_OUTPUT, "the disk is full");
}

static void test_the_time_of_each_stage_is_summed_over_threads(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < 4; i++) {
        gm_failure failure;
        uint32_t threads = i % 2 ? 4 : 1;
        run with = {.documents = 100, .isolate = i >= 2};
        assert_int_equal(go(&with, usual, threads, &failure), GM_OK);
        assert_true(with.nanoseconds[0] > 50 * 1000000u); /* of 1 ms each, about */
        assert_true(with.nanoseconds[1] > 0);
        assert_true(with.nanoseconds[2] == 0);
        gm_buffer_free(&with.out);
    }
}

static void test_documents_in_flight_are_bounded(void **state)
{
    (void)state;
    gm_failure failure;
    run with = {.documents = DOCUMENTS, .write_breaks = 1};
    assert_int_equal(go(&with, usual, 4, &failure), GM_OUTPUT);
    assert_true(with.read <= 4 * 4 + 1);
    gm_buffer_free(&with.out);
}

static void test_a_worker_that_does_not_start_ends_the_run(void **state)
{
    (void)state;
    static const gm_stage *const stages[] = {&cutting, &refusing, NULL};
    for (uint32_t i = 0; i < 4; i++) {
        gm_failure failure;
        uint32_t threads = i % 2 ? 4 : 1;
        run with = {.documents = 10, .isolate = i >= 2};
        gm_status status = go(&with, stages, threads, &failure);
        assert_failure(status, failure, GM_MODEL,
                       "stage \"refuse\" cannot be started: no room");
        assert_int_equal(with.read, 0);
    }
}

RUN_TESTS(TEST(test_the_order_is_kept_whatever_the_number_of_threads),
          TEST(test_documents_that_fail_are_reported_in_order_and_others_written),
          TEST(test_few_documents_and_none_are_fine),
          TEST(test_what_cannot_be_read_ends_the_run),
          TEST(test_what_cannot_be_written_ends_the_run),
          TEST(test_the_time_of_each_stage_is_summed_over_threads),
          TEST(test_documents_in_flight_are_bounded),
          TEST(test_a_worker_that_does_not_start_ends_the_run))
