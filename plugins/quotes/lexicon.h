/* The words that the quotes stage knows, from the readable tables of models/french.
 *
 * A form has classes (what kind of word), and if it is a reporting verb, shapes (which
 * forms of the verb it can be) and uses (how the verb reports).  Cues of more than one
 * word are phrases, found by their first word.  All of it is read-only after loading
 * and shared by all workers. */
#ifndef QUOTES_LEXICON_H
#define QUOTES_LEXICON_H

#include <guillemet/stage.h>

/* Classes of words; the tables give them by name. */
enum {
    WORD_DET = 1u << 0,
    WORD_INDEF = 1u << 1,
    WORD_MANY = 1u << 2,
    WORD_DE = 1u << 3,
    WORD_A = 1u << 4,
    WORD_PREP = 1u << 5,
    WORD_SUBJECT = 1u << 6,
    WORD_HOOK = 1u << 7, /* an inverted pronoun: -t-il */
    WORD_HE = 1u << 8,
    WORD_SHE = 1u << 9,
    WORD_ONE = 1u << 10,
    WORD_PRONOUN = 1u << 11,
    WORD_CLITIC = 1u << 12,
    WORD_REFLEXIVE = 1u << 13,
    WORD_ME = 1u << 14,
    WORD_NE = 1u << 15,
    WORD_NEGATION = 1u << 16,
    WORD_AVOIR = 1u << 17,
    WORD_ETRE = 1u << 18,
    WORD_FINITE = 1u << 19,
    WORD_MODAL = 1u << 20,
    WORD_ADVERB = 1u << 21,
    WORD_TIME = 1u << 22,
    WORD_QUE = 1u << 23,
    WORD_ASKS = 1u << 24,
    WORD_RELATIVE = 1u << 25,
    WORD_SUB = 1u << 26,
    WORD_COORD = 1u << 27,
    WORD_TITLE = 1u << 28,
    WORD_LADY = 1u << 29,
    WORD_SIR = 1u << 30
};

/* Classes of nouns that name who speaks, and genders of first names. */
enum {
    NOUN_MAN = 1u << 0,
    NOUN_WOMAN = 1u << 1,
    NOUN_GROUP = 1u << 2,
    NOUN_ORGANIZATION = 1u << 3,
    NOUN_DOCUMENT = 1u << 4,
    NOUN_ANONYMOUS = 1u << 5,
    NOUN_SPEECH = 1u << 6,
    NAME_HE = 1u << 7,
    NAME_SHE = 1u << 8,
    NOUN_ALIAS = 1u << 11,   /* may stand for whoever was spoken of last */
    NOUN_VOICE = 1u << 14,   /* a body that has opinions: "pour le gouvernement" */
    NOUN_PLAIN = 1u << 12,   /* looks like an infinitive and is none */
    NOUN_MEASURE = 1u << 13, /* what something depends on: "selon la saison" */
    NOUN_DEED = 1u << 18,    /* a form of a verb that is a noun as well: "la demande" */
    NOUN_DEMONYM = 1u << 19, /* with a capital, somebody of a country: "le Russe" */
    NOUN_SEXLESS = 1u << 17, /* of one gender, whoever it is: "la star" */
    NOUN_CUE = 1u << 9,      /* carries quoted words after a colon */
    NOUN_CUE_QUE = 1u << 10, /* and reports with "que" */
    NOUN_NUMBER = 1u << 16,  /* a number in letters, whole or its first part */
    NOUN_NAMED = 1u << 15,   /* has a name between marks: "le film « … »" */
    NOUN_PERSON = NOUN_MAN | NOUN_WOMAN,
    NOUN_SPEAKER = NOUN_MAN | NOUN_WOMAN | NOUN_GROUP | NOUN_ORGANIZATION |
                   NOUN_DOCUMENT | NOUN_ANONYMOUS
};

/* Shapes of a verb form. */
enum {
    VERB_ONE = 1u << 0, /* first person */
    VERB_SING = 1u << 1,
    VERB_PLUR = 1u << 2,
    VERB_INF = 1u << 3,
    VERB_GER = 1u << 4,  /* present participle */
    VERB_PART = 1u << 5, /* past participle */
    VERB_FINITE = VERB_SING | VERB_PLUR
};

/* Uses of a reporting verb; models/recipes/reporting-verbs.lemmas.tsv explains them. */
enum {
    USE_QUE = 1u << 0,
    USE_INF = 1u << 1,
    USE_DE = 1u << 2,
    USE_A = 1u << 3,
    USE_INCISE = 1u << 4,
    USE_OBJECT = 1u << 5,
    USE_WILL = 1u << 6,
    USE_SE = 1u << 7,
    USE_SUPPORT = 1u << 8,
    USE_DOC = 1u << 9,
    USE_EITHER = 1u << 10,
    USE_LABEL = 1u << 11,
    USE_ASKS = 1u << 12,
    USE_RUMOUR = 1u << 13,
    USE_THERE = 1u << 14
};

typedef struct lexeme {
    gm_text form;
    uint32_t classes, nouns, shapes, uses;
    gm_text lemma;   /* of a reporting verb; empty otherwise */
    uint32_t phrase; /* first phrase that begins with this form or lemma, + 1 */
} lexeme;

enum { PHRASE_WORDS = 6 };

typedef enum phrase_kind { PHRASE_SUPPORT, PHRASE_SCOPE, PHRASE_NEVER } phrase_kind;

/* A cue of several words.  A verb with its support words is found by the lemma. */
typedef struct phrase {
    phrase_kind kind;
    gm_text words[PHRASE_WORDS];
    uint32_t count, uses;
    uint32_t next; /* of the phrases with the same first word, + 1 */
} phrase;

typedef struct lexicon lexicon;

/* Where the tables are; absolute paths.  NULL: not wanted. */
typedef struct lexicon_paths {
    const char *verbs, *words, *nouns, *phrases, *names, *more_names;
} lexicon_paths;

/* Fails with GM_MODEL, naming file and line of what is wrong. */
gm_status lexicon_load(const lexicon_paths *paths, lexicon **out, gm_error *err);
void lexicon_free(lexicon *words);

/* NULL: not known.  `form` is folded (fold.h). */
const lexeme *lexicon_find(const lexicon *words, gm_text form);
const phrase *lexicon_phrase(const lexicon *words, uint32_t number);

#endif
