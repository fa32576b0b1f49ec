/* One evaluation goes in three steps, each cut into parts that write to memory of their
 * own, so that the sums come out the same with any number of threads:
 *   1. the scores of each word type for each distance, from the rows of its features;
 *   2. for each token the expected minus the observed labels, block by block of
 *      sequences;
 *   3. these differences summed for each word type and distance, and from there to the
 *      features; those of one distance are never those of another. */
#include "objective.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCKS = 16, MAX_THREADS = 16, CONTEXT_PART = NER_DISTANCES };

/* What a block of sequences yields. */
typedef struct block {
    double value;
    double transitions[NER_TRANSITIONS];
} block;

struct ner_objective {
    const ner_corpus *corpus;
    double l2;
    uint32_t threads;
    float (*weights)[NER_LABELS];               /* of each feature, as floats */
    float (*scores[NER_DISTANCES])[NER_LABELS]; /* of each word */
    float (*deltas)[NER_LABELS];                /* of each token */
    double (*sums[NER_DISTANCES])[NER_LABELS];  /* of each word */
    ner_transitions transitions;
    block blocks[BLOCKS];
    ner_lattice lattices[MAX_THREADS];
    double *gradient;
    atomic_uint next; /* part of the current step */
    void (*part)(ner_objective *, uint32_t part, uint32_t thread);
    uint32_t parts;
};

typedef struct helper {
    ner_objective *objective;
    uint32_t thread;
} helper;

uint32_t ner_parameters(const ner_corpus *corpus)
{
    return corpus->index.len * NER_LABELS + NER_TRANSITIONS;
}

/* ---- Threads ----------------------------------------------------------------- */

static void *work(void *argument)
{
    helper *self = argument;
    ner_objective *objective = self->objective;
    uint32_t part;
    while ((part = atomic_fetch_add(&objective->next, 1)) < objective->parts)
        objective->part(objective, part, self->thread);
    return NULL;
}

