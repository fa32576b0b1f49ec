/* A ring of slots.  Slots are filled and emptied in order by the calling thread;
 * between the two any worker takes the oldest that is filled and has no worker yet:
 *
 *     emptied by caller            taken by a worker           filled by caller
 *            v                            v                           v
 *     [ ... done, done, running, done, running, filled, filled, free, free ... ]
 */
#include "pipeline/runner.h"

#include <pthread.h>
#include <stdlib.h>

enum { SLOTS_PER_THREAD = 4, KEPT_OUTPUT = 4 * 1024 * 1024 };

typedef enum slot_state { SLOT_FREE, SLOT_FILLED, SLOT_DONE } slot_state;

typedef struct slot {
    slot_state state; /* guarded by the ring's mutex, as is whose turn it is */
    gm_document *document;
    gm_buffer *rendered; /* one an output */
    bool is_read;        /* the document has its text */
    const char *stage;   /* that failed; NULL: none */
    gm_failure failure;
} slot;

typedef struct ring {
    const gm_pipeline *pipeline;
    const gm_flow *flow;
    slot *slots;
    uint32_t count;
    uint64_t filled, taken, emptied; /* slots so far; slot n is slots[n % count] */
    bool closed;                     /* nothing more will be filled */
    pthread_mutex_t mutex;
    pthread_cond_t work, done;
} ring;

/* What one thread annotates with. */
typedef struct hand {
    ring *ring;
    gm_worker worker;
    volatile uint32_t at; /* the stage that is at work */
    gm_offsets offsets;
    pthread_t thread;
    bool running;
} hand;

static void annotate(hand *self, slot *work)
{
    const gm_flow *flow = self->ring->flow;
    gm_error *err = &work->failure.error;
    if (work->failure.status != GM_OK)
        return;
    const gm_plan *plan = &self->ring->pipeline->plan;
    gm_status status =
        gm_worker_process(&self->worker, work->document, plan->count, err);
    if (status == GM_OK)
        flow->render(flow->who, work->rendered, work->document, &self->offsets, err);
    else
        work->stage = plan->stages[self->at].stage->name;
}

static void *work(void *argument)
{
    hand *self = argument;
    ring *ring = self->ring;
    pthread_mutex_lock(&ring->mutex);
    for (;;) {
        while (ring->taken == ring->filled && !ring->closed)
            pthread_cond_wait(&ring->work, &ring->mutex);
        if (ring->taken == ring->filled)
            break;
        slot *mine = &ring->slots[ring->taken++ % ring->count];
        pthread_mutex_unlock(&ring->mutex);
        annotate(self, mine);
        pthread_mutex_lock(&ring->mutex);
        mine->state = SLOT_DONE;
        pthread_cond_signal(&ring->done);
    }
    pthread_mutex_unlock(&ring->mutex);
    return NULL;
}

/* ---- The calling thread ------------------------------------------------------ */

static gm_status fill(ring *ring, bool *end, gm_error *err)
{
    slot *next = &ring->slots[ring->filled % ring->count];
    gm_document_reset(next->document);
    gm_failure_init(&next->failure);
    next->stage = NULL;
    gm_status status =
        ring->flow->read(ring->flow->who, next->document, end, &next->failure.error);
    if (status != GM_OK && status != GM_INPUT)
        return gm_fail(err, status, "%s", next->failure.message);
    if (*end)
        return GM_OK;
    next->is_read = status == GM_OK;
    pthread_mutex_lock(&ring->mutex);
    next->state = SLOT_FILLED;
    ring->filled++;
    pthread_cond_signal(&ring->work);
    pthread_mutex_unlock(&ring->mutex);
    return GM_OK;
}

static gm_status deliver(const gm_flow *flow, slot *done, gm_error *err)
{
    const gm_refusal refusal = {.document = done->document,
                                .is_read = done->is_read,
                                .stage = done->stage,
                                .message = done->failure.message};
    return done->failure.status == GM_OK
               ? flow->write(flow->who, done->rendered, done->document, err)
               : flow->failed(flow->who, &refusal, err);
}

static gm_status empty(ring *ring, gm_error *err)
{
    const gm_flow *flow = ring->flow;
    slot *oldest = &ring->slots[ring->emptied % ring->count];
    gm_status status = deliver(flow, oldest, err);
    for (uint32_t i = 0; i < flow->outputs; i++) {
        if (oldest->rendered[i].capacity > KEPT_OUTPUT)
            gm_buffer_free(&oldest->rendered[i]);
    }
    pthread_mutex_lock(&ring->mutex);
    oldest->state = SLOT_FREE;
    ring->emptied++;
    pthread_mutex_unlock(&ring->mutex);
    return status;
}

