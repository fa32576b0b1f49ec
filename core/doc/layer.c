/* Arrays that grow in the arena; columns are few, so they are a list. */
#include "doc/layer.h"

#include <string.h>

enum { FIRST_ROWS = 64 };

size_t gm_type_size(gm_type type)
{
    switch (type) {
    case GM_SYMBOL:
    case GM_NUMBER:
    case GM_FLAG:
    case GM_PARTS:
        return sizeof(uint32_t);
    case GM_REAL:
        return sizeof(float);
    case GM_SPAN:
        return sizeof(gm_span);
    case GM_LAYER:
        break;
    }
    return 0;
}

/* Room for `need` spans in all. */
static bool reserve(gm_arena *arena, gm_span **spans, uint32_t *capacity, uint32_t need)
{
    if (need <= *capacity)
        return true;
    uint64_t wanted = *capacity ? 2 * (uint64_t)*capacity : FIRST_ROWS;
    if (wanted < need)
        wanted = need;
    if (wanted > UINT32_MAX)
        return false;
    gm_span *grown = gm_arena_grow(arena, *spans, *capacity * sizeof **spans,
                                   (size_t)wanted * sizeof **spans);
    if (!grown)
        return false;
    *spans = grown;
    *capacity = (uint32_t)wanted;
    return true;
}

gm_status gm_table_add_row(gm_table *table, gm_span span)
{
    if (table->columns) {
        table->has_late_rows = true;
        return GM_OK;
    }
    if (table->rows == table->capacity &&
        !reserve(table->arena, &table->spans, &table->capacity, table->rows + 1)) {
        table->out_of_memory = true;
        return GM_NOMEM;
    }
    table->spans[table->rows++] = span;
    return GM_OK;
}

gm_column *gm_table_column(const gm_table *table, const char *name)
{
    gm_column *column = table->columns;
    while (column && strcmp(column->name, name) != 0)
        column = column->next;
    return column;
}

gm_column *gm_table_add_column(gm_table *table, const char *name, gm_type type)
{
    size_t cells = (size_t)table->rows + (type == GM_PARTS);
    void *zeroed = gm_arena_alloc(table->arena, cells * gm_type_size(type));
    gm_column *column = gm_table_column(table, name);
    if (!column) {
        column = gm_arena_alloc(table->arena, sizeof *column);
        char *copy = gm_arena_copy(table->arena, name, strlen(name));
        if (!column || !copy)
            return NULL;
        column->name = copy;
        gm_column **last = &table->columns;
        while (*last)
            last = &(*last)->next;
        *last = column;
    }
    *column = (gm_column){
        .name = column->name, .type = type, .cells = zeroed, .next = column->next};
    return zeroed ? column : NULL;
}

void gm_table_move_last(gm_table *table, gm_column *column)
{
    gm_column **place = &table->columns;
    while (*place != column)
        place = &(*place)->next;
    *place = column->next;
    while (*place)
        place = &(*place)->next;
    *place = column;
    column->next = NULL;
}

/* Gives the rows below `row` that have no parts yet an empty run. */
static void close_rows(gm_column *column, uint32_t row)
{
    uint32_t *first = column->cells;
    for (; column->next_row < row; column->next_row++)
        first[column->next_row + 1] = column->parts_count;
}

gm_status gm_column_add_parts(gm_table *table, gm_column *column, uint32_t row,
                              const gm_span *spans, uint32_t count)
{
    if (row < column->next_row || row >= table->rows)
        return GM_INTERNAL;
    uint32_t need = column->parts_count + count;
    if (!reserve(table->arena, &column->parts, &column->parts_capacity, need))
        return GM_NOMEM;
    close_rows(column, row);
    if (count)
        memcpy(column->parts + column->parts_count, spans, count * sizeof *spans);
    column->parts_count = need;
    close_rows(column, row + 1);
    return GM_OK;
}

gm_status gm_column_extend_parts(gm_table *table, gm_column *column, gm_span span)
{
    uint32_t need = column->parts_count + 1;
    if (!reserve(table->arena, &column->parts, &column->parts_capacity, need))
        return GM_NOMEM;
    column->parts[column->parts_count] = span;
    column->parts_count = need;
    ((uint32_t *)column->cells)[column->next_row] = need;
    return GM_OK;
}

gm_parts gm_column_parts(const gm_table *table, gm_column *column)
{
    close_rows(column, table->rows);
    return (gm_parts){column->parts, column->cells};
}
