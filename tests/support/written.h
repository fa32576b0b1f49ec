/* Documents through a format that is written, from its opening to its closing. */
#ifndef GM_TESTS_WRITTEN_H
#define GM_TESTS_WRITTEN_H

#include "line.h"
#include "write/format.h"

/* What comes of it, and how; zeroed at first.  The buffers end with NUL. */
typedef struct written {
    const char *path; /* of a format that is a place */
    gm_unit offsets;
    const char *state; /* to be restored; NULL: from the beginning */
    gm_buffer bytes, notes /* one a line */, saved;
} written;

static inline void hear_note(void *who, const char *message)
{
    gm_buffer *notes = who;
    gm_buffer_printf(notes, "%s\n", message);
}

static inline gm_status write_one(const gm_write_format *format, void *writer,
                                  const gm_document *document, gm_buffer *whole,
                                  gm_error *err)
{
    gm_buffer rendered = {0};
    gm_offsets scratch = {0};
    gm_status status = format->render
                           ? format->render(writer, &rendered, document, &scratch, err)
                           : GM_OK;
    if (status == GM_OK && format->take)
        status = format->take(writer, &rendered, document, err);
    if (status == GM_OK && !format->is_place)
        gm_buffer_add(whole, rendered.ptr, rendered.len);
    gm_buffer_free(&rendered);
    gm_offsets_free(&scratch);
    return status;
}

static inline gm_status write_all(const gm_write_format *format, void *writer,
                                  const gm_document *const *documents, uint32_t count,
                                  written *into, gm_error *err)
{
    gm_status status = GM_OK;
    if (into->state)
        status = format->restore(writer, gm_text_of(into->state), err);
    for (uint32_t i = 0; status == GM_OK && i < count; i++)
        status = write_one(format, writer, documents[i], &into->bytes, err);
    if (status == GM_OK && format->save)
        format->save(writer, &into->saved);
    if (status == GM_OK && format->finish)
        status = format->finish(writer, &into->bytes, err);
    return status;
}

/* Its status; `failure` has the message. */
static inline gm_status try_write(const gm_write_format *format,
                                  const gm_document *const *documents, uint32_t count,
                                  written *into, gm_failure *failure)
{
    void *writer = NULL;
    const gm_writing how = {.format = format,
                            .path = into->path,
                            .offsets = into->offsets,
                            .note = hear_note,
                            .who = &into->notes};
    gm_failure_init(failure);
    gm_status status = format->open(&how, &writer, &failure->error);
    if (status == GM_OK)
        status = write_all(format, writer, documents, count, into, &failure->error);
    if (writer && format->close)
        format->close(writer);
    gm_buffer_put(&into->bytes, '\0');
    gm_buffer_put(&into->notes, '\0');
    gm_buffer_put(&into->saved, '\0');
    if (into->bytes.failed || into->notes.failed || into->saved.failed)
        return GM_NOMEM;
    return status;
}

static inline void written_free(written *into)
{
    gm_buffer_free(&into->bytes);
    gm_buffer_free(&into->notes);
    gm_buffer_free(&into->saved);
}

/* The same of documents that have to be written. */
static inline void write_good(const gm_write_format *format,
                              const gm_document *const *documents, uint32_t count,
                              written *into)
{
    gm_failure failure;
    if (try_write(format, documents, count, into, &failure) != GM_OK)
        fail_msg("%s: %s", format->name, failure.message);
}

/* A layer of spans. */
static inline gm_table *add_layer(gm_document *document, const char *name,
                                  const gm_span *spans, uint32_t count)
{
    gm_table *table = gm_document_add_table(document, name);
    for (uint32_t i = 0; i < count; i++)
        gm_table_add_row(table, spans[i]);
    return table;
}

/* A column of strings, one a row. */
static inline void add_strings(gm_document *document, gm_table *table, const char *name,
                               const char *const *strings)
{
    gm_sym *cells = gm_table_add_column(table, name, GM_SYMBOL)->cells;
    for (uint32_t i = 0; i < table->rows; i++)
        cells[i] = gm_symbols_intern(&document->symbols, gm_text_of(strings[i]));
}

#endif
