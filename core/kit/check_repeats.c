/* The same text gives the same bytes: at once and after all other texts, in any worker,
 * on any thread.  A stage that keeps something of a document, or of a thread, in a
 * place that others see, is found here. */
#include "kit/kit.h"

#include "base/error.h"

#include <pthread.h>

/* The line of each text, when it was the first that its worker saw but those before. */
typedef struct lines {
    gm_buffer *at; /* as many as texts */
} lines;

/* One worker that goes through all texts, and compares. */
typedef struct walk {
    const kit *kit;
    const lines *expected;
    bool backwards;
    gm_status status;
    uint32_t differs; /* the first text that does; `texts.count`: none */
    gm_buffer got;    /* what came out, or the message */
} walk;

static gm_text line_of(const gm_buffer *buffer)
{
    return (gm_text){buffer->ptr ? buffer->ptr : "", (uint32_t)buffer->len};
}

static bool is_line(const gm_buffer *expected, gm_text line)
{
    return expected->len == line.len && memcmp(expected->ptr, line.ptr, line.len) == 0;
}

static bool step(walk *self, gm_annotator *annotator, uint32_t i)
{
    gm_text line;
    self->status = kit_annotate(annotator, self->kit->texts.at[i], &line);
    if (self->status == GM_OK && is_line(&self->expected->at[i], line))
        return true;
    self->differs = i;
    if (self->status == GM_OK)
        gm_buffer_add(&self->got, line.ptr, line.len);
    else
        gm_buffer_puts(&self->got, gm_annotator_message(annotator));
    return false;
}

static void *walk_through(void *walking)
{
    walk *self = walking;
    gm_annotator *annotator;
    uint32_t count = self->differs = self->kit->texts.count;
    self->status = gm_annotator_open(self->kit->pipeline, &annotator);
    if (self->status != GM_OK)
        gm_buffer_puts(&self->got, gm_annotator_message(annotator));
    for (uint32_t i = 0; self->status == GM_OK && i < count; i++) {
        if (!step(self, annotator, self->backwards ? count - 1 - i : i))
            break;
    }
    gm_annotator_close(annotator);
    return NULL;
}

/* Whether all was the same; frees what the walk holds. */
static bool judge(kit *kit, const char *what, walk *self)
{
    bool same = self->status == GM_OK && self->differs == kit->texts.count;
    if (self->status != GM_OK)
        kit_failed(kit, "%s: %.*s", what, (int)self->got.len, self->got.ptr);
    else if (!same)
        kit_tell_difference(kit, what, kit->texts.at[self->differs],
                            line_of(&self->expected->at[self->differs]),
                            line_of(&self->got));
    gm_buffer_free(&self->got);
    return same;
}

/* ---- One after another ------------------------------------------------------- */

static bool note_lines(kit *kit, lines *lines)
{
    gm_annotator *annotator;
    gm_status status = gm_annotator_open(kit->pipeline, &annotator);
    for (uint32_t i = 0; status == GM_OK && i < kit->texts.count; i++) {
        gm_text line = {"", 0};
        kit_doing("a text of %u bytes", kit->texts.at[i].len);
        status = kit_annotate(annotator, kit->texts.at[i], &line);
        gm_buffer_add(&lines->at[i], line.ptr, line.len);
        if (status == GM_OK && lines->at[i].failed)
            status = GM_NOMEM;
    }
    if (status != GM_OK)
        kit_failed(kit, "any text: %s", gm_annotator_message(annotator));
    gm_annotator_close(annotator);
    return status == GM_OK;
}

static void check_order(kit *kit, const lines *expected)
{
    walk walk = {.kit = kit, .expected = expected, .backwards = true};
    kit_doing("the same texts in another order");
    walk_through(&walk);
    if (judge(kit, "another order of documents", &walk))
        kit_passed("%u texts: the same after any other", kit->texts.count);
}

/* ---- Two threads at once ----------------------------------------------------- */

static void check_threads(kit *kit, const lines *expected)
{
    walk walks[2] = {{.kit = kit, .expected = expected},
                     {.kit = kit, .expected = expected, .backwards = true}};
    pthread_t threads[2];
    uint32_t started = 0;
    kit_doing("two threads at once");
    while (started < 2 &&
           pthread_create(&threads[started], NULL, walk_through, &walks[started]) == 0)
        started++;
    for (uint32_t i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
    if (started < 2)
        kit_failed(kit, "two threads at once: the system gives no thread");
    bool same = started == 2;
    for (uint32_t i = 0; i < started; i++)
        same &= judge(kit, "two threads at once", &walks[i]);
    if (same)
        kit_passed("%u texts: the same on two threads at once", kit->texts.count);
}

void kit_check_repeats(kit *kit)
{
    lines expected = {calloc(kit->texts.count + 1, sizeof *expected.at)};
    if (!expected.at) {
        kit_failed(kit, "out of memory");
        return;
    }
    if (note_lines(kit, &expected)) {
        check_order(kit, &expected);
        check_threads(kit, &expected);
    }
    for (uint32_t i = 0; i < kit->texts.count; i++)
        gm_buffer_free(&expected.at[i]);
    free(expected.at);
}
