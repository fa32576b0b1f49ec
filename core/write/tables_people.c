/* -t people.csv, -t people.tsv: who is named and how much each is quoted.
 *
 * A quote counts for the person whose name is its speaker.  The quoted words are the
 * tokens of the kind "word" within those quotes. */
#include "write/columns_of.h"
#include "write/tables.h"

static const char *const columns[] = {
    "name",        "kind",      "gender", "evidence",     "mentions", "first_mention",
    "first_begin", "first_end", "quotes", "quoted_words", NULL};
static const char *const held[] = {"person.name",     "person.kind",
                                   "person.gender",   "person.evidence",
                                   "person.mentions", NULL};

static uint32_t count_words(const gm_document *document, gm_fragments content)
{
    const gm_table *tokens = gm_document_table(document, "token");
    uint32_t words = 0;
    for (uint32_t i = 0; i < content.count; i++) {
        gm_rows_of within = gm_rows_within(tokens, content.spans[i]);
        for (uint32_t row = within.first; row < within.end; row++)
            words += gm_is_text(gm_text_of_row(document, tokens, "kind", row), "word");
    }
    return words;
}

/* Nothing where the pipeline found no quotes, and no words where it found no tokens. */
static void write_quoted(gm_sheet_rows *rows)
{
    const gm_table *quotes = gm_document_table(rows->document, "quote");
    gm_sym name = gm_symbol_of(rows->table, "name", rows->row);
    uint32_t said = 0, words = 0;
    for (uint32_t i = 0; quotes && name && i < quotes->rows; i++) {
        if (gm_symbol_of(quotes, "speaker", i) != name)
            continue;
        said++;
        words += count_words(rows->document, gm_fragments_of(quotes, "content", i));
    }
    gm_delimited_begin(&rows->cells);
    if (quotes)
        gm_buffer_number(rows->cells.out, said);
    gm_delimited_begin(&rows->cells);
    if (quotes && gm_document_table(rows->document, "token"))
        gm_buffer_number(rows->cells.out, words);
}

static void write_person(gm_sheet_rows *rows)
{
    gm_fragments mentions = gm_fragments_of(rows->table, "mentions", rows->row);
    gm_span first = mentions.count ? mentions.spans[0] : (gm_span){0, 0};
    gm_sheet_symbol(rows, "name");
    gm_sheet_symbol(rows, "kind");
    gm_sheet_symbol(rows, "gender");
    gm_sheet_symbol(rows, "evidence");
    gm_delimited_number(&rows->cells, mentions.count);
    gm_sheet_span_text(rows, first);
    gm_sheet_span(rows, first);
    write_quoted(rows);
}

static gm_status write(gm_sheet_rows *rows, gm_error *err)
{
    (void)err;
    for (uint32_t i = 0; i < rows->table->rows; i++) {
        gm_sheet_begin_row(rows, i);
        write_person(rows);
        gm_sheet_end_row(rows);
    }
    return GM_OK;
}

static const gm_sheet sheet = {.name = "people",
                               .layer = "person",
                               .columns = columns,
                               .held = held,
                               .write = write};

/* ---- The formats ------------------------------------------------------------- */

static const gm_sheet_kind csv_kind = {&sheet, GM_CSV}, tsv_kind = {&sheet, GM_TSV};

static const char *const csv[] = {"people.csv", NULL};
static const char *const tsv[] = {"people.tsv", NULL};

const gm_write_format gm_people_csv_writer = {.name = "people.csv",
                                              .summary = "a table, a row a person",
                                              .extensions = csv,
                                              .kind = &csv_kind,
                                              GM_SHEET_FUNCTIONS};
const gm_write_format gm_people_tsv_writer = {.name = "people.tsv",
                                              .summary = "the same between tabs",
                                              .extensions = tsv,
                                              .kind = &tsv_kind,
                                              GM_SHEET_FUNCTIONS};
