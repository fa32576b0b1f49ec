/* Where outputs can be cut, as lines of text: "output LENGTH" (of a place: "place") and
 * "state WHAT THE WRITER KNOWS" for each, then "errors LENGTH". */
#include "write/outputs_state.h"

#include <inttypes.h>

bool gm_outputs_can_go_on(const gm_outputs *outputs)
{
    if (outputs->errors && !gm_sink_is_file(outputs->errors))
        return false;
    for (uint32_t i = 0; i < outputs->count; i++) {
        if (outputs->list[i].sink && !gm_sink_is_file(outputs->list[i].sink))
            return false;
    }
    return true;
}

const char *gm_outputs_path(const gm_outputs *outputs)
{
    return outputs->list[0].how.path;
}

bool gm_outputs_frames(const gm_outputs *outputs)
{
    return outputs->packed;
}

bool gm_outputs_found(const gm_outputs *outputs)
{
    return outputs->found || outputs->found_errors;
}

bool gm_outputs_found_errors(const gm_outputs *outputs)
{
    return outputs->found_errors;
}

bool gm_outputs_are_lines(const gm_outputs *outputs)
{
    return outputs->count == 1 && !outputs->packed &&
           outputs->list[0].format == gm_write_formats[0];
}

static const char *last_component(const char *path)
{
    const char *slash = path ? strrchr(path, '/') : NULL;
    return slash ? slash + 1 : path ? path : "-";
}

void gm_outputs_describe(const gm_outputs *outputs, gm_buffer *line)
{
    for (uint32_t i = 0; i < outputs->count; i++)
        gm_buffer_printf(line, "%s%s %s", i ? ", " : "", outputs->list[i].format->name,
                         last_component(outputs->list[i].how.path));
    if (outputs->errors)
        gm_buffer_puts(line, ", errors");
}

/* ---- Saving ------------------------------------------------------------------ */

static gm_status save_sink(gm_sink *sink, const char *what, gm_buffer *lines,
                           gm_error *err)
{
    uint64_t length;
    gm_status status = gm_sink_flush(sink, false, &length, err);
    if (status == GM_OK)
        gm_buffer_printf(lines, "%s %" PRIu64 "\n", what, length);
    return status;
}

static gm_status save_output(gm_out *out, gm_buffer *lines, gm_error *err)
{
    gm_status status = GM_OK;
    if (out->sink)
        status = save_sink(out->sink, "output", lines, err);
    else
        gm_buffer_puts(lines, "place 0\n");
    gm_buffer_puts(lines, "state ");
    if (status == GM_OK && out->format->save)
        out->format->save(out->writer, lines);
    gm_buffer_put(lines, '\n');
    return status;
}

gm_status gm_outputs_save(gm_outputs *outputs, gm_buffer *lines, gm_error *err)
{
    gm_status status = GM_OK;
    for (uint32_t i = 0; status == GM_OK && i < outputs->count; i++)
        status = save_output(&outputs->list[i], lines, err);
    if (status == GM_OK && outputs->errors)
        status = save_sink(outputs->errors, "errors", lines, err);
    if (status == GM_OK && lines->failed)
        status = gm_fail(err, GM_OUTPUT,
                         "what is needed to go on with the output cannot be saved");
    return status;
}

gm_status gm_outputs_sync(gm_outputs *outputs, gm_error *err)
{
    uint64_t length;
    gm_status status =
        outputs->errors ? gm_sink_flush(outputs->errors, true, &length, err) : GM_OK;
    for (uint32_t i = 0; status == GM_OK && i < outputs->count; i++) {
        if (outputs->list[i].sink)
            status = gm_sink_flush(outputs->list[i].sink, true, &length, err);
    }
    return status;
}

/* ---- Recalling --------------------------------------------------------------- */

/* The next line, if it begins with `key` and a space; what is behind in `value`. */
static bool take_line(gm_text *lines, const char *key, gm_text *value)
{
    uint32_t len = (uint32_t)strlen(key);
    const char *feed = lines->len ? memchr(lines->ptr, '\n', lines->len) : NULL;
    if (!feed || (uint32_t)(feed - lines->ptr) <= len ||
        memcmp(lines->ptr, key, len) != 0 || lines->ptr[len] != ' ')
        return false;
    *value = (gm_text){lines->ptr + len + 1, (uint32_t)(feed - lines->ptr) - len - 1};
    lines->len -= (uint32_t)(feed - lines->ptr) + 1;
    lines->ptr = feed + 1;
    return true;
}

static bool take_length(gm_text *lines, const char *key, uint64_t *length)
{
    gm_text digits;
    if (!take_line(lines, key, &digits) || digits.len == 0 || digits.len > 19)
        return false;
    *length = 0;
    for (uint32_t i = 0; i < digits.len; i++) {
        if (digits.ptr[i] < '0' || digits.ptr[i] > '9')
            return false;
        *length = *length * 10 + (uint64_t)(digits.ptr[i] - '0');
    }
    return true;
}

static gm_status check_length(const gm_sink *sink, const char *path, uint64_t length,
                              gm_error *err)
{
    if (!sink || gm_sink_length(sink) >= length)
        return GM_OK;
    return gm_fail(err, GM_CONFIG,
                   "cannot go on with \"%s\": it has %" PRIu64 " bytes, and %" PRIu64
                   " had been written: run it again without --resume",
                   path, gm_sink_length(sink), length);
}

static gm_status recall_output(gm_out *out, gm_text *lines, gm_error *err)
{
    if (!take_length(lines, out->sink ? "output" : "place", &out->length) ||
        !take_line(lines, "state", &out->state))
        return gm_fail(err, GM_CONFIG, "it does not tell of \"%s\"", out->how.path);
    return check_length(out->sink, out->how.path, out->length, err);
}

gm_status gm_outputs_recall(gm_outputs *outputs, gm_text lines, gm_error *err)
{
    gm_status status = GM_OK;
    for (uint32_t i = 0; status == GM_OK && i < outputs->count; i++)
        status = recall_output(&outputs->list[i], &lines, err);
    if (status == GM_OK && outputs->errors &&
        !take_length(&lines, "errors", &outputs->errors_length))
        status = gm_fail(err, GM_CONFIG, "it does not tell of the file of failures");
    if (status == GM_OK && outputs->errors)
        status = check_length(outputs->errors, "the file of failures",
                              outputs->errors_length, err);
    outputs->recalled = status == GM_OK;
    return status;
}

void gm_outputs_recall_all(gm_outputs *outputs)
{
    for (uint32_t i = 0; i < outputs->count; i++) {
        if (outputs->list[i].sink)
            outputs->list[i].length = gm_sink_length(outputs->list[i].sink);
    }
    if (outputs->errors)
        outputs->errors_length = gm_sink_length(outputs->errors);
}

static gm_status begin(gm_outputs *outputs, gm_out *out, gm_error *err)
{
    gm_status status = GM_OK;
    if (outputs->recalled && out->format->restore)
        status = out->format->restore(out->writer, out->state, err);
    if (status == GM_OK && out->sink)
        status = gm_sink_begin(out->sink, out->length, err);
    return status;
}

gm_status gm_outputs_begin(gm_outputs *outputs, gm_error *err)
{
    gm_status status = GM_OK;
    for (uint32_t i = 0; status == GM_OK && i < outputs->count; i++)
        status = begin(outputs, &outputs->list[i], err);
    if (status == GM_OK && outputs->errors)
        status = gm_sink_begin(outputs->errors, outputs->errors_length, err);
    return status;
}
