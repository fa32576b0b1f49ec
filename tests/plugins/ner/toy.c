#include "toy.h"

#include "train.h"

#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[] = {"Alice", "Bruno", "Chloé", "Denis"};
static const char *const places[] = {"Paris", "Lyon", "Brest", "Saint-Malo"};

/* Words are what stands between spaces; one sentence. */
static void add_tokens(gm_document *document)
{
    gm_table *tokens = gm_document_add_table(document, "token");
    gm_table *sentences = gm_document_add_table(document, "sentence");
    const char *text = document->text.ptr;
    uint32_t len = document->text.len;
    for (uint32_t begin = 0; begin < len;) {
        uint32_t end = begin;
        while (end < len && text[end] != ' ')
            end++;
        gm_table_add_row(tokens, (gm_span){begin, end});
        begin = end + 1;
    }
    gm_table_add_row(sentences, (gm_span){0, len});
}

static void add_gold(gm_document *document, const char *name, const char *place)
{
    static const char *const types[] = {"Person", "Location"};
    const char *text = document->text.ptr, *found[] = {name, place};
    gm_table *golds = gm_document_add_table(document, "entity");
    for (int i = 0; i < 2; i++) {
        uint32_t begin = (uint32_t)(strstr(text, found[i]) - text);
        gm_table_add_row(golds, (gm_span){begin, begin + (uint32_t)strlen(found[i])});
    }
    gm_sym *cells = gm_table_add_column(golds, "type", GM_SYMBOL)->cells;
    for (int i = 0; i < 2; i++)
        cells[i] = gm_doc_intern(&document->doc, gm_text_of(types[i]));
}

toy *toy_new(const gm_stage *stage)
{
    toy *made = calloc(1, sizeof *made);
    gm_failure why;
    gm_failure_init(&why);
    made->access = (gm_access){.stage = stage, .training = true};
    for (uint32_t i = 0; i < TOY_DOCUMENTS; i++) {
        char text[128];
        const char *name = names[i % 4], *place = places[i / 4 % 4];
        snprintf(text, sizeof text,
                 i % 2 ? "la ministre %s est venue à %s hier ."
                       : "%s a quitté la ville de %s le soir même .",
                 name, place);
        gm_document *document = gm_document_new(&gm_host_table);
        assert_int_equal(gm_document_set_text(document, gm_text_of("toy"), text,
                                              strlen(text), &why.error),
                         GM_OK);
        add_tokens(document);
        add_gold(document, name, place);
        gm_host_grant(document, &made->access);
        made->documents[i] = document;
        made->docs[i] = &document->doc;
    }
    return made;
}

void toy_free(toy *made)
{
    for (uint32_t i = 0; i < TOY_DOCUMENTS; i++)
        gm_document_free(made->documents[i]);
    free(made);
}

gm_status toy_train(const toy *made, const char *path, int64_t threads, gm_error *err)
{
    const gm_environment environment = gm_environment_for("ner", NULL, NULL);
    const ner_train_options options = {.lexicon = "",
                                       .clusters = "",
                                       .iterations = 20,
                                       .patience = 20,
                                       .cutoff = 1,
                                       .shouted = 4,
                                       .threads = threads,
                                       .prune = 1e-4,
                                       .l2 = 0.01};
    const gm_training training = {
        .train = made->docs,
        .dev = made->docs,
        .trains = TOY_DOCUMENTS,
        .devs = TOY_DOCUMENTS,
        .out = path,
        .options = &options,
    };
    return ner_train(&environment.env, &training, err);
}
