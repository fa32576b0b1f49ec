/* A stage that touches what it did not declare must not crash the host: it gets an
 * empty layer or a column of zeros to work on, and its document fails afterwards. */
#include "plugin/host.h"

#include "doc/verify.h"

#include <stdio.h>
#include <string.h>

enum { LONGEST_NAME = 64 };

static const gm_table no_rows = {.layer = {.host = &gm_host_table}, .name = ""};
static const gm_span no_span = {0, 0};

gm_environment gm_environment_for(const char *stage, gm_listener *listener, void *who)
{
    return (gm_environment){{&gm_host_table}, stage, listener, who};
}

static void say(const gm_env *env, gm_note note, const char *format, va_list arguments)
{
    const gm_environment *environment = (const gm_environment *)env;
    char message[1024];
    if (!environment->listener)
        return;
    vsnprintf(message, sizeof message, format, arguments);
    environment->listener(environment->who, note, environment->stage, message);
}

static void host_warn(const gm_env *env, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say(env, GM_NOTE_WARNING, format, arguments);
    va_end(arguments);
}

static void host_progress(const gm_env *env, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say(env, GM_NOTE_PROGRESS, format, arguments);
    va_end(arguments);
}

/* ---- What a stage may touch -------------------------------------------------- */

static gm_document *document_of(const gm_doc *doc)
{
    return (gm_document *)doc;
}

static bool is_read(const gm_stage *stage, const char *name)
{
    for (const char *const *read = stage->reads; read && *read; read++) {
        if (strcmp(*read, name) == 0)
            return true;
    }
    return false;
}

static const gm_feature *find_written(const gm_stage *stage, const char *name)
{
    const gm_feature *feature = stage->writes;
    while (feature && feature->name && strcmp(feature->name, name) != 0)
        feature++;
    return feature && feature->name ? feature : NULL;
}

static bool may_read(gm_document *document, const char *name)
{
    const gm_access *access = document->access;
    if (!access || is_read(access->stage, name) || find_written(access->stage, name))
        return true;
    gm_fail(&document->failure.error, GM_INTERNAL,
            "it reads \"%s\", which it does not declare: add it to the `reads` of the "
            "stage",
            name);
    return false;
}

static bool may_write(gm_document *document, const char *name, gm_type type)
{
    const gm_access *access = document->access;
    if (!access)
        return true;
    const gm_feature *feature = find_written(access->stage, name);
    if (feature && feature->type == type && !access->training)
        return true;
    gm_fail(
        &document->failure.error, GM_INTERNAL,
        "it writes \"%s\", which it does not declare%s: add it to the `writes` of the "
        "stage",
        name, feature ? " with that type" : "");
    return false;
}

/* The table of "token.stem", or of "token"; its column in `column`, NULL if none. */
static gm_table *find(const gm_document *document, const char *path, gm_column **column)
{
    char name[LONGEST_NAME];
    const char *dot = strchr(path, '.');
    size_t len = dot ? (size_t)(dot - path) : strlen(path);
    *column = NULL;
    if (len >= sizeof name)
        return NULL;
    memcpy(name, path, len);
    name[len] = '\0';
    gm_table *table = gm_document_table(document, name);
    if (table && dot)
        *column = gm_table_column(table, dot + 1);
    return table;
}

/* Zeros enough for a cell a row of any layer of the document. */
static void *zeros(gm_document *document)
{
    uint32_t rows = 0;
    for (const gm_table *table = document->tables; table; table = table->next)
        rows = table->rows > rows ? table->rows : rows;
    void *cells =
        gm_arena_alloc(&document->arena, ((size_t)rows + 1) * sizeof(gm_span));
    if (!cells)
        gm_error_nomem(&document->failure.error);
    return cells;
}

/* ---- The function table ------------------------------------------------------ */

static gm_text host_text(const gm_doc *doc)
{
    return document_of(doc)->text;
}

static gm_text host_meta(const gm_doc *doc, const char *key)
{
    for (const gm_meta *meta = document_of(doc)->meta; meta; meta = meta->next) {
        if (strcmp(meta->key, key) == 0)
            return meta->value;
    }
    return (gm_text){"", 0};
}

static const gm_layer *host_layer(const gm_doc *doc, const char *name)
{
    gm_document *document = document_of(doc);
    gm_table *table =
        may_read(document, name) ? gm_document_table(document, name) : NULL;
    return table ? &table->layer : &no_rows.layer;
}

/* An undeclared layer is made all the same, so that zeros() knows its rows. */
static gm_layer *host_add_layer(gm_doc *doc, const char *name)
{
    gm_document *document = document_of(doc);
    may_write(document, name, GM_LAYER);
    gm_table *table = gm_document_add_table(document, name);
    if (!table)
        gm_error_nomem(&document->failure.error);
    return table ? &table->layer : NULL;
}

static gm_status host_add_row(gm_layer *layer, gm_span span)
{
    return gm_table_add_row((gm_table *)layer, span);
}

static uint32_t host_rows(const gm_layer *layer)
{
    return ((const gm_table *)layer)->rows;
}

static const gm_span *host_spans(const gm_layer *layer)
{
    const gm_table *table = (const gm_table *)layer;
    return table->rows ? table->spans : &no_span;
}

static bool has_type(gm_document *document, const char *path, const gm_column *column,
                     gm_type type)
{
    if (column->type == type)
        return true;
    gm_fail(&document->failure.error, GM_INTERNAL,
            "it reads \"%s\" as another type than it has: use the function of its type",
            path);
    return false;
}

