#include "write/outputs.h"

#include "write/sink.h"

#include <stdlib.h>

typedef struct output {
    const gm_write_format *format;
    gm_writing how;
    void *writer;
    gm_sink *sink; /* NULL of a format that is a place */
} output;

struct gm_outputs {
    uint32_t count;
    output list[];
};

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

static gm_status choose_format(output *out, const gm_output *asked, gm_error *err)
{
    out->how.path = asked->path && strcmp(asked->path, "-") != 0 ? asked->path : NULL;
    out->format = asked->format   ? gm_write_format_find(asked->format)
                  : out->how.path ? gm_write_format_of_path(out->how.path)
                                  : NULL;
    if (asked->format && !out->format)
        return no_format(asked->format, err);
    if (!out->format)
        out->format = gm_write_formats[0];
    if (out->format->is_place && !out->how.path)
        return gm_fail(err, GM_CONFIG,
                       "the format %s is several files: name the place with -o",
                       out->format->name);
    return GM_OK;
}

static bool is_same_place(const output *left, const output *right)
{
    return left->how.path && right->how.path
               ? strcmp(left->how.path, right->how.path) == 0
               : left->how.path == right->how.path;
}

static gm_status check_places(const gm_outputs *outputs, gm_error *err)
{
    for (uint32_t i = 0; i < outputs->count; i++) {
        for (uint32_t j = 0; j < i; j++) {
            const char *path = outputs->list[i].how.path;
            if (is_same_place(&outputs->list[i], &outputs->list[j]))
                return gm_fail(err, GM_CONFIG,
                               "two outputs go to %s%s%s: name a place for each, -t "
                               "FORMAT -o OUT",
                               path ? "\"" : "", path ? path : "standard output",
                               path ? "\"" : "");
        }
    }
    return GM_OK;
}

/* ---- Opening ----------------------------------------------------------------- */

static gm_status open_output(output *out, bool go_on, gm_error *err)
{
    gm_status status = out->format->open(&out->how, &out->writer, err);
    if (status == GM_OK && !out->format->is_place)
        status = gm_sink_open(out->how.path, go_on, &out->sink, err);
    return status;
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
        status = check_places(outputs, err);
    for (uint32_t i = 0; status == GM_OK && i < outputs->count; i++)
        status = open_output(&outputs->list[i], how->go_on, err);
    return status;
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
        gm_outputs_close(opened, false, err);
    return status;
}

uint32_t gm_outputs_count(const gm_outputs *outputs)
{
    return outputs->count;
}

/* ---- Documents --------------------------------------------------------------- */

gm_status gm_outputs_render(const gm_outputs *outputs, gm_buffer *rendered,
                            const gm_document *document, gm_offsets *scratch,
                            gm_error *err)
{
    gm_status status = GM_OK;
    for (uint32_t i = 0; status == GM_OK && i < outputs->count; i++) {
        const output *out = &outputs->list[i];
        gm_buffer_clear(&rendered[i]);
        if (out->format->render)
            status =
                out->format->render(out->writer, &rendered[i], document, scratch, err);
    }
    return status;
}

gm_status gm_outputs_take(gm_outputs *outputs, gm_buffer *rendered,
                          const gm_document *document, gm_error *err)
{
    gm_status status = GM_OK;
    for (uint32_t i = 0; status == GM_OK && i < outputs->count; i++) {
        output *out = &outputs->list[i];
        if (out->format->take)
            status = out->format->take(out->writer, &rendered[i], document, err);
        if (status == GM_OK && out->sink)
            status = gm_sink_write(out->sink, &rendered[i], err);
    }
    return status;
}

/* ---- The end ----------------------------------------------------------------- */

static gm_status finish(output *out, gm_error *err)
{
    gm_buffer last = {0};
    gm_status status =
        out->format->finish ? out->format->finish(out->writer, &last, err) : GM_OK;
    if (status == GM_OK && out->sink)
        status = gm_sink_write(out->sink, &last, err);
    gm_buffer_free(&last);
    return status;
}

static gm_status close_output(output *out, bool whole, gm_error *err)
{
    gm_status status = whole ? finish(out, err) : GM_OK;
    gm_status closed = gm_sink_close(out->sink, err);
    if (out->writer && out->format->close)
        out->format->close(out->writer);
    return status == GM_OK ? closed : status;
}

gm_status gm_outputs_close(gm_outputs *outputs, bool whole, gm_error *err)
{
    gm_status status = GM_OK;
    if (!outputs)
        return GM_OK;
    for (uint32_t i = 0; i < outputs->count; i++) {
        gm_status closed = close_output(&outputs->list[i], whole, err);
        if (status == GM_OK)
            status = closed;
    }
    free(outputs);
    return status;
}
