/* A ring of slots as in runner.c, but with one thread: processes that are idle are
 * given the oldest slots that are filled, and poll() tells of answers. */
#include "pipeline/isolate.h"

#include "pipeline/cell.h"
#include "pipeline/wire.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

enum { SLOTS_PER_CELL = 4, KEPT_OUTPUT = 4 * 1024 * 1024 };

typedef struct slot {
    bool is_done;
    gm_document *document;
    gm_buffer *rendered; /* one an output */
    bool is_read;        /* the document has its text */
    const char *stage;   /* that failed; NULL: none */
    gm_failure failure;
} slot;

typedef struct ring {
    const gm_pipeline *pipeline;
    const gm_flow *flow;
    uint32_t seconds;
    slot *slots;
    gm_cell *cells;
    struct pollfd *polled; /* one a cell */
    uint32_t slots_count, cells_count, cells_open;
    uint64_t filled, taken,
        emptied; /* slots so far; slot n is slots[n % slots_count] */
    gm_buffer scratch;
} ring;

static uint64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

static uint64_t deadline(const ring *ring)
{
    return now() + (uint64_t)ring->seconds * 1000000000u;
}

/* ---- What becomes of a process ----------------------------------------------- */

static const char *stage_at(const ring *ring, uint32_t at)
{
    return at < ring->pipeline->plan.count ? ring->pipeline->plan.stages[at].stage->name
                                           : NULL;
}

/* "a.txt:3: document "x": stage "y"", as gm_worker_process() begins its messages. */
static void print_place(const ring *ring, const gm_document *document, uint32_t at,
                        char *place, size_t size)
{
    char line[16] = "";
    const char *stage = stage_at(ring, at);
    if (document->line)
        snprintf(line, sizeof line, ":%u", document->line);
    snprintf(place, size, "%s%s%sdocument \"%.*s\": %s%s%s",
             document->file ? document->file : "", line, document->file ? ": " : "",
             (int)document->id.len, document->id.ptr,
             stage ? "stage \"" : "what writes it", stage ? stage : "",
             stage ? "\"" : "");
}

static void print_end(int status, char *end, size_t size)
{
    if (WIFSIGNALED(status))
        snprintf(end, size, "crashed: signal %d (%s)", WTERMSIG(status),
                 strsignal(WTERMSIG(status)));
    else
        snprintf(end, size, "ended its process with exit status %d",
                 WEXITSTATUS(status));
}

static void fail_slot(const ring *ring, const gm_cell *cell, slot *slot,
                      const char *what)
{
    char place[768];
    uint32_t at = cell->note->at;
    print_place(ring, slot->document, at, place, sizeof place);
    gm_failure_init(&slot->failure);
    gm_fail(&slot->failure.error, GM_INTERNAL, "%s %s", place, what);
    slot->stage = stage_at(ring, at);
    slot->is_done = true;
}

static gm_status await_start(const ring *ring, gm_cell *cell, gm_error *err);

/* The process is gone, or has to go; another takes its place. */
static gm_status replace(ring *ring, gm_cell *cell, bool is_late, gm_error *err)
{
    char what[128];
    slot *slot = cell->work;
    int status = gm_cell_end(cell);
    if (is_late)
        snprintf(what, sizeof what, "has not ended after %u seconds, and was ended",
                 ring->seconds);
    else
        print_end(status, what, sizeof what);
    fail_slot(ring, cell, slot, what);
    cell->work = NULL;
    gm_status started = gm_cell_start(cell, ring->cells, ring->cells_count, err);
    return started == GM_OK ? await_start(ring, cell, err) : started;
}

static gm_status take_result(const ring *ring, slot *slot, const char *bytes,
                             size_t len, gm_error *err)
{
    gm_wire in = {bytes, len, false};
    for (uint32_t i = 0; i < ring->flow->outputs; i++) {
        gm_buffer *rendered = &slot->rendered[i];
        uint64_t size = gm_wire_number(&in);
        if (in.failed || size > in.len)
            return gm_fail(err, GM_INTERNAL, "an output was damaged on its way");
        gm_buffer_clear(rendered);
        if (size)
            gm_buffer_add(rendered, in.ptr, size);
        if (rendered->failed)
            return gm_error_nomem(err);
        in.ptr += size;
        in.len -= size;
    }
    if (!ring->flow->needs_layers)
        return GM_OK;
    gm_symbols_clear(&slot->document->symbols);
    slot->document->tables = NULL;
    return gm_wire_layers(&in, slot->document) == GM_OK ? GM_OK : gm_error_nomem(err);
}

