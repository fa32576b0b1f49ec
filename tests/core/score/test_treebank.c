/* CoNLL-U files as documents. */
#include "read/conllu.h"

#include "documents.h"

#include <stdio.h>

#define FILE_NAME            GM_BINARY_DIR "/score-treebank.conllu"
#define WORD(id, form, misc) id "\t" form "\t_\t_\t_\t_\t_\t_\t_\t" misc "\n"

static gm_status read(const char *lines, gm_document *document, gm_failure *failure)
{
    FILE *file = fopen(FILE_NAME, "wb");
    assert_non_null(file);
    fputs(lines, file);
    fclose(file);
    gm_failure_init(failure);
    gm_status status = gm_conllu_read(document, FILE_NAME, &failure->error);
    remove(FILE_NAME);
    return status;
}

static void assert_reads(const char *lines, const char *text, uint32_t tokens,
                         uint32_t sentences)
{
    gm_failure failure;
    gm_document *document = gm_document_new(&gm_host_table);
    if (read(lines, document, &failure) != GM_OK)
        fail_msg("%s", failure.message);
    assert_int_equal(document->text.len, strlen(text));
    assert_memory_equal(document->text.ptr, text, strlen(text));
    assert_int_equal(gm_document_table(document, "token")->rows, tokens);
    assert_int_equal(gm_document_table(document, "sentence")->rows, sentences);
    assert_int_equal(document->id.len, strlen("score-treebank"));
    gm_document_free(document);
}

static void assert_fails(const char *lines, const char *where_and_why)
{
    gm_failure failure;
    gm_document *document = gm_document_new(&gm_host_table);
    assert_int_equal(read(lines, document, &failure), GM_INPUT);
    if (!strstr(failure.message, where_and_why))
        fail_msg("\"%s\" says nothing of \"%s\"", failure.message, where_and_why);
    gm_document_free(document);
}

static void test_words_are_joined_into_sentences(void **state)
{
    (void)state;
    assert_reads("# text = L'été.\n" WORD("1", "L'", "SpaceAfter=No")
                     WORD("2", "été", "A=b|SpaceAfter=No")
                         WORD("3", ".", "_") "\n" WORD("1", "Oui", "_")
                             WORD("2", "!", "_") "\n",
                 "L'été. Oui !", 5, 2);
}

static void test_multiword_tokens_are_one_and_empty_nodes_none(void **state)
{
    (void)state;
    assert_reads(WORD("1", "aller", "_") WORD("2-3", "au", "SpaceAfter=No")
                     WORD("2", "à", "_") WORD("3", "le", "_") WORD("3.1", "vide", "_")
                         WORD("4", ".", "_") "\n" WORD("1", "Non", "_") "\n",
                 "aller au. Non", 4, 2);
}

static void test_paragraphs_begin_behind_an_empty_line(void **state)
{
    (void)state;
    assert_reads("# newdoc id = a\n# newpar\n" WORD("1", "Un", "_") "\n# newpar\n" WORD(
                     "1", "Deux", "_") "\n" WORD("1", "Trois", "_") "\n",
                 "Un\n\nDeux Trois", 3, 3);
}

static void test_windows_line_breaks_and_no_last_one(void **state)
{
    (void)state;
    assert_reads("1\tUn\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\r\n\r\n"
                 "1\tDeux\t_\t_\t_\t_\t_\t_\t_\t_",
                 "Un Deux", 2, 2);
    assert_reads("", "", 0, 0);
}

static void test_errors_name_the_line(void **state)
{
    (void)state;
    assert_fails("# a\n1\tUn\n", ".conllu:2: a word has ten fields");
    assert_fails(WORD("un", "Un", "_"), ".conllu:1: the first field is a number");
    assert_fails(WORD("1-", "Un", "_"), ".conllu:1: the first field is a number");
    assert_fails(WORD("1", "Un", "_") "\n" WORD("1", "", "_"), ".conllu:3: the form");
    assert_fails(WORD("1", "\xE9t\xE9", "_"), "not valid UTF-8");
}

RUN_TESTS(TEST(test_words_are_joined_into_sentences),
          TEST(test_multiword_tokens_are_one_and_empty_nodes_none),
          TEST(test_paragraphs_begin_behind_an_empty_line),
          TEST(test_windows_line_breaks_and_no_last_one),
          TEST(test_errors_name_the_line))
