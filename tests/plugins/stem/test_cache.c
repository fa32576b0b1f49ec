/* The bounded cache: finds what it keeps, forgets in time, never mixes up. */
#include "cache.h"
#include "stage_run.h"

#include <stdio.h>
#include <string.h>

static gm_text text_of_string(const char *string)
{
    return (gm_text){string, (uint32_t)strlen(string)};
}

static void test_keeps_and_finds(void **state)
{
    (void)state;
    cache *c = new_cache(4096);
    cache_key key = key_of(text_of_string("maisons"), true);
    assert_null(find_slot(c, &key));
    assert_non_null(add_slot(c, &key, text_of_string("maison")));
    cache_slot *slot = find_slot(c, &key);
    assert_non_null(slot);
    assert_text(slot_stem(c, slot), "maison");
    free_cache(c);
}

static void test_stemmed_and_plain_words_differ(void **state)
{
    (void)state;
    cache *c = new_cache(4096);
    cache_key stemmed = key_of(text_of_string("portes"), true);
    cache_key plain = key_of(text_of_string("portes"), false);
    add_slot(c, &stemmed, text_of_string("port"));
    assert_null(find_slot(c, &plain));
    add_slot(c, &plain, text_of_string("portes"));
    assert_text(slot_stem(c, find_slot(c, &stemmed)), "port");
    assert_text(slot_stem(c, find_slot(c, &plain)), "portes");
    free_cache(c);
}

/* Far more words than fit: whatever is found is right, the last word always is. */
static void test_forgets_when_full(void **state)
{
    (void)state;
    cache *c = new_cache(2048);
    for (unsigned i = 0; i < 5000; i++) {
        char word[16], stem[16];
        snprintf(word, sizeof word, "mot%u", i);
        snprintf(stem, sizeof stem, "m%u", i);
        cache_key key = key_of(text_of_string(word), true);
        assert_null(find_slot(c, &key));
        assert_non_null(add_slot(c, &key, text_of_string(stem)));
        assert_text(slot_stem(c, find_slot(c, &key)), stem);
    }
    free_cache(c);
}

static void test_no_bytes_keep_nothing(void **state)
{
    (void)state;
    cache *c = new_cache(0);
    cache_key key = key_of(text_of_string("oui"), true);
    assert_null(add_slot(c, &key, text_of_string("oui")));
    assert_null(find_slot(c, &key));
    clear_cache(c);
    free_cache(c);
}

static void test_long_words_are_not_kept(void **state)
{
    (void)state;
    char word[CACHED_WORD_MAX + 1];
    memset(word, 'a', sizeof word);
    cache *c = new_cache(4096);
    cache_key key = key_of((gm_text){word, sizeof word}, true);
    assert_null(add_slot(c, &key, text_of_string("a")));
    assert_null(find_slot(c, &key));
    free_cache(c);
}

RUN_TESTS(TEST(test_keeps_and_finds), TEST(test_stemmed_and_plain_words_differ),
          TEST(test_forgets_when_full), TEST(test_no_bytes_keep_nothing),
          TEST(test_long_words_are_not_kept))
