/* Which names can be one person's, and which letters an acronym stands for. */
#ifndef PEOPLE_NAMES_H
#define PEOPLE_NAMES_H

#include "view.h"

/* One's words are among the other's and the last is the same ("Maduro", "Nicolas
 * Maduro"), a first name is an initial ("N. Maduro", "R.-M. Jolibois"), or one begins
 * with the two words of the other ("Edson Arantes do Nascimento"). */
bool same_name(const view *v, unit a, unit b);

/* One name begins with the other: "Adobe", "Adobe Systems". */
bool same_body(const view *v, unit a, unit b);

/* "SANB", "C.F.F.": one word of capitals. */
bool is_acronym(const view *v, unit name);

/* Whether the acronym is the initials of the name: "ANCT", "Agence nationale de la
 * cohésion des territoires". */
bool stands_for(const view *v, uint32_t acronym, unit name);

/* "N.", "R.-M.": only letters with a stop. */
bool is_initial(const view *v, uint32_t word);

/* Whether the letters of the initial begin the parts of the word. */
bool is_abbreviated(const view *v, uint32_t initial, uint32_t word);

bool same_word(const view *v, uint32_t a, uint32_t b);

#endif
