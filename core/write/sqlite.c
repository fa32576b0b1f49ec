/* Documents are numbered from 1 in the order in which they come, and some hundred of
 * them are one transaction: what is in the database are whole documents, whenever a run
 * is interrupted.  The state of a writer is how many it has written; a later one takes
 * out what the database has beyond that, and goes on. */
#include "write/sqlite.h"

#include "write/notes.h"
#include "write/sqlite_rows.h"
#include "write/sqlite_schema.h"

#include <stdlib.h>

enum { DOCUMENTS_AT_ONCE = 256 };

typedef struct writer {
    const gm_writing *how;
    gm_base *base;
    gm_rows rows;
    gm_notes notes;
    bool begun; /* the tables are there, and the statements */
    uint32_t uncommitted;
} writer;

/* ---- Transactions ------------------------------------------------------------ */

static gm_status commit(writer *writer, gm_error *err)
{
    if (writer->uncommitted == 0)
        return GM_OK;
    writer->uncommitted = 0;
    return gm_base_run(writer->base, "COMMIT", err);
}

static gm_status make_tables(writer *writer, gm_error *err)
{
    gm_status status = gm_base_empty(writer->base, err);
    if (status == GM_OK)
        status = gm_base_run(writer->base, "BEGIN IMMEDIATE", err);
    if (status == GM_OK)
        status = gm_schema_make(writer->base, writer->how->offsets, err);
    return status == GM_OK ? gm_base_run(writer->base, "COMMIT", err) : status;
}

/* An earlier database is emptied here, for not until the first document is it known
 * that the run does not go on with it. */
static gm_status begin(writer *writer, gm_error *err)
{
    if (writer->begun)
        return GM_OK;
    gm_status status = make_tables(writer, err);
    if (status == GM_OK)
        status = gm_rows_start(&writer->rows, writer->base, err);
    if (status == GM_OK && !gm_base_has_full_text())
        gm_notes_once(&writer->notes, "sqlite: this SQLite has no full-text search, so "
                                      "there is no table document_text");
    writer->begun = status == GM_OK;
    return status;
}

/* ---- Documents --------------------------------------------------------------- */

static gm_status add_document(writer *writer, const gm_document *document,
                              gm_error *err)
{
    gm_status status = GM_OK;
    if (writer->uncommitted == 0)
        status = gm_base_run(writer->base, "BEGIN IMMEDIATE", err);
    if (status == GM_OK)
        status = gm_rows_add(&writer->rows, document, writer->how->offsets, err);
    if (status == GM_OK && ++writer->uncommitted == DOCUMENTS_AT_ONCE)
        status = commit(writer, err);
    return status;
}

static gm_status take(void *opened, gm_buffer *out, const gm_document *document,
                      gm_error *err)
{
    writer *writer = opened;
    (void)out;
    gm_status status = begin(writer, err);
    if (status == GM_OK)
        status = add_document(writer, document, err);
    if (status == GM_OK)
        status =
            gm_notes_unheld(&writer->notes, "sqlite", document, gm_notes_press, err);
    return status;
}

static gm_status finish(void *opened, gm_buffer *out, gm_error *err)
{
    writer *writer = opened;
    (void)out;
    gm_status status = begin(writer, err);
    if (status == GM_OK)
        status = commit(writer, err);
    return status == GM_OK ? gm_base_run(writer->base, "PRAGMA optimize", err) : status;
}

/* ---- Opening, closing, going on ---------------------------------------------- */

static void close_writer(void *opened)
{
    writer *writer = opened;
    gm_rows_stop(&writer->rows);
    gm_base_close(writer->base);
    gm_notes_free(&writer->notes);
    free(writer);
}

static gm_status open_writer(const gm_writing *how, void **opened, gm_error *err)
{
    writer *made = calloc(1, sizeof *made);
    if (!made)
        return gm_error_nomem(err);
    made->how = how;
    gm_notes_init(&made->notes, how);
    gm_status status = gm_base_open(how->path, &made->base, err);
    if (status == GM_OK)
        status = gm_schema_check(made->base, how->path, err);
    if (status == GM_OK)
        *opened = made;
    else
        close_writer(made);
    return status;
}

/* What is told has to be on the disk. */
static void save(const void *opened, gm_buffer *state)
{
    gm_failure failure;
    gm_failure_init(&failure);
    writer *writer = (void *)opened;
    if (commit(writer, &failure.error) == GM_OK)
        gm_buffer_printf(state, "%lld", (long long)writer->rows.documents);
    else
        state->failed = true;
}

static gm_status read_count(gm_text state, int64_t *count, gm_error *err)
{
    *count = 0;
    for (uint32_t i = 0; i < state.len && i < 18; i++) {
        if (state.ptr[i] < '0' || state.ptr[i] > '9')
            return gm_fail(err, GM_CONFIG, "\"%.*s\" is no number of documents",
                           (int)state.len, state.ptr);
        *count = *count * 10 + (state.ptr[i] - '0');
    }
    return GM_OK;
}

static gm_status go_on(writer *writer, int64_t count, gm_error *err)
{
    const char *path = writer->how->path;
    int64_t there = 0;
    gm_status status =
        gm_schema_check_version(writer->base, path, writer->how->offsets, err);
    if (status == GM_OK)
        status =
            gm_base_number(writer->base, "SELECT max(id) FROM document", &there, err);
    if (status == GM_OK && there < count)
        return gm_fail(err, GM_CONFIG,
                       "the database \"%s\" has %lld documents, where %lld were "
                       "written: begin another",
                       path, (long long)there, (long long)count);
    return status == GM_OK ? gm_schema_cut(writer->base, count, err) : status;
}

/* Nothing had been written: the tables are yet to be made. */
static gm_status restore(void *opened, gm_text state, gm_error *err)
{
    writer *writer = opened;
    int64_t count;
    gm_status status = read_count(state, &count, err);
    if (status != GM_OK || count == 0)
        return status;
    status = go_on(writer, count, err);
    if (status == GM_OK)
        status = gm_rows_start(&writer->rows, writer->base, err);
    writer->begun = status == GM_OK;
    return status;
}

static const char *const extensions[] = {".sqlite", ".db", NULL};

const gm_write_format gm_sqlite_writer = {.name = "sqlite",
                                          .summary = "a database of SQLite",
                                          .extensions = extensions,
                                          .is_place = true,
                                          .open = open_writer,
                                          .take = take,
                                          .finish = finish,
                                          .close = close_writer,
                                          .save = save,
                                          .restore = restore};
