/* Who a document speaks of: its persons and bodies, each with the fullest name that it
 * gives, its mentions, its roles ("le président russe"), and what tells its gender.
 * A roster belongs to a worker, which fills it anew for every document and keeps its
 * memory. */
#ifndef PEOPLE_ROSTER_H
#define PEOPLE_ROSTER_H

#include "view.h"

/* Sets of genders. */
enum { GENDER_HE = 1u << 0, GENDER_SHE = 1u << 1 };

/* What tells a gender; the first that tells one alone decides. */
typedef enum evidence {
    EVIDENCE_TITLE,      /* Mme Roch */
    EVIDENCE_FIRST_NAME, /* Anne Roch */
    EVIDENCE_ROLE,       /* Roch, syndique de Sion */
    EVIDENCE_PARTICIPLE, /* Roch, née à Sion */
    EVIDENCE_PRONOUN,    /* Roch … Elle */
    EVIDENCE_LONE_NAME,  /* Anne: may be a surname as well */
    EVIDENCES
} evidence;

typedef struct person {
    entity_kind kind; /* ENTITY_PERSON or ENTITY_ORGANIZATION */
    unit name;        /* the words of the fullest name */
    uint8_t genders[EVIDENCES];
    uint32_t he, she;           /* pronouns that can mean nobody else */
    uint32_t by_last, by_first; /* of those with the same key, the next + 1 */
    uint32_t same_as;           /* whose other name it is, + 1 */
    uint32_t latest;            /* its last mention, + 1 */
} person;

/* A place where somebody is named; in text order. */
typedef struct mention {
    uint32_t person;
    unit words;
} mention;

/* A noun that says what a person is, with its complement. */
typedef struct role {
    uint32_t person;
    unit words;
} role;

typedef struct roster {
    person *persons;
    uint32_t count, room;
    mention *mentions;
    uint32_t mention_count, mention_room;
    role *roles;
    uint32_t role_count, role_room;
    uint32_t *last_keys, *first_keys; /* [slots] hash of a word -> person + 1 */
    uint32_t slots, last_room, first_room;
    uint32_t *rows; /* [count] the row of each + 1; scratch of the writer */
    uint32_t rows_room;
} roster;

/* Gathers them.  Fails with GM_NOMEM. */
gm_status roster_fill(roster *all, const view *v, gm_error *err);
void roster_free(roster *all);

/* ---- Building (roster.c) ---- */

bool roster_clear(roster *all, const view *v);

/* The person named by the words, NOWHERE if none. */
uint32_t roster_find(const roster *all, const view *v, unit name, entity_kind kind);

/* The one that a first name or a bare surname among other words means; NOWHERE if none
 * or more than one. */
uint32_t roster_find_first(const roster *all, const view *v, uint32_t word);

/* The person whose surname the initials are: "L.-P." for Lacoste-Poublanc. */
uint32_t roster_find_initials(const roster *all, const view *v, uint32_t word);

/* The body whose initials the acronym has; NOWHERE if none. */
uint32_t roster_find_acronym(const roster *all, const view *v, uint32_t word);

/* Adds a mention of who is found, or of somebody new; NOWHERE if memory ran out. */
uint32_t roster_add(roster *all, const view *v, unit name, entity_kind kind);
bool roster_add_mention(roster *all, const view *v, uint32_t who, unit name);
bool roster_add_role(roster *all, uint32_t who, unit words);

/* Both are one: the other names of `other` are those of `who`. */
void roster_join(roster *all, uint32_t other, uint32_t who);

/* Who stands for all names of `who`. */
static inline uint32_t roster_chief(const roster *all, uint32_t who)
{
    for (uint32_t steps = 0; all->persons[who].same_as && steps < 8; steps++)
        who = all->persons[who].same_as - 1;
    return who;
}

/* ---- Functions (roles.c) ---- */

/* The nouns around the mention [begin, end) that say what `who` is. */
bool find_roles(roster *all, const view *v, uint32_t who, unit name);

/* "l'association Framasoft": the noun before the name of a body. */
bool find_body_noun(roster *all, const view *v, uint32_t who, unit name);

/* ---- Genders (genders.c) ---- */

/* What the words of the mention and those next to it tell. */
void note_name_gender(roster *all, const view *v, uint32_t who, unit name);
void note_participles(roster *all, const view *v, uint32_t who, unit name);

/* The gender that the form of a noun of role tells: a set, 0 if it does not. */
uint32_t noun_gender(const view *v, uint32_t word);

/* Pronouns that only one person can be meant by. */
void note_pronouns(roster *all, const view *v);

/* The gender, 0 if it cannot be told; *by: what told it, EVIDENCES if nothing did. */
uint32_t gender_of(const person *who, evidence *by);

#endif
