/* Who a document speaks of: its persons and bodies, each with the fullest name that it
 * gives, its mentions, its functions ("le président russe"), and what is known of its
 * gender. */
#ifndef QUOTES_PEOPLE_H
#define QUOTES_PEOPLE_H

#include "view.h"

typedef enum gender { GENDER_UNKNOWN = 0, GENDER_HE = 1, GENDER_SHE = 2 } gender;

typedef struct person {
    entity_kind kind;
    unit name;        /* the words of the fullest name */
    uint32_t genders; /* evidence: GENDER_HE | GENDER_SHE */
    uint32_t next;    /* of the persons with the same key, + 1 */
    uint32_t same_as; /* whose acronym or expansion it is, + 1 */
} person;

/* A place where a person is named; in text order. */
typedef struct mention {
    uint32_t person, begin, end;
} mention;

/* A noun that says what a person is: the word, and whose it is. */
typedef struct function {
    uint32_t person, word;
    uint32_t next; /* of the functions with the same noun, + 1; the latest is first */
} function;

typedef struct people {
    person *items;
    uint32_t count, room;
    mention *mentions;
    uint32_t mention_count, mention_room;
    function *functions;
    uint32_t function_count, function_room;
    uint32_t *keys;  /* hash of a name's last word -> person + 1 */
    uint32_t *nouns; /* hash of a noun -> function + 1 */
    uint32_t slots, keys_room, nouns_room;
} people;

/* Gathers them.  Fails with GM_NOMEM. */
gm_status find_people(people *p, const view *v, gm_error *err);
void people_free(people *p);

/* The gender of the noun at `word`, by its own form or the article before it: a set of
 * genders, 0 if it cannot be told. */
uint32_t noun_genders(const view *v, uint32_t word);

/* Whether two names can be the same person's: one's words are among the other's and
 * the last is the same, or a first name is an initial ("N. Maduro"). */
bool same_name(const view *v, unit a, unit b);

/* The person named by the words, NOWHERE if none. */
uint32_t person_named(const people *p, const view *v, unit name, entity_kind kind);

/* The person whose function is the noun at `word`: one that the phrase [.., end) tells
 * apart, or else the one whose function was mentioned last; NOWHERE if none. */
uint32_t person_with_function(const people *p, const view *v, uint32_t word,
                              uint32_t end, uint32_t genders);

#endif
