/* Lines to atoms to tokens to sentences. */
#include "segment.h"

#include "characters.h"
#include "sentences.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/utext.h>

/* Atoms are joined in parts of a line, so that a very long line needs little memory:
 * after PART atoms, at a place no rule looks over, with MARGIN atoms to look at. */
enum { PART = 8192, MARGIN = 32 };

struct segmenter {
    UBreakIterator *words;
    UText view; /* of the text under way */
    const abbreviations *abbreviations;
    rule_options options;
    atom_list atoms;
    uint32_t searched; /* up to which atom there is no border */
    pair_list pairs;
    token_list tokens;
    span_list sentences, paragraphs;
};

UBreakIterator *open_word_iterator(UErrorCode *status)
{
    *status = U_ZERO_ERROR;
    return ubrk_open(UBRK_WORD, "fr", NULL, 0, status);
}

segmenter *new_segmenter(const UBreakIterator *prototype, const abbreviations *table,
                         rule_options options)
{
    segmenter *s = calloc(1, sizeof *s);
    if (!s)
        return NULL;
    UErrorCode status = U_ZERO_ERROR;
    s->view = (UText)UTEXT_INITIALIZER;
    s->words = ubrk_clone(prototype, &status);
    s->abbreviations = table;
    s->options = options;
    if (U_FAILURE(status)) {
        free_segmenter(s);
        return NULL;
    }
    return s;
}

void free_segmenter(segmenter *s)
{
    if (!s)
        return;
    ubrk_close(s->words);
    utext_close(&s->view);
    free(s->atoms.items);
    free_pairs(&s->pairs);
    free(s->tokens.items);
    free(s->sentences.items);
    free(s->paragraphs.items);
    free(s);
}

static scan scan_of(const segmenter *s, const char *text, uint32_t line_begin)
{
    return (scan){.text = text,
                  .atoms = s->atoms.items,
                  .count = s->atoms.count,
                  .line_begin = line_begin,
                  .tokens = &s->tokens,
                  .abbreviations = s->abbreviations,
                  .options = s->options};
}

/* The last place after `searched` and up to `limit` that no rule looks over: a blank
 * with no number before it; 0 if there is none. */
static uint32_t last_border(const atom_list *atoms, uint32_t searched, uint32_t limit)
{
    for (uint32_t at = limit; at > searched; at--)
        if (atoms->items[at].begin > atoms->items[at - 1].end &&
            atoms->items[at - 1].class != ATOM_NUMBER)
            return at;
    return 0;
}

/* Joins what can be joined of a long line, and keeps the atoms that are left. */
static bool join_part(segmenter *s, const char *text, uint32_t line_begin)
{
    uint32_t limit = s->atoms.count - MARGIN;
    uint32_t border = last_border(&s->atoms, s->searched, limit);
    s->searched = limit - border;
    if (!border)
        return true;
    scan part = scan_of(s, text, line_begin);
    if (!join_atoms(&part, border, &s->tokens))
        return false;
    s->atoms.count -= border;
    memmove(s->atoms.items, s->atoms.items + border,
            s->atoms.count * sizeof *s->atoms.items);
    return true;
}

/* The end of a line: its last atoms, its sentences, its paragraph. */
static bool end_line(segmenter *s, const char *text, uint32_t line_begin)
{
    scan rest = scan_of(s, text, line_begin);
    if (!join_atoms(&rest, s->atoms.count, &s->tokens))
        return false;
    s->atoms.count = s->searched = 0;
    if (s->tokens.count == line_begin)
        return true;
    return split_sentences(text, &s->tokens, line_begin, &s->pairs, &s->sentences) &&
           append_span(&s->paragraphs, s->tokens.items[line_begin].begin,
                       s->tokens.items[s->tokens.count - 1].end);
}

static bool is_line_end(const char *text, uint32_t begin)
{
    uint8_t byte = (uint8_t)text[begin];
    if (byte < 0x80)
        return byte >= 0x0A && byte <= 0x0D;
    if (byte != 0xC2 && byte != 0xE2)
        return false;
    uint32_t len;
    return character_is_break(character_at(text, begin, &len));
}

static bool open_text(segmenter *s, const char *text, uint32_t len)
{
    UErrorCode status = U_ZERO_ERROR;
    s->tokens.count = s->sentences.count = s->paragraphs.count = s->atoms.count =
        s->searched = 0;
    utext_openUTF8(&s->view, text, (int64_t)len, &status);
    ubrk_setUText(s->words, &s->view, &status);
    return !U_FAILURE(status);
}

bool segment_text(segmenter *s, const char *text, uint32_t len)
{
    if (!open_text(s, text, len))
        return false;
    uint32_t begin = 0, line_begin = 0, wanted = PART;
    for (int32_t border = ubrk_next(s->words); border != UBRK_DONE;
         border = ubrk_next(s->words)) {
        uint32_t end = (uint32_t)border;
        if (is_line_end(text, begin)) {
            if (!end_line(s, text, line_begin))
                return false;
            line_begin = s->tokens.count;
            wanted = PART;
        } else if (end - begin > 1 || text[begin] != ' ') {
            if (!append_atoms(&s->atoms, text, begin, end))
                return false;
            if (s->atoms.count >= wanted) {
                if (!join_part(s, text, line_begin))
                    return false;
                wanted = s->atoms.count + PART;
            }
        }
        begin = end;
    }
    return end_line(s, text, line_begin);
}

const token_list *segmented_tokens(const segmenter *s)
{
    return &s->tokens;
}

const span_list *segmented_sentences(const segmenter *s)
{
    return &s->sentences;
}

const span_list *segmented_paragraphs(const segmenter *s)
{
    return &s->paragraphs;
}
