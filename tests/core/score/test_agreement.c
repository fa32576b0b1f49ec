/* The figures are those of the scorers that come with the data, to the printed digit.
 *
 * Predictions are gold layers with rows dropped, moved, retyped and renamed by a fixed
 * pseudo-random sequence.  Needs GM_DATA_DIR and python3, and is skipped without. */
#include "read/conllu.h"
#include "read/source.h"
#include "plugin/host.h"
#include "score/score.h"
#include "base/buffer.h"
#include "text/offsets.h"
#include "text/utf8.h"

#include <jansson.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "test.h"

#define PREDICTED GM_BINARY_DIR "/score-agreement-predicted.jsonl"
#define THEIRS    GM_BINARY_DIR "/score-agreement-theirs.txt"
#define OURS      GM_BINARY_DIR "/score-agreement-ours.txt"

/* ---- Pseudo-random changes --------------------------------------------------- */

/* Numerical Recipes' linear congruential generator; its high bits. */
static uint32_t draw(uint32_t *seed, uint32_t below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 16) % below;
}

static json_int_t moved(uint32_t *seed, json_int_t at, json_int_t low, json_int_t high)
{
    if (draw(seed, 4) == 0)
        at += (json_int_t)draw(seed, 9) - 4;
    return at < low ? low : at > high ? high : at;
}

/* `least` long, inside [0, high]. */
static json_t *moved_pair(uint32_t *seed, gm_span span, uint32_t high, uint32_t least)
{
    json_int_t begin = moved(seed, span.begin, 0, (json_int_t)high - least);
    return json_pack("[I, I]", begin, moved(seed, span.end, begin + least, high));
}

/* ---- Both scorers ------------------------------------------------------------ */

static char *read_all(const char *path)
{
    gm_failure failure;
    gm_buffer bytes = {0};
    gm_failure_init(&failure);
    assert_int_equal(gm_buffer_read_file(&bytes, path, &failure.error), GM_OK);
    gm_buffer_put(&bytes, '\0');
    return bytes.ptr;
}

static bool is_number(const char *word)
{
    return strspn(word, "0123456789.") == strlen(word);
}

/* Of each line with a number in it, its first word and its numbers. */
static char *essence(char *text)
{
    gm_buffer out = {0};
    char *line_rest, *word_rest;
    for (char *line = strtok_r(text, "\n", &line_rest); line;
         line = strtok_r(NULL, "\n", &line_rest)) {
        size_t begin = out.len;
        bool any = false;
        for (char *word = strtok_r(line, " ", &word_rest); word;
             word = strtok_r(NULL, " ", &word_rest)) {
            bool number = is_number(word);
            any = any || number;
            if (number || out.len == begin)
                gm_buffer_printf(&out, "%s ", word);
        }
        if (any)
            gm_buffer_put(&out, '\n');
        else
            out.len = begin;
    }
    gm_buffer_put(&out, '\0');
    return out.ptr;
}

static void assert_agreement(const char *scorer, const char *gold, const char *layer)
{
    gm_failure failure;
    char command[4096];
    gm_failure_init(&failure);
    snprintf(command, sizeof command, "python3 '%s/bench/%s' '%s' '%s' > '%s'",
             GM_DATA_DIR, scorer, gold, PREDICTED, THEIRS);
    assert_int_equal(system(command), 0);
    FILE *out = fopen(OURS, "wb");
    assert_non_null(out);
    if (gm_score_files(gold, PREDICTED, layer, out, &failure.error) != GM_OK)
        fail_msg("%s", failure.message);
    fclose(out);
    char *theirs = read_all(THEIRS), *ours = read_all(OURS);
    char *expected = essence(theirs), *found = essence(ours);
    assert_true(strlen(expected) > 20);
    assert_string_equal(found, expected);
    free(theirs);
    free(ours);
    free(expected);
    free(found);
}

static void write_line(FILE *file, json_t *document)
{
    assert_int_equal(json_dumpf(document, file, JSON_COMPACT), 0);
    fputc('\n', file);
    json_decref(document);
}

static FILE *open_predicted(void)
{
    FILE *file = fopen(PREDICTED, "wb");
    assert_non_null(file);
    return file;
}

