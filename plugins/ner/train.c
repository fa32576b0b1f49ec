/* Training: reads the documents, minimises the objective with OWL-QN or L-BFGS, judges
 * the model on the dev documents every few iterations and keeps the best.
 *
 * The weights begin at zero, so there is no seed: the same documents and options give
 * the same bytes, with any number of threads. */
#include "train.h"

#include "clusters.h"
#include "compile.h"
#include "judge.h"
#include "objective.h"

#include <lbfgs.h>
#include <stdlib.h>
#include <string.h>

/* Iterations from one judgement to the next. */
enum { STRIDE = 5 };

const gm_option ner_train_option_table[] = {
    {.name = "lexicon",
     .type = GM_OPTION_STRING,
     .offset = GM_FIELD(ner_train_options, lexicon, const char *),
     .standard = "",
     .help = "File of lines \"class<TAB>word or name\" whose classes become features."},
    {.name = "clusters",
     .type = GM_OPTION_STRING,
     .offset = GM_FIELD(ner_train_options, clusters, const char *),
     .standard = "",
     .help = "File of lines \"cluster number<TAB>word\"."},
    {.name = "raw",
     .type = GM_OPTION_STRING,
     .offset = GM_FIELD(ner_train_options, raw, const char *),
     .standard = "",
     .help = "Text files, one path a line, to learn clusters from instead."},
    {.name = "cluster-count",
     .type = GM_OPTION_INT,
     .offset = GM_FIELD(ner_train_options, cluster_count, int64_t),
     .standard = "256",
     .help = "How many clusters are learnt from raw text.",
     .min = 2,
     .max = 4096},
    {.name = "cluster-words",
     .type = GM_OPTION_INT,
     .offset = GM_FIELD(ner_train_options, cluster_words, int64_t),
     .standard = "4",
     .help = "Words that raw text has less often than this get no cluster.",
     .min = 1,
     .max = 1000000},
    {.name = "cluster-iterations",
     .type = GM_OPTION_INT,
     .offset = GM_FIELD(ner_train_options, cluster_iterations, int64_t),
     .standard = "12",
     .help = "How often each word may change its cluster, at most.",
     .min = 1,
     .max = 1000},
    {.name = "iterations",
     .type = GM_OPTION_INT,
     .offset = GM_FIELD(ner_train_options, iterations, int64_t),
     .standard = "200",
     .help = "The most iterations of the optimiser.",
     .min = 1,
     .max = 10000},
    {.name = "patience",
     .type = GM_OPTION_INT,
     .offset = GM_FIELD(ner_train_options, patience, int64_t),
     .standard = "10",
     .help = "Stop after so many judgements on the dev documents without a better one.",
     .min = 1,
     .max = 1000},
    {.name = "cutoff",
     .type = GM_OPTION_INT,
     .offset = GM_FIELD(ner_train_options, cutoff, int64_t),
     .standard = "2",
     .help = "Features seen less often than this are left out.",
     .min = 1,
     .max = 1000},
    {.name = "shouted",
     .type = GM_OPTION_INT,
     .offset = GM_FIELD(ner_train_options, shouted, int64_t),
     .standard = "12",
     .help = "Every so many-th sentence is also learnt in capital letters; 0: none.",
     .min = 0,
     .max = 1000},
    {.name = "threads",
     .type = GM_OPTION_INT,
     .offset = GM_FIELD(ner_train_options, threads, int64_t),
     .standard = "2",
     .help = "Threads to train with; the model does not depend on it.",
     .min = 1,
     .max = 16},
    {.name = "l1",
     .type = GM_OPTION_REAL,
     .offset = GM_FIELD(ner_train_options, l1, double),
     .standard = "0",
     .help = "Penalty on the size of the weights; not 0: OWL-QN instead of L-BFGS.",
     .min = 0,
     .max = 1000},
    {.name = "l2",
     .type = GM_OPTION_REAL,
     .offset = GM_FIELD(ner_train_options, l2, double),
     .standard = "2",
     .help = "Penalty on the squares of the weights.",
     .min = 0,
     .max = 1000},
    {.name = "prune",
     .type = GM_OPTION_REAL,
     .offset = GM_FIELD(ner_train_options, prune, double),
     .standard = "0.02",
     .help = "Weights no further from 0 than this are not kept.",
     .min = 0,
     .max = 10},
    {0}};

