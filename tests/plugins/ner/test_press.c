/* The shipped model on plain sentences, and the stage on strange documents. */
#include "stage_run.h"

#include <stdlib.h>
#include <string.h>

extern const gm_stage gm_entry_tokenize, gm_entry_ner;

static const gm_stage *const stages[] = {&gm_entry_tokenize, &gm_entry_ner};

typedef struct expected {
    const char *text, *type;
} expected;

/* Exactly these entities, in this order; `entities` ends with {0}. */
static void assert_entities(stage_run *run, const char *text, const expected *entities)
{
    const gm_document *document = stage_run_string(run, text);
    uint32_t rows = rows_of(document, "entity"), row = 0;
    for (; entities[row].text; row++) {
        if (row >= rows)
            fail_msg("\"%s\": \"%s\" is not found", text, entities[row].text);
        gm_text found = text_of(document, "entity", row);
        gm_text type = symbol_of(document, "entity.type", row);
        if (found.len != strlen(entities[row].text) ||
            memcmp(found.ptr, entities[row].text, found.len) != 0 ||
            type.len != strlen(entities[row].type) ||
            memcmp(type.ptr, entities[row].type, type.len) != 0)
            fail_msg("\"%s\": found \"%.*s\" (%.*s), not \"%s\" (%s)", text,
                     (int)found.len, found.ptr, (int)type.len, type.ptr,
                     entities[row].text, entities[row].type);
        float score = real_of(document, "entity.score", row);
        assert_true(score > 0.0f && score <= 1.0f);
    }
    if (row < rows) {
        gm_text more = text_of(document, "entity", row);
        fail_msg("\"%s\": \"%.*s\" is one too many", text, (int)more.len, more.ptr);
    }
}

#define ASSERT_ENTITIES(run, text, ...)                                                \
    assert_entities(run, text, (const expected[]){__VA_ARGS__, {0}})

static int set_up(void **state)
{
    *state = stage_run_open(stages, 2);
    return 0;
}

static int tear_down(void **state)
{
    stage_run_close(*state);
    return 0;
}

static void test_persons_places_dates(void **state)
{
    ASSERT_ENTITIES(*state, "Le président Nicolas Maduro est arrivé à Moscou.",
                    {"Nicolas Maduro", "Person"}, {"Moscou", "Location"});
    ASSERT_ENTITIES(
        *state, "La maire de Paris, Anne Hidalgo, a pris la parole le 3 mai 2017.",
        {"Paris", "Location"}, {"Anne Hidalgo", "Person"}, {"3 mai 2017", "Date"});
    ASSERT_ENTITIES(*state, "Le séisme a été ressenti à 14 h 18 UTC en Italie.",
                    {"14 h 18 UTC", "Hour"}, {"Italie", "Location"});
    ASSERT_ENTITIES(*state, "Elle vit en Belgique depuis 2012, dit-elle.",
                    {"Belgique", "Location"}, {"2012", "Date"});
}

static void test_both_apostrophes_give_the_same(void **state)
{
    ASSERT_ENTITIES(*state, "Le chef de l'ONU est attendu en Allemagne.",
                    {"ONU", "Organization"}, {"Allemagne", "Location"});
    ASSERT_ENTITIES(*state, "Le chef de l’ONU est attendu en Allemagne.",
                    {"ONU", "Organization"}, {"Allemagne", "Location"});
}

static void test_what_only_looks_like_a_name_is_none(void **state)
{
    const expected none[] = {{0}};
    assert_entities(*state, "Les enfants ont mangé des pommes.", none);
    assert_entities(*state, "Selon lui, la pierre est tombée sur la rose.", none);
    assert_entities(*state, "Il a marché pendant 12 kilomètres avec 300 euros.", none);
    assert_entities(*state, "Demain, nous verrons bien ce que dit le juge.", none);
}

static void test_strange_documents_pass(void **state)
{
    const expected none[] = {{0}};
    assert_entities(*state, "", none);
    assert_entities(*state, " \n\n ", none);
    assert_entities(*state, "...", none);
}

/* 5,000 words without a full stop: cut into windows, none of them lost. */
static void test_a_very_long_sentence_is_tagged_to_its_end(void **state)
{
    enum { WORDS = 5000 };
    static const char word[] = "à Paris, ";
    char *text = malloc(WORDS * (sizeof word - 1));
    for (size_t i = 0; i < WORDS; i++)
        memcpy(text + i * (sizeof word - 1), word, sizeof word - 1);
    const gm_document *document =
        stage_run_text(*state, text, WORDS * (sizeof word - 1));
    uint32_t rows = rows_of(document, "entity");
    assert_true(rows > WORDS - 100 && rows <= WORDS);
    assert_true(span_of(document, "entity", rows - 1).end > document->text.len - 20);
    free(text);
}

static void test_a_document_does_not_change_the_next(void **state)
{
    static const char text[] = "Emmanuel Macron a rencontré Angela Merkel à Berlin.";
    stage_run *fresh = stage_run_open(stages, 2);
    gm_text once = stage_run_string(fresh, text) ? stage_run_json(fresh) : (gm_text){0};
    stage_run_string(*state, "Berlin Macron, une chanteuse, aime Angela à Emmanuel.");
    stage_run_string(*state, text);
    gm_text again = stage_run_json(*state);
    assert_int_equal(once.len, again.len);
    assert_memory_equal(once.ptr, again.ptr, once.len);
    stage_run_close(fresh);
}

static void test_min_score_leaves_out_what_is_not_sure(void **state)
{
    const stage_setting settings[] = {{"ner", "min-score", "1"}, {0}};
    (void)state;
    stage_run *run = stage_run_open_with(stages, 2, settings);
    const gm_document *document =
        stage_run_string(run, "Selon Xyzzy, Plugh était à Zorkville avec le Frobozz.");
    assert_int_equal(rows_of(document, "entity"), 0);
    stage_run_close(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_persons_places_dates),
        TEST(test_both_apostrophes_give_the_same),
        TEST(test_what_only_looks_like_a_name_is_none),
        TEST(test_strange_documents_pass),
        TEST(test_a_very_long_sentence_is_tagged_to_its_end),
        TEST(test_a_document_does_not_change_the_next),
        TEST(test_min_score_leaves_out_what_is_not_sure),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
