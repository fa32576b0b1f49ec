/* The two recursions over a sequence.  Loops run over rows of eight or sixteen floats
 * of known length, so that the compiler makes vectors of them. */
#include "lattice.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define IMPOSSIBLE (-1e30f)

/* Bytes of all the tables for one token, a multiple of 16. */
enum { ROW = NER_LABELS * (4 * sizeof(float) + 1) + 32 };

bool ner_lattice_resize(ner_lattice *lattice, uint32_t len)
{
    if (len > lattice->capacity) {
        uint32_t capacity = len + len / 2 + 64;
        char *block = malloc((size_t)capacity * ROW);
        if (!block)
            return false;
        free(lattice->block);
        size_t table = (size_t)capacity * NER_LABELS * sizeof(float);
        lattice->block = block;
        lattice->scores = (float(*)[NER_LABELS])(void *)block;
        lattice->odds = (float(*)[NER_LABELS])(void *)(block + table);
        lattice->forward = (float(*)[NER_LABELS])(void *)(block + 2 * table);
        lattice->backward = (float(*)[NER_LABELS])(void *)(block + 3 * table);
        lattice->scale = (float *)(void *)(block + 4 * table);
        block = (char *)(lattice->scale + capacity);
        lattice->from = (uint8_t(*)[NER_LABELS])(void *)block;
        lattice->path = (uint8_t *)(lattice->from + capacity);
        lattice->capacity = capacity;
    }
    lattice->len = len;
    if (len > 0)
        memset(lattice->scores, 0, (size_t)len * sizeof *lattice->scores);
    return true;
}

void ner_lattice_free(ner_lattice *lattice)
{
    free(lattice->block);
    *lattice = (ner_lattice){0};
}

/* ---- Best path --------------------------------------------------------------- */

static void begin_path(const float *scores, const ner_transitions *weights, float *best)
{
    for (uint32_t label = 0; label < NER_LABELS; label++)
        best[label] = IMPOSSIBLE;
    for (uint32_t k = 0; k < NER_OPENINGS; k++)
        best[ner_opening_label(k)] = weights->first[k] + scores[ner_opening_label(k)];
    best[ner_label(PLACE_BEGIN, 0)] = IMPOSSIBLE;
}

/* Best way from any closed label into each opening. */
static void open_spans(const float *before, const ner_transitions *weights, float *best,
                       int32_t *from)
{
    for (uint32_t k = 0; k < NER_OPENINGS; k++) {
        best[k] = before[0] + weights->open[0][k];
        from[k] = 0;
    }
    for (int32_t label = 1; label < NER_CLOSED; label++) {
        float reached = before[label];
        if (reached <= IMPOSSIBLE / 2)
            continue;
        for (uint32_t k = 0; k < NER_OPENINGS; k++) {
            float way = reached + weights->open[label][k];
            from[k] = way > best[k] ? label : from[k];
            best[k] = way > best[k] ? way : best[k];
        }
    }
}

/* Best way from B or I into I or E (`place`) of each type. */
static void go_on(const float *before, const ner_transitions *weights,
                  enum ner_place place, float *best, uint8_t *from)
{
    const float *begin = before + PLACE_BEGIN * NER_COLUMNS;
    const float *inside = before + PLACE_INSIDE * NER_COLUMNS;
    bool last = place == PLACE_END;
    const float *b = weights->step[last ? STEP_BEGIN_END : STEP_BEGIN_INSIDE];
    const float *i = weights->step[last ? STEP_INSIDE_END : STEP_INSIDE_INSIDE];
    for (uint32_t type = 1; type < NER_COLUMNS; type++) {
        float from_begin = begin[type] + b[type], from_inside = inside[type] + i[type];
        bool longer = from_inside > from_begin;
        best[type] = longer ? from_inside : from_begin;
        from[type] = (uint8_t)ner_label(longer ? PLACE_INSIDE : PLACE_BEGIN, type);
    }
    best[0] = IMPOSSIBLE;
    from[0] = 0;
}

