/* A hash table of the words that a document capitalises, of bounded size. */
#include "mentions.h"

#include "hash.h"

#include <string.h>

/* Templates; the numbers do not meet those of templates.c. */
enum template { MENTION_BEFORE = 100, MENTION_AFTER, MENTION_CLASS };

static uint16_t *find_slot(ner_mentions *mentions, uint64_t word)
{
    uint32_t at = (uint32_t)(word >> 32) % NER_MENTION_SLOTS;
    while (mentions->slots[at] && mentions->all[mentions->slots[at] - 1].word != word)
        at = (at + 1) % NER_MENTION_SLOTS;
    return &mentions->slots[at];
}

static const ner_mentioned *find(const ner_mentions *mentions, uint64_t word)
{
    uint32_t at = (uint32_t)(word >> 32) % NER_MENTION_SLOTS;
    while (mentions->slots[at]) {
        const ner_mentioned *found = &mentions->all[mentions->slots[at] - 1];
        if (found->word == word)
            return found;
        at = (at + 1) % NER_MENTION_SLOTS;
    }
    return NULL;
}

void ner_mentions_clear(ner_mentions *mentions)
{
    if (mentions->len > 0)
        memset(mentions->slots, 0, sizeof mentions->slots);
    mentions->len = 0;
}

/* NULL if there is no room. */
static ner_mention *add_mention(ner_mentions *mentions, uint64_t word)
{
    uint16_t *slot = find_slot(mentions, word);
    if (*slot == 0) {
        if (mentions->len == NER_MENTIONED)
            return NULL;
        mentions->all[mentions->len] = (ner_mentioned){.word = word};
        *slot = (uint16_t)++mentions->len;
    }
    ner_mentioned *found = &mentions->all[*slot - 1];
    return found->len < NER_MENTIONS ? &found->mentions[found->len++] : NULL;
}

void ner_mentions_note(ner_mentions *mentions, const ner_form *const *forms,
                       uint32_t begin, uint32_t len)
{
    for (uint32_t i = 1; i < len; i++) {
        if (!(forms[i]->traits & WORD_CAPITAL) || (forms[i]->traits & WORD_INITIAL))
            continue;
        ner_mention *mention = add_mention(mentions, forms[i]->lower);
        if (!mention)
            continue;
        bool capital = forms[i - 1]->traits & WORD_CAPITAL;
        *mention = (ner_mention){
            .token = begin + i,
            .classes_before = capital ? forms[i - 1]->classes & ~NER_GOES_ON : 0,
            .before = forms[i - 1]->lower,
            .after = i + 1 < len ? forms[i + 1]->lower : 0,
        };
    }
}

uint32_t ner_mention_features(const ner_mentions *mentions, const ner_form *form,
                              uint32_t token, uint64_t *keys)
{
    uint32_t count = 0, classes = 0;
    const ner_mentioned *found = find(mentions, form->lower);
    for (uint32_t i = 0; found && i < found->len; i++) {
        const ner_mention *mention = &found->mentions[i];
        if (mention->token == token)
            continue;
        classes |= mention->classes_before;
        keys[count++] = ner_combine(MENTION_BEFORE, mention->before);
        keys[count++] = ner_combine(MENTION_AFTER, mention->after);
    }
    for (uint32_t bit = 0; classes >> bit; bit++)
        if (classes >> bit & 1)
            keys[count++] = ner_combine(MENTION_CLASS, bit);
    return count;
}
