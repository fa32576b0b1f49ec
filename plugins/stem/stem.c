/* stem: adds the Snowball stem of every token, as the column "token.stem". */
#include <guillemet/stage.h>

#include "cache.h"
#include "stemmer.h"

#include <stdlib.h>

typedef struct stem_options {
    int64_t cache;
} stem_options;

static const gm_option option_table[] = {
    {.name = "cache",
     .type = GM_OPTION_INT,
     .offset = GM_FIELD(stem_options, cache, int64_t),
     .standard = "4096",
     .help = "size of each worker's cache of words, in KiB; 0 for none",
     .min = 0,
     .max = 1048576},
    {0}};

typedef struct stem_worker {
    stemmer *stemmer;
    cache *cache;
    uint32_t document; /* how many documents there were: tells symbols apart */
} stem_worker;

static void stem_stop(void *stopped)
{
    stem_worker *worker = stopped;
    free_stemmer(worker->stemmer);
    free_cache(worker->cache);
    free(worker);
}

static gm_status stem_start(const void *model, void **worker, gm_error *err)
{
    const stem_options *options = model;
    stem_worker *started = calloc(1, sizeof *started);
    if (!started)
        return gm_fail(err, GM_NOMEM, "no memory for a worker of the stemmer");
    started->stemmer = new_stemmer();
    started->cache = new_cache((size_t)options->cache * 1024);
    if (!started->stemmer || !started->cache) {
        stem_stop(started);
        return gm_fail(err, GM_NOMEM, "no memory for a worker of the stemmer");
    }
    *worker = started;
    return GM_OK;
}

/* Symbols of another document mean nothing in this one. */
static void begin_document(stem_worker *worker)
{
    if (++worker->document == 0) {
        clear_cache(worker->cache);
        worker->document = 1;
    }
}

/* The symbol of a word's stem; false if memory ran out. */
static bool stem_symbol(stem_worker *worker, gm_doc *doc, const cache_key *key,
                        gm_sym *symbol)
{
    gm_text stem;
    cache_slot *slot = find_slot(worker->cache, key);
    if (slot && slot->document == worker->document) {
        *symbol = slot->symbol;
        return true;
    }
    if (!slot) {
        if (!stem_word(worker->stemmer, key->word, key->stemmed, &stem))
            return false;
        slot = add_slot(worker->cache, key, stem);
    } else
        stem = slot_stem(worker->cache, slot);
    *symbol = gm_doc_intern(doc, stem);
    if (slot) {
        slot->document = worker->document;
        slot->symbol = *symbol;
    }
    return true;
}

static gm_status stem_process(void *processing, gm_doc *doc, gm_error *err)
{
    stem_worker *worker = processing;
    const gm_layer *tokens = gm_doc_layer(doc, "token");
    const gm_span *spans = gm_layer_spans(tokens);
    const gm_sym *kinds = gm_doc_symbols(doc, "token.kind");
    gm_sym *stems = gm_doc_add_symbols(doc, "token.stem");
    if (!stems)
        return gm_fail(err, GM_NOMEM, "no memory for the column token.stem");
    gm_text text = gm_doc_text(doc);
    gm_sym word_kind = gm_doc_intern(doc, (gm_text){"word", 4});
    uint32_t count = gm_layer_rows(tokens);
    begin_document(worker);
    for (uint32_t i = 0; i < count; i++) {
        gm_text word = {text.ptr + spans[i].begin, spans[i].end - spans[i].begin};
        cache_key key = key_of(word, kinds[i] == word_kind);
        if (!stem_symbol(worker, doc, &key, &stems[i]))
            return gm_fail(err, GM_NOMEM,
                           "no memory for the stem of a token of %u bytes", word.len);
    }
    return GM_OK;
}

static const char *const reads[] = {"token", "token.kind", NULL};

static const gm_feature writes[] = {
    {"token.stem", GM_SYMBOL,
     "Snowball stem of a word; of another token, its folded text"},
    {0}};

GM_STAGE(.name = "stem", .version = "1.0.0", .license = "MIT",
         .summary = "the French Snowball stem of every token", .reads = reads,
         .writes = writes, .options = option_table,
         .options_size = sizeof(stem_options), .start = stem_start, .stop = stem_stop,
         .process = stem_process);
