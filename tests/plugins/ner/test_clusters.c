/* Clusters from raw text: how it is cut into words, and that words of one behaviour
 * fall into one cluster. */
#include "clusters.h"
#include "hash.h"
#include "raw.h"

#include "base/error.h"
#include "failing.h"
#include "folder.h"
#include "plugin/host.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t key_of(const char *word)
{
    return ner_hash(word, strlen(word));
}

/* ---- Cutting ----------------------------------------------------------------- */

static gm_status read_text(ner_raw *raw, const char *ptr, size_t len, gm_failure *why)
{
    folder folder = folder_new();
    folder_write_bytes(&folder, "raw.txt", ptr, len);
    gm_failure_init(why);
    gm_status status = ner_raw_read(raw, folder_path(&folder, "raw.txt"), &why->error);
    folder_remove(&folder);
    return status;
}

/* `words`: small letters, separated by one space; "|" is a border. */
static void expect_words(const char *text, const char *words)
{
    ner_raw raw;
    gm_failure why;
    uint32_t i = 0;
    assert_int_equal(read_text(&raw, text, strlen(text), &why), GM_OK);
    for (const char *at = words; *at; i++) {
        size_t len = strcspn(at, " ");
        bool border = len == 1 && at[0] == '|';
        if (i == raw.len)
            fail_msg("\"%s\" ends before \"%s\"", text, at);
        if (border ? raw.sequence[i] != NER_BORDER
                   : raw.sequence[i] == NER_BORDER ||
                         raw.words.keys[raw.sequence[i]] != ner_hash(at, len))
            fail_msg("\"%s\": word %u is not \"%.*s\"", text, i, (int)len, at);
        at += len + (at[len] == ' ');
    }
    assert_int_equal(i, raw.len);
    ner_raw_free(&raw);
}

static void test_lines_are_sentences(void **state)
{
    (void)state;
    expect_words("Il pleut.\n\n \nElle dort", "| il pleut . | elle dort |");
    expect_words("Un\r\ndeux\n", "| un | deux |");
    expect_words("", "|");
}

static void test_marks_stand_apart(void **state)
{
    (void)state;
    expect_words("« Oui ! », dit-il...", "| « oui ! » , dit -il ... |");
    expect_words("(Paris)", "| ( paris ) |");
    expect_words("fin.Le chat-", "| fin . le chat - |");
    expect_words("M. Dupont", "| m. dupont |");
}

static void test_elisions_end_after_their_apostrophe(void **state)
{
    (void)state;
    expect_words("L’homme d'État", "| l' homme d' état |");
    expect_words("lorsqu'il qu’elle ç'a", "| lorsqu' il qu' elle ç' a |");
    expect_words("Aujourd’hui quelqu'un", "| aujourd'hui quelqu'un |");
    expect_words("O'Brien 'oui'", "| o'brien ' oui ' |");
}

static void test_pronouns_after_a_hyphen_stand_apart(void **state)
{
    (void)state;
    expect_words("dit-elle", "| dit -elle |");
    expect_words("Viendra-t-il", "| viendra -t-il |");
    expect_words("Saint-Malo rendez-vous celui-ci",
                 "| saint-malo rendez-vous celui-ci |");
}

static void test_digits_are_one(void **state)
{
    (void)state;
    expect_words("en 2012, 3,5 %", "| en 0000 , 0,0 % |");
}

/* The block is 65,536 bytes long: characters and words must pass over its edge. */
/* A word of `count` times `part`; of it the first 96 bytes count, whole characters. */
static void expect_long_word(const char *part, size_t count, const char *kept,
                             size_t kept_count)
{
    char text[20100] = "", words[300] = "| ";
    for (size_t i = 0; i < count; i++)
        memcpy(text + strlen(text), part, strlen(part) + 1);
    for (size_t i = 0; i < kept_count; i++)
        memcpy(words + strlen(words), kept, strlen(kept) + 1);
    memcpy(words + strlen(words), " |", 3);
    expect_words(text, words);
}

static void test_long_words_are_cut(void **state)
{
    (void)state;
    for (size_t count = 94; count <= 96; count++)
        expect_long_word("a", count, "a", count);
    expect_long_word("a", 97, "a", 96);
    expect_long_word("a", 20000, "a", 96);
    expect_long_word("7", 20000, "0", 96);
    expect_long_word("é", 49, "é", 48);
    expect_long_word("-", 5000, "-", 96);
}

static void test_words_pass_over_the_edge_of_a_block(void **state)
{
    enum { PAIRS = 40000 };
    char *text = malloc(3 * PAIRS + 1);
    ner_raw raw;
    gm_failure why;
    (void)state;
    text[0] = ' ';
    for (int i = 0; i < PAIRS; i++)
        memcpy(text + 1 + 3 * i, "é ", 3);
    assert_int_equal(read_text(&raw, text, 3 * PAIRS + 1, &why), GM_OK);
    assert_int_equal(raw.len, PAIRS + 2);
    assert_int_equal(raw.words.len, 1);
    assert_int_equal(raw.words.counts[0], PAIRS);
    ner_raw_free(&raw);
    free(text);
}

static void expect_invalid(const char *ptr, size_t len, const char *line)
{
    ner_raw raw;
    gm_failure why;
    assert_int_equal(read_text(&raw, ptr, len, &why), GM_INPUT);
    assert_non_null(strstr(why.message, "raw.txt"));
    assert_non_null(strstr(why.message, line));
    ner_raw_free(&raw);
}

static void test_bytes_that_are_no_text_are_named(void **state)
{
    (void)state;
    expect_invalid("un\ndeux \xE9t\xE9\ntrois quatre\n", 26, "line 2");
    expect_invalid("un\n\ndeux \xC3", 10, "line 3");
}

