/* Where a sentence ends.
 *
 * A full stop, a mark (! ?) or an ellipsis ends a sentence, with the closing quotes and
 * brackets after it, when what follows can begin one.  Quotes and brackets are paired
 * beforehand, so that a mark inside a short quotation does not end the sentence around
 * it: « Non ! Oui ? » dit-il. */
#include "sentences.h"

#include "characters.h"
#include "tables.h"

#include <stdlib.h>

/* A quotation or bracket longer than this, in tokens, is read sentence by sentence. */
enum { SHORT_QUOTE = 40, SHORT_BRACKET = 60 };

/* A dateline has at most so many tokens before its full stop. */
enum { DATELINE = 10 };

/* One paragraph; the arrays of `pairs` begin at its first token. */
typedef struct paragraph {
    const char *text;
    const token *tokens;
    uint32_t count;
    const pair_list *pairs;
} paragraph;

void free_pairs(pair_list *pairs)
{
    free(pairs->other);
    free(pairs->open);
    free(pairs->signs);
}

static bool reserve_pairs(pair_list *pairs, uint32_t count)
{
    if (count <= pairs->capacity)
        return true;
    uint32_t capacity = count + count / 2;
    uint32_t *other = realloc(pairs->other, capacity * sizeof *other);
    if (other)
        pairs->other = other;
    uint32_t *open = realloc(pairs->open, capacity * sizeof *open);
    if (open)
        pairs->open = open;
    uint8_t *signs = realloc(pairs->signs, capacity);
    if (signs)
        pairs->signs = signs;
    if (!other || !open || !signs)
        return false;
    pairs->capacity = capacity;
    return true;
}

static bool is_glued_before(const paragraph *p, uint32_t i)
{
    return i > 0 && p->tokens[i - 1].end == p->tokens[i].begin;
}

/* The mark glued before token i can only stand before what is quoted. */
static bool is_after_opener(const paragraph *p, uint32_t i)
{
    return is_glued_before(p, i) && (p->tokens[i - 1].sign == SIGN_OPEN ||
                                     p->tokens[i - 1].sign == SIGN_QUOTE_OPEN);
}

/* The mark glued after token i can only stand after what is quoted. */
static bool is_before_closer(const paragraph *p, uint32_t i)
{
    if (i + 1 == p->count || !is_glued_before(p, i + 1))
        return false;
    switch (p->tokens[i + 1].sign) {
    case SIGN_STOP:
    case SIGN_MARK:
    case SIGN_COMMA:
    case SIGN_COLON:
    case SIGN_CLOSE:
    case SIGN_QUOTE_CLOSE:
        return true;
    default:
        return false;
    }
}

/* What a straight quote does, as far as its neighbours tell: it opens when only what is
 * after it is glued, and closes when only what is before it is. */
static token_sign plain_quote(const paragraph *p, uint32_t i)
{
    if (is_after_opener(p, i))
        return SIGN_QUOTE_OPEN;
    if (is_before_closer(p, i))
        return SIGN_QUOTE_CLOSE;
    bool before = is_glued_before(p, i);
    bool after = i + 1 < p->count && is_glued_before(p, i + 1);
    if (before == after)
        return SIGN_QUOTE_EITHER;
    return after ? SIGN_QUOTE_OPEN : SIGN_QUOTE_CLOSE;
}

/* Of each straight quote, what the next plain one after it is, in `other`. */
static void look_ahead(const paragraph *p, pair_list *pairs)
{
    token_sign next = SIGN_QUOTE_OPEN;
    for (uint32_t i = p->count; i-- > 0;) {
        pairs->other[i] = (uint32_t)next;
        if (p->tokens[i].sign != SIGN_QUOTE_EITHER)
            continue;
        token_sign plain = plain_quote(p, i);
        if (plain != SIGN_QUOTE_EITHER)
            next = plain;
    }
}

/* A straight quote that is not plain closes the one that is open; if none is, it opens,
 * but at the end of a sentence, where it closes one that the text forgot to open unless
 * the next quote closes it. */
static token_sign straight_quote(const paragraph *p, uint32_t i, bool is_open)
{
    token_sign plain = plain_quote(p, i);
    if (plain != SIGN_QUOTE_EITHER)
        return plain;
    if (is_open)
        return SIGN_QUOTE_CLOSE;
    token_sign before = i ? (token_sign)p->tokens[i - 1].sign : SIGN_OTHER;
    bool after_end =
        before == SIGN_STOP || before == SIGN_MARK || before == SIGN_ELLIPSIS;
    return after_end && p->pairs->other[i] == SIGN_QUOTE_OPEN ? SIGN_QUOTE_CLOSE
                                                              : SIGN_QUOTE_OPEN;
}

