/* A stage that does in process() what a test says, and a document for it. */
#ifndef GM_TESTS_SCRIPT_H
#define GM_TESTS_SCRIPT_H

#include "expect.h"
#include "plugin/host.h"
#include "stage_run.h"

typedef gm_status action(gm_doc *doc, gm_error *err);

/* What the stage under test does in process(). */
typedef struct script {
    action *act;
} script;

static inline gm_status play(void *worker, gm_doc *doc, gm_error *err)
{
    return ((const script *)worker)->act(doc, err);
}

static const gm_stage stage = {
    .abi = GM_ABI,
    .size = sizeof stage,
    .name = "script",
    .reads = (const char *const[]){"token", "token.kind", "quote.content", NULL},
    .writes = (const gm_feature[]){{"entity", GM_LAYER, "x"},
                                   {"entity.type", GM_SYMBOL, "x"},
                                   {"entity.score", GM_REAL, "x"},
                                   {"entity.parts", GM_PARTS, "x"},
                                   {0}},
    .process = play,
};

/* "Jean dit" with two tokens and their kinds, and a layer that nobody declares. */
static inline gm_document *fixture(gm_failure *failure)
{
    gm_document *document = gm_document_new(&gm_host_table);
    gm_failure_init(failure);
    gm_document_set_text(document, gm_text_of("x"), "Jean dit", 8, &failure->error);
    gm_table *token = gm_document_add_table(document, "token");
    gm_table_add_row(token, (gm_span){0, 4});
    gm_table_add_row(token, (gm_span){5, 8});
    gm_sym *kinds = gm_table_add_column(token, "kind", GM_SYMBOL)->cells;
    kinds[0] = kinds[1] = gm_symbols_intern(&document->symbols, gm_text_of("word"));
    gm_table *secret = gm_document_add_table(document, "secret");
    for (uint32_t i = 0; i < 8; i++)
        gm_table_add_row(secret, (gm_span){i, i + 1});
    gm_document_add_meta(document, "date", gm_text_of("2024-02-29"));
    return document;
}

static inline void check(action *act, gm_status expected, const char *message)
{
    gm_failure failure;
    script script = {act};
    gm_document *document = fixture(&failure);
    gm_status status = gm_host_process(&stage, &script, document, &failure.error);
    assert_failure(status, failure, expected, message);
    assert_null(document->access);
    gm_document_free(document);
}

/* All that the stage declares. */
static inline gm_status write_all(gm_doc *doc, gm_error *err)
{
    (void)err;
    gm_layer *entities = gm_doc_add_layer(doc, "entity");
    gm_layer_add(entities, (gm_span){0, 4});
    gm_layer_add(entities, (gm_span){5, 8});
    gm_doc_add_symbols(doc, "entity.type")[1] =
        gm_doc_intern(doc, gm_text_of("Person"));
    gm_doc_add_reals(doc, "entity.score")[0] = 0.5f;
    gm_doc_add_parts(doc, "entity.parts", 1, (gm_span[]){{5, 8}}, 1);
    assert_int_equal(gm_layer_rows(gm_doc_layer(doc, "entity")), 2);
    assert_true(gm_doc_reals(doc, "entity.score")[0] == 0.5f);
    return GM_OK;
}

static inline gm_status read_undeclared_layer(gm_doc *doc, gm_error *err)
{
    (void)err;
    const gm_layer *layer = gm_doc_layer(doc, "secret");
    assert_non_null(layer);
    assert_int_equal(gm_layer_rows(layer), 0);
    assert_non_null(gm_layer_spans(layer));
    return GM_OK;
}

#define READS(name)                                                                    \
    "it reads \"" name "\", which it does not declare: add it to the `reads` of the "  \
    "stage"

#endif
