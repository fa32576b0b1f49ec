/* The window is a buffer of which the first bytes have been passed over; they are
 * dropped when more are wanted than there is room for. */
#include "io/stream.h"

#include "base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BLOCK = 256 * 1024 };

struct gm_stream {
    gm_stream_origin origin;
    gm_buffer window;
    size_t at; /* of the next byte in the window */
    bool ended;
    gm_failure failure; /* why the bytes break off, until that is said */
    uint32_t line_number;
    uint64_t got; /* bytes of the origin so far */
};

gm_stream *gm_stream_new(const gm_stream_origin *origin)
{
    gm_stream *stream = calloc(1, sizeof *stream);
    if (stream) {
        stream->origin = *origin;
        gm_failure_init(&stream->failure);
    } else if (origin->close) {
        origin->close(origin->who);
    }
    return stream;
}

void gm_stream_close(gm_stream *stream)
{
    if (!stream)
        return;
    if (stream->origin.close)
        stream->origin.close(stream->origin.who);
    gm_buffer_free(&stream->window);
    free(stream);
}

/* ---- Files ------------------------------------------------------------------- */

typedef struct plain_file {
    int descriptor;
    char path[]; /* for messages */
} plain_file;

static gm_status more_of_file(void *who, char *room, size_t size, size_t *got,
                              gm_error *err)
{
    plain_file *file = who;
    ssize_t bytes;
    do {
        bytes = read(file->descriptor, room, size);
    } while (bytes < 0 && errno == EINTR);
    if (bytes < 0)
        return gm_fail(err, GM_INPUT, "cannot read \"%s\": %s", file->path,
                       strerror(errno));
    *got = (size_t)bytes;
    return GM_OK;
}

static void close_file(void *who)
{
    plain_file *file = who;
    if (file->descriptor > STDIN_FILENO)
        close(file->descriptor);
    free(file);
}

gm_status gm_stream_open(const char *path, gm_stream **stream, gm_error *err)
{
    bool is_stdin = strcmp(path, "-") == 0;
    const char *shown = is_stdin ? "standard input" : path;
    plain_file *file = malloc(sizeof *file + strlen(shown) + 1);
    if (!file)
        return gm_error_nomem(err);
    memcpy(file->path, shown, strlen(shown) + 1);
    file->descriptor = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (file->descriptor < 0) {
        free(file);
        return gm_fail(err, GM_INPUT, "cannot open \"%s\": %s", path, strerror(errno));
    }
    *stream = gm_stream_new(
        &(gm_stream_origin){.who = file, .more = more_of_file, .close = close_file});
    return *stream ? GM_OK : gm_error_nomem(err);
}

/* ---- Memory ------------------------------------------------------------------ */

static gm_status more_of_text(void *who, char *room, size_t size, size_t *got,
                              gm_error *err)
{
    gm_text *left = who;
    (void)err;
    *got = left->len < size ? left->len : size;
    if (*got)
        memcpy(room, left->ptr, *got);
    left->ptr += *got;
    left->len -= (uint32_t)*got;
    return GM_OK;
}

gm_stream *gm_stream_over(gm_text bytes)
{
    gm_text *left = malloc(sizeof *left);
    if (!left)
        return NULL;
    *left = bytes;
    return gm_stream_new(
        &(gm_stream_origin){.who = left, .more = more_of_text, .close = free});
}

/* ---- The window -------------------------------------------------------------- */

static size_t shown(const gm_stream *stream)
{
    return stream->window.len - stream->at;
}

static void drop_passed(gm_stream *stream)
{
    gm_buffer *window = &stream->window;
    if (stream->at == 0)
        return;
    memmove(window->ptr, window->ptr + stream->at, shown(stream));
    window->len -= stream->at;
    stream->at = 0;
}

/* One more block, unless the end has been met.  A failure ends the bytes, so that
 * nobody who goes on after it asks again for ever; it is said by break_off(). */
static gm_status fill(gm_stream *stream, gm_error *err)
{
    size_t got = 0;
    if (stream->window.capacity - stream->window.len < BLOCK)
        drop_passed(stream);
    if (!gm_buffer_reserve(&stream->window, BLOCK))
        return gm_error_nomem(err);
    gm_status status =
        stream->origin.more(stream->origin.who, stream->window.ptr + stream->window.len,
                            BLOCK, &got, &stream->failure.error);
    if (status == GM_NOMEM)
        return gm_error_nomem(err);
    stream->failure.status = status;
    stream->window.len += status == GM_OK ? got : 0;
    stream->got += status == GM_OK ? got : 0;
    stream->ended = status != GM_OK || got == 0;
    return GM_OK;
}

/* Says why the bytes break off, if they do, and passes over what is left of them. */
static gm_status break_off(gm_stream *stream, gm_error *err)
{
    gm_status status = stream->failure.status;
    if (status == GM_OK)
        return GM_OK;
    gm_fail(err, status, "%s", stream->failure.message);
    gm_failure_init(&stream->failure);
    stream->at = stream->window.len;
    return status;
}

