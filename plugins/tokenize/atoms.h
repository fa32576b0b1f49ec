/* Atoms: the pieces from which the French rules build tokens.
 *
 * ICU's word iterator (UAX #29) gives the words; they are cut once more at the marks it
 * keeps inside them (apostrophe, full stop, comma, colon, middle dot), so that every
 * atom is either a run of letters and digits or one mark, and every rule is a join.
 * What blank characters (see characters.h) separate is not glued. */
#ifndef GUILLEMET_TOKENIZE_ATOMS_H
#define GUILLEMET_TOKENIZE_ATOMS_H

#include <stdbool.h>
#include <stdint.h>

typedef enum atom_class {
    ATOM_WORD,   /* begins with a letter; may go on with digits: A51 */
    ATOM_NUMBER, /* begins with a digit; may go on with letters: 14h30 */
    ATOM_APOSTROPHE,
    ATOM_HYPHEN, /* - and U+2010, U+2011 */
    ATOM_DASH,   /* – — and their like */
    ATOM_DOT,
    ATOM_ELLIPSIS, /* U+2026 */
    ATOM_COMMA,
    ATOM_COLON, /* : and ; */
    ATOM_MARK,  /* ! ? and their like */
    ATOM_SLASH,
    ATOM_MIDDLE, /* · • ‧ ⋅ of inclusive writing */
    ATOM_OPEN,   /* ( [ { */
    ATOM_CLOSE,
    ATOM_QUOTE_OPEN,   /* « “ „ */
    ATOM_QUOTE_CLOSE,  /* » ” */
    ATOM_QUOTE_EITHER, /* " */
    ATOM_AT,
    ATOM_HASH,
    ATOM_AMPERSAND,
    ATOM_PLUS,
    ATOM_EQUALS,
    ATOM_DEGREE,
    ATOM_MINUS, /* U+2212 */
    ATOM_PUNCTUATION,
    ATOM_SYMBOL,
    ATOM_CLASSES
} atom_class;

typedef struct atom {
    uint32_t begin, end; /* bytes of the text */
    uint8_t class;
    bool upper; /* a word that begins with a capital */
} atom;

/* The class of a character that is not blank. */
atom_class classify_character(uint32_t code);

/* Grows; owned by the worker, and used again for every document. */
typedef struct atom_list {
    atom *items;
    uint32_t count, capacity;
} atom_list;

/* Cuts one piece of ICU's, [begin, end), into atoms and appends them; blanks are left
 * out.  False if memory ran out. */
bool append_atoms(atom_list *list, const char *text, uint32_t begin, uint32_t end);

#endif
