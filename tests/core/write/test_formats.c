/* Every format that is written, over the articles of corpora/demo as the stages
 * annotate them; and what comes back from those that are read as well. */
#include "failing.h"
#include "folder.h"
#include "read/source.h"
#include "stage_run.h"
#include "written.h"

extern const gm_stage gm_entry_tokenize, gm_entry_stem, gm_entry_ner, gm_entry_people,
    gm_entry_quotes;

typedef struct demo {
    stage_run *run;
    folder folder;
    uint32_t article; /* from 1 */
} demo;

typedef void article_check(demo *demo, const gm_document *document);

static int open_demo(void **state)
{
    static const gm_stage *const stages[] = {&gm_entry_tokenize, &gm_entry_stem,
                                             &gm_entry_ner, &gm_entry_people,
                                             &gm_entry_quotes};
    static demo demo;
    demo.run = stage_run_open(stages, sizeof stages / sizeof *stages);
    demo.folder = folder_new();
    *state = &demo;
    return 0;
}

static int close_demo(void **state)
{
    demo *demo = *state;
    stage_run_close(demo->run);
    folder_remove(&demo->folder);
    return 0;
}

/* Calls `check` with each article, annotated; `id` and `meta` are given to it. */
static void each_article(demo *demo, article_check *check)
{
    static const char *const path = GM_SOURCE_DIR "/corpora/demo";
    gm_source *source;
    gm_failure failure;
    gm_failure_init(&failure);
    gm_document *text = gm_document_new(&gm_host_table);
    assert_int_equal(
        gm_source_open(&path, 1, NULL, GM_CARRY_LAYERS, &source, &failure.error),
        GM_OK);
    for (bool end = false;;) {
        gm_document_reset(text);
        assert_int_equal(gm_source_next(source, text, &end, &failure.error), GM_OK);
        if (end)
            break;
        gm_document *document =
            (gm_document *)stage_run_text(demo->run, text->text.ptr, text->text.len);
        document->id = text->id;
        document->meta_json = gm_text_of("{\"title\":\"x\",\"n\":[1,2]}");
        demo->article++;
        check(demo, document);
    }
    demo->article = 0;
    gm_source_close(source);
    gm_document_free(text);
}

/* ---- All formats ------------------------------------------------------------- */

static void check_formats(demo *demo, const gm_document *document)
{
    for (uint32_t i = 0; gm_write_formats[i]; i++) {
        const gm_write_format *format = gm_write_formats[i];
        written all = {.path = folder_path(&demo->folder, format->name)};
        write_good(format, &document, 1, &all);
        assert_true(format->is_place || all.bytes.len > 1);
        written_free(&all);
    }
}

static void test_every_format_takes_every_article(void **state)
{
    each_article(*state, check_formats);
}

typedef struct trial {
    const gm_write_format *format;
    const gm_document *document;
    char path[1200];
} trial;

static gm_status write_once(void *who)
{
    const trial *trial = who;
    written all = {.path = trial->path};
    gm_failure failure;
    gm_status status = try_write(trial->format, &trial->document, 1, &all, &failure);
    written_free(&all);
    return status;
}

/* A place waits for the disk at each trial, so one article does for those. */
static void check_failures(demo *demo, const gm_document *document)
{
    for (uint32_t i = 0; gm_write_formats[i]; i++) {
        if (gm_write_formats[i]->is_place && demo->article > 1)
            continue;
        trial trial = {gm_write_formats[i], document, ""};
        snprintf(trial.path, sizeof trial.path, "%s",
                 folder_path(&demo->folder, trial.format->name));
        failing_every_allocation(write_once, &trial);
    }
}

static void test_every_allocation_may_fail_at_every_article(void **state)
{
    each_article(*state, check_failures);
}

/* ---- What is read as well ---------------------------------------------------- */

