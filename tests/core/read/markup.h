/* Documents as a format reads them, in a form that golden files can hold:
 *
 *     [id] at line 3
 *     {"title":"…"}
 *     text
 *
 * and "! message" of what fails, the folder's own path being "@". */
#ifndef GM_TESTS_CORE_READ_MARKUP_H
#define GM_TESTS_CORE_READ_MARKUP_H

#include "expect.h"
#include "failing.h"
#include "folder.h"
#include "golden.h"
#include "plugin/host.h"
#include "read/source.h"
#include "write/jsonl.h"

#include <stdlib.h>

typedef struct markup {
    const char *file; /* that the input is written to; its extension counts */
    gm_import import; /* GM_IMPORT_LAYERS: documents are shown as lines of JSON */
} markup;

static inline void show_document(const gm_document *document, gm_buffer *out)
{
    gm_buffer_printf(out, "[%.*s] at line %u\n%.*s\n%.*s\n\n", (int)document->id.len,
                     document->id.ptr, document->line, (int)document->meta_json.len,
                     document->meta_json.ptr, (int)document->text.len,
                     document->text.ptr);
}

static inline void show_layers(const gm_document *document, gm_buffer *out)
{
    gm_failure failure;
    gm_offsets offsets = {0};
    gm_failure_init(&failure);
    assert_int_equal(
        gm_jsonl_write(out, document, GM_UNIT_CODE_POINT, &offsets, &failure.error),
        GM_OK);
    gm_offsets_free(&offsets);
}

static inline void show_failure(const char *message, const char *folder, gm_buffer *out)
{
    const char *at = strstr(message, folder);
    size_t keep = at ? (size_t)(at - message) : 0;
    gm_buffer_printf(out, "! %.*s%s%s\n\n", (int)keep, message, at ? "@" : "",
                     at ? at + strlen(folder) : message);
}

/* Every document of the file at `path`, which is in `folder`. */
static inline void show_file(const char *path, const char *folder, gm_import import,
                             gm_buffer *out)
{
    gm_failure failure;
    gm_source *source;
    bool end = false;
    gm_failure_init(&failure);
    gm_document *document = gm_document_new(&gm_host_table);
    assert_int_equal(gm_source_open(&path, 1, NULL, import, &source, &failure.error),
                     GM_OK);
    while (!end) {
        gm_document_reset(document);
        gm_failure_init(&failure);
        if (gm_source_next(source, document, &end, &failure.error) != GM_OK)
            show_failure(failure.message, folder, out);
        else if (!end && import == GM_IMPORT_LAYERS)
            show_layers(document, out);
        else if (!end)
            show_document(document, out);
    }
    gm_source_close(source);
    gm_document_free(document);
}

/* A golden_body: the input is the file. */
static inline void show_markup(void *who, gm_text input, gm_buffer *out)
{
    const markup *how = who;
    folder with = folder_new();
    folder_write_bytes(&with, how->file, input.ptr, input.len);
    show_file(folder_path(&with, how->file), with.path, how->import, out);
    folder_remove(&with);
    while (out->len && out->ptr[out->len - 1] == '\n')
        out->len--;
}

/* A golden_body: the input is the name of a file beside the golden file. */
static inline void show_sample(void *who, gm_text input, gm_buffer *out)
{
    static const char samples[] = GM_SOURCE_DIR "/tests/core/read/samples";
    char path[1024];
    snprintf(path, sizeof path, "%s/%.*s", samples, (int)input.len, input.ptr);
    show_file(path, samples, *(const gm_import *)who, out);
    while (out->len && out->ptr[out->len - 1] == '\n')
        out->len--;
}

/* That bytes are read to their end, whatever comes of it; returns what is shown. */
static inline gm_buffer show_bytes(const char *file, const char *ptr, size_t len)
{
    gm_buffer out = {0};
    markup how = {file, GM_CARRY_LAYERS};
    show_markup(&how, (gm_text){ptr, (uint32_t)len}, &out);
    gm_buffer_put(&out, '\0');
    return out;
}

#define assert_shown(file, string, expected)                                           \
    do {                                                                               \
        gm_buffer shown = show_bytes((file), (string), strlen(string));                \
        assert_string_equal(shown.ptr, (expected));                                    \
        gm_buffer_free(&shown);                                                        \
    } while (0)

/* A body of failing_every_allocation(): all documents of the file at `who`. */
static inline gm_status read_whole(void *who)
{
    const char *const paths[] = {who};
    gm_failure failure;
    gm_source *source;
    bool end = false;
    gm_failure_init(&failure);
    gm_document *document = gm_document_new(&gm_host_table);
    if (!document)
        return GM_NOMEM;
    gm_status status =
        gm_source_open(paths, 1, NULL, GM_IMPORT_LAYERS, &source, &failure.error);
    if (status == GM_OK) {
        for (; status == GM_OK && !end; gm_document_reset(document))
            status = gm_source_next(source, document, &end, &failure.error);
        gm_source_close(source);
    }
    gm_document_free(document);
    return status;
}

#endif
