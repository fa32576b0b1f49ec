/* A stage that numbers the tokens and copies their words; DEFECT names one promise that
 * it breaks, NONE for none.  kit.sh builds it once for each. */
#include <guillemet/stage.h>

#include <stdlib.h>
#include <string.h>

enum {
    NONE,
    FORGETS_TO_FREE,
    LEAKS_ON_FAILURE,
    HIDES_WANT,
    CRASHES_ON_WANT,
    REMEMBERS_DOCUMENTS,
    HAS_A_GLOBAL,
    CUTS_CHARACTERS,
    WRITES_WRONG,
    FEARS_EMOJI
};

typedef struct faulty_worker {
    char *room; /* for a word */
    uint32_t documents;
} faulty_worker;

enum { ROOM = 64 };

static uint32_t documents_of_all; /* HAS_A_GLOBAL alone */

static gm_status faulty_start(const void *model, void **worker, gm_error *err)
{
    (void)model;
    faulty_worker *started = calloc(1, sizeof *started);
    if (!started)
        return gm_fail(err, GM_NOMEM, "no memory for a worker");
    started->room = malloc(ROOM);
    if (!started->room && DEFECT == CRASHES_ON_WANT)
        started->room[0] = '\0';
    if (!started->room && DEFECT != HIDES_WANT) {
        if (DEFECT != LEAKS_ON_FAILURE)
            free(started);
        return gm_fail(err, GM_NOMEM, "no memory for a word");
    }
    *worker = started;
    return GM_OK;
}

static void faulty_stop(void *stopped)
{
    faulty_worker *worker = stopped;
    if (DEFECT != FORGETS_TO_FREE)
        free(worker->room);
    free(worker);
}

static gm_sym copy_word(const faulty_worker *worker, gm_doc *doc, gm_span span)
{
    gm_text text = gm_doc_text(doc);
    uint32_t len = span.end - span.begin < ROOM ? span.end - span.begin : ROOM;
    if (!worker->room)
        return 0;
    memcpy(worker->room, text.ptr + span.begin, len);
    return gm_doc_intern(doc, (gm_text){worker->room, len});
}

/* Where the numbers begin. */
static uint32_t first_number(faulty_worker *worker, gm_doc *doc)
{
    static const char emoji[] = "\xF0\x9F\x98\x80";
    gm_text text = gm_doc_text(doc);
    if (DEFECT == REMEMBERS_DOCUMENTS)
        return ++worker->documents;
    if (DEFECT == HAS_A_GLOBAL)
        return ++documents_of_all;
    for (uint32_t i = 0; DEFECT == FEARS_EMOJI && i + 4 <= text.len; i++) {
        if (memcmp(text.ptr + i, emoji, 4) == 0)
            return 1 + worker->documents++;
    }
    return DEFECT == WRITES_WRONG ? 7 : 1;
}

static gm_status faulty_process(void *working, gm_doc *doc, gm_error *err)
{
    faulty_worker *worker = working;
    const gm_layer *tokens = gm_doc_layer(doc, "token");
    const gm_span *spans = gm_layer_spans(tokens);
    uint32_t *numbers = gm_doc_add_numbers(doc, "token.faulty");
    gm_sym *words = numbers ? gm_doc_add_symbols(doc, "token.word") : NULL;
    gm_span *places = words ? gm_doc_add_places(doc, "token.place") : NULL;
    if (!places)
        return gm_fail(err, GM_NOMEM, "no memory for the columns");
    uint32_t first = first_number(worker, doc);
    for (uint32_t i = 0; i < gm_layer_rows(tokens); i++) {
        numbers[i] = first + i;
        words[i] = copy_word(worker, doc, spans[i]);
        if (DEFECT == CUTS_CHARACTERS)
            places[i] = (gm_span){spans[i].begin, spans[i].begin + 1};
    }
    return GM_OK;
}

static const char *const reads[] = {"token", NULL};
static const gm_feature writes[] = {{"token.faulty", GM_NUMBER, "its number"},
                                    {"token.word", GM_SYMBOL, "its word"},
                                    {"token.place", GM_SPAN, "its first letter"},
                                    {0}};

GM_STAGE(.name = "faulty", .version = "1.0.0", .license = "MIT",
         .summary = "numbers the tokens", .reads = reads, .writes = writes,
         .start = faulty_start, .stop = faulty_stop, .process = faulty_process);
