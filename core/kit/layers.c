/* Layer by layer in the order of the stage's `writes`, row by row, column by column. */
#include "kit/layers.h"

#include <stdio.h>
#include <string.h>

enum { LONGEST_NAME = 64 };

static void put_quoted(gm_text text, gm_buffer *out)
{
    static const char special[] = "\n\t\"\\", letter[] = "nt\"\\";
    gm_buffer_put(out, '"');
    for (uint32_t i = 0; i < text.len; i++) {
        const char *found = memchr(special, text.ptr[i], sizeof special - 1);
        if (found)
            gm_buffer_put(out, '\\');
        gm_buffer_put(out, found ? letter[found - special] : text.ptr[i]);
    }
    gm_buffer_put(out, '"');
}

static gm_text cut(const gm_doc *doc, gm_span span)
{
    return (gm_text){gm_doc_text(doc).ptr + span.begin, span.end - span.begin};
}

/* ---- Cells ------------------------------------------------------------------- */

/* " name=", and what follows. */
static void put_name(const char *path, const char *equals, gm_buffer *out)
{
    gm_buffer_printf(out, " %s%s", strchr(path, '.') + 1, equals);
}

static void put_text(const char *path, gm_text text, gm_buffer *out)
{
    if (text.len == 0)
        return;
    put_name(path, "=", out);
    put_quoted(text, out);
}

static void put_parts(const gm_doc *doc, const char *path, uint32_t row, gm_buffer *out)
{
    gm_parts parts = gm_doc_parts(doc, path);
    uint32_t first = parts.first[row], end = parts.first[row + 1];
    if (first == end)
        return;
    put_name(path, "=[", out);
    for (uint32_t i = first; i < end; i++) {
        gm_buffer_puts(out, i > first ? ", " : "");
        put_quoted(cut(doc, parts.spans[i]), out);
    }
    gm_buffer_put(out, ']');
}

static void put_number(const char *path, uint32_t number, gm_buffer *out)
{
    put_name(path, "=", out);
    gm_buffer_number(out, number);
}

static void put_real(const char *path, float real, gm_buffer *out)
{
    put_name(path, "=", out);
    gm_buffer_printf(out, "%.3f", (double)real);
}

/* Returns whether the cell is more than none, zero included. */
static bool put_cell(const gm_doc *doc, const gm_feature *feature, uint32_t row,
                     gm_buffer *out)
{
    const char *path = feature->name;
    size_t before = out->len;
    switch (feature->type) {
    case GM_SYMBOL:
        put_text(path, gm_doc_string(doc, gm_doc_symbols(doc, path)[row]), out);
        break;
    case GM_SPAN:
        put_text(path, cut(doc, gm_doc_places(doc, path)[row]), out);
        break;
    case GM_PARTS:
        put_parts(doc, path, row, out);
        break;
    case GM_FLAG:
        if (gm_doc_flags(doc, path)[row])
            put_name(path, "", out);
        break;
    case GM_NUMBER:
        put_number(path, gm_doc_numbers(doc, path)[row], out);
        return gm_doc_numbers(doc, path)[row] != 0;
    case GM_REAL:
        put_real(path, gm_doc_reals(doc, path)[row], out);
        return gm_doc_reals(doc, path)[row] != 0;
    case GM_LAYER:
        break;
    }
    return out->len > before;
}

/* ---- Layers ------------------------------------------------------------------ */

static bool is_column_of(const char *path, const char *layer)
{
    size_t len = strlen(layer);
    return strncmp(path, layer, len) == 0 && path[len] == '.';
}

static void print_row(const gm_doc *doc, const gm_stage *stage, const char *layer,
                      uint32_t row, gm_buffer *out)
{
    size_t before = out->len;
    bool own = false;
    gm_buffer_printf(out, "%s ", layer);
    put_quoted(cut(doc, gm_layer_spans(gm_doc_layer(doc, layer))[row]), out);
    for (const gm_feature *feature = stage->writes; feature->name; feature++) {
        if (is_column_of(feature->name, layer))
            own |= put_cell(doc, feature, row, out);
        else
            own |= strcmp(feature->name, layer) == 0;
    }
    gm_buffer_put(out, '\n');
    if (!own)
        out->len = before;
}

/* Whether an earlier feature is of the same layer. */
static bool was_printed(const gm_stage *stage, const gm_feature *until,
                        const char *layer)
{
    for (const gm_feature *feature = stage->writes; feature < until; feature++) {
        if (strcmp(feature->name, layer) == 0 || is_column_of(feature->name, layer))
            return true;
    }
    return false;
}

void layers_print(const gm_doc *doc, const gm_stage *stage, gm_buffer *out)
{
    for (const gm_feature *feature = stage->writes; feature && feature->name;
         feature++) {
        char layer[LONGEST_NAME];
        snprintf(layer, sizeof layer, "%.*s", (int)strcspn(feature->name, "."),
                 feature->name);
        if (was_printed(stage, feature, layer))
            continue;
        for (uint32_t row = 0; row < gm_layer_rows(gm_doc_layer(doc, layer)); row++)
            print_row(doc, stage, layer, row, out);
    }
}
