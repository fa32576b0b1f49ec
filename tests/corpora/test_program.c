/* The source format of the press corpus: what is read from it, and what is wrong with
 * it.  In the golden files the input is the text and the register of an article, with
 * "~~~" for the line between them; the header is added here. */
#include "check.h"
#include "documents.h"
#include "expect.h"
#include "failing.h"
#include "folder.h"
#include "golden.h"
#include "plugin/host.h"

#define HEADER                                                                         \
    "date: 2025-01-31\npaper: quotidien\ncountry: FR\nsection: culture\n"              \
    "genre: brève\nspaces: nbsp\napostrophe: curly\nbreaks: double\n---\n"

static void write_text(gm_buffer *out, const char *label, gm_text text)
{
    gm_buffer_printf(out, "%s \"%.*s\"", label, (int)text.len, text.ptr);
}

static void write_quote(gm_buffer *out, const corpus_article *article,
                        const corpus_quote *quote)
{
    gm_buffer_printf(out, "%u %.*s", quote->number, (int)quote->type.len,
                     quote->type.ptr);
    static const char *const labels[] = {[CORPUS_CONTENT] = " content",
                                         [CORPUS_CUE] = " cue",
                                         [CORPUS_SOURCE] = " source"};
    for (uint32_t i = 0; i < article->marks.count; i++)
        if (corpus_mark_is_of(&article->marks.at[i], quote->number))
            write_text(out, labels[article->marks.at[i].kind],
                       corpus_text(article, article->marks.at[i].span));
    gm_buffer_printf(out, " by %.*s (%.*s)\n", (int)quote->speaker.len,
                     quote->speaker.ptr, (int)quote->kind.len, quote->kind.ptr);
}

static void write_article(gm_buffer *out, const corpus_article *article)
{
    gm_buffer_add(out, article->text.ptr, article->text.len);
    for (uint32_t i = 0; i < article->marks.count; i++) {
        const corpus_mark *mark = &article->marks.at[i];
        if (mark->kind != CORPUS_ENTITY && mark->kind != CORPUS_LOOKALIKE)
            continue;
        gm_buffer_puts(out, mark->kind == CORPUS_ENTITY ? "" : "look-alike ");
        gm_buffer_add(out, mark->label.ptr, mark->label.len);
        write_text(out, "", corpus_text(article, mark->span));
        gm_buffer_put(out, '\n');
    }
    for (uint32_t i = 0; i < article->quotes.count; i++)
        write_quote(out, article, &article->quotes.at[i]);
}

static void restore_lines(char *text)
{
    for (char *at = text; (at = strstr(at, "~~~")); at += 3)
        memcpy(at, "---", 3);
}

static corpus_article read_article(const folder *folder, gm_text input,
                                   gm_problems *problems)
{
    gm_failure failure;
    gm_failure_init(&failure);
    gm_buffer file = {0};
    gm_buffer_printf(&file, "%s%.*s\n", HEADER, (int)input.len, input.ptr);
    gm_buffer_put(&file, '\0');
    restore_lines(file.ptr);
    folder_write(folder, "a.txt", file.ptr);
    gm_buffer_free(&file);
    corpus_article article = {0};
    assert_int_equal(
        corpus_read(&article, folder_path(folder, "a.txt"), problems, &failure.error),
        GM_OK);
    return article;
}

static void write_what_is_read(void *who, gm_text input, gm_buffer *out)
{
    gm_problems problems = {0};
    corpus_article article = read_article(who, input, &problems);
    assert_int_equal(problems.list.count, 0);
    write_article(out, &article);
    corpus_article_free(&article);
    gm_problems_free(&problems);
}

/* Each as LINE:COLUMN: what is wrong, lines counted from the article's first. */
static void write_what_is_wrong(void *who, gm_text input, gm_buffer *out)
{
    gm_failure failure;
    gm_failure_init(&failure);
    gm_problems problems = {0};
    corpus_article article = read_article(who, input, &problems);
    assert_int_equal(corpus_check(&article, &problems, &failure.error), GM_OK);
    for (uint32_t i = 0; i < problems.list.count; i++) {
        const gm_problem *problem = &problems.list.at[i];
        gm_buffer_printf(out, "%d:%u: %s\n", (int)problem->at.line - 9,
                         problem->at.column, problem->message);
    }
    corpus_article_free(&article);
    gm_problems_free(&problems);
}

static void test_articles_are_read_as_the_guideline_writes_them(void **state)
{
    (void)state;
    folder folder = folder_new();
    golden_check("corpora/golden/read.txt", write_what_is_read, &folder);
    folder_remove(&folder);
}

static void test_each_mistake_is_told_with_its_place(void **state)
{
    (void)state;
    folder folder = folder_new();
    golden_check("corpora/golden/wrong.txt", write_what_is_wrong, &folder);
    folder_remove(&folder);
}

static const char sound[] =
    "{s1:[P:Léa Roch]} {c1:dit} que « {1:l'eau monte} ».\n~~~\n1 direct: Léa Roch\n\n"
    "Léa Roch: person f = la Loutre";

static void test_a_document_has_the_gold_layers(void **state)
{
    (void)state;
    folder folder = folder_new();
    gm_problems problems = {0};
    corpus_article article =
        read_article(&folder, (gm_text){sound, (uint32_t)strlen(sound)}, &problems);
    gm_document *document = gm_document_new(&gm_host_table);
    gm_failure failure;
    gm_failure_init(&failure);
    assert_int_equal(corpus_document(&article, document, &failure.error), GM_OK);
    static const char *const layers[] = {"paragraph", "sentence", "entity", "quote",
                                         "person"};
    for (size_t i = 0; i < sizeof layers / sizeof *layers; i++) {
        assert_non_null(gm_document_table(document, layers[i]));
        assert_int_equal(gm_document_table(document, layers[i])->rows, 1);
    }
    gm_document_free(document);
    corpus_article_free(&article);
    gm_problems_free(&problems);
    folder_remove(&folder);
}

/* Reads and checks the article, and makes its document. */
static gm_status read_all(void *who)
{
    gm_failure failure;
    gm_failure_init(&failure);
    gm_problems problems = {0};
    corpus_article article = {0};
    gm_document *document = gm_document_new(&gm_host_table);
    gm_status status = document ? GM_OK : GM_NOMEM;
    if (status == GM_OK)
        status = corpus_read(&article, who, &problems, &failure.error);
    if (status == GM_OK)
        status = corpus_check(&article, &problems, &failure.error);
    if (status == GM_OK)
        status = corpus_document(&article, document, &failure.error);
    gm_document_free(document);
    corpus_article_free(&article);
    gm_problems_free(&problems);
    return status;
}

static void test_want_of_memory_is_told(void **state)
{
    (void)state;
    folder folder = folder_new();
    folder_write(&folder, "a.txt",
                 HEADER "[P:Léa] dit : « {1:Oui} »\n---\n"
                        "1 direct: Léa #17\n\nLéa: person f\n");
    failing_every_allocation(read_all, (void *)folder_path(&folder, "a.txt"));
    folder_remove(&folder);
}

RUN_TESTS(TEST(test_articles_are_read_as_the_guideline_writes_them),
          TEST(test_each_mistake_is_told_with_its_place),
          TEST(test_a_document_has_the_gold_layers), TEST(test_want_of_memory_is_told))
