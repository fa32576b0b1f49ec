/* The whole press pipeline over any text, then quotes once more over entities that no
 * ner would find: any spans, overlapping, empty, across sentences, of any type.  The
 * host holds the stages to the invariants of layers; here quotes are held to what they
 * promise beyond, and the JSON has to parse.  Bytes that are no UTF-8 stand for the
 * words that reported speech is made of. */
#include "fuzz.h"

#include "text/utf8.h"

extern const gm_stage gm_entry_tokenize, gm_entry_stem, gm_entry_ner, gm_entry_people,
    gm_entry_quotes;

static const char *const pieces[] = {
    "« ",
    " »",
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "« Non ! »",
    "\n\n",
    "\n– ",
    "— ",
    ". ",
    ", ",
    " : ",
    " ? ",
    "… ",
    "[…]",
    " (",
    ") ",
    " dit-il",
    " a-t-elle affirmé",
    " selon ",
    " d’après lui",
    " a déclaré ",
    " que ",
    " qu’",
    " estime ",
    " Marie Curie",
    " M. Durand",
    " Mme Leïla Haddad",
    " le ministre",
    " la CGT",
    " le maire de Nancy",
    " il",
    " elle",
    " on",
    " ils",
    " ne ",
    " pas ",
    " le 3 mars",
    " Paris",
    " explique l’AFP",
    " d’expliquer",
    " a-t-on appris",
    " , ",
    "Lui : ",
    " annonce un communiqué",
    " a été jugé ",
    " demande si ",
    " le porte-parole",
    " \xC2\xA0",
    "\xE2\x80\xAF»",
    " n’a pas dit ",
    " poursuit-elle",
    " raconte ce dernier",
    " Q. – ",
    " R. – ",
};

static const char *const quote_types[] = {"direct", "indirect", "mixed", NULL};
static const char *const quote_kinds[] = {"person",   "organization", "group",
                                          "document", "anonymous",    NULL};

/* ---- A stage that makes entities up ------------------------------------------ */

enum { MOST_ENTITIES = 40 };

/* FNV-1a of the text: the same text has the same entities. */
static uint64_t seed_of(gm_text text)
{
    uint64_t sum = UINT64_C(0xcbf29ce484222325);
    for (uint32_t i = 0; i < text.len; i++)
        sum = (sum ^ (uint8_t)text.ptr[i]) * UINT64_C(0x100000001b3);
    return sum | 1;
}

static uint32_t border_at(gm_text text, uint32_t at)
{
    while (at < text.len && !gm_utf8_is_start(text.ptr[at]))
        at++;
    return at;
}

/* Behind `begin`, mostly a few words long, and often of whole tokens. */
static gm_span any_span(const gm_doc *doc, uint32_t begin, uint64_t *random)
{
    gm_text text = gm_doc_text(doc);
    const gm_layer *layer = gm_doc_layer(doc, "token");
    uint32_t rows = gm_layer_rows(layer);
    uint32_t reach = fuzz_random(random) % 8 ? 30 : text.len + 1;
    uint32_t end =
        begin + fuzz_random(random) %
                    (reach < text.len - begin + 1 ? reach : text.len - begin + 1);
    gm_span span = {border_at(text, begin), border_at(text, end)};
    if (fuzz_random(random) % 2)
        return span;
    for (uint32_t i = 0; i < rows; i++) {
        gm_span token = gm_layer_spans(layer)[i];
        if (token.begin < begin)
            continue;
        uint32_t last = i + fuzz_random(random) % 4;
        last = last < rows ? last : rows - 1;
        return (gm_span){token.begin, gm_layer_spans(layer)[last].end};
    }
    return span;
}

static gm_status add_rows(gm_doc *doc, uint64_t *random)
{
    gm_text text = gm_doc_text(doc);
    gm_layer *layer = gm_doc_add_layer(doc, "entity");
    uint32_t begin = 0, count = fuzz_random(random) % MOST_ENTITIES;
    gm_status status = layer ? GM_OK : GM_NOMEM;
    for (uint32_t i = 0; status == GM_OK && i < count; i++) {
        uint32_t step = 2 * (text.len / (count + 1)) + 1;
        uint32_t next = begin + fuzz_random(random) % step;
        gm_span span = any_span(doc, next < text.len ? next : text.len, random);
        if (span.begin < begin)
            span = (gm_span){begin, begin};
        begin = span.begin;
        status = gm_layer_add(layer, span);
    }
    return status;
}

