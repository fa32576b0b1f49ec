/* Stage "ner": named entities by a linear-chain conditional random field.
 *
 *   labels.h            what a token may be labelled
 *   word, lexicon,      what is looked at
 *   templates
 *   lattice             the best labels, and how probable they are
 *   model, writer       the model file
 *   mentions, words,    tagging documents
 *   windows, tagger
 *   consistency         one name, one type
 *   values              what a date or an hour says
 *   gold, corpus,       learning a model
 *   index, objective,
 *   compile, judge,
 *   lexicon_build, raw,
 *   neighbours, clusters,
 *   train
 *
 * The score of an entity is the marginal probability, over all ways to label its
 * sentence, that exactly this span is an entity of this type. */
#include "consistency.h"
#include "tagger.h"
#include "train.h"
#include "values.h"

#include <stdlib.h>
#include <string.h>

typedef struct ner_options {
    const char *model;
    double min_score;
} ner_options;

/* The model, and the option that workers need. */
typedef struct ner_opened {
    ner_model model;
    float min_score;
} ner_opened;

typedef struct ner_worker {
    ner_tagger tagger;
    float min_score;
    float *scores; /* of the entities of the current document */
    uint32_t *types;
    uint32_t len, capacity;
    ner_votes votes;
    bool is_open[NER_COLUMNS]; /* types that names have; not those of times */
    gm_sym names[NER_COLUMNS]; /* of the types, in the current document */
} ner_worker;

static gm_status ner_open(const gm_env *env, const void *options, void **model,
                          gm_error *err)
{
    const ner_options *chosen = options;
    (void)env;
    ner_opened *opened = malloc(sizeof *opened);
    if (!opened)
        return gm_fail(err, GM_NOMEM, "out of memory");
    opened->min_score = (float)chosen->min_score;
    gm_status status = ner_model_open(&opened->model, chosen->model, err);
    if (status != GM_OK) {
        free(opened);
        return status;
    }
    *model = opened;
    return GM_OK;
}

static void ner_close(void *model)
{
    ner_opened *opened = model;
    ner_model_close(&opened->model);
    free(opened);
}

static gm_status ner_start(const void *model, void **worker, gm_error *err)
{
    const ner_opened *opened = model;
    ner_worker *self = calloc(1, sizeof *self);
    if (!self || !ner_tagger_init(&self->tagger, &opened->model)) {
        free(self);
        return gm_fail(err, GM_NOMEM, "out of memory");
    }
    self->min_score = opened->min_score;
    for (uint32_t type = 1; type <= opened->model.types; type++)
        self->is_open[type] = !ner_is_time(opened->model.type_names[type]);
    *worker = self;
    return GM_OK;
}

static void ner_stop(void *worker)
{
    ner_worker *self = worker;
    ner_tagger_free(&self->tagger);
    ner_votes_free(&self->votes);
    free(self->scores);
    free(self->types);
    free(self);
}

/* Makes room for the entities of one more window. */
static bool reserve(ner_worker *self)
{
    if (self->len + 2 * NER_WINDOW <= self->capacity)
        return true;
    uint32_t capacity = 2 * (self->capacity + 2 * NER_WINDOW);
    float *scores = realloc(self->scores, capacity * sizeof *scores);
    if (scores)
        self->scores = scores;
    uint32_t *types = realloc(self->types, capacity * sizeof *types);
    if (types)
        self->types = types;
    if (!scores || !types)
        return false;
    self->capacity = capacity;
    return true;
}

/* Adds what was found as a row, or as two where it is a range of dates or hours. */
static bool add_row(ner_worker *self, gm_layer *layer, const char *text, gm_span span,
                    ner_found found)
{
    gm_span parts[2] = {span, span};
    uint32_t count = self->is_open[found.type] ? 1 : ner_range_parts(text, span, parts);
    for (uint32_t i = 0; i < count; i++) {
        if (gm_layer_add(layer, parts[i]) != GM_OK)
            return false;
        self->types[self->len] = found.type;
        self->scores[self->len++] = found.probability;
    }
    return true;
}

/* Adds the rows of one window; their columns come when all rows are there. */
static gm_status add_found(ner_worker *self, gm_layer *layer, const char *text,
                           const gm_span *tokens, gm_error *err)
{
    if (!reserve(self))
        return gm_fail(err, GM_NOMEM, "out of memory");
    for (uint32_t i = 0; i < self->tagger.founds; i++) {
        ner_found found = self->tagger.found[i];
        if (found.probability < self->min_score)
            continue;
        gm_span span = {tokens[found.begin].begin, tokens[found.end - 1].end};
        if (!add_row(self, layer, text, span, found))
            return gm_fail(err, GM_NOMEM, "out of memory");
    }
    return GM_OK;
}