/* Tells what closes what: brackets and quotes on one stack. */
static void pair_marks(const paragraph *p, pair_list *pairs)
{
    uint32_t depth = 0;
    bool straight_open = false;
    look_ahead(p, pairs);
    for (uint32_t i = 0; i < p->count; i++) {
        token_sign sign = (token_sign)p->tokens[i].sign;
        if (sign == SIGN_QUOTE_EITHER) {
            sign = straight_quote(p, i, straight_open);
            straight_open = sign == SIGN_QUOTE_OPEN;
        }
        pairs->signs[i] = (uint8_t)sign;
        pairs->other[i] = 0;
        if (sign == SIGN_OPEN || sign == SIGN_QUOTE_OPEN)
            pairs->open[depth++] = i;
        if (depth && (sign == SIGN_CLOSE || sign == SIGN_QUOTE_CLOSE)) {
            token_sign wanted = sign == SIGN_CLOSE ? SIGN_OPEN : SIGN_QUOTE_OPEN;
            if (pairs->signs[pairs->open[depth - 1]] == (uint8_t)wanted)
                pairs->other[pairs->open[--depth]] = i;
        }
    }
}

static token_sign sign_at(const paragraph *p, uint32_t i)
{
    return i < p->count ? (token_sign)p->pairs->signs[i] : SIGN_OTHER;
}

/* Token i is a word that sentences begin with: "Le", "Dans", "L'". */
static bool is_starter(const paragraph *p, uint32_t i)
{
    if (i >= p->count || p->tokens[i].sign != SIGN_UPPER)
        return false;
    char folded[FOLD_MAX];
    uint32_t len = fold_french(p->text, p->tokens[i].begin, p->tokens[i].end, folded);
    if (len > 1 && folded[len - 1] == '\'')
        len--;
    else if (len == 1 && folded[0] != 'a' && folded[0] != 'y')
        return false;
    return len && table_has(&sentence_starters, folded, len);
}

/* The first token from i on that is no opening quote or bracket, of the next few. */
static uint32_t skip_openers(const paragraph *p, uint32_t i)
{
    for (uint32_t end = i + 4; i < end; i++)
        if (sign_at(p, i) != SIGN_QUOTE_OPEN && sign_at(p, i) != SIGN_OPEN)
            break;
    return i;
}

/* Token i can be the first of a sentence after a mark weaker than a full stop: a small
 * letter goes on. */
static bool begins_strongly(const paragraph *p, uint32_t i)
{
    switch (sign_at(p, skip_openers(p, i))) {
    case SIGN_UPPER:
    case SIGN_DASH:
    case SIGN_TITLE:
    case SIGN_INITIAL:
        return true;
    default:
        return false;
    }
}

/* Token i can be the first of a sentence after a full stop; a bracket with a small
 * letter in it belongs to the sentence before. */
static bool begins_weakly(const paragraph *p, uint32_t i)
{
    switch (sign_at(p, i)) {
    case SIGN_OPEN:
        return begins_strongly(p, i) || sign_at(p, i + 1) == SIGN_DIGIT ||
               sign_at(p, i + 1) == SIGN_ELLIPSIS;
    case SIGN_QUOTE_OPEN:
    case SIGN_LOWER:
    case SIGN_DIGIT:
    case SIGN_OTHER:
    case SIGN_INNER:
    case SIGN_FINAL:
    case SIGN_ELLIPSIS:
        return true;
    default:
        return begins_strongly(p, i);
    }
}

/* Between token i, a mark that can end a sentence, and token `next`, the first after
 * the closing marks that follow it, there is a border.  "« … bombe. » a déclaré" goes
 * on in small letters after the closing mark and is none. */
static bool is_border(const paragraph *p, uint32_t i, uint32_t next)
{
    token_sign last = sign_at(p, next - 1);
    bool closed = last == SIGN_QUOTE_CLOSE || last == SIGN_CLOSE;
    switch (sign_at(p, i)) {
    case SIGN_STOP:
        return begins_weakly(p, next) && !(closed && sign_at(p, next) == SIGN_LOWER);
    case SIGN_INITIAL:
        return is_starter(p, next);
    default:
        return begins_strongly(p, next);
    }
}