/* ---- Quotes ------------------------------------------------------------------ */

/* To another place or to none; an empty one would be none in a document. */
static void move_member(json_t *object, const char *name, uint32_t *seed, uint32_t high)
{
    json_t *pair = json_object_get(object, name);
    gm_span span = {(uint32_t)json_integer_value(json_array_get(pair, 0)),
                    (uint32_t)json_integer_value(json_array_get(pair, 1))};
    if (draw(seed, 12) == 0)
        json_object_set_new(object, name, json_null());
    else if (json_is_array(pair))
        json_object_set_new(object, name, moved_pair(seed, span, high, 1));
}

static void rename_speaker(json_t *quote, uint32_t *seed)
{
    const char *name = json_string_value(json_object_get(quote, "speaker"));
    char other[512] = "";
    if (!name)
        return;
    const char *space = strrchr(name, ' ');
    switch (draw(seed, 8)) {
    case 0: /* the last word */
        snprintf(other, sizeof other, "%s", space ? space + 1 : name);
        break;
    case 1: /* an initial */
        snprintf(other, sizeof other, "%.1s.%s", name, space ? space : "");
        break;
    case 2: /* a title */
        snprintf(other, sizeof other, "M. %s", name);
        break;
    case 3: /* the first word */
        snprintf(other, sizeof other, "le %.*s", (int)strcspn(name, " "), name);
        break;
    case 4:
        snprintf(other, sizeof other, "Émile Zola");
        break;
    default:
        return;
    }
    json_t *string = json_string(other);
    json_object_set_new(quote, "speaker", string ? string : json_null());
}

/* Moves, cuts and joins parts, and keeps them in text order. */
static void change_content(json_t *quote, uint32_t *seed, json_int_t high)
{
    json_t *content = json_object_get(quote, "content"), *changed = json_array();
    json_int_t low = 0;
    for (size_t i = 0; i < json_array_size(content); i++) {
        json_t *part = json_array_get(content, i);
        json_int_t begin = json_integer_value(json_array_get(part, 0));
        json_int_t end = json_integer_value(json_array_get(part, 1));
        json_int_t third = (end - begin) / 3;
        uint32_t change = draw(seed, 6);
        begin = moved(seed, begin + (change == 0 ? third : 0), low, high);
        end = moved(seed, end - (change == 1 ? 2 * third : 0), begin, high);
        if (change == 2 && end < high - 150)
            end += 150;
        json_array_append_new(changed, json_pack("[I, I]", begin, end));
        low = begin;
    }
    json_object_set_new(quote, "content", changed);
}

static json_int_t begin_of(const json_t *quote)
{
    return json_integer_value(
        json_array_get(json_array_get(json_object_get(quote, "content"), 0), 0));
}

/* Into its place in text order. */
static void insert_quote(json_t *quotes, json_t *quote)
{
    size_t at = json_array_size(quotes);
    while (at > 0 && begin_of(json_array_get(quotes, at - 1)) > begin_of(quote))
        at--;
    json_array_insert_new(quotes, at, quote);
}

static void change_quotes(json_t *document, uint32_t *seed)
{
    static const char *const types[] = {"direct", "mixed", "indirect"};
    const char *text = json_string_value(json_object_get(document, "text"));
    uint32_t high = (uint32_t)gm_utf8_count(text, strlen(text));
    json_t *layers = json_object_get(document, "layers"), *changed = json_array();
    json_t *quotes = json_object_get(layers, "quote"), *quote;
    size_t i;
    json_array_foreach(quotes, i, quote)
    {
        for (uint32_t copies = draw(seed, 7) == 0 ? 0 : 1 + (draw(seed, 7) == 0);
             copies; copies--) {
            json_t *copy = json_deep_copy(quote);
            change_content(copy, seed, high);
            move_member(copy, "cue", seed, high);
            move_member(copy, "source", seed, high);
            rename_speaker(copy, seed);
            if (draw(seed, 5) == 0)
                json_object_set_new(copy, "type", json_string(types[draw(seed, 3)]));
            insert_quote(changed, copy);
        }
    }
    json_object_set_new(layers, "quote", changed);
}

