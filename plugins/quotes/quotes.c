/* quotes: who said what.  Reads words, sentences and entities; writes one row for every
 * stretch of text that the writer attributes to somebody else, with the words that
 * attribute it, who says it, and that one's fullest name.  README.md tells how. */
#include "people.h"
#include "rules.h"
#include "scores.h"
#include "speakers.h"

#include <stdlib.h>
#include <string.h>

typedef struct options {
    const char *verbs, *words, *nouns, *phrases, *names, *more_names, *scores;
    double min_score;
} options;

typedef struct model {
    lexicon *words;
    scores scores;
    double min_score;
} model;

/* One thread's memory, used again for every document. */
typedef struct worker {
    const model *model;
    reading reading;
    people people;
    speaker *speakers;
    uint32_t speaker_room;
} worker;

// clang-format off
static const gm_option option_table[] = {
    {.name = "verbs", .type = GM_OPTION_FILE, .standard = "french/reporting-verbs",
     .offset = GM_FIELD(options, verbs, const char *), .suffix = ".tsv",
     .help = "Table of the forms of reporting verbs and how each reports."},
    {.name = "words", .type = GM_OPTION_FILE, .standard = "french/quote-words",
     .offset = GM_FIELD(options, words, const char *), .suffix = ".tsv",
     .help = "Table of grammatical words and their classes."},
    {.name = "nouns", .type = GM_OPTION_FILE, .standard = "french/speaker-nouns",
     .offset = GM_FIELD(options, nouns, const char *), .suffix = ".tsv",
     .help = "Table of nouns that name who speaks."},
    {.name = "phrases", .type = GM_OPTION_FILE, .standard = "french/cue-phrases",
     .offset = GM_FIELD(options, phrases, const char *), .suffix = ".tsv",
     .help = "Table of cues of several words: prepositions, support verbs, nouns."},
    {.name = "names", .type = GM_OPTION_FILE, .standard = "french/first-names",
     .offset = GM_FIELD(options, names, const char *), .suffix = ".tsv",
     .help = "Table of first names and their gender."},
    {.name = "more-names", .type = GM_OPTION_FILE, .standard = "french/more-first-names",
     .offset = GM_FIELD(options, more_names, const char *), .suffix = ".tsv",
     .help = "Another table of first names."},
    {.name = "scores", .type = GM_OPTION_FILE, .standard = "french/quote-scores",
     .offset = GM_FIELD(options, scores, const char *), .suffix = ".tsv",
     .help = "Table of what the traits of a quote weigh in its score."},
    {.name = "min-score", .type = GM_OPTION_REAL, .standard = "0",
     .offset = GM_FIELD(options, min_score, double), .min = 0, .max = 1,
     .help = "Quotes whose score is lower are left out."},
    {0}};

static const char *const read_layers[] = {
    "paragraph", "sentence", "token", "token.kind", "entity", "entity.type", NULL};

static const gm_feature written[] = {
    {"quote", GM_LAYER, "What somebody is reported to have said; spans the content."},
    {"quote.type", GM_SYMBOL, "direct, indirect or mixed."},
    {"quote.content", GM_PARTS, "The fragments of what was said."},
    {"quote.cue", GM_SPAN, "The words that attribute it."},
    {"quote.source", GM_SPAN, "The mention of who says it."},
    {"quote.speaker", GM_SYMBOL, "The fullest name of who says it."},
    {"quote.kind", GM_SYMBOL, "person, organization, group, document or anonymous."},
    {"quote.score", GM_REAL, "How likely it is right: of those of 0.9, nine in ten are."},
    {"quote.why", GM_SYMBOL, "The rule that found it."},
    {"quote.allegation", GM_FLAG, "Its main verb is a conditional of hearsay."},
    {0}};
// clang-format on

static const char *const kind_names[] = {"",      "person",   "organization",
                                         "group", "document", "anonymous"};

static gm_status quotes_open(const gm_env *env, const void *opts, void **out,
                             gm_error *err)
{
    (void)env;
    const options *o = opts;
    model *m = calloc(1, sizeof *m);
    if (!m)
        return gm_fail(err, GM_NOMEM, "no memory for the model of quotes");
    lexicon_paths paths = {o->verbs,   o->words, o->nouns,
                           o->phrases, o->names, o->more_names};
    m->min_score = o->min_score;
    gm_status status = scores_load(o->scores, &m->scores, err);
    if (!status)
        status = lexicon_load(&paths, &m->words, err);
    if (status)
        free(m);
    else
        *out = m;
    return status;
}

static void quotes_close(void *opened)
{
    model *m = opened;
    lexicon_free(m->words);
    free(m);
}

static gm_status quotes_start(const void *opened, void **out, gm_error *err)
{
    worker *w = calloc(1, sizeof *w);
    if (!w)
        return gm_fail(err, GM_NOMEM, "no memory for a worker of quotes");
    w->model = opened;
    *out = w;
    return GM_OK;
}

static void quotes_stop(void *started)
{
    worker *w = started;
    view_free(&w->reading.view);
    people_free(&w->people);
    free(w->reading.cues.items);
    free(w->reading.reports);
    free(w->reading.parts);
    free(w->speakers);
    free(w);
}

/* The first and the last byte of all parts. */
static gm_span hull_of(const reading *r, const report *made)
{
    gm_span hull = {UINT32_MAX, 0};
    for (uint32_t p = 0; p < made->parts; p++) {
        unit part = r->parts[made->first_part + p];
        gm_span span = words_span(&r->view, part.begin, part.end);
        hull.begin = span.begin < hull.begin ? span.begin : hull.begin;
        hull.end = span.end > hull.end ? span.end : hull.end;
    }
    return hull;
}

