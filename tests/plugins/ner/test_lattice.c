/* The two recursions against going through every sequence of labels. */
#include "lattice.h"

#include "test.h"

#include <math.h>
#include <string.h>

enum { TYPES = 2, LEN = 4 };

/* Whether `to` may follow `from`; from < 0: the first token. */
static bool may_follow(int from, uint32_t to)
{
    enum ner_place place = ner_label_place(to);
    bool within = place == PLACE_INSIDE || place == PLACE_END;
    if (ner_label_type(to) == 0 && place != PLACE_SINGLE)
        return false;
    if (from < 0)
        return !within;
    enum ner_place before = ner_label_place((uint32_t)from);
    bool open = before == PLACE_BEGIN || before == PLACE_INSIDE;
    if (open != within)
        return false;
    return !open || ner_label_type((uint32_t)from) == ner_label_type(to);
}

static float random_weight(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (float)(*seed >> 8) / (float)(1 << 22) - 2.0f;
}

static void randomise(ner_lattice *lattice, ner_transitions *weights, uint32_t seed)
{
    float *flat = (float *)weights;
    for (uint32_t i = 0; i < NER_TRANSITIONS; i++)
        flat[i] = random_weight(&seed);
    assert_true(ner_lattice_resize(lattice, LEN));
    for (uint32_t i = 0; i < LEN; i++)
        for (uint32_t label = 0; label < NER_LABELS; label++)
            lattice->scores[i][label] =
                ner_label_type(label) <= TYPES ? random_weight(&seed) : -60.0f;
}

/* Sums over all paths. */
typedef struct survey {
    const ner_lattice *lattice;
    const ner_transitions *weights;
    double sum, best, labels[LEN][NER_LABELS], span; /* tokens 1 and 2 of type 1 */
    uint8_t best_path[LEN];
} survey;

static bool has_span(const uint8_t *path)
{
    return path[1] == ner_label(PLACE_BEGIN, 1) && path[2] == ner_label(PLACE_END, 1);
}

static void count_path(survey *self, const uint8_t *path)
{
    double score = ner_path_score(self->lattice, self->weights, path);
    self->sum += exp(score);
    for (uint32_t i = 0; i < LEN; i++)
        self->labels[i][path[i]] += exp(score);
    if (has_span(path))
        self->span += exp(score);
    if (score > self->best) {
        self->best = score;
        memcpy(self->best_path, path, LEN);
    }
}

static void visit(survey *self, uint8_t *path, uint32_t i)
{
    if (i == LEN) {
        if (path[LEN - 1] < NER_CLOSED)
            count_path(self, path);
        return;
    }
    for (uint32_t label = 0; label < NER_LABELS; label++) {
        if (ner_label_type(label) > TYPES ||
            !may_follow(i > 0 ? path[i - 1] : -1, label))
            continue;
        path[i] = (uint8_t)label;
        visit(self, path, i + 1);
    }
}

static survey survey_of(const ner_lattice *lattice, const ner_transitions *weights)
{
    uint8_t path[LEN];
    survey survey = {.lattice = lattice, .weights = weights, .best = -1e30};
    visit(&survey, path, 0);
    return survey;
}

static void assert_near(double a, double b)
{
    if (fabs(a - b) > 2e-4 * (1 + fabs(b)))
        fail_msg("%g is not near %g", a, b);
}

static void test_the_best_path_is_the_best_of_all(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= 20; seed++) {
        ner_lattice lattice = {0};
        ner_transitions weights;
        randomise(&lattice, &weights, seed);
        survey all = survey_of(&lattice, &weights);
        ner_viterbi(&lattice, &weights);
        assert_memory_equal(lattice.path, all.best_path, LEN);
        ner_lattice_free(&lattice);
    }
}

static void test_probabilities_are_those_of_all_paths(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= 20; seed++) {
        ner_lattice lattice = {0};
        ner_transitions weights;
        randomise(&lattice, &weights, seed);
        survey all = survey_of(&lattice, &weights);
        ner_lattice_weigh(&lattice, &weights);
        ner_forward_backward(&lattice);
        assert_near(lattice.log_z, log(all.sum));
        for (uint32_t i = 0; i < LEN; i++)
            for (uint32_t label = 0; label < NER_LABELS; label++)
                assert_near((double)ner_label_probability(&lattice, i, label),
                            all.labels[i][label] / all.sum);
        assert_near((double)ner_span_probability(&lattice, 1, 3, 1),
                    all.span / all.sum);
        ner_lattice_free(&lattice);
    }
}

static void test_expected_transitions_are_the_slope_of_log_z(void **state)
{
    ner_lattice lattice = {0};
    ner_transitions weights;
    float *flat = (float *)&weights;
    double expected[NER_TRANSITIONS] = {0};
    (void)state;
    randomise(&lattice, &weights, 3);
    ner_lattice_weigh(&lattice, &weights);
    ner_forward_backward(&lattice);
    ner_expected_transitions(&lattice, expected);
    for (uint32_t i = 0; i < NER_TRANSITIONS; i += 7) {
        double z[2];
        float kept = flat[i];
        for (int side = 0; side < 2; side++) {
            flat[i] = kept + (side ? 0.05f : -0.05f);
            ner_lattice_weigh(&lattice, &weights);
            ner_forward_backward(&lattice);
            z[side] = lattice.log_z;
        }
        flat[i] = kept;
        assert_true(fabs((z[1] - z[0]) / 0.1 - expected[i]) < 2e-3);
    }
    ner_lattice_free(&lattice);
}

static void test_high_scores_do_not_overflow(void **state)
{
    ner_lattice lattice = {0};
    ner_transitions weights = {0};
    (void)state;
    assert_true(ner_lattice_resize(&lattice, 2000));
    for (uint32_t i = 0; i < 2000; i++)
        lattice.scores[i][ner_label(PLACE_SINGLE, i % 2)] = 5000.0f;
    ner_viterbi(&lattice, &weights);
    ner_lattice_weigh(&lattice, &weights);
    ner_forward_backward(&lattice);
    assert_true(isfinite(lattice.log_z));
    assert_int_equal(lattice.path[1999], ner_label(PLACE_SINGLE, 1));
    assert_near((double)ner_span_probability(&lattice, 1999, 2000, 1), 1.0);
    ner_lattice_free(&lattice);
}

static void test_an_empty_sequence_is_nothing(void **state)
{
    ner_lattice lattice = {0};
    ner_transitions weights = {0};
    (void)state;
    assert_true(ner_lattice_resize(&lattice, 0));
    ner_viterbi(&lattice, &weights);
    ner_forward_backward(&lattice);
    ner_lattice_free(&lattice);
}

RUN_TESTS(TEST(test_the_best_path_is_the_best_of_all),
          TEST(test_probabilities_are_those_of_all_paths),
          TEST(test_expected_transitions_are_the_slope_of_log_z),
          TEST(test_high_scores_do_not_overflow),
          TEST(test_an_empty_sequence_is_nothing))