static void check_quotes(const char *gold, uint32_t seed)
{
    char *lines = read_all(gold), *rest;
    FILE *file = open_predicted();
    for (char *line = strtok_r(lines, "\n", &rest); line;
         line = strtok_r(NULL, "\n", &rest)) {
        json_t *document = json_loads(line, 0, NULL);
        assert_non_null(document);
        change_quotes(document, &seed);
        if (draw(&seed, 20) == 0)
            json_decref(document);
        else
            write_line(file, document);
    }
    fclose(file);
    free(lines);
    assert_agreement("score_quotes.py", gold, "quote");
}

static void test_quotes_score_as_the_reference(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= 3; seed++) {
        check_quotes(GM_DATA_DIR "/quotes/train.jsonl", seed);
        check_quotes(GM_DATA_DIR "/quotes/dev.jsonl", seed);
    }
}

/* ---- Entities ---------------------------------------------------------------- */

static json_t *change_entities(const gm_document *document, uint32_t *seed)
{
    static const char *const types[] = {"Person", "Location", "Event", "Invented"};
    gm_failure failure;
    gm_offsets offsets = {0};
    const gm_table *table = gm_document_table(document, "entity");
    const gm_sym *symbols = table ? gm_table_column(table, "type")->cells : NULL;
    json_t *rows = json_array();
    gm_failure_init(&failure);
    gm_offsets_build(&offsets, document->text, GM_UNIT_CODE_POINT, &failure.error);
    for (uint32_t i = 0; table && i < table->rows; i++) {
        gm_text type = gm_symbols_text(&document->symbols, symbols[i]);
        gm_span span = {gm_offsets_from_byte(&offsets, table->spans[i].begin),
                        gm_offsets_from_byte(&offsets, table->spans[i].end)};
        json_t *pair = moved_pair(seed, span, offsets.units, 0);
        json_t *name = draw(seed, 8) ? json_stringn(type.ptr, type.len)
                                     : json_string(types[draw(seed, 4)]);
        json_t *row = json_pack("{s:O, s:O, s:o}", "begin", json_array_get(pair, 0),
                                "end", json_array_get(pair, 1), "type", name);
        if (draw(seed, 7))
            json_array_append(rows, row);
        if (draw(seed, 9) == 0)
            json_array_append(rows, row);
        json_decref(row);
        json_decref(pair);
    }
    gm_offsets_free(&offsets);
    return rows;
}

static void check_entities(const char *gold, const char *suffix, uint32_t seed)
{
    gm_failure failure;
    gm_source *source;
    gm_document *document = gm_document_new(&gm_host_table);
    FILE *file = open_predicted();
    bool end = false;
    gm_failure_init(&failure);
    assert_int_equal(
        gm_source_open(&gold, 1, "text", GM_IMPORT_LAYERS, &source, &failure.error),
        GM_OK);
    for (;;) {
        gm_document_reset(document);
        if (gm_source_next(source, document, &end, &failure.error) != GM_OK)
            fail_msg("%s", failure.message);
        if (end)
            break;
        json_t *rows = change_entities(document, &seed);
        json_t *id = json_stringn(document->id.ptr, document->id.len);
        char name[1024];
        snprintf(name, sizeof name, "%s%s", json_string_value(id), suffix);
        json_decref(id);
        json_t *line =
            json_pack("{s:s, s:s%, s:{s:o}}", "id", name, "text", document->text.ptr,
                      (size_t)document->text.len, "layers", "entity", rows);
        if (draw(&seed, 20) == 0)
            json_decref(line);
        else
            write_line(file, line);
    }
    fclose(file);
    gm_source_close(source);
    gm_document_free(document);
    assert_agreement("score_entities.py", gold, "entity");
}

static void test_entities_score_as_the_reference(void **state)
{
    (void)state;
    check_entities(GM_DATA_DIR "/data/ner/winer-fr/dev", "", 1);
    check_entities(GM_DATA_DIR "/data/ner/winer-fr/dev", ".txt", 2);
    check_entities(GM_DATA_DIR "/data/ner/winer-fr/train", "", 3);
}

/* ---- Tokens and sentences ---------------------------------------------------- */

