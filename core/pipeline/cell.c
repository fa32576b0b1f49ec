/* Both sides send a length and then so many bytes.  A process has one document at a
 * time, and reads it to its end before it sends anything, so that neither side waits
 * for the other while that one sends. */
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */
#include "pipeline/cell.h"

#include "pipeline/wire.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

enum { KEPT = 4 * 1024 * 1024, BLOCK = 256 * 1024 };

static size_t note_size(const gm_pipeline *pipeline)
{
    return sizeof(gm_cell_note) + pipeline->plan.count * sizeof(uint64_t);
}

/* ---- Bytes ------------------------------------------------------------------- */

static bool send_all(int socket, const char *ptr, size_t len)
{
    while (len) {
        ssize_t sent = send(socket, ptr, len, MSG_NOSIGNAL);
        if (sent < 0 && errno != EINTR)
            return false;
        ptr += sent < 0 ? 0 : sent;
        len -= sent < 0 ? 0 : (size_t)sent;
    }
    return true;
}

static bool receive_all(int socket, char *ptr, size_t len)
{
    while (len) {
        ssize_t got = recv(socket, ptr, len, 0);
        if (got == 0 || (got < 0 && errno != EINTR))
            return false;
        ptr += got < 0 ? 0 : got;
        len -= got < 0 ? 0 : (size_t)got;
    }
    return true;
}

/* A message begins with room for its length, which is not counted. */
static void begin_message(gm_buffer *message)
{
    if (message->capacity > KEPT)
        gm_buffer_free(message);
    gm_buffer_clear(message);
    gm_wire_put_number(message, 0);
}

static bool send_message(int socket, gm_buffer *message)
{
    if (message->failed)
        return false;
    uint64_t len = message->len - sizeof len;
    memcpy(message->ptr, &len, sizeof len);
    return send_all(socket, message->ptr, message->len);
}

/* ---- Inside the process ------------------------------------------------------ */

typedef struct inmate {
    gm_cell *cell;
    int socket;
    gm_worker worker;
    gm_document *document;
    gm_offsets offsets;
    gm_buffer *rendered;
    gm_buffer message;
} inmate;

static void do_nothing(int number)
{
    (void)number;
}

/* The run stops when the process that reads and writes does: signals that ask for it
 * are not for this one.  A handler, for programs that a stage starts ignore what is
 * ignored here. */
