/* The stage over documents: kinds, the cache that changes nothing, several texts. */
#include "expect.h"
#include "stage_run.h"

#include <string.h>

extern const gm_stage gm_entry_tokenize, gm_entry_stem;

static const gm_stage *const stages[] = {&gm_entry_tokenize, &gm_entry_stem};

static void assert_stem(const gm_document *document, const char *token,
                        const char *stem)
{
    uint32_t row = row_where(document, "token", token);
    assert_text(symbol_of(document, "token.stem", row), stem);
}

static void test_every_kind_has_a_stem(void **state)
{
    (void)state;
    stage_run *run = stage_run_open(stages, 2);
    const gm_document *document = stage_run_string(
        run, "L’homme continuait-il ? « 12 000 % » : Http://A.fr et Jean@A.fr");
    assert_stem(document, "L’", "le");
    assert_stem(document, "homme", "homm");
    assert_stem(document, "continuait", "continu");
    assert_stem(document, "-il", "il");
    assert_stem(document, "?", "?");
    assert_stem(document, "12 000", "12 000");
    assert_stem(document, "%", "%");
    assert_stem(document, "Http://A.fr", "http://a.fr");
    assert_stem(document, "Jean@A.fr", "jean@a.fr");
    stage_run_close(run);
}

static void test_an_empty_document(void **state)
{
    (void)state;
    stage_run *run = stage_run_open(stages, 2);
    assert_int_equal(rows_of(stage_run_string(run, ""), "token"), 0);
    stage_run_close(run);
}

/* A text of many types, most of them seen again and again. */
static size_t random_words(uint32_t *seed, char *text, size_t capacity)
{
    static const char *const beginnings[] = {"nation", "chant", "journ", "l'", "É",
                                             "grand-", "12",    "fin",   "»",  "Œuv"};
    static const char *const endings[] = {"aux", "er",  "ait", "al",
                                          "es",  "ité", "",    "re"};
    size_t len = 0;
    while (len + 32 < capacity) {
        const char *parts[] = {beginnings[next_random(seed) % 10],
                               endings[next_random(seed) % 8], " "};
        for (size_t i = 0; i < 3; i++) {
            memcpy(text + len, parts[i], strlen(parts[i]));
            len += strlen(parts[i]);
        }
    }
    return len;
}

static void test_the_cache_changes_nothing(void **state)
{
    (void)state;
    static const stage_setting none[] = {{"stem", "cache", "0"}, {0}};
    static const stage_setting tiny[] = {{"stem", "cache", "1"}, {0}};
    stage_run *runs[] = {stage_run_open_with(stages, 2, none),
                         stage_run_open_with(stages, 2, tiny),
                         stage_run_open(stages, 2)};
    uint32_t seed = 271828;
    for (unsigned i = 0; i < 50; i++) {
        char text[2000];
        size_t len = random_words(&seed, text, sizeof text);
        gm_text lines[3];
        for (size_t k = 0; k < 3; k++) {
            stage_run_text(runs[k], text, len);
            lines[k] = stage_run_json(runs[k]);
        }
        for (size_t k = 1; k < 3; k++) {
            assert_int_equal(lines[k].len, lines[0].len);
            assert_memory_equal(lines[k].ptr, lines[0].ptr, lines[0].len);
        }
    }
    for (size_t k = 0; k < 3; k++)
        stage_run_close(runs[k]);
}

RUN_TESTS(TEST(test_every_kind_has_a_stem), TEST(test_an_empty_document),
          TEST(test_the_cache_changes_nothing))