static gm_status entities_process(void *worker, gm_doc *doc, gm_error *err)
{
    static const char *const types[] = {"Person", "Organization", "Location", "Date",
                                        "Hour",   "Event",        "Product",  "?"};
    uint64_t random = seed_of(gm_doc_text(doc));
    (void)worker;
    if (add_rows(doc, &random) != GM_OK)
        return gm_fail(err, GM_NOMEM, "out of memory");
    uint32_t rows = gm_layer_rows(gm_doc_layer(doc, "entity"));
    gm_sym *type = gm_doc_add_symbols(doc, "entity.type");
    for (uint32_t i = 0; type && i < rows; i++) {
        const char *name = types[fuzz_random(&random) % 12 % 8];
        type[i] = gm_doc_intern(doc, gm_text_of(name));
    }
    return type ? GM_OK : gm_fail(err, GM_NOMEM, "out of memory");
}

static const char *const entities_reads[] = {"token", NULL};
static const gm_feature entities_writes[] = {
    {"entity", GM_LAYER, "Any span."}, {"entity.type", GM_SYMBOL, "Any type."}, {0}};

static const gm_stage entities = {.abi = GM_ABI,
                                  .size = sizeof(gm_stage),
                                  .name = "entities",
                                  .version = "1",
                                  .summary = "entities made up",
                                  .license = "MIT",
                                  .reads = entities_reads,
                                  .writes = entities_writes,
                                  .process = entities_process};

/* ---- Checks ------------------------------------------------------------------ */

static void check_parts(const gm_document *document, const gm_table *quotes)
{
    const gm_column *content = gm_table_column(quotes, "content");
    const uint32_t *first = content ? content->cells : NULL;
    for (uint32_t i = 0; first && i < quotes->rows; i++) {
        REQUIRE(first[i] < first[i + 1], "quote %u has no content", i);
        for (uint32_t p = first[i]; p < first[i + 1]; p++) {
            gm_span part = content->parts[p];
            REQUIRE(part.begin < part.end, "quote %u has an empty part", i);
            REQUIRE(p == first[i] || content->parts[p - 1].end <= part.begin,
                    "parts of quote %u are not in order", i);
        }
    }
    REQUIRE(first || document->text.len == 0 || quotes->rows == 0,
            "quotes have no content");
}

static void check_quotes(const gm_document *document)
{
    const gm_table *quotes = fuzz_table(document, "quote");
    const gm_sym *type = fuzz_column(document, "quote.type", GM_SYMBOL);
    const gm_sym *kind = fuzz_column(document, "quote.kind", GM_SYMBOL);
    for (uint32_t i = 0; i < quotes->rows; i++) {
        REQUIRE(fuzz_is_among(document, type[i], quote_types), "quote %u has no type",
                i);
        REQUIRE(!kind[i] || fuzz_is_among(document, kind[i], quote_kinds),
                "quote %u is of no known kind", i);
    }
    check_parts(document, quotes);
}

static void process(stage_run *stages, const gm_buffer *text)
{
    const gm_document *document = stage_run_text(stages, text->ptr, text->len);
    check_quotes(document);
    fuzz_check_json(document, GM_UNIT_CODE_POINT);
}

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t len)
{
    static const gm_stage *const found[] = {&gm_entry_tokenize, &gm_entry_stem,
                                            &gm_entry_ner, &gm_entry_people,
                                            &gm_entry_quotes};
    static const gm_stage *const made_up[] = {&gm_entry_tokenize, &entities,
                                              &gm_entry_people, &gm_entry_quotes};
    static stage_run *press, *other;
    gm_buffer text = {0};
    if (!press) {
        press = fuzz_open(found, 5, NULL);
        other = fuzz_open(made_up, 4, NULL);
    }
    gm_buffer_reserve(&text, 1);
    fuzz_mend(input, len, pieces, sizeof pieces / sizeof *pieces, &text);
    process(press, &text);
    process(other, &text);
    gm_buffer_free(&text);
    return 0;
}