static void assert_same_layer(const gm_document *read, const gm_document *document,
                              const char *layer, const char *column)
{
    gm_table *got = gm_document_table(read, layer);
    gm_table *wanted = gm_document_table(document, layer);
    assert_non_null(got);
    assert_int_equal(got->rows, wanted->rows);
    for (uint32_t i = 0; i < wanted->rows; i++) {
        assert_int_equal(got->spans[i].begin, wanted->spans[i].begin);
        assert_int_equal(got->spans[i].end, wanted->spans[i].end);
    }
    gm_column *cells = column ? gm_table_column(wanted, column) : NULL;
    for (uint32_t i = 0; cells && i < wanted->rows; i++) {
        gm_column *read_cells = gm_table_column(got, column);
        assert_non_null(read_cells);
        gm_text value =
            gm_symbols_text(&read->symbols, ((gm_sym *)read_cells->cells)[i]);
        gm_text same = gm_symbols_text(&document->symbols, ((gm_sym *)cells->cells)[i]);
        assert_int_equal(value.len, same.len);
        assert_memory_equal(value.ptr, same.ptr, same.len);
    }
}

/* The only document of a path, with its layers; the caller frees it. */
static gm_document *read_back(const char *path, const char *format)
{
    gm_source *source;
    gm_failure failure;
    bool end = false;
    gm_failure_init(&failure);
    gm_document *document = gm_document_new(&gm_host_table);
    if (gm_source_open(&path, 1, format, GM_IMPORT_LAYERS, &source, &failure.error) ||
        gm_source_next(source, document, &end, &failure.error))
        fail_msg("%s", failure.message);
    assert_false(end);
    gm_source_close(source);
    return document;
}

static void assert_same_text(const gm_document *read, const gm_document *document)
{
    assert_int_equal(read->id.len, document->id.len);
    assert_memory_equal(read->id.ptr, document->id.ptr, document->id.len);
    assert_int_equal(read->text.len, document->text.len);
    assert_memory_equal(read->text.ptr, document->text.ptr, document->text.len);
}

static void check_conllu(demo *demo, const gm_document *document)
{
    written all = {0};
    write_good(gm_write_format_find("conllu"), &document, 1, &all);
    folder_write(&demo->folder, "a.conllu", all.bytes.ptr);
    written_free(&all);
    gm_document *read = read_back(folder_path(&demo->folder, "a.conllu"), "conllu");
    assert_same_text(read, document);
    assert_same_layer(read, document, "sentence", NULL);
    assert_same_layer(read, document, "token", "kind");
    gm_document_free(read);
}

static void test_conllu_comes_back(void **state)
{
    if (!gm_read_format_find("conllu"))
        skip();
    each_article(*state, check_conllu);
}

/* Spans of quotes, which a reader may take for entities of these types. */
static bool is_of_quote(gm_text type)
{
    return (type.len > 6 && memcmp(type.ptr, "Quote-", 6) == 0) ||
           (type.len == 3 && memcmp(type.ptr, "Cue", 3) == 0) ||
           (type.len == 6 && memcmp(type.ptr, "Source", 6) == 0);
}

static void assert_same_entities(const gm_document *read, const gm_document *document)
{
    uint32_t same = 0;
    for (uint32_t i = 0; i < rows_of(read, "entity"); i++) {
        gm_text type = symbol_of(read, "entity.type", i);
        if (is_of_quote(type))
            continue;
        gm_span got = span_of(read, "entity", i);
        gm_span wanted = span_of(document, "entity", same);
        gm_text wanted_type = symbol_of(document, "entity.type", same++);
        assert_int_equal(got.begin, wanted.begin);
        assert_int_equal(got.end, wanted.end);
        assert_int_equal(type.len, wanted_type.len);
        assert_memory_equal(type.ptr, wanted_type.ptr, type.len);
    }
    assert_int_equal(same, rows_of(document, "entity"));
}

static void check_brat(demo *demo, const gm_document *document)
{
    folder folder = folder_new();
    written all = {.path = folder_path(&folder, "brat")};
    (void)demo;
    write_good(gm_write_format_find("brat"), &document, 1, &all);
    gm_document *read = read_back(all.path, NULL);
    assert_same_text(read, document);
    assert_same_entities(read, document);
    gm_document_free(read);
    written_free(&all);
    folder_remove(&folder);
}

static void test_brat_comes_back(void **state)
{
    each_article(*state, check_brat);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_every_format_takes_every_article),
        TEST(test_every_allocation_may_fail_at_every_article),
        TEST(test_conllu_comes_back), TEST(test_brat_comes_back)};
    return cmocka_run_group_tests(tests, open_demo, close_demo);
}