/* The pronoun of "a-t-il" without its hyphens. */
static gm_span pronoun_span(const view *v, unit source)
{
    gm_span span = words_span(v, source.begin, source.end);
    gm_text text = span_text(v, span);
    for (uint32_t i = 0; i + 1 < text.len; i++)
        if (text.ptr[i] == '-')
            span.begin = words_span(v, source.begin, source.end).begin + i + 1;
    return span;
}

static gm_sym name_of(gm_doc *doc, const view *v, const speaker *who)
{
    return gm_doc_intern(doc, span_text(v, who->name));
}

typedef struct columns {
    gm_sym *type, *speaker, *kind, *why;
    gm_span *cue, *source;
    float *score;
    uint32_t *allegation;
} columns;

static bool add_columns(gm_doc *doc, columns *c)
{
    c->type = gm_doc_add_symbols(doc, "quote.type");
    c->speaker = gm_doc_add_symbols(doc, "quote.speaker");
    c->kind = gm_doc_add_symbols(doc, "quote.kind");
    c->why = gm_doc_add_symbols(doc, "quote.why");
    c->cue = gm_doc_add_places(doc, "quote.cue");
    c->source = gm_doc_add_places(doc, "quote.source");
    c->score = gm_doc_add_reals(doc, "quote.score");
    c->allegation = gm_doc_add_flags(doc, "quote.allegation");
    return c->type && c->speaker && c->kind && c->why && c->cue && c->source &&
           c->score && c->allegation;
}

static gm_sym symbol(gm_doc *doc, const char *name)
{
    return gm_doc_intern(doc, (gm_text){name, (uint32_t)strlen(name)});
}

static void fill_row(worker *w, gm_doc *doc, const columns *c, uint32_t row, uint32_t i)
{
    const view *v = &w->reading.view;
    const report *made = &w->reading.reports[i];
    c->type[row] = symbol(doc, type_names[made->type]);
    c->why[row] = symbol(doc, rule_names[made->rule]);
    c->score[row] = made->score;
    c->allegation[row] = is_alleged(&w->reading, made);
    const speaker *who = &w->speakers[i];
    c->kind[row] = symbol(doc, kind_names[made->hearsay ? KIND_ANONYMOUS : who->kind]);
    if (!made->hearsay)
        c->speaker[row] = name_of(doc, v, who);
    if (made->cue.begin < made->cue.end)
        c->cue[row] = words_span(v, made->cue.begin, made->cue.end);
    if (made->source.begin < made->source.end)
        c->source[row] = made->hook
                             ? pronoun_span(v, made->source)
                             : words_span(v, made->source.begin, made->source.end);
}

static gm_status add_content(const reading *r, gm_doc *doc, uint32_t row,
                             const report *made, gm_span *spans)
{
    for (uint32_t p = 0; p < made->parts; p++) {
        unit part = r->parts[made->first_part + p];
        spans[p] = words_span(&r->view, part.begin, part.end);
    }
    return gm_doc_add_parts(doc, "quote.content", row, spans, made->parts);
}

static bool is_kept(const worker *w, uint32_t i)
{
    return (double)w->reading.reports[i].score >= w->model->min_score;
}

static gm_status write_rows(worker *w, gm_doc *doc, gm_error *err)
{
    reading *r = &w->reading;
    gm_layer *layer = gm_doc_add_layer(doc, "quote");
    gm_span *spans = gm_doc_scratch(doc, (r->part_count + 1) * sizeof *spans);
    columns c;
    if (!layer || !spans)
        return gm_fail(err, GM_NOMEM, "no memory for layer quote");
    gm_status status = GM_OK;
    for (uint32_t i = 0; i < r->count && !status; i++)
        if (is_kept(w, i))
            status = gm_layer_add(layer, hull_of(r, &r->reports[i]));
    if (status || !add_columns(doc, &c))
        return gm_fail(err, GM_NOMEM, "no memory for layer quote");
    uint32_t row = 0;
    for (uint32_t i = 0; i < r->count && !status; i++)
        if (is_kept(w, i)) {
            fill_row(w, doc, &c, row, i);
            status = add_content(r, doc, row, &r->reports[i], spans);
            row++;
        }
    return status ? gm_fail(err, status, "no memory for layer quote") : GM_OK;
}

static gm_status quotes_process(void *started, gm_doc *doc, gm_error *err)
{
    worker *w = started;
    reading *r = &w->reading;
    gm_status status = view_fill(&r->view, w->model->words, doc, err);
    if (!status)
        status = find_people(&w->people, &r->view, err);
    if (!status)
        status = read_document(r, err);
    if (status)
        return status;
    if (!make_room((void **)&w->speakers, &w->speaker_room, r->count + 1,
                   sizeof *w->speakers))
        return gm_fail(err, GM_NOMEM, "no memory for the speakers");
    resolve_speakers(r, &w->people, w->speakers);
    score_reports(&w->model->scores, r);
    return write_rows(w, doc, err);
}

GM_STAGE(.name = "quotes", .version = "1.0.0",
         .summary = "Attributes reported speech: content, cue, source and speaker",
         .license = "MIT", .reads = read_layers, .writes = written,
         .options = option_table, .options_size = sizeof(options), .open = quotes_open,
         .close = quotes_close, .start = quotes_start, .stop = quotes_stop,
         .process = quotes_process);
