/* Every allocation of the segmenter and of the table may fail, and nothing leaks. */
#include "abbreviations.h"
#include "base/error.h"
#include "failing.h"
#include "segment.h"
#include "test.h"

#include <string.h>

static gm_status segment_once(void *who)
{
    const UBreakIterator *words = who;
    gm_failure why;
    abbreviations *table;
    gm_failure_init(&why);
    gm_status status = read_abbreviations(GM_SOURCE_DIR "/models/abbreviations.txt",
                                          &table, &why.error);
    if (status != GM_OK)
        return status;
    static const char text[] =
        "« Non ! » dit M. Dupont.\nL'A51, 12 000 € et lemonde.fr.";
    segmenter *s = new_segmenter(words, table, (rule_options){true, false});
    status = s && segment_text(s, text, (uint32_t)strlen(text)) ? GM_OK : GM_NOMEM;
    free_segmenter(s);
    free_abbreviations(table);
    return status;
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    UErrorCode problem;
    UBreakIterator *words = open_word_iterator(&problem);
    assert_true(U_SUCCESS(problem));
    failing_every_allocation(segment_once, words);
    ubrk_close(words);
}

RUN_TESTS(TEST(test_every_allocation_may_fail))