static gm_status add_columns(ner_worker *self, gm_doc *doc, gm_error *err)
{
    const ner_model *model = self->tagger.model;
    gm_sym *types = gm_doc_add_symbols(doc, "entity.type");
    float *scores = gm_doc_add_reals(doc, "entity.score");
    if (!types || !scores)
        return gm_fail(err, GM_NOMEM, "out of memory");
    for (uint32_t type = 1; type <= model->types; type++) {
        const char *name = model->type_names[type];
        self->names[type] = gm_doc_intern(doc, (gm_text){name, (uint32_t)strlen(name)});
    }
    for (uint32_t i = 0; i < self->len; i++) {
        types[i] = self->names[self->types[i]];
        scores[i] = self->scores[i];
    }
    return GM_OK;
}

/* The value of an entity, 0 of what is neither a date nor an hour. */
static gm_sym value_of(gm_doc *doc, const char *type, gm_span span, ner_day written)
{
    gm_text text = gm_doc_text(doc);
    gm_text entity = {text.ptr + span.begin, span.end - span.begin};
    char value[NER_VALUE_BYTES];
    uint32_t len = 0;
    if (strcmp(type, "Date") == 0)
        len = ner_date_value(entity, (gm_text){text.ptr, span.begin}, written, value);
    else if (strcmp(type, "Hour") == 0)
        len = ner_hour_value(entity, value);
    return len ? gm_doc_intern(doc, (gm_text){value, len}) : 0;
}

static gm_status add_values(const ner_worker *self, gm_doc *doc, const gm_layer *layer,
                            gm_error *err)
{
    const gm_span *spans = gm_layer_spans(layer);
    ner_day written = ner_day_of(gm_doc_meta(doc, "date"));
    gm_sym *values = gm_doc_add_symbols(doc, "entity.value");
    if (!values)
        return gm_fail(err, GM_NOMEM, "out of memory");
    for (uint32_t i = 0; i < self->len; i++)
        values[i] = value_of(doc, self->tagger.model->type_names[self->types[i]],
                             spans[i], written);
    return GM_OK;
}

static gm_status ner_process(void *worker, gm_doc *doc, gm_error *err)
{
    ner_worker *self = worker;
    ner_windows windows = ner_windows_of(doc);
    gm_layer *layer = gm_doc_add_layer(doc, "entity");
    uint32_t begin, len;
    if (!layer)
        return gm_fail(err, GM_NOMEM, "out of memory");
    self->len = 0;
    ner_tagger_read(&self->tagger, windows);
    while ((len = ner_windows_next(&windows, &begin)) > 0) {
        ner_tag(&self->tagger, &windows, begin, len);
        gm_status status = add_found(self, layer, windows.text, windows.tokens, err);
        if (status != GM_OK)
            return status;
    }
    ner_entities entities = {windows.text, gm_layer_spans(layer), self->types,
                             self->scores, self->len};
    if (!ner_agree(&self->votes, &entities, self->is_open))
        return gm_fail(err, GM_NOMEM, "out of memory");
    gm_status status = add_columns(self, doc, err);
    return status == GM_OK ? add_values(self, doc, layer, err) : status;
}

static const gm_option options[] = {
    {.name = "model",
     .type = GM_OPTION_FILE,
     .offset = GM_FIELD(ner_options, model, const char *),
     .standard = "press",
     .help = "The model: a file, or the name of one on the model path.",
     .suffix = ".ner"},
    {.name = "min-score",
     .type = GM_OPTION_REAL,
     .offset = GM_FIELD(ner_options, min_score, double),
     .standard = "0",
     .help = "Entities less probable than this are left out.",
     .min = 0,
     .max = 1},
    {0}};

static const gm_feature writes[] = {
    {"entity", GM_LAYER, "A named entity, date or hour; entities do not overlap."},
    {"entity.type", GM_SYMBOL,
     "Of the press model: Person, Location, Organization, Date, Hour, Event, Product."},
    {"entity.score", GM_REAL, "How probable it is that span and type are right."},
    {"entity.value", GM_SYMBOL,
     "Of a Date or an Hour, in ISO 8601: 2025-03-04, 2025-03, 198X, 14:30."},
    {0}};

GM_STAGE(.name = "ner", .version = "1.0.0",
         .summary = "named entities, dates and hours", .license = "MIT",
         .reads = (const char *const[]){"token", "sentence", NULL}, .writes = writes,
         .options = options, .options_size = sizeof(ner_options), .open = ner_open,
         .close = ner_close, .start = ner_start, .stop = ner_stop,
         .process = ner_process, .train = ner_train,
         .train_options = ner_train_option_table,
         .train_options_size = sizeof(ner_train_options));
