/* Speed of tokenize and stem beside what ICU alone takes to find the words:
 *
 *     bench_segmentation [FILE|FOLDER ...]      default: corpora/demo
 *
 * All on one thread, over the same bytes, in turns: each round takes the documents,
 * again and again up to ROUND_BYTES, first through a loop of ubrk_next() over
 * utext_openUTF8(), then through the first two stages of the press pipeline.  The
 * medians of all rounds are printed, and what the stages allocate for a document once
 * they are warm.  A stage's time is what the host takes to run it, its checks of the
 * layers included. Not a test: it judges nothing. */
#include <guillemet/guillemet.h>

#include "base/array.h"
#include "base/buffer.h"
#include "base/error.h"
#include "io/walk.h"
#include "pipeline/pipeline.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unicode/ubrk.h>

enum { ROUNDS = 15, ROUND_BYTES = 4000000, STAGES = 2 };

typedef GM_ARRAY(gm_buffer) texts;

/* Seconds of each round. */
typedef struct rounds {
    double icu[ROUNDS], stages[STAGES][ROUNDS];
} rounds;

/* What one round is. */
typedef struct load {
    texts texts;
    uint32_t times; /* that the texts are gone through */
    uint64_t bytes, segments, tokens;
    uint64_t allocations; /* of the stages */
} load;

/* ---- Allocations ------------------------------------------------------------- */

/* Every malloc of the process comes through here, those of the stages and of ICU too.
 * Only with glibc, which has its own under a second name, and without sanitizers, which
 * bring theirs. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#elif defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#endif

#if defined(__GLIBC__) && !defined(SANITIZED)
enum { COUNTED = 1 };
extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
GM_EXPORT void *malloc(size_t bytes);
GM_EXPORT void *calloc(size_t count, size_t bytes);
GM_EXPORT void *realloc(void *ptr, size_t bytes);

static uint64_t allocations;

void *malloc(size_t bytes)
{
    allocations++;
    return __libc_malloc(bytes);
}

void *calloc(size_t count, size_t bytes)
{
    allocations++;
    return __libc_calloc(count, bytes);
}

void *realloc(void *ptr, size_t bytes)
{
    allocations++;
    return __libc_realloc(ptr, bytes);
}
#else
enum { COUNTED = 0 };
static const uint64_t allocations = 0;
#endif

/* ---- The texts --------------------------------------------------------------- */

static int complain(const char *message)
{
    fprintf(stderr, "bench_segmentation: %s\n", message);
    return 1;
}

static bool is_text(const gm_walk_entry *entry)
{
    const char *dot = strrchr(entry->name, '.');
    return entry->named || (dot && strcmp(dot, ".txt") == 0);
}

static gm_status read_texts(const char *const *paths, uint32_t count, load *load,
                            gm_error *err)
{
    gm_walk *walk = NULL;
    gm_walk_entry entry;
    bool end = false;
    gm_status status = gm_walk_open(paths, count, &walk, err);
    while (status == GM_OK &&
           (status = gm_walk_next(walk, &entry, &end, err)) == GM_OK && !end) {
        gm_buffer *text = is_text(&entry) ? GM_PUSH(&load->texts) : NULL;
        if (!text)
            continue;
        status = gm_buffer_read_file(text, entry.path, err);
        load->bytes += text->len;
    }
    gm_walk_close(walk);
    if (status == GM_OK && !load->bytes)
        return gm_error_fail(err, GM_INPUT, "there is no text to measure with");
    if (status != GM_OK)
        return status;
    load->times = (uint32_t)(ROUND_BYTES / load->bytes) + 1;
    load->bytes *= load->times;
    return GM_OK;
}

/* ---- The rounds -------------------------------------------------------------- */

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* The segments between the borders of words in a text; none if ICU fails. */
static uint64_t find_words(UBreakIterator *words, UText **view, const gm_buffer *text)
{
    UErrorCode problem = U_ZERO_ERROR;
    uint64_t found = 0;
    *view =
        utext_openUTF8(*view, text->ptr ? text->ptr : "", (int64_t)text->len, &problem);
    ubrk_setUText(words, *view, &problem);
    while (U_SUCCESS(problem) && ubrk_next(words) != UBRK_DONE)
        found++;
    return found;
}

static double icu_round(UBreakIterator *words, UText **view, load *load)
{
    double begin = now();
    load->segments = 0;
    for (uint32_t time = 0; time < load->times; time++) {
        for (uint32_t i = 0; i < load->texts.count; i++)
            load->segments += find_words(words, view, &load->texts.at[i]);
    }
    return now() - begin;
}

