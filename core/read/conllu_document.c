#include "read/conllu_document.h"

#include "read/meta.h"

#include <stdlib.h>

static const char *const kind_names[GM_KINDS] = {"word",   "number", "punctuation",
                                                 "symbol", "url",    "email"};

void gm_conllu_document_clear(gm_conllu_document *made)
{
    gm_buffer_clear(&made->id);
    gm_buffer_clear(&made->text);
    gm_buffer_clear(&made->meta);
    gm_buffer_clear(&made->types);
    made->tokens.count = made->sentences.count = made->paragraphs.count = 0;
}

void gm_conllu_document_free(gm_conllu_document *made)
{
    gm_buffer_free(&made->id);
    gm_buffer_free(&made->text);
    gm_buffer_free(&made->meta);
    gm_buffer_free(&made->types);
    free(made->tokens.at);
    free(made->sentences.at);
    free(made->paragraphs.at);
}

gm_token_kind gm_conllu_kind(gm_text name)
{
    for (uint32_t kind = 0; kind < GM_KINDS; kind++) {
        if (strlen(kind_names[kind]) == name.len &&
            memcmp(kind_names[kind], name.ptr, name.len) == 0)
            return (gm_token_kind)kind;
    }
    return GM_KINDS;
}

/* ---- Layers ------------------------------------------------------------------ */

static gm_status add_spans(gm_document *document, const char *name,
                           const gm_span *spans, uint32_t count)
{
    gm_table *table = gm_document_add_table(document, name);
    for (uint32_t i = 0; table && i < count; i++) {
        if (gm_table_add_row(table, spans[i]) != GM_OK)
            return GM_NOMEM;
    }
    return table ? GM_OK : GM_NOMEM;
}

static gm_status add_tokens(gm_document *document, const gm_conllu_document *made)
{
    gm_table *table = gm_document_add_table(document, "token");
    for (uint32_t i = 0; table && i < made->tokens.count; i++) {
        if (gm_table_add_row(table, made->tokens.at[i].span) != GM_OK)
            return GM_NOMEM;
    }
    gm_column *kind = table ? gm_table_add_column(table, "kind", GM_SYMBOL) : NULL;
    gm_column *contraction =
        kind ? gm_table_add_column(table, "contraction", GM_FLAG) : NULL;
    if (!contraction)
        return GM_NOMEM;
    for (uint32_t i = 0; i < made->tokens.count; i++) {
        const gm_conllu_token *token = &made->tokens.at[i];
        ((gm_sym *)kind->cells)[i] =
            gm_symbols_intern(&document->symbols, gm_text_of(kind_names[token->kind]));
        ((uint32_t *)contraction->cells)[i] = token->contraction;
    }
    return document->symbols.failed ? GM_NOMEM : GM_OK;
}

/* The token behind the last of the entity that begins at token i. */
static uint32_t entity_end(const gm_conllu_document *made, uint32_t i)
{
    do {
        i++;
    } while (i < made->tokens.count && made->tokens.at[i].entity == 'I');
    return i;
}

static gm_status add_entities(gm_document *document, const gm_conllu_document *made)
{
    gm_table *table = gm_document_add_table(document, "entity");
    if (!table)
        return GM_NOMEM;
    for (uint32_t i = 0; i < made->tokens.count; i++) {
        if (made->tokens.at[i].entity != 'B')
            continue;
        gm_span span = {made->tokens.at[i].span.begin,
                        made->tokens.at[entity_end(made, i) - 1].span.end};
        if (gm_table_add_row(table, span) != GM_OK)
            return GM_NOMEM;
    }
    gm_column *type = gm_table_add_column(table, "type", GM_SYMBOL);
    for (uint32_t i = 0, row = 0; type && i < made->tokens.count; i++) {
        const gm_conllu_token *token = &made->tokens.at[i];
        if (token->entity == 'B')
            ((gm_sym *)type->cells)[row++] = gm_symbols_intern(
                &document->symbols,
                (gm_text){made->types.ptr + token->type, token->type_len});
    }
    return type && !document->symbols.failed ? GM_OK : GM_NOMEM;
}

static gm_status add_meta(gm_document *document, const gm_buffer *meta)
{
    gm_status status = GM_OK;
    for (size_t at = 0; status == GM_OK && at < meta->len;) {
        gm_text key = gm_text_of(meta->ptr + at);
        gm_text value = gm_text_of(key.ptr + key.len + 1);
        status = gm_meta_add(document, key, value);
        at += (size_t)key.len + value.len + 2;
    }
    return status;
}

gm_status gm_conllu_document_fill(const gm_conllu_document *made, gm_text id,
                                  bool entities, gm_document *document, gm_error *err)
{
    gm_text own = {made->id.ptr, (uint32_t)made->id.len};
    const gm_buffer *text = &made->text;
    gm_status status = gm_document_set_text(document, own.len ? own : id,
                                            text->len ? text->ptr : "", text->len, err);
    if (status != GM_OK)
        return status;
    document->is_given = true;
    if (add_meta(document, &made->meta) != GM_OK ||
        add_spans(document, "paragraph", made->paragraphs.at, made->paragraphs.count) !=
            GM_OK ||
        add_spans(document, "sentence", made->sentences.at, made->sentences.count) !=
            GM_OK ||
        add_tokens(document, made) != GM_OK ||
        (entities && add_entities(document, made) != GM_OK))
        return gm_error_nomem(err);
    return GM_OK;
}
