/* Every allocation of the cache and of the stemmer may fail, and nothing leaks. */
#include "cache.h"
#include "failing.h"
#include "stemmer.h"
#include "test.h"

static gm_status stem_once(void *who)
{
    (void)who;
    gm_status status = GM_NOMEM;
    stemmer *s = new_stemmer();
    cache *c = new_cache(4096);
    gm_text stem, word = {"\xC3\x89tudiantes", 11};
    if (s && c && stem_word(s, word, true, &stem))
        status = GM_OK;
    free_cache(c);
    free_stemmer(s);
    return status;
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    failing_every_allocation(stem_once, NULL);
}

RUN_TESTS(TEST(test_every_allocation_may_fail))
