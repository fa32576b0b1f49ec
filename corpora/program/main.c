/* press-corpus: checks, converts and counts the annotated articles of corpora/press. */
#include "counts.h"
#include "diversity.h"

#include "check.h"
#include "documents.h"
#include "write/jsonl.h"
#include "io/walk.h"
#include "plugin/host.h"

#include <stdio.h>

static const char usage[] =
    "usage: press-corpus check PATH...           what is wrong, each with its place\n"
    "       press-corpus jsonl PATH...           the gold annotation as JSON Lines\n"
    "       press-corpus text PATH...            the texts alone, as JSON Lines\n"
    "       press-corpus counts PATH...          how much there is of everything\n"
    "       press-corpus diversity OTHER PATH... words, names and phrases beside "
    "those\n"
    "                                            of another corpus (a brat folder)\n\n"
    "A PATH is an annotated article, or a folder of them; corpora/GUIDELINE.md says "
    "how\n"
    "they are written.  Exit status: 0 all is well, 1 something is wrong with an "
    "article,\n"
    "2 wrong usage.\n";

/* What a command does with each article, in name order. */
typedef gm_status visitor(void *who, const corpus_article *article,
                          gm_problems *problems, gm_error *err);

static gm_status visit_file(const char *path, visitor *visit, void *who,
                            gm_problems *problems, gm_error *err)
{
    corpus_article article = {0};
    gm_status status = corpus_read(&article, path, problems, err);
    if (status == GM_OK)
        status = visit(who, &article, problems, err);
    corpus_article_free(&article);
    return status;
}

static gm_status visit_all(const char *const *paths, uint32_t count, visitor *visit,
                           void *who, gm_problems *problems, gm_error *err)
{
    gm_walk *walk;
    gm_status status = gm_walk_open(paths, count, &walk, err);
    if (status != GM_OK)
        return status;
    gm_walk_entry entry;
    bool end = false, any = false;
    while (status == GM_OK && !end) {
        status = gm_walk_next(walk, &entry, &end, err);
        if (status == GM_OK && !end)
            status = visit_file(entry.path, visit, who, problems, err);
        any |= !end;
    }
    gm_walk_close(walk);
    return status == GM_OK && !any
               ? gm_error_fail(err, GM_CONFIG, "there is no article")
               : status;
}

static gm_status check_article(void *who, const corpus_article *article,
                               gm_problems *problems, gm_error *err)
{
    (void)who;
    return corpus_check(article, problems, err);
}

/* `layers`: with the annotation; else the text and the header alone. */
static gm_status print_document(const corpus_article *article, bool layers,
                                gm_error *err)
{
    gm_document *document = gm_document_new(&gm_host_table);
    gm_buffer line = {0};
    gm_offsets offsets = {0};
    gm_status status =
        document ? corpus_document(article, document, err) : gm_error_nomem(err);
    if (status == GM_OK && !layers)
        document->tables = NULL;
    if (status == GM_OK)
        status = gm_jsonl_write(&line, document, GM_UNIT_CODE_POINT, &offsets, err);
    if (status == GM_OK && fwrite(line.ptr, 1, line.len, stdout) != line.len)
        status = gm_error_fail(err, GM_OUTPUT, "cannot write to standard output");
    gm_offsets_free(&offsets);
    gm_buffer_free(&line);
    gm_document_free(document);
    return status;
}

static gm_status print_gold(void *who, const corpus_article *article,
                            gm_problems *problems, gm_error *err)
{
    (void)who, (void)problems;
    return print_document(article, true, err);
}

static gm_status print_text(void *who, const corpus_article *article,
                            gm_problems *problems, gm_error *err)
{
    (void)who, (void)problems;
    return print_document(article, false, err);
}

static gm_status run(int argc, char **argv, gm_problems *problems, gm_error *err)
{
    const char *command = argv[1], *const *paths = (const char *const *)argv + 2;
    uint32_t count = (uint32_t)argc - 2;
    if (!strcmp(command, "check"))
        return visit_all(paths, count, check_article, NULL, problems, err);
    if (!strcmp(command, "jsonl"))
        return visit_all(paths, count, print_gold, NULL, problems, err);
    if (!strcmp(command, "text"))
        return visit_all(paths, count, print_text, NULL, problems, err);
    if (!strcmp(command, "counts")) {
        corpus_counts *counts = corpus_counts_new();
        gm_status status =
            counts ? visit_all(paths, count, corpus_count, counts, problems, err)
                   : gm_error_nomem(err);
        if (status == GM_OK)
            corpus_counts_print(counts, stdout);
        corpus_counts_free(counts);
        return status;
    }
    if (!strcmp(command, "diversity") && count > 1) {
        corpus_diversity *diversity = corpus_diversity_new();
        gm_status status = diversity ? visit_all(paths + 1, count - 1, corpus_compare,
                                                 diversity, problems, err)
                                     : gm_error_nomem(err);
        if (status == GM_OK)
            status = corpus_diversity_print(diversity, paths[0], stdout, err);
        corpus_diversity_free(diversity);
        return status;
    }
    return gm_error_fail(err, GM_CONFIG, "no such command; see press-corpus --help");
}

int main(int argc, char **argv)
{
    if (argc == 2 && (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h")))
        return fputs(usage, stdout) < 0 ? 1 : 0;
    if (argc < 3)
        return fputs(usage, stderr), 2;
    gm_failure failure;
    gm_failure_init(&failure);
    gm_problems problems = {0};
    gm_status status = run(argc, argv, &problems, &failure.error);
    gm_buffer report = {0};
    gm_problems_print(&problems, &report);
    if (report.len)
        fwrite(report.ptr, 1, report.len, stderr);
    bool wrong = problems.list.count > 0;
    gm_buffer_free(&report);
    gm_problems_free(&problems);
    if (status != GM_OK)
        return fprintf(stderr, "press-corpus: %s\n", failure.message), 2;
    return wrong ? 1 : 0;
}
