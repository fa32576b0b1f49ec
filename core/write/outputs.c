/* Compressed outputs can be cut between their frames alone, and all outputs have to be
 * cut at one document: so frames end together, behind a document that is chosen by what
 * has been written since the last time.  It is the same in every run, and so the bytes
 * are, wherever a run was interrupted. */
#include "write/outputs.h"

#include "write/failures.h"
#include "write/frame.h"
#include "write/outputs_state.h"

#include <stdlib.h>
#include <sys/stat.h>

enum { FRAME_BYTES = 4 * 1024 * 1024, FRAME_DOCUMENTS = 512 };

/* ---- Which formats ----------------------------------------------------------- */

static gm_status no_format(const char *name, gm_error *err)
{
    gm_buffer names = {0};
    for (uint32_t i = 0; gm_write_formats[i]; i++)
        gm_buffer_printf(&names, "%s%s", i ? ", " : "", gm_write_formats[i]->name);
    gm_buffer_put(&names, '\0');
    gm_status status =
        names.failed
            ? gm_error_nomem(err)
            : gm_fail(err, GM_CONFIG, "no format \"%s\" is written: there are %s", name,
                      names.ptr);
    gm_buffer_free(&names);
    return status;
}

/* A database in a compressed file cannot be written to. */
static gm_status check_place(const gm_out *out, gm_error *err)
{
    gm_text inner;
    if (!out->format->is_place)
        return GM_OK;
    if (!out->how.path)
        return gm_fail(err, GM_CONFIG,
                       "the format %s is several files: name the place with -o",
                       out->format->name);
    if (gm_packing_of(gm_text_of(out->how.path), &inner) == GM_NOT_PACKED)
        return GM_OK;
    return gm_fail(err, GM_CONFIG,
                   "the format %s cannot be compressed: call it \"%.*s\"",
                   out->format->name, (int)inner.len, inner.ptr);
}

static gm_status choose_format(gm_out *out, const gm_output *asked, gm_error *err)
{
    out->how.path = asked->path && strcmp(asked->path, "-") != 0 ? asked->path : NULL;
    out->format = asked->format   ? gm_write_format_find(asked->format)
                  : out->how.path ? gm_write_format_of_path(out->how.path)
                                  : NULL;
    if (asked->format && !out->format)
        return no_format(asked->format, err);
    if (!out->format)
        out->format = gm_write_formats[0];
    return check_place(out, err);
}

static gm_status refuse_twice(const char *path, gm_error *err)
{
    return gm_fail(err, GM_CONFIG,
                   "two outputs go to %s%s%s: name a place for each, -t FORMAT -o OUT",
                   path ? "\"" : "", path ? path : "standard output", path ? "\"" : "");
}

static bool is_same_place(const char *left, const char *right)
{
    return left && right ? strcmp(left, right) == 0 : left == right;
}

static gm_status check_places(const gm_outputs *outputs, const char *errors,
                              gm_error *err)
{
    for (uint32_t i = 0; i < outputs->count; i++) {
        const char *path = outputs->list[i].how.path;
        for (uint32_t j = 0; j < i; j++) {
            if (is_same_place(path, outputs->list[j].how.path))
                return refuse_twice(path, err);
        }
        if (errors && is_same_place(path, errors))
            return refuse_twice(path, err);
    }
    return GM_OK;
}

/* ---- Opening ----------------------------------------------------------------- */

/* Whether there is something that gm_outputs_begin() would empty. */
static bool is_there(const gm_out *out)
{
    struct stat status;
    return out->how.path && stat(out->how.path, &status) == 0 &&
           (out->format->is_place || (S_ISREG(status.st_mode) && status.st_size > 0));
}

static gm_status open_output(gm_outputs *outputs, gm_out *out, gm_error *err)
{
    outputs->found |= is_there(out);
    out->how.format = out->format;
    gm_status status = out->format->open(&out->how, &out->writer, err);
    if (status != GM_OK || out->format->is_place)
        return status;
    status = gm_sink_open(out->how.path, &out->sink, err);
    outputs->packed |= status == GM_OK && gm_sink_is_packed(out->sink);
    return status;
}

static gm_status open_errors(gm_outputs *outputs, const char *path, gm_error *err)
{
    if (!path)
        return GM_OK;
    gm_status status = gm_sink_open(path, &outputs->errors, err);
    if (status != GM_OK)
        return status;
    outputs->found_errors = gm_sink_length(outputs->errors) > 0;
    outputs->packed |= gm_sink_is_packed(outputs->errors);
    return GM_OK;
}

static gm_status open_all(gm_outputs *outputs, const gm_outputs_how *how,
                          const gm_output *asked, gm_error *err)
{
    gm_status status = GM_OK;
    for (uint32_t i = 0; status == GM_OK && i < outputs->count; i++) {
        outputs->list[i].how = (gm_writing){.offsets = how->offsets,
                                            .colour = how->colour,
                                            .note = how->note,
                                            .who = how->who};
        status = choose_format(&outputs->list[i], &asked[i], err);
    }
    if (status == GM_OK)
        status = check_places(outputs, how->errors, err);
    for (uint32_t i = 0; status == GM_OK && i < outputs->count; i++)
        status = open_output(outputs, &outputs->list[i], err);
    return status == GM_OK ? open_errors(outputs, how->errors, err) : status;
}