static gm_status annotate(gm_worker *worker, gm_document *document, load *load,
                          const gm_buffer *text, gm_error *err)
{
    gm_document_reset(document);
    gm_status status =
        gm_document_set_text(document, gm_text_of("bench"), text->ptr, text->len, err);
    uint64_t before = allocations;
    if (status == GM_OK)
        status = gm_worker_process(worker, document, STAGES, err);
    load->allocations += allocations - before;
    if (status == GM_OK)
        load->tokens += gm_document_table(document, "token")->rows;
    return status;
}

static gm_status stages_round(gm_worker *worker, gm_document *document, load *load,
                              gm_error *err)
{
    gm_status status = GM_OK;
    load->tokens = load->allocations = 0;
    for (uint32_t time = 0; time < load->times; time++) {
        for (uint32_t i = 0; status == GM_OK && i < load->texts.count; i++)
            status = annotate(worker, document, load, &load->texts.at[i], err);
    }
    return status;
}

static gm_status run_rounds(gm_worker *worker, gm_document *document,
                            UBreakIterator *words, load *load, rounds *times,
                            gm_error *err)
{
    UText *view = NULL;
    gm_status status = stages_round(worker, document, load, err); /* to warm up */
    for (uint32_t round = 0; status == GM_OK && round < ROUNDS; round++) {
        uint64_t before[STAGES];
        memcpy(before, worker->nanoseconds, sizeof before);
        times->icu[round] = icu_round(words, &view, load);
        status = stages_round(worker, document, load, err);
        for (uint32_t i = 0; i < STAGES; i++)
            times->stages[i][round] =
                (double)(worker->nanoseconds[i] - before[i]) / 1e9;
    }
    utext_close(view);
    return status;
}

/* ---- The figures ------------------------------------------------------------- */

static int by_size(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

static double median(double *seconds)
{
    qsort(seconds, ROUNDS, sizeof *seconds, by_size);
    return seconds[ROUNDS / 2];
}

static void print_row(const char *name, double seconds, uint64_t bytes,
                      uint64_t segments)
{
    printf("%-16s %8.2f MB/s %8.2f M segments/s\n", name, (double)bytes / 1e6 / seconds,
           (double)segments / 1e6 / seconds);
}

static void print(const load *load, rounds *times)
{
    double icu = median(times->icu), tokenize = median(times->stages[0]),
           stem = median(times->stages[1]);
    double documents = (double)load->times * load->texts.count;
    printf("medians of %d rounds, each of %.0f documents, %.2f MB, %" PRIu64
           " tokens\n",
           ROUNDS, documents, (double)load->bytes / 1e6, load->tokens);
    print_row("ICU words", icu, load->bytes, load->segments);
    print_row("tokenize", tokenize, load->bytes, load->tokens);
    print_row("stem", stem, load->bytes, load->tokens);
    printf("tokenize / ICU   %8.2f\n", icu / tokenize);
    if (COUNTED)
        printf("allocations      %8.2f a document of %.0f tokens\n",
               (double)load->allocations / documents, (double)load->tokens / documents);
}

/* ---- The program ------------------------------------------------------------- */

static gm_status measure(const gm_pipeline *pipeline, load *load, gm_error *err)
{
    rounds times;
    gm_worker worker;
    UErrorCode problem = U_ZERO_ERROR;
    gm_status status = gm_worker_start(&worker, pipeline, err);
    if (status != GM_OK)
        return status;
    gm_document *document = gm_document_new(&gm_host_table);
    UBreakIterator *words = ubrk_open(UBRK_WORD, "fr", NULL, 0, &problem);
    if (!document || U_FAILURE(problem))
        status = gm_error_nomem(err);
    else
        status = run_rounds(&worker, document, words, load, &times, err);
    if (status == GM_OK)
        print(load, &times);
    ubrk_close(words);
    gm_document_free(document);
    gm_worker_stop(&worker);
    return status;
}

static int run(load *load)
{
    gm_failure failure;
    gm_failure_init(&failure);
    gm_context *context = gm_context_new();
    gm_pipeline *pipeline = NULL;
    int status = 0;
    if (gm_pipeline_open(context, "press", &pipeline) != GM_OK)
        status = complain(gm_context_message(context));
    else if (measure(pipeline, load, &failure.error) != GM_OK)
        status = complain(failure.message);
    gm_pipeline_close(pipeline);
    gm_context_free(context);
    return status;
}

int main(int argc, char **argv)
{
    const char *const standard[] = {GM_SOURCE_DIR "/corpora/demo"};
    const char *const *paths = argc > 1 ? (const char *const *)(argv + 1) : standard;
    load load = {0};
    gm_failure failure;
    gm_failure_init(&failure);
    gm_status status =
        read_texts(paths, argc > 1 ? (uint32_t)argc - 1 : 1, &load, &failure.error);
    int code = status == GM_OK ? run(&load) : complain(failure.message);
    for (uint32_t i = 0; i < load.texts.count; i++)
        gm_buffer_free(&load.texts.at[i]);
    free(load.texts.at);
    return code;
}
