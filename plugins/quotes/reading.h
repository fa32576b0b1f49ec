/* One document being read: its view, its cues, and the reports found so far. */
#ifndef QUOTES_READING_H
#define QUOTES_READING_H

#include "cues.h"
#include "view.h"

typedef enum report_type { REPORT_DIRECT, REPORT_MIXED, REPORT_INDIRECT } report_type;

/* The rule that made a report; README.md has an example of each. */
typedef enum rule {
    RULE_CLOSING,    /* « … », a déclaré X   …, a indiqué X */
    RULE_INCISE,     /* « …, a-t-il dit, … » */
    RULE_QUE,        /* X affirme que … */
    RULE_ASKS,       /* X demande si … */
    RULE_INFINITIVE, /* X affirme avoir … */
    RULE_COLON,      /* X déclare : « … » */
    RULE_OBJECT,     /* X dénonce « … » */
    RULE_PASSIVE,    /* qualifié de « … » par X */
    RULE_SCOPE,      /* selon X, … */
    RULE_FIGURE,     /* 13 500 personnes selon X */
    RULE_NOUN,       /* cette déclaration de X : « … » */
    RULE_SIGNED,     /* « … » — X */
    RULE_TURN,       /* X. – … */
    RULE_DIALOGUE,   /* – … */
    RULE_LEAD,       /* X hausse les épaules : « … » */
    RULE_SAID,       /* X y voit « un geste » */
    RULE_GOES_ON,    /* « … » after a quote */
    RULE_WORDING,    /* le but est de « former les forces locales » */
    RULE_ALONE,      /* « … » that nobody is said to have said */
    RULES
} rule;

typedef struct report {
    report_type type;
    rule rule;
    uint32_t first_part, parts;
    uint32_t begin;   /* its first word: reports are sorted by it */
    unit cue, source; /* words; begin == end: none */
    bool hook;        /* the source is the pronoun of "a-t-il" */
    bool hearsay;     /* "il se dit que", "paraît-il": nobody known says it */
    gm_sym speaker, kind;
    float score; /* how likely it is right */
} report;

typedef struct reading {
    view view;
    cues cues;
    report *reports;
    uint32_t count, room;
    unit *parts;
    uint32_t part_count, part_room;
    unit now;      /* the sentence being read */
    uint32_t low;  /* words of it before this one are spoken for */
    uint32_t busy; /* cues before this word are part of what is reported */
    unit subject;  /* the last source in this sentence; begin == end: none */
    bool starved;  /* memory ran out; checked once at the end */
} reading;

/* A new report with no parts; NULL if memory ran out. */
report *new_report(reading *r, rule by, const cue *c);

/* Adds words [begin, end) to the last report, without the marks, commas and stops at
 * their ends; false if nothing is left. */
bool add_part(reading *r, uint32_t begin, uint32_t end);

/* Adds the paragraphs that open the marks of `said` again; the last of them. */
const stretch *add_reopened(reading *r, const stretch *said);

/* Whether the main verb of what is reported is a conditional of hearsay: "X aurait
 * fui", "le site serait fermé"; no future in the past ("a dit qu'il viendrait"). */
bool is_alleged(const reading *r, const report *made);

/* Takes back the last report. */
void drop_report(reading *r);

/* Whether a name stands between the marks: "le projet « Horizon »", but not "un projet
 * « hors de prix »". */
bool is_named(const view *v, const stretch *quoted);

/* Sets the type of the last report from its parts, and marks its stretches as used. */
void settle_report(reading *r);

/* Who says it: set on the last report and remembered for the sentence. */
void set_source(reading *r, unit source, bool hook);

/* ---- Extents (extents.c) ------------------------------------------------------ */

/* Where the clause that begins with word `begin` ends: at the sentence's end, or where
 * another cue takes over. */
uint32_t clause_end(const reading *r, uint32_t begin, const cue *after);

/* The first word after the adjuncts that may stand between a cue and what it reports;
 * *bare: a direct object is among them. */
uint32_t skip_adjuncts(const reading *r, uint32_t i, bool *bare);

/* "suggère, croquis à l'appui, que": the word after what stands between commas at word
 * i; NOWHERE if nothing does. */
uint32_t after_aside(const reading *r, uint32_t i);

/* "Proba-3 : une saison possible": the word after the label of a headline, or else
 * `begin`. */
uint32_t after_label(const view *v, uint32_t begin, uint32_t end);

/* The first cue at word `begin` or later, by bisection. */
uint32_t cue_from(const reading *r, uint32_t begin);

/* Whether a finite verb stands in [begin, end). */
bool has_verb(const view *v, uint32_t begin, uint32_t end);

/* ---- Sources (sources.c) ------------------------------------------------------- */

/* The subject of the cue: before it, or what "qui" stands for; false if none. */
bool source_before(const reading *r, const cue *c, unit *source);

/* The inverted subject that follows the cue; *after: the word after it. */
bool source_after(const reading *r, const cue *c, unit *source, uint32_t *after);

/* The subject of the sentence's main clause. */
bool main_subject(const reading *r, uint32_t end, unit *source);

/* Whether a noun phrase can say anything: a name, a pronoun, or a noun of
 * speaker-nouns.tsv. */
bool can_speak(const view *v, unit source);

#endif
