/* A hash of forms and a list of phrases; see lexicon.h.  The tables are read by
 * tables.c; nothing is removed, so an entry is a number that stays. */
#include "lexicon.h"

#include "fold.h"
#include "lexicon_build.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOTS = 1u << 14 };

/* FNV-1a, 32 bits. */
static uint32_t hash_of(gm_text form)
{
    uint32_t hash = 2166136261u;
    for (uint32_t i = 0; i < form.len; i++)
        hash = (hash ^ (uint8_t)form.ptr[i]) * 16777619u;
    return hash;
}

static uint32_t slot_of(const lexicon *words, gm_text form)
{
    uint32_t slot = hash_of(form) & (words->slots - 1);
    while (words->heads[slot] &&
           !texts_equal(words->entries[words->heads[slot] - 1].form, form))
        slot = (slot + 1) & (words->slots - 1);
    return slot;
}

const lexeme *lexicon_find(const lexicon *words, gm_text form)
{
    uint32_t head = words->heads[slot_of(words, form)];
    return head ? &words->entries[head - 1] : NULL;
}

const phrase *lexicon_phrase(const lexicon *words, uint32_t number)
{
    return number ? &words->phrases[number - 1] : NULL;
}

/* Doubles the slots, so that at most half of them are taken. */
static bool grow(lexicon *words)
{
    uint32_t slots = words->slots ? words->slots * 2 : FIRST_SLOTS;
    uint32_t *heads = calloc(slots, sizeof *heads);
    lexeme *entries = realloc(words->entries, slots / 2 * sizeof *entries);
    if (entries)
        words->entries = entries;
    if (!heads || !entries) {
        free(heads);
        return false;
    }
    free(words->heads);
    words->heads = heads;
    words->slots = slots;
    for (uint32_t i = 0; i < words->count; i++)
        words->heads[slot_of(words, words->entries[i].form)] = i + 1;
    return true;
}

lexeme *lexicon_add(lexicon *words, gm_text form)
{
    if (words->count >= words->slots / 2 && !grow(words))
        return NULL;
    uint32_t slot = slot_of(words, form);
    if (!words->heads[slot]) {
        words->entries[words->count] = (lexeme){.form = form};
        words->heads[slot] = ++words->count;
    }
    return &words->entries[words->heads[slot] - 1];
}

phrase *lexicon_add_phrase(lexicon *words, gm_text first)
{
    phrase *phrases =
        realloc(words->phrases, (words->phrase_count + 1) * sizeof *phrases);
    if (!phrases)
        return NULL;
    words->phrases = phrases;
    lexeme *entry = lexicon_add(words, first);
    if (!entry)
        return NULL;
    phrase *added = &phrases[words->phrase_count++];
    *added = (phrase){.next = entry->phrase};
    entry->phrase = words->phrase_count;
    return added;
}

void lexicon_free(lexicon *words)
{
    if (!words)
        return;
    for (uint32_t i = 0; i < words->file_count; i++)
        free(words->files[i]);
    free(words->heads);
    free(words->entries);
    free(words->phrases);
    free(words);
}
