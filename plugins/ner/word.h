/* What a word looks like: its folded forms and its shape.  Everything here depends on
 * the bytes of the word alone, and is computed once for each word type. */
#ifndef NER_WORD_H
#define NER_WORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    NER_WORD_BYTES = 96, /* longer words are looked at up to here */
    NER_FOLDED_BYTES = 4 * NER_WORD_BYTES
};

enum ner_word_trait {
    WORD_CAPITAL = 1,      /* begins with a capital letter */
    WORD_ALL_CAPITALS = 2, /* at least two letters, none of them small */
    WORD_SMALL = 4,        /* begins with a small letter */
    WORD_DIGITS = 8,       /* has a digit */
    WORD_MARK = 16,        /* has neither letter nor digit */
    WORD_INITIAL = 32      /* one capital letter, with or without a full stop */
};

typedef struct ner_word {
    char text[NER_WORD_BYTES];    /* apostrophes as U+0027, hyphens as U+002D */
    char lower[NER_FOLDED_BYTES]; /* small letters */
    char plain[NER_FOLDED_BYTES]; /* small letters without accents; œ is oe */
    char shape[24];               /* runs of A, a, 0 and marks; "Aa-Aa" */
    uint32_t text_len, lower_len, plain_len, shape_len; /* bytes */
    uint32_t traits;                                    /* enum ner_word_trait */
    uint32_t letters;
} ner_word;

/* Looks at the first NER_WORD_BYTES bytes of a word, whole characters. */
void ner_word_look(ner_word *word, const char *ptr, size_t len);

/* Writes a word in capital letters, with or without accents, as headlines have it;
 * returns its length.  Longer words are cut. */
uint32_t ner_word_shout(char out[NER_FOLDED_BYTES], const char *ptr, size_t len,
                        bool accents);

/* The byte after the first `count` characters of a string, at most `len`. */
uint32_t ner_chars_end(const char *ptr, uint32_t len, uint32_t count);

/* The first byte of the last `count` characters. */
uint32_t ner_chars_begin(const char *ptr, uint32_t len, uint32_t count);

/* A name of several pieces in a form that can be joined: the hash of "New York" is
 * that of "New" followed by that of "York", and the same whether a space, a hyphen or
 * a border between tokens stands between them. */
typedef struct ner_pieces {
    uint64_t sum, power;
} ner_pieces;

/* Of a string in the `plain` form: pieces end at spaces, hyphens and after
 * apostrophes. */
ner_pieces ner_pieces_of(const char *plain, uint32_t len);

static inline ner_pieces ner_pieces_join(ner_pieces a, ner_pieces b)
{
    return (ner_pieces){a.sum * b.power + b.sum, a.power * b.power};
}

#endif
