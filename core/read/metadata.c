/* A stack of tables: a folder is walked with those below it in its midst, and its table
 * is read once all the same. */
#include "read/metadata.h"

#include "base/array.h"
#include "base/path.h"
#include "read/csv_columns.h"
#include "read/meta.h"

#include <stdlib.h>
#include <string.h>

static const char file_name[] = "metadata.csv";

typedef struct row {
    const gm_text *cells; /* the first is the id */
    uint32_t count, number;
} row;

typedef struct table {
    char *folder;
    gm_arena arena; /* of what the rows point to */
    gm_csv_columns columns;
    GM_ARRAY(row) rows; /* sorted by id */
} table;

struct gm_metadata {
    GM_ARRAY(table) tables; /* each in a folder of the one before */
};

static void pop(gm_metadata *metadata)
{
    table *top = &metadata->tables.at[--metadata->tables.count];
    free(top->folder);
    gm_arena_free(&top->arena);
    gm_csv_columns_free(&top->columns);
    free(top->rows.at);
}

gm_metadata *gm_metadata_new(void)
{
    return calloc(1, sizeof(gm_metadata));
}

void gm_metadata_free(gm_metadata *metadata)
{
    if (!metadata)
        return;
    while (metadata->tables.count)
        pop(metadata);
    free(metadata->tables.at);
    free(metadata);
}

/* ---- Reading a table --------------------------------------------------------- */

static bool is_id(gm_text name)
{
    return name.len == 2 && (name.ptr[0] | 0x20) == 'i' && (name.ptr[1] | 0x20) == 'd';
}

static bool is_metadata(const gm_csv *header, const gm_csv_columns *columns)
{
    return header->fields.count && is_id(gm_csv_text(header, 0)) &&
           columns->text == GM_NO_COLUMN;
}

static gm_status keep_row(table *into, const gm_csv *record, gm_error *err)
{
    uint32_t count = record->fields.count;
    gm_text *cells = gm_arena_alloc(&into->arena, count * sizeof *cells);
    row *place = cells ? GM_PUSH(&into->rows) : NULL;
    for (uint32_t i = 0; place && i < count; i++) {
        gm_text cell = gm_csv_text(record, i);
        cells[i] = (gm_text){gm_arena_copy(&into->arena, cell.ptr, cell.len), cell.len};
        if (!cells[i].ptr)
            return gm_error_nomem(err);
    }
    if (!place)
        return gm_error_nomem(err);
    *place = (row){cells, count, into->rows.count};
    return GM_OK;
}

