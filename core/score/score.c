/* The gold side is held in memory, sorted by id; predicted documents come one by one
 * and are scored as they come.  Everything is printed at the end, since only then is it
 * known what both sides have. */
#include "score/score.h"

#include "base/array.h"
#include "base/path.h"
#include "read/conllu.h"
#include "read/source.h"
#include "plugin/host.h"
#include "score/entities.h"
#include "score/quotes.h"
#include "score/report.h"
#include "score/segmentation.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { TOKEN, SENTENCE, ENTITY, QUOTE, LAYERS };

static const char *const layer_names[LAYERS] = {"token", "sentence", "entity", "quote"};

typedef struct gold_document {
    gm_document *document;
    gm_text id; /* without ".txt" */
    bool paired;
} gold_document;

typedef struct scorer {
    const char *gold_path, *predicted_path;
    GM_ARRAY(gold_document) golds; /* sorted by id */
    bool is_treebank;
    bool wanted[LAYERS];            /* asked for, and in the gold side */
    bool predicted[LAYERS];         /* some paired document has the layer */
    gm_counts segmentation[ENTITY]; /* by TOKEN and SENTENCE */
    gm_entity_score entities;
    gm_quote_score quotes;
    gm_error *err;
} scorer;

static gm_text key_of(const gm_document *document)
{
    gm_text id = document->id;
    if (gm_path_has_suffix(id, ".txt"))
        id.len -= (uint32_t)strlen(".txt");
    return id;
}

/* ---- The gold side ----------------------------------------------------------- */

