/* Columns are few, so each is looked for at every cell. */
#include "write/columns_of.h"

const void *gm_cells_of(const gm_table *table, const char *column, gm_type type)
{
    const gm_column *found = table ? gm_table_column(table, column) : NULL;
    return found && found->type == type ? found->cells : NULL;
}

gm_sym gm_symbol_of(const gm_table *table, const char *column, uint32_t row)
{
    const gm_sym *cells = gm_cells_of(table, column, GM_SYMBOL);
    return cells ? cells[row] : 0;
}

gm_text gm_text_of_row(const gm_document *document, const gm_table *table,
                       const char *column, uint32_t row)
{
    return gm_symbols_text(&document->symbols, gm_symbol_of(table, column, row));
}

gm_span gm_place_of(const gm_table *table, const char *column, uint32_t row)
{
    const gm_span *cells = gm_cells_of(table, column, GM_SPAN);
    return cells ? cells[row] : (gm_span){0, 0};
}

gm_fragments gm_fragments_of(const gm_table *table, const char *column, uint32_t row)
{
    const uint32_t *first = gm_cells_of(table, column, GM_PARTS);
    const gm_span *own = &table->spans[row];
    if (first && first[row] < first[row + 1])
        return (gm_fragments){gm_table_column(table, column)->parts + first[row],
                              first[row + 1] - first[row]};
    return (gm_fragments){own, own->begin < own->end};
}

/* The first row that ends behind `at`. */
static uint32_t first_behind(const gm_table *table, uint32_t at)
{
    uint32_t low = 0, high = table->rows;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (table->spans[middle].end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

gm_rows_of gm_rows_within(const gm_table *table, gm_span span)
{
    if (!table || span.begin >= span.end)
        return (gm_rows_of){0, 0};
    gm_rows_of rows = {first_behind(table, span.begin), 0};
    for (rows.end = rows.first;
         rows.end < table->rows && table->spans[rows.end].begin < span.end; rows.end++)
        ;
    return rows;
}