gm_status gm_stream_peek(gm_stream *stream, size_t wanted, gm_text *bytes,
                         gm_error *err)
{
    while (shown(stream) < wanted && !stream->ended) {
        gm_status status = fill(stream, err);
        if (status != GM_OK)
            return status;
    }
    size_t len = shown(stream) < INT32_MAX ? shown(stream) : INT32_MAX;
    *bytes = (gm_text){len ? stream->window.ptr + stream->at : "", (uint32_t)len};
    return wanted && len == 0 ? break_off(stream, err) : GM_OK;
}

gm_status gm_stream_is_whole(gm_stream *stream, gm_error *err)
{
    return break_off(stream, err);
}

void gm_stream_skip(gm_stream *stream, size_t bytes)
{
    stream->at += bytes;
}

/* ---- Lines ------------------------------------------------------------------- */

static gm_status skip_byte_order_mark(gm_stream *stream, gm_error *err)
{
    gm_text bytes;
    gm_status status = gm_stream_peek(stream, 3, &bytes, err);
    if (status == GM_OK && bytes.len >= 3 && memcmp(bytes.ptr, "\xEF\xBB\xBF", 3) == 0)
        stream->at += 3;
    return status;
}

/* The bytes before the next line feed; all that is left, if there is none, or all that
 * has been read, if that is too long for a line. */
static gm_status find_feed(gm_stream *stream, size_t *len, gm_error *err)
{
    for (size_t searched = 0;;) {
        const char *begin = stream->window.ptr + stream->at;
        const char *feed = shown(stream) > searched ? memchr(begin + searched, '\n',
                                                             shown(stream) - searched)
                                                    : NULL;
        *len = feed ? (size_t)(feed - begin) : shown(stream);
        if (feed || *len > INT32_MAX)
            return GM_OK;
        if (stream->ended)
            return break_off(stream, err);
        searched = *len;
        gm_status status = fill(stream, err);
        if (status != GM_OK)
            return status;
    }
}

static gm_status skip_long_line(gm_stream *stream, gm_error *err)
{
    const char *feed = NULL;
    gm_text bytes = {"", 0};
    gm_status status;
    do {
        status = gm_stream_peek(stream, 1, &bytes, err);
        feed = status == GM_OK ? memchr(bytes.ptr, '\n', bytes.len) : NULL;
        stream->at += feed ? (size_t)(feed - bytes.ptr) + 1 : bytes.len;
    } while (status == GM_OK && !feed && bytes.len);
    return status;
}

gm_status gm_stream_whole_line(gm_stream *stream, gm_text *line, bool *end,
                               gm_error *err)
{
    gm_text bytes;
    size_t len;
    gm_status status =
        stream->line_number == 0 ? skip_byte_order_mark(stream, err) : GM_OK;
    if (status == GM_OK)
        status = gm_stream_peek(stream, 1, &bytes, err);
    if (status != GM_OK)
        return status;
    *end = bytes.len == 0;
    if (!*end)
        status = find_feed(stream, &len, err);
    if (*end || status != GM_OK)
        return status;
    stream->line_number++;
    if (len >= INT32_MAX) {
        status = skip_long_line(stream, err);
        return status == GM_OK
                   ? gm_fail(err, GM_INPUT, "the line is longer than 2147483647 bytes")
                   : status;
    }
    len += len < shown(stream);
    *line = (gm_text){stream->window.ptr + stream->at, (uint32_t)len};
    stream->at += len; /* with its feed, if it has one */
    return GM_OK;
}

gm_status gm_stream_line(gm_stream *stream, gm_text *line, bool *end, gm_error *err)
{
    gm_status status = gm_stream_whole_line(stream, line, end, err);
    if (status != GM_OK || *end)
        return status;
    bool ended = line->ptr[line->len - 1] == '\n';
    line->len -= ended;
    if (line->len && line->ptr[line->len - 1] == '\r')
        line->len--;
    return GM_OK;
}

uint64_t gm_stream_passed(const gm_stream *stream)
{
    return stream->got - shown(stream);
}

uint32_t gm_stream_line_number(const gm_stream *stream)
{
    return stream->line_number;
}

gm_status gm_stream_rest(gm_stream *stream, gm_buffer *into, gm_error *err)
{
    for (;;) {
        if (into->len + shown(stream) > INT32_MAX)
            return gm_fail(err, GM_INPUT,
                           "the text has more than %d bytes: cut it into documents",
                           INT32_MAX);
        gm_buffer_add(into, shown(stream) ? stream->window.ptr + stream->at : "",
                      shown(stream));
        stream->at = stream->window.len;
        if (into->failed)
            return gm_error_nomem(err);
        if (stream->ended)
            return break_off(stream, err);
        gm_status status = fill(stream, err);
        if (status != GM_OK)
            return status;
    }
}
