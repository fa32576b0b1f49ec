/* Tables for R, pandas and spreadsheets: one layer each, one row of it a row, with what
 * `meta` says of the document repeated in each.
 *
 * The columns of `meta` are title, date, paper and author, and the other keys of the
 * first document in their order; a key that only later documents have is named in a
 * note.  A key that is called as an earlier column is gets "meta_" before it.  The
 * first row is always there, and names the columns. */
#ifndef GM_WRITE_TABLES_H
#define GM_WRITE_TABLES_H

#include "write/delimited.h"
#include "write/format.h"

extern const gm_write_format gm_quotes_csv_writer, gm_quotes_tsv_writer;
extern const gm_write_format gm_entities_csv_writer, gm_entities_tsv_writer;
extern const gm_write_format gm_people_csv_writer, gm_people_tsv_writer;

/* What one of the tables has to say, to the functions below. */
typedef struct gm_sheet_rows gm_sheet_rows;

typedef struct gm_sheet {
    const char *name;           /* of the format without its dialect */
    const char *layer;          /* each of its rows is one of the table */
    const char *const *columns; /* behind "document" and "row"; NULL behind the last */
    const char *const *held;    /* columns of the layer that they show, as
                                   gm_notes_unheld() has them */
    gm_status (*write)(gm_sheet_rows *rows, gm_error *err);
} gm_sheet;

/* gm_write_format.kind of a table. */
typedef struct gm_sheet_kind {
    const gm_sheet *sheet;
    gm_dialect dialect;
} gm_sheet_kind;

struct gm_sheet_rows {
    const gm_document *document;
    const gm_table *table; /* the layer; NULL: the document has none */
    const gm_offsets *offsets;
    gm_delimited cells;
    uint32_t row;  /* of `table`, at hand */
    size_t record; /* where the row begins in the buffer */
};

/* A row opens with the document and its number, and has to be given each of the
 * columns. */
void gm_sheet_begin_row(gm_sheet_rows *rows, uint32_t row);
void gm_sheet_end_row(gm_sheet_rows *rows);

/* The symbol of a column, a part of the text, and its offsets in the unit asked for:
 * nothing, for none. */
void gm_sheet_symbol(gm_sheet_rows *rows, const char *column);
void gm_sheet_real(gm_sheet_rows *rows, const char *column);
void gm_sheet_span_text(gm_sheet_rows *rows, gm_span span);
void gm_sheet_span(gm_sheet_rows *rows, gm_span span);

/* The functions of a gm_write_format. */
gm_status gm_sheet_open(const gm_writing *how, void **writer, gm_error *err);
gm_status gm_sheet_render(const void *writer, gm_buffer *out,
                          const gm_document *document, gm_offsets *scratch,
                          gm_error *err);
gm_status gm_sheet_take(void *writer, gm_buffer *out, const gm_document *document,
                        gm_error *err);
gm_status gm_sheet_finish(void *writer, gm_buffer *out, gm_error *err);
void gm_sheet_close(void *writer);
void gm_sheet_save(const void *writer, gm_buffer *state);
gm_status gm_sheet_restore(void *writer, gm_text state, gm_error *err);

/* The rest of a format, behind its name, summary, extensions and kind. */
#define GM_SHEET_FUNCTIONS                                                             \
    .open = gm_sheet_open, .render = gm_sheet_render, .take = gm_sheet_take,           \
    .finish = gm_sheet_finish, .close = gm_sheet_close, .save = gm_sheet_save,         \
    .restore = gm_sheet_restore

#endif