typedef struct trainer {
    const gm_env *env;
    const gm_training *training;
    const ner_train_options *options;
    const ner_corpus *corpus;
    ner_objective *objective;
    double *best; /* the best parameters so far */
    ner_figures figures;
    int best_iteration, misses;
    bool exhausted; /* memory ran out */
} trainer;

static lbfgsfloatval_t evaluate(void *instance, const lbfgsfloatval_t *x,
                                lbfgsfloatval_t *gradient, const int count,
                                const lbfgsfloatval_t step)
{
    trainer *self = instance;
    (void)count;
    (void)step;
    return ner_objective_value(self->objective, x, gradient);
}

static bool judge(trainer *self, const double *x, ner_figures *figures)
{
    ner_model model;
    if (!ner_model_compile(&model, self->corpus, x, self->options->prune))
        return false;
    bool judged = ner_judge(&model, &self->corpus->types, self->training->dev,
                            self->training->devs, figures);
    ner_compiled_free(&model);
    return judged;
}

/* Not 0 stops the optimiser. */
static int take_stock(trainer *self, const double *x, double value, int iteration)
{
    ner_figures figures;
    if (!judge(self, x, &figures)) {
        self->exhausted = true;
        return 1;
    }
    double f1 = ner_f1(&figures.all);
    gm_progress(self->env, "iteration %d of %d: loss %.0f, dev F1 %.2f", iteration,
                (int)self->options->iterations, value, 100 * f1);
    if (self->best_iteration == 0 || f1 > ner_f1(&self->figures.all)) {
        memcpy(self->best, x, ner_parameters(self->corpus) * sizeof *x);
        self->figures = figures;
        self->best_iteration = iteration;
        self->misses = 0;
        return 0;
    }
    return ++self->misses >= self->options->patience;
}

static int report(void *instance, const lbfgsfloatval_t *x,
                  const lbfgsfloatval_t *gradient, const lbfgsfloatval_t value,
                  const lbfgsfloatval_t x_norm, const lbfgsfloatval_t gradient_norm,
                  const lbfgsfloatval_t step, int count, int iteration, int evaluations)
{
    trainer *self = instance;
    (void)gradient;
    (void)x_norm;
    (void)gradient_norm;
    (void)step;
    (void)count;
    (void)evaluations;
    if (iteration % STRIDE != 0 && iteration != self->options->iterations)
        return 0;
    return take_stock(self, x, value, iteration);
}

static lbfgs_parameter_t optimiser(const ner_train_options *options, uint32_t count)
{
    lbfgs_parameter_t parameters;
    lbfgs_parameter_init(&parameters);
    parameters.m = 5;
    parameters.max_iterations = (int)options->iterations;
    parameters.epsilon = 1e-6;
    parameters.max_linesearch = 30;
    if (options->l1 > 0) {
        parameters.orthantwise_c = options->l1;
        parameters.orthantwise_start = 0;
        parameters.orthantwise_end = (int)(count - NER_TRANSITIONS);
        parameters.linesearch = LBFGS_LINESEARCH_BACKTRACKING;
    }
    return parameters;
}

static gm_status optimise(trainer *self, double *x, gm_error *err)
{
    uint32_t count = ner_parameters(self->corpus);
    lbfgs_parameter_t parameters = optimiser(self->options, count);
    double value = 0;
    int code = lbfgs((int)count, x, &value, evaluate, report, self, &parameters);
    if (code == LBFGSERR_OUTOFMEMORY || self->exhausted)
        return gm_fail(err, GM_NOMEM, "out of memory");
    if (self->best_iteration == 0 && take_stock(self, x, value, 1) && self->exhausted)
        return gm_fail(err, GM_NOMEM, "out of memory");
    return GM_OK;
}

