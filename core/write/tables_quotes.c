/* -t quotes.csv, -t quotes.tsv: who said what, where, and in which words. */
#include "write/columns_of.h"
#include "write/tables.h"

static const char *const columns[] = {
    "type",       "content",    "begin",   "end",    "fragments",
    "cue",        "cue_begin",  "cue_end", "source", "source_begin",
    "source_end", "speaker",    "kind",    "gender", "score",
    "why",        "allegation", "context", NULL};
static const char *const held[] = {
    "quote.type", "quote.content", "quote.cue", "quote.source",     "quote.speaker",
    "quote.kind", "quote.score",   "quote.why", "quote.allegation", NULL};

static void write_content(gm_sheet_rows *rows, gm_fragments content)
{
    gm_delimited_begin(&rows->cells);
    for (uint32_t i = 0; i < content.count; i++) {
        gm_text part = gm_slice_of(rows->document, content.spans[i]);
        gm_buffer_puts(rows->cells.out, i ? " […] " : "");
        gm_buffer_add(rows->cells.out, part.ptr, part.len);
    }
    gm_delimited_end(&rows->cells);
}

/* "12-30;41-50" */
static void write_fragments(gm_sheet_rows *rows, gm_fragments content)
{
    gm_buffer *out = rows->cells.out;
    gm_delimited_begin(&rows->cells);
    for (uint32_t i = 0; i < content.count; i++) {
        gm_buffer_puts(out, i ? ";" : "");
        gm_buffer_number(out,
                         gm_offsets_from_byte(rows->offsets, content.spans[i].begin));
        gm_buffer_put(out, '-');
        gm_buffer_number(out,
                         gm_offsets_from_byte(rows->offsets, content.spans[i].end));
    }
}

static void write_place(gm_sheet_rows *rows, const char *column)
{
    gm_span place = gm_place_of(rows->table, column, rows->row);
    gm_sheet_span_text(rows, place);
    gm_sheet_span(rows, place);
}

/* That of the person of the speaker's name. */
static void write_gender(gm_sheet_rows *rows)
{
    const gm_table *people = gm_document_table(rows->document, "person");
    gm_sym speaker = gm_symbol_of(rows->table, "speaker", rows->row);
    const gm_sym *names = gm_cells_of(people, "name", GM_SYMBOL);
    gm_text gender = {"", 0};
    for (uint32_t i = 0; names && speaker && i < people->rows; i++) {
        if (names[i] != speaker)
            continue;
        gender = gm_text_of_row(rows->document, people, "gender", i);
        break;
    }
    gm_delimited_text(&rows->cells, gender);
}

static void write_allegation(gm_sheet_rows *rows)
{
    const uint32_t *flags = gm_cells_of(rows->table, "allegation", GM_FLAG);
    gm_delimited_text(&rows->cells, gm_text_of(!flags             ? ""
                                               : flags[rows->row] ? "true"
                                                                  : "false"));
}

/* The sentences that the content and the cue lie in, from the first to the last. */
static void write_context(gm_sheet_rows *rows)
{
    const gm_table *sentences = gm_document_table(rows->document, "sentence");
    gm_span hull = rows->table->spans[rows->row];
    gm_span cue = gm_place_of(rows->table, "cue", rows->row);
    if (cue.begin < cue.end) {
        hull.begin = cue.begin < hull.begin ? cue.begin : hull.begin;
        hull.end = cue.end > hull.end ? cue.end : hull.end;
    }
    gm_rows_of within = gm_rows_within(sentences, hull);
    gm_span context = {0, 0};
    if (within.first < within.end)
        context = (gm_span){sentences->spans[within.first].begin,
                            sentences->spans[within.end - 1].end};
    gm_sheet_span_text(rows, context);
}

static void write_quote(gm_sheet_rows *rows)
{
    gm_fragments content = gm_fragments_of(rows->table, "content", rows->row);
    gm_sheet_symbol(rows, "type");
    write_content(rows, content);
    gm_sheet_span(rows, rows->table->spans[rows->row]);
    write_fragments(rows, content);
    write_place(rows, "cue");
    write_place(rows, "source");
    gm_sheet_symbol(rows, "speaker");
    gm_sheet_symbol(rows, "kind");
    write_gender(rows);
    gm_sheet_real(rows, "score");
    gm_sheet_symbol(rows, "why");
    write_allegation(rows);
    write_context(rows);
}

static gm_status write(gm_sheet_rows *rows, gm_error *err)
{
    (void)err;
    for (uint32_t i = 0; i < rows->table->rows; i++) {
        gm_sheet_begin_row(rows, i);
        write_quote(rows);
        gm_sheet_end_row(rows);
    }
    return GM_OK;
}

static const gm_sheet sheet = {.name = "quotes",
                               .layer = "quote",
                               .columns = columns,
                               .held = held,
                               .write = write};

/* ---- The formats ------------------------------------------------------------- */

static const gm_sheet_kind csv_kind = {&sheet, GM_CSV}, tsv_kind = {&sheet, GM_TSV};

/* A table that says nothing more of itself is one of quotes. */
static const char *const csv[] = {"quotes.csv", ".csv", NULL};
static const char *const tsv[] = {"quotes.tsv", ".tsv", NULL};

const gm_write_format gm_quotes_csv_writer = {.name = "quotes.csv",
                                              .summary = "a table, a row a quote",
                                              .extensions = csv,
                                              .kind = &csv_kind,
                                              GM_SHEET_FUNCTIONS};
const gm_write_format gm_quotes_tsv_writer = {.name = "quotes.tsv",
                                              .summary = "the same between tabs",
                                              .extensions = tsv,
                                              .kind = &tsv_kind,
                                              GM_SHEET_FUNCTIONS};
