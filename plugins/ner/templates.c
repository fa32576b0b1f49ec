/* The templates of features, and the names of several tokens. */
#include "templates.h"

#include "hash.h"

/* Templates.  The numbers are part of the keys, and so of model files. */
enum template {
    ANY_WORD = 1,
    EXACT_WORD,
    LOWER_WORD,
    PLAIN_WORD,
    PREFIX, /* and the three after it: one to four characters */
    SUFFIX = PREFIX + 4,
    SHAPE = SUFFIX + 4,
    TRAITS,
    CLASS,
    CLASSES,
    CLUSTER,
    FIRST_PART,
    LAST_PART,
    SHAPES,
    AT_START,
    CUE_BEFORE,
    CUE_AFTER,
    LISTED,
    CUE_PAIR,  /* the two words before a run of capitals */
    CUE_CLASS, /* classes of the one before it */
    HEAD_BEFORE,
    HEAD_AHEAD,
    PAIR,
    PAIR_CLASSES
};

/* A cue is looked for so many tokens away. */
enum { CUE_DISTANCE = 6, HEAD_DISTANCE = 7 };

static uint64_t key_of(enum template kind, uint64_t value)
{
    return ner_combine((uint64_t)kind, value);
}

typedef struct list {
    ner_feature *features;
    uint32_t len;
} list;

static void add(list *to, enum template kind, uint64_t value, uint32_t reach)
{
    if (to->len < NER_WORD_FEATURES)
        to->features[to->len++] = (ner_feature){key_of(kind, value), reach};
}

static void add_affixes(list *to, const ner_word *word)
{
    const char *ptr = word->lower;
    for (uint32_t count = 1; count <= 4; count++) {
        uint32_t end = ner_chars_end(ptr, word->lower_len, count);
        uint32_t begin = ner_chars_begin(ptr, word->lower_len, count);
        if (end == word->lower_len)
            return;
        add(to, (enum template)(PREFIX + count - 1), ner_hash(ptr, end), 1);
        add(to, (enum template)(SUFFIX + count - 1),
            ner_hash(ptr + begin, word->lower_len - begin), 1);
    }
}

/* The parts of "Jean-Pierre" and "franco-suisse" are words of their own. */
static void add_parts(list *to, const ner_word *word, const ner_lexicon *lexicon)
{
    const char *ptr = word->plain;
    uint32_t first = 0, last = word->plain_len;
    while (first < word->plain_len && ptr[first] != '-')
        first++;
    while (last > 0 && ptr[last - 1] != '-')
        last--;
    if (last < 2 || first == word->plain_len || last == word->plain_len)
        return;
    uint32_t len = word->plain_len - last;
    add(to, FIRST_PART, ner_hash(ptr, first), 0);
    add(to, LAST_PART, ner_hash(ptr + last, len), 0);
    uint32_t before = ner_lexicon_classes(lexicon, ner_pieces_of(ptr, first));
    uint32_t after = ner_lexicon_classes(lexicon, ner_pieces_of(ptr + last, len));
    for (uint32_t bit = 0; bit < NER_CLASSES; bit++) {
        if (before >> bit & 1)
            add(to, FIRST_PART, bit + 1, 0);
        if (after >> bit & 1)
            add(to, LAST_PART, bit + 1, 0);
    }
}

static void add_knowledge(list *to, const ner_word *word, const ner_lexicon *lexicon,
                          const ner_form *form)
{
    uint64_t capital = word->traits & (WORD_CAPITAL | WORD_ALL_CAPITALS);
    for (uint32_t bit = 0; bit < NER_CLASSES; bit++)
        if (form->classes >> bit & 1)
            add(to, CLASS, bit << 8 | capital, 2);
    add(to, CLASSES, (uint64_t)(form->classes & ~NER_GOES_ON) << 8 | capital, 1);
    uint32_t cluster = ner_lexicon_cluster(lexicon, word);
    if (cluster)
        add(to, CLUSTER, cluster, 2);
}

