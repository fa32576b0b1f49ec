/* Training: its gradient, and that it gives the same bytes again. */
#include "objective.h"
#include "toy.h"

#include "folder.h"
#include "tagger.h"
#include "test.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern const gm_stage gm_entry_ner;

static const ner_lexicon no_lexicon;

static ner_corpus read_corpus(const toy *made)
{
    gm_failure why;
    gm_failure_init(&why);
    ner_corpus corpus = {.lexicon = &no_lexicon};
    assert_int_equal(
        ner_types_collect(&corpus.types, made->docs, TOY_DOCUMENTS, &why.error), GM_OK);
    assert_true(ner_corpus_read(&corpus, made->docs, TOY_DOCUMENTS,
                                (ner_reading){.shouted = 0, .cutoff = 1}));
    return corpus;
}

static void test_gold_becomes_labels(void **state)
{
    toy *made = toy_new(&gm_entry_ner);
    ner_corpus corpus = read_corpus(made);
    (void)state;
    assert_int_equal(corpus.types.len, 2);
    assert_string_equal(corpus.types.names[1], "Location");
    assert_int_equal(corpus.golds, 2 * TOY_DOCUMENTS);
    assert_int_equal(corpus.lost, 0);
    assert_int_equal(corpus.labels[0], ner_label(PLACE_SINGLE, 2));
    assert_int_equal(corpus.labels[6], ner_label(PLACE_SINGLE, 1));
    assert_int_equal(corpus.labels[1], 0);
    ner_corpus_free(&corpus);
    toy_free(made);
}

/* Central differences of the value, at a point that is not zero. */
static void test_the_gradient_is_the_slope(void **state)
{
    const double step = 1e-2;
    toy *made = toy_new(&gm_entry_ner);
    ner_corpus corpus = read_corpus(made);
    uint32_t count = ner_parameters(&corpus);
    ner_objective *objective = ner_objective_new(&corpus, 0.1, 1);
    double *x = calloc(count, sizeof *x), *gradient = calloc(count, sizeof *x);
    double *ignored = calloc(count, sizeof *x);
    (void)state;
    for (uint32_t i = 0; i < count; i++)
        x[i] = (double)(i * 2654435761u >> 16 & 0xFF) / 2560 - 0.05;
    ner_objective_value(objective, x, gradient);
    for (uint32_t i = 0; i < count; i += 37) {
        bool hole =
            i < count - NER_TRANSITIONS && i % NER_COLUMNS == 0 && i % NER_LABELS != 0;
        if (hole || i >= count - 4 * NER_COLUMNS)
            continue;
        double kept = x[i];
        x[i] = kept + step;
        double above = ner_objective_value(objective, x, ignored);
        x[i] = kept - step;
        double below = ner_objective_value(objective, x, ignored);
        x[i] = kept;
        double slope = (above - below) / (2 * step);
        if (fabs(slope - gradient[i]) > 0.02 + 0.01 * fabs(slope))
            fail_msg("parameter %u: slope %g, gradient %g", i, slope, gradient[i]);
    }
    free(x);
    free(gradient);
    free(ignored);
    ner_objective_free(objective);
    ner_corpus_free(&corpus);
    toy_free(made);
}

static size_t read_file(const char *path, char **bytes)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    fseek(file, 0, SEEK_END);
    size_t len = (size_t)ftell(file);
    rewind(file);
    *bytes = malloc(len);
    assert_int_equal(fread(*bytes, 1, len, file), len);
    fclose(file);
    return len;
}

static void test_the_same_bytes_twice_and_with_two_threads(void **state)
{
    folder folder = folder_new();
    toy *made = toy_new(&gm_entry_ner);
    gm_failure why;
    char *bytes[3];
    size_t len[3];
    (void)state;
    gm_failure_init(&why);
    for (int i = 0; i < 3; i++) {
        const char *path = folder_path(&folder, "toy.ner");
        assert_int_equal(toy_train(made, path, i == 2 ? 2 : 1, &why.error), GM_OK);
        len[i] = read_file(path, &bytes[i]);
    }
    for (int i = 1; i < 3; i++) {
        assert_int_equal(len[i], len[0]);
        assert_memory_equal(bytes[i], bytes[0], len[0]);
    }
    for (int i = 0; i < 3; i++)
        free(bytes[i]);
    toy_free(made);
    folder_remove(&folder);
}

static void test_what_was_learnt_is_found_again(void **state)
{
    folder folder = folder_new();
    toy *made = toy_new(&gm_entry_ner);
    gm_failure why;
    ner_model model;
    ner_tagger *tagger = malloc(sizeof *tagger);
    (void)state;
    gm_failure_init(&why);
    const char *path = folder_path(&folder, "toy.ner");
    assert_int_equal(toy_train(made, path, 1, &why.error), GM_OK);
    assert_int_equal(ner_model_open(&model, path, &why.error), GM_OK);
    assert_true(ner_tagger_init(tagger, &model));
    ner_windows windows = ner_windows_of(made->docs[0]);
    ner_tagger_read(tagger, windows);
    ner_tag(tagger, &windows, 0, windows.token_count);
    assert_int_equal(tagger->founds, 2);
    assert_string_equal(model.type_names[tagger->found[0].type], "Person");
    assert_string_equal(model.type_names[tagger->found[1].type], "Location");
    assert_true(tagger->found[0].probability > 0.5f);
    ner_tagger_free(tagger);
    free(tagger);
    ner_model_close(&model);
    toy_free(made);
    folder_remove(&folder);
}

static void test_an_unwritable_model_is_said(void **state)
{
    toy *made = toy_new(&gm_entry_ner);
    gm_failure why;
    (void)state;
    gm_failure_init(&why);
    assert_int_equal(toy_train(made, "/nowhere/toy.ner", 1, &why.error), GM_OUTPUT);
    assert_non_null(strstr(why.message, "/nowhere/toy.ner"));
    toy_free(made);
}

RUN_TESTS(TEST(test_gold_becomes_labels), TEST(test_the_gradient_is_the_slope),
          TEST(test_the_same_bytes_twice_and_with_two_threads),
          TEST(test_what_was_learnt_is_found_again),
          TEST(test_an_unwritable_model_is_said))
