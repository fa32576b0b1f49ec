/* The bytes of one file, read forward through a window.
 *
 * Where the bytes come from (a file, standard input, a member of an archive) is the
 * business of whoever opens the stream.  What the functions below show lives until the
 * next call. */
#ifndef GM_IO_STREAM_H
#define GM_IO_STREAM_H

#include "base/buffer.h"

typedef struct gm_stream gm_stream;

/* Where the bytes come from. */
typedef struct gm_stream_origin {
    void *who;
    /* Up to `size` more bytes into `room`; `*got` 0 at the end.  Fails with GM_INPUT,
     * the message naming the file, and GM_NOMEM. */
    gm_status (*more)(void *who, char *room, size_t size, size_t *got, gm_error *err);
    void (*close)(void *who); /* NULL: nothing to be done */
} gm_stream_origin;

/* NULL if memory ran out; `origin` is then closed. */
gm_stream *gm_stream_new(const gm_stream_origin *origin);

/* `path` "-" is standard input.  Fails with GM_INPUT if the file cannot be opened. */
gm_status gm_stream_open(const char *path, gm_stream **stream, gm_error *err);

void gm_stream_close(gm_stream *stream);

/* Over bytes in memory, which outlive it; NULL if memory ran out. */
gm_stream *gm_stream_over(gm_text bytes);

/* The next bytes, which stay: `wanted` of them or more, fewer before the end only.
 * Where the bytes break off because they cannot be read, what there is before is shown
 * first: it fails when there is nothing left. */
gm_status gm_stream_peek(gm_stream *stream, size_t wanted, gm_text *bytes,
                         gm_error *err);

/* Whoever was shown fewer bytes than wanted, and would take what is there for the last
 * of the file, asks whether it is: fails if the bytes break off, and passes over them.
 */
gm_status gm_stream_is_whole(gm_stream *stream, gm_error *err);

/* Passes over bytes that gm_stream_peek() has shown. */
void gm_stream_skip(gm_stream *stream, size_t bytes);

/* The next line without its break ("\n" or "\r\n"); `end` behind the last.  A byte
 * order mark before the first is left out.  Fails with GM_INPUT, too, for a line of
 * more than INT32_MAX bytes, which is passed over and never held as a whole. */
gm_status gm_stream_line(gm_stream *stream, gm_text *line, bool *end, gm_error *err);

/* The same with its break, if it has one. */
gm_status gm_stream_whole_line(gm_stream *stream, gm_text *line, bool *end,
                               gm_error *err);

/* The number of the last line that was given, from 1. */
uint32_t gm_stream_line_number(const gm_stream *stream);

/* Bytes that were passed over, or given as lines, so far. */
uint64_t gm_stream_passed(const gm_stream *stream);

/* Everything to the end, appended to `into`.  Fails with GM_INPUT, too, as soon as that
 * is more than INT32_MAX bytes, and so more than a text may have. */
gm_status gm_stream_rest(gm_stream *stream, gm_buffer *into, gm_error *err);

#endif
