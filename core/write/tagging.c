/* Entities take their tokens in order of their length. */
#include "write/tagging.h"

#include "write/columns_of.h"

#include <stdlib.h>

typedef struct entity {
    gm_span span;
    uint32_t row;
} entity;

static int longest_first(const void *left, const void *right)
{
    const entity *a = left, *b = right;
    uint32_t long_a = a->span.end - a->span.begin, long_b = b->span.end - b->span.begin;
    if (long_a != long_b)
        return long_a > long_b ? -1 : 1;
    return (a->row > b->row) - (a->row < b->row);
}

static bool is_free(const gm_tagging *tagging, gm_rows_of tokens)
{
    for (uint32_t i = tokens.first; i < tokens.end; i++) {
        if (tagging->entities[i])
            return false;
    }
    return true;
}

static void take(gm_tagging *tagging, const gm_table *tokens, const entity *entity)
{
    gm_rows_of within = gm_rows_within(tokens, entity->span);
    if (within.first >= within.end) {
        tagging->cut = true;
        return;
    }
    if (!is_free(tagging, within)) {
        tagging->overlap = true;
        return;
    }
    tagging->cut |= tokens->spans[within.first].begin != entity->span.begin ||
                    tokens->spans[within.end - 1].end != entity->span.end;
    for (uint32_t i = within.first; i < within.end; i++)
        tagging->entities[i] = entity->row + 1;
}

gm_status gm_tagging_build(gm_tagging *tagging, const gm_document *document,
                           gm_error *err)
{
    const gm_table *tokens = gm_document_table(document, "token");
    const gm_table *entities = gm_document_table(document, "entity");
    *tagging = (gm_tagging){0};
    if (!tokens || !entities || tokens->rows == 0 || entities->rows == 0)
        return GM_OK;
    entity *sorted = calloc(entities->rows, sizeof *sorted);
    tagging->entities = calloc(tokens->rows, sizeof *tagging->entities);
    if (!sorted || !tagging->entities) {
        free(sorted);
        gm_tagging_free(tagging);
        return gm_error_nomem(err);
    }
    for (uint32_t i = 0; i < entities->rows; i++)
        sorted[i] = (entity){entities->spans[i], i};
    qsort(sorted, entities->rows, sizeof *sorted, longest_first);
    for (uint32_t i = 0; i < entities->rows; i++)
        take(tagging, tokens, &sorted[i]);
    free(sorted);
    return GM_OK;
}

void gm_tagging_free(gm_tagging *tagging)
{
    free(tagging->entities);
    tagging->entities = NULL;
}

char gm_tagging_letter(const gm_tagging *tagging, uint32_t token)
{
    uint32_t entity = gm_tagging_at(tagging, token);
    if (entity == 0)
        return 'O';
    return token && gm_tagging_at(tagging, token - 1) == entity ? 'I' : 'B';
}
