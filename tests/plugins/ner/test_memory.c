/* Every allocation of reading lists, of training and of tagging may fail. */
#include "toy.h"

#include "failing.h"
#include "folder.h"
#include "tagger.h"
#include "test.h"

#include <stdlib.h>

extern const gm_stage gm_entry_ner;

typedef struct fixture {
    folder folder;
    toy *toy;
    ner_model model;
} fixture;

static int set_up(void **state)
{
    fixture *self = calloc(1, sizeof *self);
    gm_failure why;
    gm_failure_init(&why);
    self->folder = folder_new();
    self->toy = toy_new(&gm_entry_ner);
    folder_write(&self->folder, "lists.tsv",
                 "town\tParis\ntown\tNew York\nverb\tpart\n");
    folder_write(&self->folder, "clusters.tsv", "1\tville\n2\thier\n");
    const char *path = folder_path(&self->folder, "toy.ner");
    assert_int_equal(toy_train(self->toy, path, 1, &why.error), GM_OK);
    assert_int_equal(ner_model_open(&self->model, path, &why.error), GM_OK);
    *state = self;
    return 0;
}

static int tear_down(void **state)
{
    fixture *self = *state;
    ner_model_close(&self->model);
    toy_free(self->toy);
    folder_remove(&self->folder);
    free(self);
    return 0;
}

static gm_status build_lexicon(void *who)
{
    fixture *self = who;
    ner_lexicon lexicon;
    gm_failure why;
    gm_failure_init(&why);
    gm_status status =
        ner_lexicon_build(&lexicon, folder_path(&self->folder, "lists.tsv"),
                          folder_path(&self->folder, "clusters.tsv"), &why.error);
    if (status == GM_OK)
        ner_lexicon_free(&lexicon);
    return status;
}

static gm_status train(void *who)
{
    fixture *self = who;
    gm_failure why;
    gm_failure_init(&why);
    return toy_train(self->toy, folder_path(&self->folder, "again.ner"), 1, &why.error);
}

static gm_status tag(void *who)
{
    fixture *self = who;
    ner_tagger *tagger = malloc(sizeof *tagger);
    if (!tagger)
        return GM_NOMEM;
    bool complete = ner_tagger_init(tagger, &self->model);
    if (complete) {
        ner_windows windows = ner_windows_of(self->toy->docs[0]);
        ner_tagger_read(tagger, windows);
        ner_tag(tagger, &windows, 0, windows.token_count);
        ner_tagger_free(tagger);
    }
    free(tagger);
    return complete ? GM_OK : GM_NOMEM;
}

static void test_building_a_lexicon(void **state)
{
    failing_every_allocation(build_lexicon, *state);
}

static void test_training(void **state)
{
    failing_every_allocation(train, *state);
}

static void test_tagging(void **state)
{
    failing_every_allocation(tag, *state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_building_a_lexicon),
        TEST(test_training),
        TEST(test_tagging),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