static json_t *change_rows(const gm_document *document, const gm_offsets *offsets,
                           const char *layer, uint32_t *seed)
{
    const gm_table *table = gm_document_table(document, layer);
    json_t *rows = json_array();
    for (uint32_t i = 0; i < table->rows; i++) {
        json_int_t begin = gm_offsets_from_byte(offsets, table->spans[i].begin);
        json_int_t end = gm_offsets_from_byte(offsets, table->spans[i].end);
        uint32_t change = draw(seed, 12);
        if (change == 0)
            continue;
        if (change == 1 && end < offsets->units) /* most often white space */
            end++;
        if (change == 2)
            begin = moved(seed, begin, 0, end);
        json_array_append_new(rows,
                              json_pack("{s:I, s:I}", "begin", begin, "end", end));
        if (draw(seed, 30) == 0)
            json_array_append(rows, json_array_get(rows, json_array_size(rows) - 1));
    }
    return rows;
}

static void check_segmentation(const char *gold, uint32_t seed)
{
    gm_failure failure;
    gm_offsets offsets = {0};
    gm_document *document = gm_document_new(&gm_host_table);
    gm_failure_init(&failure);
    if (gm_conllu_read(document, gold, &failure.error) != GM_OK)
        fail_msg("%s", failure.message);
    gm_offsets_build(&offsets, document->text, GM_UNIT_CODE_POINT, &failure.error);
    json_t *tokens = change_rows(document, &offsets, "token", &seed);
    json_t *sentences = change_rows(document, &offsets, "sentence", &seed);
    FILE *file = open_predicted();
    write_line(file, json_pack("{s:s, s:s%, s:{s:o, s:o}}", "id", "treebank", "text",
                               document->text.ptr, (size_t)document->text.len, "layers",
                               "token", tokens, "sentence", sentences));
    fclose(file);
    gm_offsets_free(&offsets);
    gm_document_free(document);
    assert_agreement("score_segmentation.py", gold, NULL);
}

static void test_segmentation_scores_as_the_reference(void **state)
{
    (void)state;
    check_segmentation(GM_DATA_DIR "/data/ud/fr_sequoia-ud-dev.conllu", 1);
    check_segmentation(GM_DATA_DIR "/data/ud/fr_gsd-ud-dev.conllu", 2);
    check_segmentation(GM_DATA_DIR "/data/ud/fr_rhapsodie-ud-dev.conllu", 3);
}

/* The text of a treebank is that which the scorer asks to annotate. */
static void test_treebanks_give_the_text_of_the_reference(void **state)
{
    (void)state;
    static const char gold[] = GM_DATA_DIR "/data/ud/fr_gsd-ud-dev.conllu";
    gm_failure failure;
    gm_document *document = gm_document_new(&gm_host_table);
    gm_failure_init(&failure);
    assert_int_equal(gm_conllu_read(document, gold, &failure.error), GM_OK);
    assert_int_equal(system("python3 '" GM_DATA_DIR
                            "/bench/score_segmentation.py' '" GM_DATA_DIR
                            "/data/ud/fr_gsd-ud-dev.conllu' --text '" THEIRS "'"),
                     0);
    char *text = read_all(THEIRS);
    assert_int_equal(strlen(text), document->text.len + 1);
    assert_memory_equal(text, document->text.ptr, document->text.len);
    free(text);
    gm_document_free(document);
}

static bool is_file(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0;
}

int main(void)
{
    if (!is_file(GM_DATA_DIR "/bench/score_quotes.py") ||
        !is_file(GM_DATA_DIR "/data")) {
        printf("skipped: no data sets in %s (GM_DATA_DIR)\n", GM_DATA_DIR);
        return 77;
    }
    if (system("python3 -c 'import json' 2> /dev/null") != 0) {
        printf("skipped: no python3 to run the reference scorers\n");
        return 77;
    }
    const struct CMUnitTest tests[] = {
        TEST(test_quotes_score_as_the_reference),
        TEST(test_entities_score_as_the_reference),
        TEST(test_segmentation_scores_as_the_reference),
        TEST(test_treebanks_give_the_text_of_the_reference),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    remove(PREDICTED);
    remove(THEIRS);
    remove(OURS);
    return failed;
}
