#include "pieces.h"

#include "word.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

static void add_piece(ner_pieces_list *to, gm_text text, uint32_t begin, uint32_t end,
                      bool digits)
{
    if (to->len == NER_PIECES)
        return;
    ner_piece *piece = &to->all[to->len++];
    ner_word word;
    ner_word_look(&word, text.ptr + begin, end - begin);
    size_t room = sizeof piece->plain - 1;
    memcpy(piece->plain, word.plain, word.plain_len < room ? word.plain_len : room);
    for (uint32_t i = begin; digits && i < end && i < begin + 9; i++)
        piece->number = piece->number * 10 + (uint32_t)(text.ptr[i] - '0');
    piece->digits = digits ? end - begin : 0;
    piece->before = begin > 0 ? text.ptr[begin - 1] : 0;
}

enum { NOTHING, DIGIT, LETTER };

static int class_of(UChar32 c)
{
    if (c >= '0' && c <= '9')
        return DIGIT;
    return u_isalpha(c) ? LETTER : NOTHING;
}

ner_pieces_list ner_split_pieces(gm_text text)
{
    ner_pieces_list found = {.len = 0};
    int32_t len = (int32_t)text.len, begin = 0;
    int class = NOTHING;
    for (int32_t at = 0, from = 0; from <= len; from = at) {
        UChar32 c = ' ';
        if (from < len)
            U8_NEXT((const uint8_t *)text.ptr, at, len, c);
        else
            at++;
        int next = class_of(c);
        if (next == class)
            continue;
        if (class != NOTHING)
            add_piece(&found, text, (uint32_t)begin, (uint32_t)from, class == DIGIT);
        begin = from;
        class = next;
    }
    return found;
}

bool ner_piece_is(const ner_piece *piece, const char *word)
{
    return strcmp(piece->plain, word) == 0;
}