static void settle_in(void)
{
    struct sigaction action = {.sa_handler = do_nothing, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    setpgid(0, 0);
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
}

static gm_status start(inmate *self, gm_error *err)
{
    gm_status status = gm_worker_start(&self->worker, self->cell->pipeline, err);
    if (status != GM_OK)
        return status;
    self->worker.at = &self->cell->note->at;
    self->document = gm_document_new(&gm_host_table);
    self->rendered = calloc(self->cell->flow->outputs, sizeof *self->rendered);
    return self->document && self->rendered ? GM_OK : gm_error_nomem(err);
}

/* False when there are no more documents. */
static bool receive_document(inmate *self, gm_status *status, gm_error *err)
{
    uint64_t len;
    gm_buffer *message = &self->message;
    if (!receive_all(self->socket, (char *)&len, sizeof len))
        return false;
    gm_buffer_clear(message);
    if (!gm_buffer_reserve(message, len) ||
        !receive_all(self->socket, message->ptr, len))
        return false;
    gm_wire in = {message->ptr, len, false};
    gm_document_reset(self->document);
    *status = gm_wire_input(&in, self->document);
    if (*status == GM_NOMEM)
        gm_error_nomem(err);
    else if (*status != GM_OK)
        gm_fail(err, *status, "a document was damaged on its way to its process");
    return true;
}

static void note_times(inmate *self)
{
    for (uint32_t i = 0; i < self->cell->pipeline->plan.count; i++) {
        self->cell->note->nanoseconds[i] += self->worker.nanoseconds[i];
        self->worker.nanoseconds[i] = 0;
    }
}

static gm_status annotate(inmate *self, gm_error *err)
{
    const gm_flow *flow = self->cell->flow;
    gm_status status = gm_worker_process(&self->worker, self->document,
                                         self->cell->pipeline->plan.count, err);
    note_times(self);
    return status == GM_OK ? flow->render(flow->who, self->rendered, self->document,
                                          &self->offsets, err)
                           : status;
}

static void put_result(inmate *self, gm_buffer *message)
{
    const gm_flow *flow = self->cell->flow;
    for (uint32_t i = 0; i < flow->outputs; i++) {
        gm_buffer *rendered = &self->rendered[i];
        message->failed |= rendered->failed;
        gm_wire_put_number(message, rendered->len);
        if (rendered->len)
            gm_buffer_add(message, rendered->ptr, rendered->len);
        if (rendered->capacity > KEPT)
            gm_buffer_free(rendered);
    }
    if (flow->needs_layers)
        gm_wire_put_layers(message, self->document);
}

static bool answer(inmate *self, gm_status status, const gm_failure *failure,
                   bool with_result)
{
    gm_buffer *message = &self->message;
    begin_message(message);
    gm_wire_put_number(message, (uint64_t)status);
    gm_wire_put_text(message, gm_text_of(failure->message));
    if (status == GM_OK && with_result)
        put_result(self, message);
    return send_message(self->socket, message);
}

/* Never comes back: what the process has of open files and of buffers is its parent's,
 * so that nothing is flushed. */
static void live(gm_cell *cell, int socket)
{
    inmate self = {.cell = cell, .socket = socket};
    gm_failure failure;
    gm_failure_init(&failure);
    settle_in();
    gm_status status = start(&self, &failure.error);
    bool goes_on = answer(&self, status, &failure, false) && status == GM_OK;
    while (goes_on) {
        gm_failure_init(&failure);
        goes_on = receive_document(&self, &status, &failure.error);
        if (goes_on && status == GM_OK)
            status = annotate(&self, &failure.error);
        goes_on = goes_on && answer(&self, status, &failure, true);
    }
    gm_worker_stop(&self.worker);
    _exit(0);
}

/* ---- Outside ----------------------------------------------------------------- */

gm_status gm_cell_open(gm_cell *cell, const gm_pipeline *pipeline, const gm_flow *flow,
                       gm_error *err)
{
    *cell = (gm_cell){.pipeline = pipeline, .flow = flow, .socket = -1};
    void *note = mmap(NULL, note_size(pipeline), PROT_READ | PROT_WRITE,
                      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (note == MAP_FAILED)
        return gm_error_nomem(err);
    cell->note = note;
    return GM_OK;
}

void gm_cell_close(gm_cell *cell)
{
    gm_cell_end(cell);
    if (cell->note)
        munmap(cell->note, note_size(cell->pipeline));
    gm_buffer_free(&cell->answer);
    *cell = (gm_cell){.socket = -1};
}

gm_status gm_cell_start(gm_cell *cell, const gm_cell *cells, uint32_t count,
                        gm_error *err)
{
    int ends[2];
    gm_buffer_clear(&cell->answer);
    cell->note->at = UINT32_MAX;
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
        return gm_fail(err, GM_NOMEM, "cannot start a process: %s", strerror(errno));
    cell->process = fork();
    if (cell->process == 0) {
        for (uint32_t i = 0; i < count; i++) {
            if (cells[i].process > 0 && cells[i].socket >= 0)
                close(cells[i].socket);
        }
        close(ends[0]);
        live(cell, ends[1]);
    }
    int why = errno;
    close(ends[1]);
    cell->socket = ends[0];
    if (cell->process > 0) {
        setpgid(cell->process, cell->process);
        return GM_OK;
    }
    cell->process = 0;
    gm_cell_end(cell);
    return gm_fail(err, GM_NOMEM, "cannot start a process: %s: use fewer, -j",
                   strerror(why));
}

bool gm_cell_send(gm_cell *cell, const gm_document *document, gm_buffer *scratch)
{
    gm_buffer_clear(&cell->answer);
    begin_message(scratch);
    gm_wire_put_input(scratch, document);
    return send_message(cell->socket, scratch);
}

static bool is_whole(const gm_buffer *answer)
{
    uint64_t len;
    if (answer->len < sizeof len)
        return false;
    memcpy(&len, answer->ptr, sizeof len);
    return answer->len - sizeof len >= len;
}

bool gm_cell_receive(gm_cell *cell, bool *whole)
{
    gm_buffer *answer = &cell->answer;
    ssize_t got = 0;
    if (!gm_buffer_reserve(answer, BLOCK))
        return false;
    got = recv(cell->socket, answer->ptr + answer->len, BLOCK, MSG_DONTWAIT);
    bool waits = got < 0 && (errno == EAGAIN || errno == EINTR);
    answer->len += got > 0 ? (size_t)got : 0;
    *whole = is_whole(answer);
    return got > 0 || waits;
}

gm_status gm_cell_answer(const gm_cell *cell, const char **outputs, size_t *len,
                         gm_error *err)
{
    gm_wire in = {cell->answer.ptr, cell->answer.len, false};
    gm_wire_number(&in);
    gm_status status = (gm_status)gm_wire_number(&in);
    gm_text message = gm_wire_text(&in);
    *outputs = in.ptr;
    *len = in.len;
    return status == GM_OK ? GM_OK : gm_fail(err, status, "%s", message.ptr);
}

int gm_cell_end(gm_cell *cell)
{
    int status = 0;
    if (cell->socket >= 0)
        close(cell->socket);
    cell->socket = -1;
    if (cell->process <= 0)
        return 0;
    kill(-cell->process, SIGKILL);
    kill(cell->process, SIGKILL);
    while (waitpid(cell->process, &status, 0) < 0 && errno == EINTR)
        continue;
    cell->process = 0;
    return status;
}