static void extend_path(const float *before, const ner_transitions *weights,
                        float *best, uint8_t *from)
{
    float opened[NER_OPENINGS];
    int32_t opened_from[NER_OPENINGS];
    open_spans(before, weights, opened, opened_from);
    for (uint32_t k = 0; k < NER_OPENINGS; k++) {
        best[ner_opening_label(k)] = opened[k];
        from[ner_opening_label(k)] = (uint8_t)opened_from[k];
    }
    best[ner_label(PLACE_BEGIN, 0)] = IMPOSSIBLE;
    uint32_t end = PLACE_END * NER_COLUMNS, inside = PLACE_INSIDE * NER_COLUMNS;
    go_on(before, weights, PLACE_END, best + end, from + end);
    go_on(before, weights, PLACE_INSIDE, best + inside, from + inside);
}

void ner_viterbi(ner_lattice *lattice, const ner_transitions *weights)
{
    float rows[2][NER_LABELS];
    if (lattice->len == 0)
        return;
    begin_path(lattice->scores[0], weights, rows[0]);
    for (uint32_t i = 1; i < lattice->len; i++) {
        float *best = rows[i % 2];
        extend_path(rows[1 - i % 2], weights, best, lattice->from[i]);
        for (uint32_t label = 0; label < NER_LABELS; label++)
            best[label] += lattice->scores[i][label];
    }
    const float *last = rows[(lattice->len - 1) % 2];
    uint8_t label = 0;
    for (uint8_t closed = 1; closed < NER_CLOSED; closed++)
        if (last[closed] > last[label])
            label = closed;
    for (uint32_t i = lattice->len; i-- > 0;) {
        lattice->path[i] = label;
        label = i > 0 ? lattice->from[i][label] : label;
    }
}

/* ---- Probabilities ----------------------------------------------------------- */

/* e^x for x <= 0 within 2e-7 of itself: 2^n times a polynomial (Cephes' expf); below
 * e^-80 it is e^-80, which keeps every label that has a way reachable. */
static float small_exp(float x)
{
    x = x < -80.0f ? -80.0f : x;
    float n = (float)(int32_t)(x * 1.44269504f - 0.5f);
    float r = x - n * 0.693359375f + n * 2.12194440e-4f;
    float p = 1.9875691500e-4f;
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * r * r + r + 1.0f;
    union {
        int32_t bits;
        float value;
    } power = {.bits = ((int32_t)n + 127) * (1 << 23)};
    return p * power.value;
}

void ner_lattice_weigh(ner_lattice *lattice, const ner_transitions *weights)
{
    ner_transitions *factors = &lattice->factors;
    for (uint32_t k = 0; k < NER_OPENINGS; k++)
        factors->first[k] = expf(weights->first[k]);
    for (uint32_t label = 0; label < NER_CLOSED; label++)
        for (uint32_t k = 0; k < NER_OPENINGS; k++)
            factors->open[label][k] = expf(weights->open[label][k]);
    for (uint32_t step = 0; step < 4; step++)
        for (uint32_t type = 0; type < NER_COLUMNS; type++)
            factors->step[step][type] = expf(weights->step[step][type]);
}

/* Fills a row of odds; returns what was subtracted. */
static float weigh_token(float *scores, float *odds)
{
    for (uint32_t place = PLACE_END; place <= PLACE_INSIDE; place++)
        scores[place * NER_COLUMNS] = scores[0];
    float highest = scores[0];
    for (uint32_t label = 1; label < NER_LABELS; label++)
        highest = scores[label] > highest ? scores[label] : highest;
    for (uint32_t label = 0; label < NER_LABELS; label++)
        odds[label] = small_exp(scores[label] - highest);
    odds[ner_label(PLACE_END, 0)] = 0;
    odds[ner_label(PLACE_BEGIN, 0)] = 0;
    odds[ner_label(PLACE_INSIDE, 0)] = 0;
    return highest;
}

static void sum_openings(const float *before, const ner_transitions *factors,
                         float *row)
{
    float opened[NER_OPENINGS] = {0};
    for (uint32_t label = 0; label < NER_CLOSED; label++)
        for (uint32_t k = 0; k < NER_OPENINGS; k++)
            opened[k] += before[label] * factors->open[label][k];
    for (uint32_t k = 0; k < NER_COLUMNS; k++) {
        row[k] = opened[k];
        row[PLACE_BEGIN * NER_COLUMNS + k] = opened[NER_COLUMNS + k];
    }
}