static int compare(gm_text a, gm_text b)
{
    uint32_t len = a.len < b.len ? a.len : b.len;
    int order = len ? memcmp(a.ptr, b.ptr, len) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

static int by_id(const void *left, const void *right)
{
    const row *a = left, *b = right;
    int order = compare(a->cells[0], b->cells[0]);
    return order ? order : (a->number > b->number) - (a->number < b->number);
}

/* Every record; the first that is wrong is told, with its line. */
static gm_status read_rows(table *into, gm_csv *csv, gm_failure *first)
{
    bool end = false;
    uint32_t wrong = 0;
    gm_status status = GM_OK;
    while (!end && status != GM_NOMEM) {
        status = gm_csv_next(csv, &end, &first->error);
        if (status == GM_INPUT && wrong == 0)
            wrong = csv->line;
        if (status == GM_OK && !end)
            status = keep_row(into, csv, &first->error);
    }
    if (into->rows.count)
        qsort(into->rows.at, into->rows.count, sizeof *into->rows.at, by_id);
    csv->line = wrong;
    return status == GM_NOMEM ? GM_NOMEM : wrong ? GM_INPUT : GM_OK;
}

static gm_status read_table(table *into, gm_stream *stream, gm_error *err)
{
    gm_csv csv;
    gm_failure failure;
    gm_failure_init(&failure);
    gm_status status = gm_csv_open(&csv, stream, &failure.error);
    if (status == GM_OK)
        status = gm_csv_columns_find(&into->columns, &csv, &failure.error);
    if (status == GM_OK && is_metadata(&csv, &into->columns))
        status = read_rows(into, &csv, &failure);
    gm_csv_free(&csv);
    if (status == GM_NOMEM)
        return gm_error_nomem(err);
    return status == GM_OK ? GM_OK
                           : gm_fail(err, status, "%s/%s:%u: %s", into->folder,
                                     file_name, csv.line, failure.message);
}

static gm_status read_beside(table *into, gm_files *files, gm_error *err)
{
    gm_buffer bytes = {0};
    bool found = false;
    gm_status status = gm_files_beside(files, file_name, &bytes, &found, err);
    gm_stream *stream = NULL;
    if (status == GM_OK && found) {
        stream =
            gm_stream_over((gm_text){bytes.len ? bytes.ptr : "", (uint32_t)bytes.len});
        status = stream ? read_table(into, stream, err) : gm_error_nomem(err);
    }
    gm_stream_close(stream);
    gm_buffer_free(&bytes);
    return status;
}

/* ---- The stack --------------------------------------------------------------- */

static bool is_in(const char *folder, const char *above)
{
    size_t len = strlen(above);
    return strncmp(folder, above, len) == 0 &&
           (folder[len] == '\0' || folder[len] == '/');
}

static gm_status push(gm_metadata *metadata, gm_files *files, char *folder,
                      gm_error *err)
{
    table *top = GM_PUSH(&metadata->tables);
    if (!top) {
        free(folder);
        return gm_error_nomem(err);
    }
    top->folder = folder;
    top->columns = (gm_csv_columns){.text = GM_NO_COLUMN, .id = GM_NO_COLUMN};
    return read_beside(top, files, err);
}

gm_status gm_metadata_enter(gm_metadata *metadata, gm_files *files, const char *path,
                            gm_error *err)
{
    char *folder = gm_path_folder(path);
    if (!folder)
        return gm_error_nomem(err);
    uint32_t *count = &metadata->tables.count;
    while (*count && !is_in(folder, metadata->tables.at[*count - 1].folder))
        pop(metadata);
    if (*count && strcmp(folder, metadata->tables.at[*count - 1].folder) == 0) {
        free(folder);
        return GM_OK;
    }
    return push(metadata, files, folder, err);
}

/* ---- What it says of a text -------------------------------------------------- */

static const row *find_row(const table *in, gm_text id)
{
    uint32_t low = 0, high = in->rows.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (compare(in->rows.at[middle].cells[0], id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < in->rows.count && compare(in->rows.at[low].cells[0], id) == 0;
    return found ? &in->rows.at[low] : NULL;
}

gm_status gm_metadata_add(const gm_metadata *metadata, gm_text name,
                          gm_document *document)
{
    uint32_t begin = name.len, count = metadata->tables.count;
    while (begin > 0 && name.ptr[begin - 1] != '/')
        begin--;
    const table *top = count ? &metadata->tables.at[count - 1] : NULL;
    const row *found =
        top ? find_row(top, (gm_text){name.ptr + begin, name.len - begin}) : NULL;
    gm_status status = GM_OK;
    for (uint32_t i = 1; found && status == GM_OK && i < found->count; i++) {
        if (i < top->columns.count)
            status = gm_meta_add(document, gm_text_of(top->columns.names[i]),
                                 found->cells[i]);
    }
    return status;
}

bool gm_metadata_has_name(const char *name)
{
    const char *slash = strrchr(name, '/');
    return strcmp(slash ? slash + 1 : name, file_name) == 0;
}

gm_status gm_metadata_is_table(gm_text start, bool *is_table, gm_error *err)
{
    gm_failure failure;
    gm_csv csv;
    gm_csv_columns columns = {0};
    gm_stream *stream = gm_stream_over(start);
    *is_table = false;
    gm_failure_init(&failure);
    if (!stream)
        return gm_error_nomem(err);
    gm_status status = gm_csv_open(&csv, stream, &failure.error);
    if (status == GM_OK)
        status = gm_csv_columns_find(&columns, &csv, &failure.error);
    *is_table = status == GM_OK && is_metadata(&csv, &columns);
    gm_csv_columns_free(&columns);
    gm_csv_free(&csv);
    gm_stream_close(stream);
    return status == GM_NOMEM ? gm_error_nomem(err) : GM_OK;
}