/* "[...]" and "(…)" stand for words left out. */
static bool is_omission(const paragraph *p, uint32_t i)
{
    return sign_at(p, i) == SIGN_ELLIPSIS && i > 0 && sign_at(p, i - 1) == SIGN_OPEN &&
           sign_at(p, i + 1) == SIGN_CLOSE;
}

/* The token after the marks that close with the one at i. */
static uint32_t skip_closers(const paragraph *p, uint32_t i)
{
    for (i++; i < p->count; i++)
        switch (sign_at(p, i)) {
        case SIGN_STOP:
        case SIGN_MARK:
        case SIGN_ELLIPSIS:
        case SIGN_CLOSE:
        case SIGN_QUOTE_CLOSE:
            break;
        default:
            return i;
        }
    return i;
}

/* "1. Premier point", "a. Le": a number or letter that begins its sentence. */
static bool is_list_number(const paragraph *p, uint32_t first, uint32_t i)
{
    if (i != first + 1)
        return false;
    const token *item = &p->tokens[first];
    uint32_t len = item->end - item->begin;
    return (item->kind == KIND_NUMBER && len <= 3) || (first == 0 && len == 1);
}

/* "Paris, 3 mars 2017. – Le ministre": a date that opens the paragraph, before a dash,
 * belongs to the sentence that it dates. */
static bool is_dateline(const paragraph *p, uint32_t first, uint32_t i, uint32_t next)
{
    if (first > 0 || i > DATELINE || sign_at(p, next) != SIGN_DASH ||
        p->tokens[next].end - p->tokens[next].begin == 1)
        return false;
    for (uint32_t at = 0; at < i; at++)
        if (p->tokens[at].kind == KIND_NUMBER)
            return true;
    return false;
}

/* Token i stands in a short quotation or bracket that goes on after it: its mark does
 * not count, but for a full stop in a quotation. */
static bool is_held(const paragraph *p, uint32_t i, uint32_t next, uint32_t hold)
{
    if (i >= hold || next > hold)
        return false;
    return sign_at(p, hold) == SIGN_CLOSE || sign_at(p, i) != SIGN_STOP;
}

/* How far the reading of a paragraph is. */
typedef struct reading {
    uint32_t first; /* token of the sentence under way */
    uint32_t hold;  /* up to here marks do not count: a short quotation or bracket */
    uint32_t next;  /* the token after the closing marks that were read last */
} reading;

static bool can_end(token_sign sign)
{
    return sign == SIGN_STOP || sign == SIGN_MARK || sign == SIGN_ELLIPSIS ||
           sign == SIGN_FINAL || sign == SIGN_INITIAL;
}

/* The sentence under way ends with token i and the marks up to `next`. */
static bool ends_sentence(const paragraph *p, uint32_t i, reading *r)
{
    token_sign sign = sign_at(p, i);
    if (!can_end(sign))
        return false;
    if (i >= r->next)
        r->next = skip_closers(p, i);
    if (r->next >= p->count)
        return true;
    if (is_held(p, i, r->next, r->hold) || is_omission(p, i))
        return false;
    if (sign == SIGN_STOP &&
        (is_list_number(p, r->first, i) || is_dateline(p, r->first, i, r->next)))
        return false;
    return is_border(p, i, r->next);
}

static bool append_sentence(const paragraph *p, uint32_t first, uint32_t next,
                            span_list *sentences)
{
    return append_span(sentences, p->tokens[first].begin, p->tokens[next - 1].end);
}

/* Up to which token the marks do not count: the closing mark of a short bracket. */
static uint32_t held_until(const paragraph *p, uint32_t i, uint32_t hold)
{
    uint32_t other = p->pairs->other[i];
    uint32_t longest = sign_at(p, i) == SIGN_OPEN ? SHORT_BRACKET : SHORT_QUOTE;
    return other > hold && other - i <= longest ? other : hold;
}

bool split_sentences(const char *text, const token_list *tokens, uint32_t first,
                     pair_list *pairs, span_list *sentences)
{
    paragraph p = {text, tokens->items + first, tokens->count - first, pairs};
    if (!reserve_pairs(pairs, p.count))
        return false;
    pair_marks(&p, pairs);
    reading r = {0, 0, 0};
    for (uint32_t i = 0; i < p.count; i++) {
        r.hold = held_until(&p, i, r.hold);
        if (!ends_sentence(&p, i, &r))
            continue;
        if (!append_sentence(&p, r.first, r.next, sentences))
            return false;
        r.first = r.next;
        i = r.next - 1;
    }
    return r.first == p.count || append_sentence(&p, r.first, p.count, sentences);
}