gm_status gm_outputs_open(const gm_outputs_how *how, gm_outputs **outputs,
                          gm_error *err)
{
    static const gm_output standard = {0};
    uint32_t count = how->count ? how->count : 1;
    gm_outputs *opened = calloc(1, sizeof *opened + count * sizeof opened->list[0]);
    if (!opened)
        return gm_error_nomem(err);
    opened->count = count;
    gm_status status =
        open_all(opened, how, how->count ? how->outputs : &standard, err);
    if (status == GM_OK)
        *outputs = opened;
    else
        gm_outputs_close(opened, err);
    return status;
}

uint32_t gm_outputs_count(const gm_outputs *outputs)
{
    return outputs->count;
}

bool gm_outputs_need_layers(const gm_outputs *outputs)
{
    for (uint32_t i = 0; i < outputs->count; i++) {
        if (outputs->list[i].format->take)
            return true;
    }
    return false;
}

/* ---- Documents --------------------------------------------------------------- */

gm_status gm_outputs_render(const gm_outputs *outputs, gm_buffer *rendered,
                            const gm_document *document, gm_offsets *scratch,
                            gm_error *err)
{
    gm_status status = GM_OK;
    for (uint32_t i = 0; status == GM_OK && i < outputs->count; i++) {
        const gm_out *out = &outputs->list[i];
        gm_buffer_clear(&rendered[i]);
        if (out->format->render)
            status =
                out->format->render(out->writer, &rendered[i], document, scratch, err);
    }
    return status;
}

static gm_status write_to(gm_outputs *outputs, gm_sink *sink, const gm_buffer *bytes,
                          gm_error *err)
{
    if (gm_sink_is_packed(sink))
        outputs->frame_bytes += bytes->len;
    return gm_sink_write(sink, bytes, err);
}

gm_status gm_outputs_take(gm_outputs *outputs, gm_buffer *rendered,
                          const gm_document *document, gm_error *err)
{
    gm_status status = GM_OK;
    for (uint32_t i = 0; status == GM_OK && i < outputs->count; i++) {
        gm_out *out = &outputs->list[i];
        if (out->format->take)
            status = out->format->take(out->writer, &rendered[i], document, err);
        if (status == GM_OK && out->sink)
            status = write_to(outputs, out->sink, &rendered[i], err);
    }
    return status;
}

gm_status gm_outputs_refuse(gm_outputs *outputs, const gm_refusal *refusal,
                            gm_error *err)
{
    gm_buffer line = {0};
    if (!outputs->errors)
        return GM_OK;
    gm_failures_write(&line, refusal);
    gm_status status = line.failed ? gm_error_nomem(err)
                                   : write_to(outputs, outputs->errors, &line, err);
    gm_buffer_free(&line);
    return status;
}

/* ---- Places to cut ----------------------------------------------------------- */

static gm_status end_frames(gm_outputs *outputs, gm_error *err)
{
    gm_status status =
        outputs->errors ? gm_sink_end_frame(outputs->errors, err) : GM_OK;
    for (uint32_t i = 0; status == GM_OK && i < outputs->count; i++) {
        if (outputs->list[i].sink)
            status = gm_sink_end_frame(outputs->list[i].sink, err);
    }
    return status;
}

gm_status gm_outputs_settle(gm_outputs *outputs, bool *can_be_cut, gm_error *err)
{
    *can_be_cut = !outputs->packed || ++outputs->frame_documents >= FRAME_DOCUMENTS ||
                  outputs->frame_bytes >= FRAME_BYTES;
    if (!outputs->packed || !*can_be_cut)
        return GM_OK;
    outputs->frame_documents = 0;
    outputs->frame_bytes = 0;
    return end_frames(outputs, err);
}

/* ---- The end ----------------------------------------------------------------- */

static gm_status finish(gm_out *out, gm_error *err)
{
    gm_buffer last = {0};
    gm_status status =
        out->format->finish ? out->format->finish(out->writer, &last, err) : GM_OK;
    if (status == GM_OK && out->sink)
        status = gm_sink_write(out->sink, &last, err);
    if (status == GM_OK && out->sink)
        status = gm_sink_finish(out->sink, err);
    gm_buffer_free(&last);
    return status;
}

gm_status gm_outputs_finish(gm_outputs *outputs, bool stopped, gm_error *err)
{
    gm_status status = GM_OK;
    for (uint32_t i = 0; status == GM_OK && i < outputs->count; i++) {
        if (!stopped || !outputs->list[i].format->is_place)
            status = finish(&outputs->list[i], err);
    }
    if (status == GM_OK && outputs->errors)
        status = gm_sink_finish(outputs->errors, err);
    return status;
}

gm_status gm_outputs_close(gm_outputs *outputs, gm_error *err)
{
    if (!outputs)
        return GM_OK;
    gm_status status = gm_sink_close(outputs->errors, err);
    for (uint32_t i = 0; i < outputs->count; i++) {
        gm_out *out = &outputs->list[i];
        gm_status closed = gm_sink_close(out->sink, err);
        if (out->writer && out->format->close)
            out->format->close(out->writer);
        status = status == GM_OK ? closed : status;
    }
    free(outputs);
    return status;
}
