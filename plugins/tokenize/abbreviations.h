/* The table of abbreviations, read from a file when the stage opens; read-only then. */
#ifndef GUILLEMET_TOKENIZE_ABBREVIATIONS_H
#define GUILLEMET_TOKENIZE_ABBREVIATIONS_H

#include <guillemet/stage.h>

/* What an abbreviation wants around it to be one; see models/abbreviations.txt. */
typedef enum abbreviation_class {
    ABBREVIATION_NONE,
    ABBREVIATION_TITLE,  /* a name follows: M. Dupont */
    ABBREVIATION_NUMBER, /* a number follows, or stands before: p. 12, 300 p. */
    ABBREVIATION_INNER,  /* something always follows: cf. */
    ABBREVIATION_FINAL,  /* ends its sentence before a capital: etc. */
    ABBREVIATION_EITHER  /* ends it before a word that begins sentences: J.-C. */
} abbreviation_class;

/* Longest entry, in bytes and in atoms (c.-à-d. has six). */
enum { ABBREVIATION_BYTES = 24, ABBREVIATION_ATOMS = 8 };

typedef struct abbreviations abbreviations;

gm_status read_abbreviations(const char *path, abbreviations **out, gm_error *err);
void free_abbreviations(abbreviations *table);

/* The class of these bytes, full stop included. */
abbreviation_class find_abbreviation(const abbreviations *table, const char *bytes,
                                     uint32_t len);

#endif
