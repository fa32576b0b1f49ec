/* The pieces of a date or an hour: runs of letters and of digits. */
#ifndef NER_PIECES_H
#define NER_PIECES_H

#include <guillemet/stage.h>

enum { NER_PIECES = 12 };

typedef struct ner_piece {
    char plain[24];          /* small letters without accents; of digits too */
    uint32_t number, digits; /* digits: how many; 0: it is no number */
    char before;             /* the byte in front of it; 0 at the start */
} ner_piece;

typedef struct ner_pieces_list {
    ner_piece all[NER_PIECES]; /* of a longer text the first */
    uint32_t len;
} ner_pieces_list;

ner_pieces_list ner_split_pieces(gm_text text);

bool ner_piece_is(const ner_piece *piece, const char *word);

#endif