static void run_parts(ner_objective *objective, uint32_t parts,
                      void (*part)(ner_objective *, uint32_t, uint32_t))
{
    pthread_t threads[MAX_THREADS];
    helper helpers[MAX_THREADS];
    uint32_t started = 0;
    objective->part = part;
    objective->parts = parts;
    atomic_store(&objective->next, 0);
    for (uint32_t i = 1; i < objective->threads; i++) {
        helpers[started] = (helper){objective, i};
        if (pthread_create(&threads[started], NULL, work, &helpers[started]) == 0)
            started++;
    }
    work(&(helper){objective, 0});
    for (uint32_t i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
}

/* ---- Step 1 ------------------------------------------------------------------ */

static void add_row(float *restrict sum, const float *restrict row)
{
    for (uint32_t label = 0; label < NER_LABELS; label++)
        sum[label] += row[label];
}

static void score_words(ner_objective *objective, uint32_t distance, uint32_t thread)
{
    (void)thread;
    const ner_lists *lists = &objective->corpus->of_word[distance];
    for (uint32_t word = 0; word < lists->items; word++) {
        float *scores = objective->scores[distance][word];
        memset(scores, 0, NER_LABELS * sizeof *scores);
        for (uint32_t i = lists->first[word]; i < lists->first[word + 1]; i++)
            add_row(scores, objective->weights[lists->numbers[i]]);
    }
}

/* ---- Step 2 ------------------------------------------------------------------ */

/* The tokens of a sequence that see token i, or that it sees. */
static ner_sequence neighbours(ner_sequence sequence, uint32_t i)
{
    uint32_t begin = i < NER_REACH ? 0 : i - NER_REACH;
    uint32_t end = i + NER_REACH < sequence.len ? i + NER_REACH + 1 : sequence.len;
    return (ner_sequence){.begin = begin, .len = end - begin};
}

static void score_sequence(const ner_objective *objective, ner_sequence sequence,
                           ner_lattice *lattice)
{
    const ner_corpus *corpus = objective->corpus;
    const uint32_t *words = corpus->tokens + sequence.begin;
    for (uint32_t i = 0; i < sequence.len; i++) {
        ner_sequence near = neighbours(sequence, i);
        for (uint32_t j = near.begin; j < near.begin + near.len; j++)
            add_row(lattice->scores[i], objective->scores[j + NER_REACH - i][words[j]]);
        const uint32_t *first = corpus->of_token.first + sequence.begin + i;
        for (uint32_t k = first[0]; k < first[1]; k++)
            add_row(lattice->scores[i],
                    objective->weights[corpus->of_token.numbers[k]]);
    }
}

static void observe(const uint8_t *labels, uint32_t len, double *transitions)
{
    int from = -1;
    for (uint32_t i = 0; i < len; i++) {
        transitions[ner_transition_index(from, labels[i])] -= 1;
        from = labels[i];
    }
}

static void differ_sequence(ner_objective *objective, ner_sequence sequence,
                            ner_lattice *lattice, block *out)
{
    const uint8_t *labels = objective->corpus->labels + sequence.begin;
    if (sequence.len == 0 || !ner_lattice_resize(lattice, sequence.len))
        return;
    score_sequence(objective, sequence, lattice);
    ner_forward_backward(lattice);
    out->value +=
        lattice->log_z - ner_path_score(lattice, &objective->transitions, labels);
    ner_expected_transitions(lattice, out->transitions);
    observe(labels, sequence.len, out->transitions);
    for (uint32_t i = 0; i < sequence.len; i++) {
        float *delta = objective->deltas[sequence.begin + i];
        for (uint32_t label = 0; label < NER_LABELS; label++)
            delta[label] = ner_label_probability(lattice, i, label);
        delta[labels[i]] -= 1.0f;
    }
}

static void differ_block(ner_objective *objective, uint32_t part, uint32_t thread)
{
    const ner_corpus *corpus = objective->corpus;
    block *out = &objective->blocks[part];
    *out = (block){0};
    ner_lattice *lattice = &objective->lattices[thread];
    ner_lattice_weigh(lattice, &objective->transitions);
    for (uint32_t i = part; i < corpus->sequence_count; i += BLOCKS)
        differ_sequence(objective, corpus->sequences[i], lattice, out);
}

/* ---- Step 3 ------------------------------------------------------------------ */

static void add_delta(double *restrict sum, const float *restrict delta)
{
    for (uint32_t label = 0; label < NER_LABELS; label++)
        sum[label] += (double)delta[label];
}

static void sum_by_word(ner_objective *objective, uint32_t part)
{
    const ner_corpus *corpus = objective->corpus;
    int distance = (int)part - NER_REACH;
    for (uint32_t s = 0; s < corpus->sequence_count; s++) {
        ner_sequence sequence = corpus->sequences[s];
        const uint32_t *words = corpus->tokens + sequence.begin;
        for (uint32_t i = 0; i < sequence.len; i++) {
            int64_t seen = (int64_t)i + distance;
            if (seen >= 0 && seen < sequence.len)
                add_delta(objective->sums[part][words[seen]],
                          objective->deltas[sequence.begin + i]);
        }
    }
}

static void spread_words(ner_objective *objective, uint32_t part)
{
    const ner_lists *lists = &objective->corpus->of_word[part];
    memset(objective->sums[part], 0, lists->items * sizeof *objective->sums[part]);
    sum_by_word(objective, part);
    for (uint32_t word = 0; word < lists->items; word++)
        for (uint32_t i = lists->first[word]; i < lists->first[word + 1]; i++) {
            double *row = objective->gradient + (size_t)lists->numbers[i] * NER_LABELS;
            for (uint32_t label = 0; label < NER_LABELS; label++)
                row[label] += objective->sums[part][word][label];
        }
}

static void spread_part(ner_objective *objective, uint32_t part, uint32_t thread)
{
    (void)thread;
    if (part < CONTEXT_PART) {
        spread_words(objective, part);
        return;
    }
    const ner_lists *lists = &objective->corpus->of_token;
    for (uint32_t token = 0; token < lists->items; token++)
        for (uint32_t i = lists->first[token]; i < lists->first[token + 1]; i++)
            add_delta(objective->gradient + (size_t)lists->numbers[i] * NER_LABELS,
                      objective->deltas[token]);
}

/* ---- The whole --------------------------------------------------------------- */

ner_objective *ner_objective_new(const ner_corpus *corpus, double l2, uint32_t threads)
{
    ner_objective *objective = calloc(1, sizeof *objective);
    if (!objective)
        return NULL;
    objective->corpus = corpus;
    objective->l2 = l2;
    objective->threads = threads < MAX_THREADS ? threads : MAX_THREADS;
    objective->weights = calloc(corpus->index.len + 1, sizeof *objective->weights);
    objective->deltas = calloc(corpus->len + 1, sizeof *objective->deltas);
    bool complete = objective->weights && objective->deltas;
    for (uint32_t i = 0; i < NER_DISTANCES; i++) {
        size_t words = (size_t)corpus->words.len + 1;
        objective->scores[i] = calloc(words, sizeof *objective->scores[i]);
        objective->sums[i] = calloc(words, sizeof *objective->sums[i]);
        complete = complete && objective->scores[i] && objective->sums[i];
    }
    for (uint32_t i = 0; i < objective->threads && complete; i++)
        complete = ner_lattice_resize(&objective->lattices[i], NER_WINDOW);
    if (complete)
        return objective;
    ner_objective_free(objective);
    return NULL;
}

void ner_objective_free(ner_objective *objective)
{
    if (!objective)
        return;
    for (uint32_t i = 0; i < NER_DISTANCES; i++) {
        free(objective->scores[i]);
        free(objective->sums[i]);
    }
    for (uint32_t i = 0; i < MAX_THREADS; i++)
        ner_lattice_free(&objective->lattices[i]);
    free(objective->weights);
    free(objective->deltas);
    free(objective);
}

static void take_parameters(ner_objective *objective, const double *x)
{
    size_t features = (size_t)objective->corpus->index.len * NER_LABELS;
    float *weights = (float *)objective->weights;
    float *transitions = (float *)&objective->transitions;
    for (size_t i = 0; i < features; i++)
        weights[i] = (float)x[i];
    for (size_t i = 0; i < NER_TRANSITIONS; i++)
        transitions[i] = (float)x[features + i];
}

double ner_objective_value(ner_objective *objective, const double *x, double *gradient)
{
    size_t count = ner_parameters(objective->corpus);
    double *transitions = gradient + count - NER_TRANSITIONS;
    double value = 0, squares = 0;
    take_parameters(objective, x);
    for (size_t i = 0; i < count; i++) {
        gradient[i] = objective->l2 * x[i];
        squares += x[i] * x[i];
    }
    objective->gradient = gradient;
    run_parts(objective, NER_DISTANCES, score_words);
    run_parts(objective, BLOCKS, differ_block);
    run_parts(objective, NER_DISTANCES + 1, spread_part);
    for (uint32_t part = 0; part < BLOCKS; part++) {
        value += objective->blocks[part].value;
        for (uint32_t i = 0; i < NER_TRANSITIONS; i++)
            transitions[i] += objective->blocks[part].transitions[i];
    }
    return value + objective->l2 * squares / 2;
}