uint32_t ner_word_features(const ner_word *word, const ner_lexicon *lexicon,
                           ner_form *form, ner_feature *features)
{
    list to = {features, 0};
    *form = (ner_form){
        .lower = ner_hash(word->lower, word->lower_len),
        .shape = ner_hash(word->shape, word->shape_len),
        .pieces = ner_pieces_of(word->plain, word->plain_len),
        .traits = word->traits,
    };
    form->classes = ner_lexicon_classes(lexicon, form->pieces);
    add(&to, ANY_WORD, 0, 1);
    add(&to, EXACT_WORD, ner_hash(word->text, word->text_len), 0);
    add(&to, LOWER_WORD, form->lower, 2);
    add(&to, PLAIN_WORD, ner_hash(word->plain, word->plain_len), 0);
    add(&to, SHAPE, form->shape, 2);
    add(&to, TRAITS, word->traits, 1);
    add_affixes(&to, word);
    add_parts(&to, word, lexicon);
    add_knowledge(&to, word, lexicon, form);
    return to.len;
}

uint64_t ner_feature_at(uint64_t key, int distance)
{
    return ner_combine(key, (uint64_t)(distance + NER_REACH));
}

/* ---- Names of several tokens ------------------------------------------------- */

/* The end of the longest listed name that begins at a token; `begin` if there is none
 * of two tokens or more. */
static uint32_t listed_end(const ner_lexicon *lexicon, const ner_form *const *forms,
                           uint32_t begin, uint32_t len, uint32_t *classes)
{
    ner_pieces pieces = forms[begin]->pieces;
    uint32_t known = forms[begin]->classes, end = begin;
    for (uint32_t i = begin + 1; i < len && (known & NER_GOES_ON); i++) {
        pieces = ner_pieces_join(pieces, forms[i]->pieces);
        known = ner_lexicon_classes(lexicon, pieces);
        if ((known & ~NER_GOES_ON) && (forms[i]->traits & WORD_CAPITAL)) {
            *classes = known & ~NER_GOES_ON;
            end = i + 1;
        }
    }
    return end;
}

void ner_find_listed(const ner_lexicon *lexicon, const ner_form *const *forms,
                     uint32_t len, ner_listed *listed)
{
    for (uint32_t i = 0; i < len;) {
        uint32_t classes = 0, end = i;
        if ((forms[i]->classes & NER_GOES_ON) && (forms[i]->traits & WORD_CAPITAL))
            end = listed_end(lexicon, forms, i, len, &classes);
        if (end == i) {
            listed[i++] = (ner_listed){0, 0};
            continue;
        }
        for (uint32_t begin = i; i < end; i++)
            listed[i] = (ner_listed){classes, i == begin ? 0 : i + 1 < end ? 1 : 2};
    }
}

/* ---- Context ----------------------------------------------------------------- */

static uint32_t add_classes(uint32_t classes, enum template kind, uint64_t place,
                            uint64_t *keys)
{
    uint32_t count = 0;
    for (uint32_t rest = classes & ~NER_GOES_ON; rest; rest &= rest - 1)
        keys[count++] = key_of(kind, (uint64_t)(rest & ~(rest - 1)) << 16 | place);
    return count;
}

/* A name may go on over small words: "Musée d'art et d'histoire de Saint-Denis". */
static bool may_link(const ner_form *form)
{
    return !(form->traits & (WORD_MARK | WORD_DIGITS));
}

/* The nearest head word before a token ("musée", "festival", "rue"), over words that
 * may belong to one name with both. */
static uint32_t add_head_before(const ner_form *const *forms, uint32_t heads,
                                uint32_t i, uint64_t *keys)
{
    uint64_t capitals = 0;
    for (uint32_t back = 1; back <= i && back <= HEAD_DISTANCE; back++) {
        const ner_form *form = forms[i - back];
        if (!may_link(form))
            return 0;
        if (form->classes & heads) {
            uint64_t place = capitals << 8 | (back < 4 ? back : 4) << 4 |
                             (forms[i]->traits & (WORD_CAPITAL | WORD_SMALL));
            return add_classes(form->classes & heads, HEAD_BEFORE, place, keys);
        }
        capitals |= (form->traits & WORD_CAPITAL) ? 1 : 0;
    }
    return 0;
}

