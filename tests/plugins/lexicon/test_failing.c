/* Every allocation of opening a lexicon may fail, and nothing leaks.  What process()
 * does with want of memory the kit tests. */
#include "base/error.h"
#include "failing.h"
#include "folder.h"
#include "model.h"
#include "test.h"

#include <stdio.h>

static gm_status make_once(void *who)
{
    gm_failure why;
    lexicon_model *model;
    gm_failure_init(&why);
    gm_status status = make_model(NULL, who, &model, &why.error);
    if (status == GM_OK)
        free_model(model);
    return status;
}

static void check(match_kind match)
{
    folder folder = folder_new();
    folder_write(&folder, "abbreviations.txt", "title M.\n");
    folder_write(&folder, "terms.tsv",
                 "# remark\nParti socialiste\tparty\nÉlysée\tplace\nM. Le Pen\tname\n");
    char terms[1100], abbreviations[1100];
    snprintf(terms, sizeof terms, "%s", folder_path(&folder, "terms.tsv"));
    snprintf(abbreviations, sizeof abbreviations, "%s",
             folder_path(&folder, "abbreviations.txt"));
    lexicon_options options = {.file = terms,
                               .abbreviations = abbreviations,
                               .match = match,
                               .split_elisions = true};
    failing_every_allocation(make_once, &options);
    folder_remove(&folder);
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    check(MATCH_FOLDED);
    check(MATCH_STEM);
}

RUN_TESTS(TEST(test_every_allocation_may_fail))