static int by_id(const void *left, const void *right)
{
    gm_text a = ((const gold_document *)left)->id,
            b = ((const gold_document *)right)->id;
    uint32_t len = a.len < b.len ? a.len : b.len;
    int order = len ? memcmp(a.ptr, b.ptr, len) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

static gm_status add_gold(scorer *s, gm_document **document)
{
    *document = gm_document_new(&gm_host_table);
    gold_document *place = *document ? GM_PUSH(&s->golds) : NULL;
    if (place) {
        place->document = *document;
        return GM_OK;
    }
    gm_document_free(*document);
    return gm_error_nomem(s->err);
}

static void drop_last_gold(scorer *s)
{
    gm_document_free(s->golds.at[--s->golds.count].document);
}

static gm_status read_treebank(scorer *s)
{
    gm_document *document;
    s->is_treebank = true;
    gm_status status = add_gold(s, &document);
    return status == GM_OK ? gm_conllu_read(document, s->gold_path, s->err) : status;
}

static gm_status read_source(scorer *s, gm_source *source)
{
    for (bool end = false;;) {
        gm_document *document;
        gm_status status = add_gold(s, &document);
        if (status != GM_OK)
            return status;
        status = gm_source_next(source, document, &end, s->err);
        if (status != GM_OK)
            return status;
        if (end) {
            drop_last_gold(s);
            return GM_OK;
        }
        s->golds.at[s->golds.count - 1].id = key_of(document);
    }
}

static gm_status read_gold(scorer *s)
{
    gm_source *source;
    struct stat about;
    if (stat(s->gold_path, &about) != 0 && strcmp(s->gold_path, "-") != 0)
        return gm_fail(s->err, GM_CONFIG, "cannot read \"%s\": %s", s->gold_path,
                       strerror(errno));
    if (gm_path_has_suffix(gm_text_of(s->gold_path), ".conllu"))
        return read_treebank(s);
    gm_status status = gm_source_open(&s->gold_path, 1,
                                      gm_path_is_folder(s->gold_path) ? NULL : "jsonl",
                                      GM_IMPORT_LAYERS, &source, s->err);
    if (status != GM_OK)
        return status;
    status = read_source(s, source);
    gm_source_close(source);
    return status;
}

static gm_status twice(const scorer *s, const char *path, gm_text id)
{
    return gm_fail(s->err, GM_INPUT, "\"%s\" has two documents \"%.*s\": keep one",
                   path, (int)id.len, id.ptr);
}

static gm_status sort_gold(scorer *s)
{
    if (s->golds.count)
        qsort(s->golds.at, s->golds.count, sizeof *s->golds.at, by_id);
    for (uint32_t i = 1; i < s->golds.count; i++) {
        if (by_id(&s->golds.at[i - 1], &s->golds.at[i]) == 0)
            return twice(s, s->gold_path, s->golds.at[i].id);
    }
    return GM_OK;
}

/* ---- What to score ----------------------------------------------------------- */

static bool gold_has(const scorer *s, const char *layer)
{
    for (uint32_t i = 0; i < s->golds.count; i++) {
        if (gm_document_table(s->golds.at[i].document, layer))
            return true;
    }
    return false;
}

static gm_status choose_layers(scorer *s, const char *layer)
{
    bool any = false;
    for (uint32_t i = 0; i < LAYERS; i++) {
        if (layer && strcmp(layer, layer_names[i]) != 0)
            continue;
        s->wanted[i] = gold_has(s, layer_names[i]);
        any = any || s->wanted[i];
    }
    if (any)
        return GM_OK;
    return gm_fail(s->err, GM_CONFIG, "\"%s\" has no document with the layer %s",
                   s->gold_path,
                   layer ? layer : "\"token\", \"sentence\", \"entity\" or \"quote\"");
}

static gm_status check_layer(const char *layer, gm_error *err)
{
    for (uint32_t i = 0; layer && i < LAYERS; i++) {
        if (strcmp(layer, layer_names[i]) == 0)
            return GM_OK;
    }
    if (!layer)
        return GM_OK;
    return gm_fail(
        err, GM_CONFIG,
        "layer \"%s\" has no measure; token, sentence, entity and quote have", layer);
}

/* ---- Pairs ------------------------------------------------------------------- */

/* A document that lacks a layer is no gold for it, such as a text without NAME.ann; of
 * quotes, which a document may well have none of, it is gold without any. */
static bool is_gold_for(const scorer *s, uint32_t layer, const gm_document *gold)
{
    return s->wanted[layer] &&
           (layer == QUOTE || gm_document_table(gold, layer_names[layer]));
}

/* `predicted` may be NULL. */
static gm_status score_pair(scorer *s, const gm_document *gold,
                            const gm_document *predicted)
{
    gm_status status = GM_OK;
    for (uint32_t i = 0; status == GM_OK && i < LAYERS; i++) {
        if (predicted && gm_document_table(predicted, layer_names[i]))
            s->predicted[i] = true;
        if (!is_gold_for(s, i, gold))
            continue;
        if (i == ENTITY)
            status = gm_entity_score_add(&s->entities, gold, predicted, s->err);
        else if (i == QUOTE)
            status = gm_quote_score_add(&s->quotes, gold, predicted, s->err);
        else
            status = gm_segmentation_add(&s->segmentation[i], layer_names[i], gold,
                                         predicted, s->err);
    }
    return status;
}

static gold_document *find_gold(scorer *s, const gm_document *predicted)
{
    gold_document wanted = {.id = key_of(predicted)};
    if (s->is_treebank)
        return &s->golds.at[0];
    return s->golds.count
               ? bsearch(&wanted, s->golds.at, s->golds.count, sizeof wanted, by_id)
               : NULL;
}

static gm_status score_predicted(scorer *s, const gm_document *predicted)
{
    gold_document *gold = find_gold(s, predicted);
    if (!gold)
        return GM_OK;
    if (gold->paired && s->is_treebank)
        return gm_fail(s->err, GM_INPUT,
                       "\"%s\" has several documents, a treebank is one: annotate its "
                       "text as a single document",
                       s->predicted_path);
    if (gold->paired)
        return twice(s, s->predicted_path, gold->id);
    gold->paired = true;
    return score_pair(s, gold->document, predicted);
}

static gm_status score_source(scorer *s, gm_source *source, gm_document *document)
{
    for (bool end = false;;) {
        gm_document_reset(document);
        gm_status status = gm_source_next(source, document, &end, s->err);
        if (status != GM_OK || end)
            return status;
        status = score_predicted(s, document);
        if (status != GM_OK)
            return status;
    }
}

static gm_status score_all_predicted(scorer *s)
{
    gm_source *source;
    gm_status status = gm_source_open(&s->predicted_path, 1, "jsonl", GM_IMPORT_LAYERS,
                                      &source, s->err);
    if (status != GM_OK)
        return status;
    gm_document *document = gm_document_new(&gm_host_table);
    status = document ? score_source(s, source, document) : gm_error_nomem(s->err);
    gm_document_free(document);
    gm_source_close(source);
    return status;
}

static gm_status score_missed(scorer *s)
{
    gm_status status = GM_OK;
    for (uint32_t i = 0; status == GM_OK && i < s->golds.count; i++) {
        if (!s->golds.at[i].paired)
            status = score_pair(s, s->golds.at[i].document, NULL);
    }
    return status;
}

/* ---- The report -------------------------------------------------------------- */

/* Without a `layer` asked for, only what the predicted side has is shown. */
static gm_status choose_shown(scorer *s, const char *layer)
{
    bool any = false;
    for (uint32_t i = 0; i < LAYERS; i++) {
        s->wanted[i] = s->wanted[i] && (layer || s->predicted[i]);
        any = any || s->wanted[i];
    }
    if (any)
        return GM_OK;
    return gm_fail(
        s->err, GM_CONFIG,
        "\"%s\" and \"%s\" have no layer in common, in documents of the same id",
        s->gold_path, s->predicted_path);
}

static gm_status report(scorer *s, FILE *out)
{
    gm_status status = GM_OK;
    bool above = false; /* some table is there */
    for (uint32_t i = TOKEN; i <= SENTENCE; i++) {
        if (!s->wanted[i])
            continue;
        if (!above)
            gm_report_segmentation_header(out);
        gm_report_segmentation(out, layer_names[i], s->segmentation[i]);
        above = true;
    }
    if (s->wanted[ENTITY]) {
        fputs(above ? "\n" : "", out);
        status = gm_report_entities(out, &s->entities, s->err);
        above = true;
    }
    if (s->wanted[QUOTE]) {
        fputs(above ? "\n" : "", out);
        gm_report_quotes(out, &s->quotes);
    }
    if (status == GM_OK && (fflush(out) != 0 || ferror(out)))
        return gm_fail(s->err, GM_OUTPUT, "cannot write the figures: %s",
                       strerror(errno));
    return status;
}

static gm_status run(scorer *s, const char *layer, FILE *out)
{
    gm_status status = check_layer(layer, s->err);
    if (status == GM_OK)
        status = read_gold(s);
    if (status == GM_OK)
        status = sort_gold(s);
    if (status == GM_OK)
        status = choose_layers(s, layer);
    if (status == GM_OK)
        status = score_all_predicted(s);
    if (status == GM_OK)
        status = score_missed(s);
    if (status == GM_OK)
        status = choose_shown(s, layer);
    return status == GM_OK ? report(s, out) : status;
}

gm_status gm_score_files(const char *gold, const char *predicted, const char *layer,
                         FILE *out, gm_error *err)
{
    scorer s = {.gold_path = gold, .predicted_path = predicted, .err = err};
    gm_status status = run(&s, layer, out);
    while (s.golds.count)
        drop_last_gold(&s);
    free(s.golds.at);
    gm_entity_score_free(&s.entities);
    return status;
}