static void sum_ways(const float *before, const ner_transitions *factors, float *row)
{
    sum_openings(before, factors, row);
    const float *begin = before + PLACE_BEGIN * NER_COLUMNS;
    const float *inside = before + PLACE_INSIDE * NER_COLUMNS;
    for (uint32_t type = 0; type < NER_COLUMNS; type++) {
        row[PLACE_END * NER_COLUMNS + type] =
            begin[type] * factors->step[STEP_BEGIN_END][type] +
            inside[type] * factors->step[STEP_INSIDE_END][type];
        row[PLACE_INSIDE * NER_COLUMNS + type] =
            begin[type] * factors->step[STEP_BEGIN_INSIDE][type] +
            inside[type] * factors->step[STEP_INSIDE_INSIDE][type];
    }
}

/* Weighs a forward row with the token's odds and makes it sum to one. */
static float settle_row(float *row, const float *odds)
{
    float sum = 0;
    for (uint32_t label = 0; label < NER_LABELS; label++)
        sum += row[label] *= odds[label];
    sum = sum > 1e-30f ? sum : 1e-30f;
    for (uint32_t label = 0; label < NER_LABELS; label++)
        row[label] /= sum;
    return sum;
}

static void forward(ner_lattice *lattice)
{
    const ner_transitions *factors = &lattice->factors;
    lattice->log_z = 0;
    for (uint32_t i = 0; i < lattice->len; i++) {
        float *row = lattice->forward[i];
        lattice->log_z += (double)weigh_token(lattice->scores[i], lattice->odds[i]);
        if (i > 0) {
            sum_ways(lattice->forward[i - 1], factors, row);
        } else {
            memset(row, 0, sizeof *lattice->forward);
            for (uint32_t k = 0; k < NER_OPENINGS; k++)
                row[ner_opening_label(k)] = factors->first[k];
        }
        lattice->scale[i] = settle_row(row, lattice->odds[i]);
        lattice->log_z += log((double)lattice->scale[i]);
    }
}

/* From the row of the token after, already weighed (odds * backward / scale). */
static void backward_row(const float *after, const ner_transitions *factors, float *row)
{
    const float *single = after, *begin = after + PLACE_BEGIN * NER_COLUMNS;
    for (uint32_t label = 0; label < NER_CLOSED; label++) {
        const float *way = factors->open[label];
        float sum = 0;
        for (uint32_t k = 0; k < NER_COLUMNS; k++)
            sum += single[k] * way[k] + begin[k] * way[NER_COLUMNS + k];
        row[label] = sum;
    }
    const float *end = after + PLACE_END * NER_COLUMNS;
    const float *inside = after + PLACE_INSIDE * NER_COLUMNS;
    for (uint32_t type = 0; type < NER_COLUMNS; type++) {
        row[PLACE_BEGIN * NER_COLUMNS + type] =
            end[type] * factors->step[STEP_BEGIN_END][type] +
            inside[type] * factors->step[STEP_BEGIN_INSIDE][type];
        row[PLACE_INSIDE * NER_COLUMNS + type] =
            end[type] * factors->step[STEP_INSIDE_END][type] +
            inside[type] * factors->step[STEP_INSIDE_INSIDE][type];
    }
}

/* What of the last forward row lies on finished paths. */
static float finish(ner_lattice *lattice)
{
    const float *last = lattice->forward[lattice->len - 1];
    float sum = 0;
    for (uint32_t label = 0; label < NER_CLOSED; label++)
        sum += last[label];
    return sum > 1e-30f ? sum : 1e-30f;
}

void ner_forward_backward(ner_lattice *lattice)
{
    if (lattice->len == 0)
        return;
    forward(lattice);
    float finished = finish(lattice);
    lattice->log_z += log((double)finished);
    float *row = lattice->backward[lattice->len - 1];
    for (uint32_t label = 0; label < NER_LABELS; label++)
        row[label] = label < NER_CLOSED ? 1.0f / finished : 0.0f;
    for (uint32_t i = lattice->len - 1; i-- > 0;) {
        float after[NER_LABELS];
        for (uint32_t label = 0; label < NER_LABELS; label++)
            after[label] = lattice->odds[i + 1][label] *
                           lattice->backward[i + 1][label] / lattice->scale[i + 1];
        backward_row(after, &lattice->factors, lattice->backward[i]);
    }
}