/* Of a head word: how far ahead a capital stands. */
static uint32_t add_capital_ahead(const ner_form *const *forms, uint32_t heads,
                                  uint32_t len, uint32_t i, uint64_t *keys)
{
    uint32_t classes = forms[i]->classes & heads, ahead = 1;
    if (!classes)
        return 0;
    while (i + ahead < len && ahead <= HEAD_DISTANCE && may_link(forms[i + ahead]) &&
           !(forms[i + ahead]->traits & WORD_CAPITAL))
        ahead++;
    bool found = i + ahead < len && ahead <= HEAD_DISTANCE &&
                 (forms[i + ahead]->traits & WORD_CAPITAL);
    return add_classes(classes, HEAD_AHEAD, found ? ahead : 0, keys);
}

static uint32_t add_listed(const ner_listed *listed, uint64_t place, enum template kind,
                           uint64_t *keys)
{
    uint32_t count = 0;
    for (uint32_t bit = 0; listed->classes >> bit; bit++)
        if (listed->classes >> bit & 1)
            keys[count++] = key_of(kind, bit << 2 | place);
    return count;
}

/* The words that stand before and after the run of capitalised words that a token is
 * in: "le président Nicolas Maduro" tells as much of "Maduro" as of "Nicolas". */
static uint32_t add_cues(const ner_form *const *forms, uint32_t len, uint32_t i,
                         uint64_t *keys)
{
    const uint32_t in_run = WORD_CAPITAL | WORD_INITIAL;
    uint32_t count = 0, before = 1, after = 1;
    while (before <= i && before < CUE_DISTANCE && forms[i - before]->traits & in_run)
        before++;
    while (i + after < len && after < CUE_DISTANCE && forms[i + after]->traits & in_run)
        after++;
    uint64_t place = (before > 1 ? 1u : 0u) | (after > 1 ? 2u : 0u);
    if (before <= i) {
        const ner_form *cue = forms[i - before];
        keys[count++] = key_of(CUE_BEFORE, cue->lower ^ place);
        count += add_classes(cue->classes, CUE_CLASS, place, keys + count);
        if (before < i)
            keys[count++] =
                key_of(CUE_PAIR,
                       ner_combine(forms[i - before - 1]->lower, cue->lower) ^ place);
    }
    if (i + after < len)
        keys[count++] = key_of(CUE_AFTER, forms[i + after]->lower ^ place);
    return count;
}

/* Two words next to one another and their classes; `second`: the token is the second of
 * them. */
static uint32_t add_pair(const ner_form *first, const ner_form *next, uint32_t second,
                         uint64_t *keys)
{
    uint32_t capital = (second ? next : first)->traits & WORD_CAPITAL;
    uint64_t classes =
        ner_combine(first->classes & ~NER_GOES_ON, next->classes & ~NER_GOES_ON);
    keys[0] = key_of(PAIR, ner_combine(ner_combine(first->lower, next->lower), second));
    keys[1] = key_of(PAIR_CLASSES, ner_combine(classes, second << 8 | capital));
    return 2;
}

uint32_t ner_context_features(const ner_form *const *forms, const ner_listed *listed,
                              uint32_t heads, uint32_t len, uint32_t i, uint64_t *keys)
{
    uint32_t count = 0;
    uint64_t before = i > 0 ? forms[i - 1]->shape : 1;
    uint64_t after = i + 1 < len ? forms[i + 1]->shape : 2;
    keys[count++] =
        key_of(SHAPES, ner_combine(ner_combine(before, forms[i]->shape), after));
    if (i > 0)
        count += add_pair(forms[i - 1], forms[i], 1, keys + count);
    if (i + 1 < len)
        count += add_pair(forms[i], forms[i + 1], 0, keys + count);
    if (i == 0) {
        keys[count++] = key_of(AT_START, forms[0]->shape);
        keys[count++] = key_of(AT_START, forms[0]->classes & ~NER_GOES_ON);
    }
    if (forms[i]->traits & (WORD_CAPITAL | WORD_INITIAL))
        count += add_cues(forms, len, i, keys + count);
    if (heads) {
        count += add_head_before(forms, heads, i, keys + count);
        count += add_capital_ahead(forms, heads, len, i, keys + count);
    }
    if (listed[i].classes)
        count += add_listed(&listed[i], listed[i].place, LISTED, keys + count);
    return count;
}
