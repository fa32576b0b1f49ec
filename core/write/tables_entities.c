/* -t entities.csv, -t entities.tsv: what is named, and which person or body it is. */
#include "base/array.h"
#include "write/columns_of.h"
#include "write/tables.h"

static const char *const columns[] = {"type",  "text",  "begin",  "end",
                                      "score", "value", "person", NULL};
static const char *const held[] = {"entity.type", "entity.score", "entity.value", NULL};

typedef struct mention {
    gm_span span;
    gm_sym name;
} mention;

typedef GM_ARRAY(mention) mentions;

/* ---- The mentions of all persons, in order ----------------------------------- */

static int by_begin(const void *left, const void *right)
{
    gm_span a = ((const mention *)left)->span, b = ((const mention *)right)->span;
    if (a.begin != b.begin)
        return a.begin < b.begin ? -1 : 1;
    return (a.end > b.end) - (a.end < b.end);
}

static gm_status gather(const gm_document *document, mentions *all, gm_error *err)
{
    const gm_table *people = gm_document_table(document, "person");
    for (uint32_t i = 0; people && i < people->rows; i++) {
        gm_fragments spans = gm_fragments_of(people, "mentions", i);
        for (uint32_t k = 0; k < spans.count; k++) {
            mention *place = GM_PUSH(all);
            if (!place)
                return gm_error_nomem(err);
            *place = (mention){spans.spans[k], gm_symbol_of(people, "name", i)};
        }
    }
    if (all->count)
        qsort(all->at, all->count, sizeof *all->at, by_begin);
    return GM_OK;
}

/* Who is named by what shares a character with `span`; mentions do not overlap. */
static gm_sym person_at(const mentions *all, gm_span span)
{
    uint32_t low = 0, high = all->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (all->at[middle].span.end <= span.begin)
            low = middle + 1;
        else
            high = middle;
    }
    return low < all->count && all->at[low].span.begin < span.end ? all->at[low].name
                                                                  : 0;
}

/* ---- Rows -------------------------------------------------------------------- */

static void write_entity(gm_sheet_rows *rows, const mentions *all)
{
    gm_span span = rows->table->spans[rows->row];
    gm_sheet_symbol(rows, "type");
    gm_sheet_span_text(rows, span);
    gm_sheet_span(rows, span);
    gm_sheet_real(rows, "score");
    gm_sheet_symbol(rows, "value");
    gm_delimited_text(&rows->cells,
                      gm_symbols_text(&rows->document->symbols, person_at(all, span)));
}

static gm_status write(gm_sheet_rows *rows, gm_error *err)
{
    mentions all = {0};
    gm_status status = gather(rows->document, &all, err);
    for (uint32_t i = 0; status == GM_OK && i < rows->table->rows; i++) {
        gm_sheet_begin_row(rows, i);
        write_entity(rows, &all);
        gm_sheet_end_row(rows);
    }
    free(all.at);
    return status;
}

static const gm_sheet sheet = {.name = "entities",
                               .layer = "entity",
                               .columns = columns,
                               .held = held,
                               .write = write};

/* ---- The formats ------------------------------------------------------------- */

static const gm_sheet_kind csv_kind = {&sheet, GM_CSV}, tsv_kind = {&sheet, GM_TSV};

static const char *const csv[] = {"entities.csv", NULL};
static const char *const tsv[] = {"entities.tsv", NULL};

const gm_write_format gm_entities_csv_writer = {.name = "entities.csv",
                                                .summary = "a table, a row an entity",
                                                .extensions = csv,
                                                .kind = &csv_kind,
                                                GM_SHEET_FUNCTIONS};
const gm_write_format gm_entities_tsv_writer = {.name = "entities.tsv",
                                                .summary = "the same between tabs",
                                                .extensions = tsv,
                                                .kind = &tsv_kind,
                                                GM_SHEET_FUNCTIONS};