static const void *host_column(const gm_doc *doc, const char *path, gm_type type)
{
    gm_document *document = document_of(doc);
    gm_column *column;
    if (!may_read(document, path) || !find(document, path, &column) || !column)
        return zeros(document);
    return has_type(document, path, column, type) ? column->cells : zeros(document);
}

static void *host_add_column(gm_doc *doc, const char *path, gm_type type)
{
    gm_document *document = document_of(doc);
    gm_column *column;
    gm_table *table = find(document, path, &column);
    if (!may_write(document, path, type) || !table)
        return zeros(document);
    column = gm_table_add_column(table, strchr(path, '.') + 1, type);
    if (!column)
        gm_error_nomem(&document->failure.error);
    return column ? column->cells : NULL;
}

static gm_parts host_parts(const gm_doc *doc, const char *path)
{
    gm_document *document = document_of(doc);
    gm_column *column;
    gm_table *table = find(document, path, &column);
    if (!may_read(document, path) || !column ||
        !has_type(document, path, column, GM_PARTS))
        return (gm_parts){&no_span, zeros(document)};
    return gm_column_parts(table, column);
}

static gm_status host_add_parts(gm_doc *doc, const char *path, uint32_t row,
                                const gm_span *spans, uint32_t count)
{
    gm_document *document = document_of(doc);
    gm_column *column;
    gm_table *table = find(document, path, &column);
    if (!may_write(document, path, GM_PARTS) || !table)
        return GM_OK;
    if (!column)
        column = gm_table_add_column(table, strchr(path, '.') + 1, GM_PARTS);
    gm_status status =
        column ? gm_column_add_parts(table, column, row, spans, count) : GM_NOMEM;
    if (status == GM_INTERNAL)
        gm_fail(&document->failure.error, GM_INTERNAL,
                "it adds parts of row %u of \"%s\" out of order, or beyond its rows",
                row, path);
    else if (status == GM_NOMEM)
        gm_error_nomem(&document->failure.error);
    return status;
}

static gm_sym host_intern(gm_doc *doc, gm_text text)
{
    return gm_symbols_intern(&document_of(doc)->symbols, text);
}

static gm_text host_string(const gm_doc *doc, gm_sym symbol)
{
    return gm_symbols_text(&document_of(doc)->symbols, symbol);
}

static void *host_scratch(gm_doc *doc, size_t bytes)
{
    return gm_arena_alloc(&document_of(doc)->arena, bytes);
}

const gm_host gm_host_table = {
    .abi = GM_ABI,
    .size = sizeof(gm_host),
    .fail = gm_error_fail,
    .warn = host_warn,
    .text = host_text,
    .meta = host_meta,
    .layer = host_layer,
    .add_layer = host_add_layer,
    .add_row = host_add_row,
    .rows = host_rows,
    .spans = host_spans,
    .column = host_column,
    .add_column = host_add_column,
    .parts = host_parts,
    .add_parts = host_add_parts,
    .intern = host_intern,
    .string = host_string,
    .scratch = host_scratch,
    .progress = host_progress,
};

/* ---- process() --------------------------------------------------------------- */

void gm_host_grant(gm_document *document, const gm_access *access)
{
    document->access = access;
}

/* Makes what the stage declared and left out, puts its columns in the order in which it
 * declares them, and checks all of it. */
static gm_status settle(const gm_stage *stage, gm_document *document, gm_error *err)
{
    for (const gm_feature *feature = stage->writes; feature && feature->name;
         feature++) {
        gm_column *column;
        gm_table *table = find(document, feature->name, &column);
        const char *dot = strchr(feature->name, '.');
        if (!table)
            table = dot ? NULL : gm_document_add_table(document, feature->name);
        if (table && dot && !column)
            column = gm_table_add_column(table, dot + 1, feature->type);
        if (!table || (dot && !column))
            return gm_error_nomem(err);
        if (dot)
            gm_table_move_last(table, column);
        gm_status status = dot ? gm_verify_column(document, table, column, err)
                               : gm_verify_table(document, table, err);
        if (status != GM_OK)
            return status;
    }
    return GM_OK;
}

/* Behind the message of the failure, as far as there is room. */
static void say_forgotten(gm_failure *failure)
{
    size_t len = strlen(failure->message);
    snprintf(failure->message + len, sizeof failure->message - len,
             "; it returned GM_OK all the same, a bug: return what gm_fail() returns");
}

gm_status gm_host_outcome(gm_status status, gm_error *err)
{
    gm_failure *failure = (gm_failure *)err;
    if (status == GM_OK && failure->status != GM_OK) {
        say_forgotten(failure);
        status = failure->status;
    }
    if ((unsigned)status <= GM_INTERNAL)
        return status;
    gm_fail(err, GM_INTERNAL,
            "it failed with status %d, which is none: return what gm_fail() returns",
            (int)status);
    failure->status = GM_INTERNAL;
    return GM_INTERNAL;
}

gm_status gm_host_process(const gm_stage *stage, void *worker, gm_document *document,
                          gm_error *err)
{
    const gm_access access = {.stage = stage};
    gm_host_grant(document, &access);
    gm_status status =
        gm_host_outcome(stage->process(worker, &document->doc, err), err);
    gm_host_grant(document, NULL);
    if (document->failure.status != GM_OK) {
        gm_failure_init((gm_failure *)err);
        return gm_fail(err, document->failure.status, "%s", document->failure.message);
    }
    if (status != GM_OK)
        return gm_fail(err, status, "it failed and did not say why");
    if (document->symbols.failed)
        return gm_error_nomem(err);
    return settle(stage, document, err);
}