static void test_a_missing_file_is_named(void **state)
{
    gm_failure why;
    ner_raw raw;
    (void)state;
    gm_failure_init(&why);
    assert_int_equal(ner_raw_read(&raw, "/nowhere/raw.txt", &why.error), GM_INPUT);
    assert_non_null(strstr(why.message, "/nowhere/raw.txt"));
    ner_raw_free(&raw);
}

/* ---- Clusters ---------------------------------------------------------------- */

static const char *const towns[] = {"Paris", "Lyon", "Brest", "Nantes"};
static const char *const verbs[] = {"mange", "dort", "parle", "chante"};

/* Towns come after "à", verbs after "elle", in sentences that are otherwise alike. */
static void write_towns_and_verbs(const folder *folder)
{
    char text[4096] = "";
    size_t len = 0;
    for (int i = 0; i < 16; i++)
        len += (size_t)snprintf(text + len, sizeof text - len,
                                "elle vit à %s .\nelle %s ici .\n", towns[i % 4],
                                verbs[i / 4]);
    folder_write_bytes(folder, "one.txt", text, len / 2);
    folder_write_bytes(folder, "two.txt", text + len / 2, len - len / 2);
}

typedef struct fixture {
    folder folder;
    char paths[2200];
} fixture;

static fixture fixture_new(void)
{
    fixture made = {.folder = folder_new()};
    write_towns_and_verbs(&made.folder);
    snprintf(made.paths, sizeof made.paths, "%s\n%s",
             folder_path(&made.folder, "one.txt"),
             folder_path(&made.folder, "two.txt"));
    return made;
}

static void free_table(ner_table *table)
{
    free((void *)(uintptr_t)table->first);
    free((void *)(uintptr_t)table->entries);
}

static gm_status learn(const char *paths, uint32_t least, ner_table *table,
                       gm_failure *why)
{
    const gm_environment environment = gm_environment_for("ner", NULL, NULL);
    const ner_clustering how = {.clusters = 6, .least = least, .iterations = 10};
    gm_failure_init(why);
    return ner_clusters_learn(&environment.env, paths, how, table, &why->error);
}

static uint32_t cluster_of(const ner_table *table, const char *word)
{
    return ner_table_find(table, key_of(word), UINT32_MAX);
}

static void test_words_of_one_behaviour_fall_into_one_cluster(void **state)
{
    static const char *const small_towns[] = {"paris", "lyon", "brest", "nantes"};
    fixture self = fixture_new();
    ner_table table;
    gm_failure why;
    (void)state;
    assert_int_equal(learn(self.paths, 2, &table, &why), GM_OK);
    uint32_t town = cluster_of(&table, "paris"), verb = cluster_of(&table, "mange");
    assert_true(town < 6 && verb < 6);
    assert_int_not_equal(town, verb);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(cluster_of(&table, small_towns[i]), town);
        assert_int_equal(cluster_of(&table, verbs[i]), verb);
    }
    free_table(&table);
    folder_remove(&self.folder);
}

static void test_rare_words_have_no_cluster(void **state)
{
    fixture self = fixture_new();
    ner_table table;
    gm_failure why;
    (void)state;
    assert_int_equal(learn(self.paths, 5, &table, &why), GM_OK);
    assert_int_equal(cluster_of(&table, "paris"), UINT32_MAX);
    assert_true(cluster_of(&table, "elle") < 6);
    free_table(&table);
    assert_int_equal(learn(self.paths, 1000, &table, &why), GM_INPUT);
    assert_non_null(strstr(why.message, "1000 times"));
    folder_remove(&self.folder);
}

static void test_the_same_text_gives_the_same_table(void **state)
{
    fixture self = fixture_new();
    ner_table tables[2];
    gm_failure why;
    (void)state;
    for (int i = 0; i < 2; i++)
        assert_int_equal(learn(self.paths, 1, &tables[i], &why), GM_OK);
    assert_int_equal(tables[0].len, tables[1].len);
    assert_int_equal(tables[0].buckets, tables[1].buckets);
    assert_memory_equal(tables[0].entries, tables[1].entries,
                        tables[0].len * sizeof *tables[0].entries);
    assert_memory_equal(tables[0].first, tables[1].first,
                        (tables[0].buckets + 1) * sizeof *tables[0].first);
    for (int i = 0; i < 2; i++)
        free_table(&tables[i]);
    folder_remove(&self.folder);
}

static gm_status learn_and_free(void *who)
{
    fixture *self = who;
    ner_table table;
    gm_failure why;
    gm_status status = learn(self->paths, 1, &table, &why);
    if (status == GM_OK)
        free_table(&table);
    return status;
}

static void test_every_allocation_may_fail(void **state)
{
    fixture self = fixture_new();
    (void)state;
    failing_every_allocation(learn_and_free, &self);
    folder_remove(&self.folder);
}

RUN_TESTS(TEST(test_lines_are_sentences), TEST(test_marks_stand_apart),
          TEST(test_elisions_end_after_their_apostrophe),
          TEST(test_pronouns_after_a_hyphen_stand_apart), TEST(test_digits_are_one),
          TEST(test_long_words_are_cut), TEST(test_words_pass_over_the_edge_of_a_block),
          TEST(test_bytes_that_are_no_text_are_named),
          TEST(test_a_missing_file_is_named),
          TEST(test_words_of_one_behaviour_fall_into_one_cluster),
          TEST(test_rare_words_have_no_cluster),
          TEST(test_the_same_text_gives_the_same_table),
          TEST(test_every_allocation_may_fail))