/* Whether the oldest slot is done; waits for it if `wait`. */
static bool oldest_is_done(ring *ring, bool wait)
{
    slot *oldest = &ring->slots[ring->emptied % ring->count];
    if (ring->emptied == ring->filled)
        return false;
    pthread_mutex_lock(&ring->mutex);
    while (wait && oldest->state != SLOT_DONE)
        pthread_cond_wait(&ring->done, &ring->mutex);
    bool done = oldest->state == SLOT_DONE;
    pthread_mutex_unlock(&ring->mutex);
    return done;
}

static gm_status drive(ring *ring, gm_error *err)
{
    bool end = false;
    gm_status status = GM_OK;
    while (status == GM_OK && !(end && ring->emptied == ring->filled)) {
        bool full = end || ring->filled - ring->emptied == ring->count;
        if (oldest_is_done(ring, full))
            status = empty(ring, err);
        else if (!full)
            status = fill(ring, &end, err);
    }
    return status;
}

/* One thread needs no ring: the caller annotates what it has just read. */
static gm_status drive_alone(ring *ring, hand *self, gm_error *err)
{
    bool end = false;
    gm_status status = GM_OK;
    while (status == GM_OK) {
        status = fill(ring, &end, err);
        if (status != GM_OK || end)
            break;
        annotate(self, &ring->slots[ring->taken++ % ring->count]);
        status = empty(ring, err);
    }
    return status;
}

/* ---- Setting up -------------------------------------------------------------- */

static gm_status make_slots(ring *ring, uint32_t count, gm_error *err)
{
    ring->slots = calloc(count, sizeof *ring->slots);
    if (!ring->slots)
        return gm_error_nomem(err);
    ring->count = count;
    for (uint32_t i = 0; i < count; i++) {
        slot *made = &ring->slots[i];
        made->document = gm_document_new(&gm_host_table);
        made->rendered = calloc(ring->flow->outputs, sizeof *made->rendered);
        if (!made->document || !made->rendered)
            return gm_error_nomem(err);
    }
    return GM_OK;
}

static void free_slots(ring *ring)
{
    for (uint32_t i = 0; i < ring->count; i++) {
        gm_document_free(ring->slots[i].document);
        for (uint32_t j = 0; ring->slots[i].rendered && j < ring->flow->outputs; j++)
            gm_buffer_free(&ring->slots[i].rendered[j]);
        free(ring->slots[i].rendered);
    }
    free(ring->slots);
}

static gm_status start_hands(ring *ring, hand *hands, uint32_t count, gm_error *err)
{
    for (uint32_t i = 0; i < count; i++) {
        hands[i].ring = ring;
        gm_status status = gm_worker_start(&hands[i].worker, ring->pipeline, err);
        if (status != GM_OK)
            return status;
        hands[i].worker.at = &hands[i].at;
        if (count == 1)
            return GM_OK;
        if (pthread_create(&hands[i].thread, NULL, work, &hands[i]) != 0)
            return gm_fail(err, GM_NOMEM, "cannot start thread %u of %u: use fewer",
                           i + 1, count);
        hands[i].running = true;
    }
    return GM_OK;
}

static void add_times(const ring *ring, const gm_worker *worker)
{
    uint64_t *sums = ring->flow->nanoseconds;
    for (uint32_t i = 0; sums && worker->nanoseconds && i < ring->pipeline->plan.count;
         i++)
        sums[i] += worker->nanoseconds[i];
}

static void stop_hands(ring *ring, hand *hands, uint32_t count)
{
    pthread_mutex_lock(&ring->mutex);
    ring->closed = true;
    pthread_cond_broadcast(&ring->work);
    pthread_mutex_unlock(&ring->mutex);
    for (uint32_t i = 0; i < count; i++) {
        if (hands[i].running)
            pthread_join(hands[i].thread, NULL);
        add_times(ring, &hands[i].worker);
        gm_worker_stop(&hands[i].worker);
        gm_offsets_free(&hands[i].offsets);
    }
}

gm_status gm_runner_run(const gm_pipeline *pipeline, const gm_flow *flow,
                        uint32_t threads, gm_error *err)
{
    ring ring = {.pipeline = pipeline, .flow = flow};
    hand *hands = calloc(threads, sizeof *hands);
    if (!hands)
        return gm_error_nomem(err);
    pthread_mutex_init(&ring.mutex, NULL);
    pthread_cond_init(&ring.work, NULL);
    pthread_cond_init(&ring.done, NULL);
    gm_status status =
        make_slots(&ring, threads == 1 ? 1 : SLOTS_PER_THREAD * threads, err);
    if (status == GM_OK)
        status = start_hands(&ring, hands, threads, err);
    if (status == GM_OK)
        status = threads == 1 ? drive_alone(&ring, hands, err) : drive(&ring, err);
    stop_hands(&ring, hands, threads);
    free_slots(&ring);
    pthread_cond_destroy(&ring.done);
    pthread_cond_destroy(&ring.work);
    pthread_mutex_destroy(&ring.mutex);
    free(hands);
    return status;
}