static void tell_figures(const trainer *self)
{
    const ner_figures *figures = &self->figures;
    for (uint32_t type = 0; type <= self->corpus->types.len; type++) {
        const ner_counts *row = type ? &figures->of_type[type] : &figures->all;
        gm_progress(self->env, "%-14s P %5.1f  R %5.1f  F1 %5.1f  of %u",
                    type ? self->corpus->types.names[type] : "dev, micro",
                    100 * ner_precision(row), 100 * ner_recall(row), 100 * ner_f1(row),
                    row->gold);
    }
}

static gm_status write_best(const trainer *self, gm_error *err)
{
    ner_model model;
    if (!ner_model_compile(&model, self->corpus, self->best, self->options->prune))
        return gm_fail(err, GM_NOMEM, "out of memory");
    gm_status status = ner_model_write(&model, self->training->out, err);
    gm_progress(self->env, "iteration %d is kept: %u features, %u weights",
                self->best_iteration, model.rows, model.weight_count);
    ner_compiled_free(&model);
    if (status == GM_OK)
        tell_figures(self);
    return status;
}

static gm_status learn(trainer *self, gm_error *err)
{
    uint32_t count = ner_parameters(self->corpus);
    double *x = lbfgs_malloc((int)count);
    gm_status status = GM_NOMEM;
    self->best = malloc(count * sizeof *self->best);
    self->objective = ner_objective_new(self->corpus, self->options->l2,
                                        (uint32_t)self->options->threads);
    if (x && self->best && self->objective) {
        memset(x, 0, count * sizeof *x);
        status = optimise(self, x, err);
    } else {
        gm_fail(err, GM_NOMEM, "out of memory");
    }
    if (status == GM_OK)
        status = write_best(self, err);
    ner_objective_free(self->objective);
    free(self->best);
    lbfgs_free(x);
    return status;
}

static gm_status read_and_learn(trainer *self, ner_corpus *corpus, gm_error *err)
{
    const gm_training *training = self->training;
    ner_reading reading = {(uint32_t)self->options->shouted,
                           (uint32_t)self->options->cutoff};
    gm_status status =
        ner_types_collect(&corpus->types, training->train, training->trains, err);
    if (status != GM_OK)
        return status;
    if (!ner_corpus_read(corpus, training->train, training->trains, reading))
        return gm_fail(err, GM_NOMEM, "out of memory");
    if (corpus->index.len > (INT32_MAX - NER_TRANSITIONS) / NER_LABELS)
        return gm_fail(err, GM_INPUT,
                       "there are too many features to learn; set a higher cutoff");
    gm_progress(self->env,
                "%u documents, %u tokens, %u entities (%u not on token borders), %u "
                "features",
                training->trains, corpus->len, corpus->golds, corpus->lost,
                corpus->index.len);
    self->corpus = corpus;
    return learn(self, err);
}

/* The clusters of a file, or those of raw text. */
static gm_status learn_clusters(const trainer *self, ner_lexicon *lexicon,
                                gm_error *err)
{
    const ner_train_options *options = self->options;
    ner_clustering how = {(uint32_t)options->cluster_count,
                          (uint32_t)options->cluster_words,
                          (uint32_t)options->cluster_iterations};
    if (!options->raw || !options->raw[0])
        return GM_OK;
    if (options->clusters && options->clusters[0])
        return gm_fail(err, GM_CONFIG,
                       "clusters come from the file \"%s\" or from raw text, not from "
                       "both; leave out clusters or raw",
                       options->clusters);
    return ner_clusters_learn(self->env, options->raw, how, &lexicon->clusters, err);
}

gm_status ner_train(const gm_env *env, const gm_training *training, gm_error *err)
{
    trainer self = {.env = env, .training = training, .options = training->options};
    ner_lexicon lexicon;
    gm_status status =
        ner_lexicon_build(&lexicon, self.options->lexicon, self.options->clusters, err);
    if (status != GM_OK)
        return status;
    ner_corpus corpus = {.lexicon = &lexicon};
    status = learn_clusters(&self, &lexicon, err);
    if (status == GM_OK)
        status = read_and_learn(&self, &corpus, err);
    ner_corpus_free(&corpus);
    ner_lexicon_free(&lexicon);
    return status;
}
