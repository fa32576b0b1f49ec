/* Reading marked texts, and the stage that writes their entities; see marked_text.h. */
#include "marked_text.h"

#include "test.h"

#include <string.h>

enum { MOST_ENTITIES = 64 };

/* Of the text at hand: a test is one thread, and one text at a time. */
static struct {
    gm_span span;
    const char *type;
} entities[MOST_ENTITIES];
static uint32_t entity_count;

static const char *type_of(char letter)
{
    switch (letter) {
    case 'P':
        return "Person";
    case 'O':
        return "Organization";
    case 'L':
        return "Location";
    default:
        return NULL;
    }
}

void marked_text_set(gm_text marked, gm_buffer *plain)
{
    bool open = false;
    entity_count = 0;
    for (uint32_t i = 0; i < marked.len; i++) {
        char c = marked.ptr[i];
        bool begins = c == '[' && i + 2 < marked.len && marked.ptr[i + 2] == ' ' &&
                      type_of(marked.ptr[i + 1]);
        if (begins) {
            assert_true(entity_count < MOST_ENTITIES);
            entities[entity_count].span.begin = (uint32_t)plain->len;
            entities[entity_count].type = type_of(marked.ptr[i + 1]);
            open = true;
            i += 2;
        } else if (c == ']' && open) {
            entities[entity_count++].span.end = (uint32_t)plain->len;
            open = false;
        } else {
            gm_buffer_put(plain, c);
        }
    }
}

static gm_status write_entities(void *worker, gm_doc *doc, gm_error *err)
{
    (void)worker;
    gm_layer *layer = gm_doc_add_layer(doc, "entity");
    for (uint32_t i = 0; i < entity_count && layer; i++)
        if (gm_layer_add(layer, entities[i].span) != GM_OK)
            layer = NULL;
    gm_sym *types = layer ? gm_doc_add_symbols(doc, "entity.type") : NULL;
    if (!types)
        return gm_fail(err, GM_NOMEM, "no memory for layer entity");
    for (uint32_t i = 0; i < entity_count; i++)
        types[i] = gm_doc_intern(
            doc, (gm_text){entities[i].type, (uint32_t)strlen(entities[i].type)});
    return GM_OK;
}

static const gm_feature written[] = {{"entity", GM_LAYER, "A marked entity."},
                                     {"entity.type", GM_SYMBOL, "Its type."},
                                     {0}};

const gm_stage marked_entities = {.abi = GM_ABI,
                                  .size = sizeof(gm_stage),
                                  .name = "ner",
                                  .version = "1.0.0",
                                  .summary = "marked entities",
                                  .license = "MIT",
                                  .writes = written,
                                  .process = write_entities};