static void take_answer(const ring *ring, gm_cell *cell)
{
    const char *bytes;
    size_t len;
    slot *slot = cell->work;
    gm_error *err = &slot->failure.error;
    gm_status status = gm_cell_answer(cell, &bytes, &len, err);
    if (status == GM_OK)
        take_result(ring, slot, bytes, len, err);
    else
        slot->stage = stage_at(ring, cell->note->at);
    if (cell->answer.capacity > KEPT_OUTPUT)
        gm_buffer_free(&cell->answer);
    slot->is_done = true;
    cell->work = NULL;
}

/* ---- Work -------------------------------------------------------------------- */

static gm_status give(ring *ring, gm_cell *cell, slot *slot, gm_error *err)
{
    cell->work = slot;
    cell->deadline = deadline(ring);
    cell->note->at = UINT32_MAX;
    if (gm_cell_send(cell, slot->document, &ring->scratch))
        return GM_OK;
    return ring->scratch.failed ? gm_error_nomem(err) : replace(ring, cell, false, err);
}

static slot *next_filled(ring *ring)
{
    while (ring->taken < ring->filled) {
        slot *slot = &ring->slots[ring->taken++ % ring->slots_count];
        if (!slot->is_done)
            return slot;
    }
    return NULL;
}

static gm_status give_out(ring *ring, gm_error *err)
{
    gm_status status = GM_OK;
    for (uint32_t i = 0; status == GM_OK && i < ring->cells_count; i++) {
        slot *slot = ring->cells[i].work ? NULL : next_filled(ring);
        if (slot)
            status = give(ring, &ring->cells[i], slot, err);
    }
    return status;
}

/* Milliseconds until the first deadline, rounded up. */
static int patience(const ring *ring)
{
    uint64_t first = UINT64_MAX, time = now();
    for (uint32_t i = 0; i < ring->cells_count; i++) {
        if (ring->cells[i].work && ring->cells[i].deadline < first)
            first = ring->cells[i].deadline;
    }
    return first <= time ? 0 : (int)((first - time) / 1000000u + 1);
}

static gm_status look_at(ring *ring, uint32_t i, gm_error *err)
{
    gm_cell *cell = &ring->cells[i];
    bool whole = false;
    if (ring->polled[i].revents && !gm_cell_receive(cell, &whole))
        return replace(ring, cell, false, err);
    if (whole)
        take_answer(ring, cell);
    else if (now() >= cell->deadline)
        return replace(ring, cell, true, err);
    return GM_OK;
}

/* Takes the answers that are there, and waits for one if `wait`. */
static gm_status listen_to_all(ring *ring, bool wait, gm_error *err)
{
    gm_status status = GM_OK;
    for (uint32_t i = 0; i < ring->cells_count; i++)
        ring->polled[i] = (struct pollfd){
            .fd = ring->cells[i].work ? ring->cells[i].socket : -1, .events = POLLIN};
    if (poll(ring->polled, ring->cells_count, wait ? patience(ring) : 0) < 0)
        return errno == EINTR ? GM_OK
                              : gm_fail(err, GM_NOMEM, "cannot wait for processes: %s",
                                        strerror(errno));
    for (uint32_t i = 0; status == GM_OK && i < ring->cells_count; i++) {
        if (ring->cells[i].work)
            status = look_at(ring, i, err);
    }
    return status;
}

/* ---- Slots ------------------------------------------------------------------- */

static gm_status fill(ring *ring, bool *end, gm_error *err)
{
    const gm_flow *flow = ring->flow;
    slot *next = &ring->slots[ring->filled % ring->slots_count];
    gm_document_reset(next->document);
    gm_failure_init(&next->failure);
    next->stage = NULL;
    gm_status status = flow->read(flow->who, next->document, end, &next->failure.error);
    if (status != GM_OK && status != GM_INPUT)
        return gm_fail(err, status, "%s", next->failure.message);
    if (*end)
        return GM_OK;
    next->is_read = status == GM_OK;
    next->is_done = status != GM_OK;
    ring->filled++;
    return GM_OK;
}

static gm_status empty(ring *ring, gm_error *err)
{
    const gm_flow *flow = ring->flow;
    slot *oldest = &ring->slots[ring->emptied++ % ring->slots_count];
    const gm_refusal refusal = {.document = oldest->document,
                                .is_read = oldest->is_read,
                                .stage = oldest->stage,
                                .message = oldest->failure.message};
    gm_status status =
        oldest->failure.status == GM_OK
            ? flow->write(flow->who, oldest->rendered, oldest->document, err)
            : flow->failed(flow->who, &refusal, err);
    for (uint32_t i = 0; i < flow->outputs; i++) {
        if (oldest->rendered[i].capacity > KEPT_OUTPUT)
            gm_buffer_free(&oldest->rendered[i]);
    }
    return status;
}

static bool oldest_is_done(const ring *ring)
{
    return ring->emptied < ring->filled &&
           ring->slots[ring->emptied % ring->slots_count].is_done;
}