float ner_span_probability(const ner_lattice *lattice, uint32_t begin, uint32_t end,
                           uint32_t type)
{
    if (end - begin == 1)
        return ner_label_probability(lattice, begin, ner_label(PLACE_SINGLE, type));
    float product = lattice->forward[begin][ner_label(PLACE_BEGIN, type)];
    for (uint32_t i = begin + 1; i < end; i++) {
        bool first = i == begin + 1, last = i == end - 1;
        enum ner_step step = first ? (last ? STEP_BEGIN_END : STEP_BEGIN_INSIDE)
                                   : (last ? STEP_INSIDE_END : STEP_INSIDE_INSIDE);
        uint32_t label = ner_label(last ? PLACE_END : PLACE_INSIDE, type);
        product *= lattice->factors.step[step][type] * lattice->odds[i][label] /
                   lattice->scale[i];
    }
    product *= lattice->backward[end - 1][ner_label(PLACE_END, type)];
    return product < 1.0f ? product : 1.0f;
}

/* ---- For training ------------------------------------------------------------ */

uint32_t ner_transition_index(int from, uint32_t to)
{
    if (from < 0)
        return ner_opening(to);
    enum ner_place place = ner_label_place(to);
    if (from < NER_CLOSED)
        return NER_OPENINGS + (uint32_t)from * NER_OPENINGS + ner_opening(to);
    bool begin = ner_label_place((uint32_t)from) == PLACE_BEGIN,
         end = place == PLACE_END;
    enum ner_step step = begin ? (end ? STEP_BEGIN_END : STEP_BEGIN_INSIDE)
                               : (end ? STEP_INSIDE_END : STEP_INSIDE_INSIDE);
    return NER_OPENINGS + NER_CLOSED * NER_OPENINGS + (uint32_t)step * NER_COLUMNS +
           ner_label_type(to);
}

double ner_path_score(const ner_lattice *lattice, const ner_transitions *weights,
                      const uint8_t *labels)
{
    const float *flat = (const float *)weights;
    double sum = 0;
    int from = -1;
    for (uint32_t i = 0; i < lattice->len; i++) {
        sum += (double)lattice->scores[i][labels[i]] +
               (double)flat[ner_transition_index(from, labels[i])];
        from = labels[i];
    }
    return sum;
}

static void expect_steps(const ner_lattice *lattice, uint32_t i, const float *after,
                         double *sums)
{
    static const struct {
        enum ner_place from, to;
    } steps[4] = {[STEP_BEGIN_INSIDE] = {PLACE_BEGIN, PLACE_INSIDE},
                  [STEP_BEGIN_END] = {PLACE_BEGIN, PLACE_END},
                  [STEP_INSIDE_INSIDE] = {PLACE_INSIDE, PLACE_INSIDE},
                  [STEP_INSIDE_END] = {PLACE_INSIDE, PLACE_END}};
    const float *before = lattice->forward[i - 1];
    for (uint32_t step = 0; step < 4; step++)
        for (uint32_t type = 1; type < NER_COLUMNS; type++)
            sums[step * NER_COLUMNS + type] +=
                (double)(before[ner_label(steps[step].from, type)] *
                         lattice->factors.step[step][type] *
                         after[ner_label(steps[step].to, type)]);
}

static void expect_openings(const ner_lattice *lattice, uint32_t i, const float *after,
                            double *sums)
{
    const float *before = lattice->forward[i - 1];
    for (uint32_t label = 0; label < NER_CLOSED; label++)
        for (uint32_t k = 0; k < NER_OPENINGS; k++)
            sums[label * NER_OPENINGS + k] +=
                (double)(before[label] * lattice->factors.open[label][k] *
                         after[ner_opening_label(k)]);
}

void ner_expected_transitions(const ner_lattice *lattice, double *sums)
{
    for (uint32_t k = 0; k < NER_OPENINGS; k++)
        sums[k] += (double)ner_label_probability(lattice, 0, ner_opening_label(k));
    for (uint32_t i = 1; i < lattice->len; i++) {
        float after[NER_LABELS];
        for (uint32_t label = 0; label < NER_LABELS; label++)
            after[label] = lattice->odds[i][label] * lattice->backward[i][label] /
                           lattice->scale[i];
        expect_openings(lattice, i, after, sums + NER_OPENINGS);
        expect_steps(lattice, i, after,
                     sums + NER_OPENINGS + NER_CLOSED * NER_OPENINGS);
    }
}
