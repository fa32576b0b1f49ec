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
 *   pieces, values,     what a date or an hour says
 *   hours
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
    gm_span *spans; /* of the entities of the current document */
    float *scores;
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
    free(self->spans);
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
    gm_span *spans = realloc(self->spans, capacity * sizeof *spans);
    if (spans)
        self->spans = spans;
    float *scores = realloc(self->scores, capacity * sizeof *scores);
    if (scores)
        self->scores = scores;
    uint32_t *types = realloc(self->types, capacity * sizeof *types);
    if (types)
        self->types = types;
    if (!spans || !scores || !types)
        return false;
    self->capacity = capacity;
    return true;
}

/* Keeps what was found in a window: as two entities where it is a range of times. */
static bool keep_found(ner_worker *self, const ner_windows *windows)
{
    if (!reserve(self))
        return false;
    for (uint32_t i = 0; i < self->tagger.founds; i++) {
        ner_found found = self->tagger.found[i];
        gm_span parts[2];
        uint32_t count = ner_found_parts(&self->tagger, windows, found, parts);
        for (uint32_t part = 0; part < count; part++) {
            self->spans[self->len] = parts[part];
            self->types[self->len] = found.type;
            self->scores[self->len++] = found.probability;
        }
    }
    return true;
}

/* Leaves out what is too improbable, once all mentions have voted. */
static void drop_improbable(ner_worker *self)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < self->len; i++) {
        if (self->scores[i] < self->min_score)
            continue;
        self->spans[kept] = self->spans[i];
        self->types[kept] = self->types[i];
        self->scores[kept++] = self->scores[i];
    }
    self->len = kept;
}

static bool add_rows(const ner_worker *self, gm_layer *layer)
{
    for (uint32_t i = 0; i < self->len; i++)
        if (gm_layer_add(layer, self->spans[i]) != GM_OK)
            return false;
    return true;
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

/* The entity behind row i, if it is a date that only "-", "et", "ou", "au" or a comma
 * parts from it. */
static gm_text joined_date(const ner_worker *self, gm_text text, uint32_t i)
{
    static const char *const joints[] = {"-", " et ", " ou ", " au ", ", ", NULL};
    if (i + 1 >= self->len || self->types[i + 1] != self->types[i])
        return (gm_text){"", 0};
    const gm_span *spans = self->spans;
    gm_span next = spans[i + 1];
    uint32_t gap = next.begin - spans[i].end;
    for (int k = 0; joints[k]; k++)
        if (strlen(joints[k]) == gap &&
            !memcmp(text.ptr + spans[i].end, joints[k], gap))
            return (gm_text){text.ptr + next.begin, next.end - next.begin};
    return (gm_text){"", 0};
}

/* The value of row i, 0 of what is neither a date nor an hour. */
static gm_sym value_of(const ner_worker *self, gm_doc *doc, uint32_t i, ner_day written)
{
    gm_span span = self->spans[i];
    const char *type = self->tagger.model->type_names[self->types[i]];
    gm_text text = gm_doc_text(doc);
    gm_text entity = {text.ptr + span.begin, span.end - span.begin};
    char value[NER_VALUE_BYTES];
    uint32_t len = 0;
    if (strcmp(type, "Date") == 0) {
        ner_date date = {entity, (gm_text){text.ptr, span.begin},
                         joined_date(self, text, i), written};
        len = ner_date_value(&date, value);
    } else if (strcmp(type, "Hour") == 0)
        len = ner_hour_value(entity, value);
    return len ? gm_doc_intern(doc, (gm_text){value, len}) : 0;
}

static gm_status add_values(const ner_worker *self, gm_doc *doc, gm_error *err)
{
    ner_day written = ner_day_of(gm_doc_meta(doc, "date"));
    gm_sym *values = gm_doc_add_symbols(doc, "entity.value");
    if (!values)
        return gm_fail(err, GM_NOMEM, "out of memory");
    for (uint32_t i = 0; i < self->len; i++)
        values[i] = value_of(self, doc, i, written);
    return GM_OK;
}

/* All entities of a document, in text order. */
static bool find_entities(ner_worker *self, ner_windows windows)
{
    uint32_t begin, len;
    self->len = 0;
    ner_tagger_read(&self->tagger, windows);
    while ((len = ner_windows_next(&windows, &begin)) > 0) {
        ner_tag(&self->tagger, &windows, begin, len);
        if (!keep_found(self, &windows))
            return false;
    }
    ner_entities entities = {windows.text, self->spans, self->types, self->scores,
                             self->len};
    if (!ner_agree(&self->votes, &entities, self->is_open))
        return false;
    drop_improbable(self);
    return true;
}

static gm_status ner_process(void *worker, gm_doc *doc, gm_error *err)
{
    ner_worker *self = worker;
    gm_layer *layer = gm_doc_add_layer(doc, "entity");
    if (!layer || !find_entities(self, ner_windows_of(doc)) || !add_rows(self, layer))
        return gm_fail(err, GM_NOMEM, "out of memory");
    gm_status status = add_columns(self, doc, err);
    return status == GM_OK ? add_values(self, doc, err) : status;
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