static gm_status drive(ring *ring, gm_error *err)
{
    bool end = false;
    gm_status status = GM_OK;
    while (status == GM_OK && !(end && ring->emptied == ring->filled)) {
        bool full = end || ring->filled - ring->emptied == ring->slots_count;
        if (oldest_is_done(ring))
            status = empty(ring, err);
        else if (!full)
            status = fill(ring, &end, err);
        if (status == GM_OK)
            status = give_out(ring, err);
        if (status == GM_OK && ring->emptied < ring->filled)
            status = listen_to_all(ring, full && !oldest_is_done(ring), err);
    }
    return status;
}

/* ---- Setting up -------------------------------------------------------------- */

static gm_status refuse_start(const ring *ring, gm_cell *cell, bool is_late,
                              gm_error *err)
{
    char what[128];
    int status = gm_cell_end(cell);
    print_end(status, what, sizeof what);
    if (is_late)
        return gm_fail(err, GM_INTERNAL,
                       "a stage has not started in its process after %u seconds",
                       ring->seconds);
    return gm_fail(err, GM_INTERNAL, "a stage that was to start in its process %s",
                   what);
}

/* What is behind the status of this answer is nothing. */
static gm_status await_start(const ring *ring, gm_cell *cell, gm_error *err)
{
    const char *rest;
    size_t len;
    uint64_t until = deadline(ring);
    for (bool whole = false; !whole;) {
        struct pollfd polled = {.fd = cell->socket, .events = POLLIN};
        uint64_t time = now();
        if (time >= until)
            return refuse_start(ring, cell, true, err);
        if (poll(&polled, 1, (int)((until - time) / 1000000u + 1)) > 0 &&
            !gm_cell_receive(cell, &whole))
            return refuse_start(ring, cell, false, err);
    }
    return gm_cell_answer(cell, &rest, &len, err);
}

static gm_status make_slots(ring *ring, gm_error *err)
{
    ring->slots = calloc(ring->slots_count, sizeof *ring->slots);
    if (!ring->slots)
        return gm_error_nomem(err);
    for (uint32_t i = 0; i < ring->slots_count; i++) {
        slot *made = &ring->slots[i];
        made->document = gm_document_new(&gm_host_table);
        made->rendered = calloc(ring->flow->outputs, sizeof *made->rendered);
        if (!made->document || !made->rendered)
            return gm_error_nomem(err);
    }
    return GM_OK;
}

static gm_status make_cells(ring *ring, gm_error *err)
{
    gm_status status = GM_OK;
    ring->cells = calloc(ring->cells_count, sizeof *ring->cells);
    ring->polled = calloc(ring->cells_count, sizeof *ring->polled);
    if (!ring->cells || !ring->polled)
        return gm_error_nomem(err);
    for (uint32_t i = 0; status == GM_OK && i < ring->cells_count; i++) {
        status = gm_cell_open(&ring->cells[i], ring->pipeline, ring->flow, err);
        ring->cells_open += status == GM_OK;
    }
    for (uint32_t i = 0; status == GM_OK && i < ring->cells_count; i++)
        status = gm_cell_start(&ring->cells[i], ring->cells, ring->cells_count, err);
    for (uint32_t i = 0; status == GM_OK && i < ring->cells_count; i++)
        status = await_start(ring, &ring->cells[i], err);
    return status;
}

static void free_ring(ring *ring)
{
    for (uint32_t i = 0; i < ring->cells_open; i++) {
        const gm_cell_note *note = ring->cells[i].note;
        for (uint32_t j = 0; ring->flow->nanoseconds && j < ring->pipeline->plan.count;
             j++)
            ring->flow->nanoseconds[j] += note->nanoseconds[j];
        gm_cell_close(&ring->cells[i]);
    }
    for (uint32_t i = 0; ring->slots && i < ring->slots_count; i++) {
        slot *slot = &ring->slots[i];
        gm_document_free(slot->document);
        for (uint32_t j = 0; slot->rendered && j < ring->flow->outputs; j++)
            gm_buffer_free(&slot->rendered[j]);
        free(slot->rendered);
    }
    free(ring->slots);
    free(ring->cells);
    free(ring->polled);
    gm_buffer_free(&ring->scratch);
}

gm_status gm_isolate_run(const gm_pipeline *pipeline, const gm_flow *flow,
                         uint32_t processes, uint32_t seconds, gm_error *err)
{
    ring ring = {.pipeline = pipeline,
                 .flow = flow,
                 .seconds = seconds,
                 .slots_count = SLOTS_PER_CELL * processes,
                 .cells_count = processes};
    gm_status status = make_slots(&ring, err);
    if (status == GM_OK)
        status = make_cells(&ring, err);
    if (status == GM_OK)
        status = drive(&ring, err);
    free_ring(&ring);
    return status;
}
