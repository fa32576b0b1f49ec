/* A press article with its gold annotation, as corpora/GUIDELINE.md writes it down.
 *
 * Reading goes in four steps, a file each: the parts of the file and its header
 * (read.c), the text with its marks (marks.c), the register (register.c), the
 * characters that the header tells of (typography.c).  Everything that is wrong becomes
 * a problem with its place, and reading goes on. */
#ifndef CORPUS_ARTICLE_H
#define CORPUS_ARTICLE_H

#include "base/arena.h"
#include "base/error.h"
#include "config/problems.h"

typedef enum corpus_field {
    CORPUS_DATE,
    CORPUS_PAPER,
    CORPUS_COUNTRY,
    CORPUS_SECTION,
    CORPUS_GENRE,
    CORPUS_SPACES,
    CORPUS_APOSTROPHE,
    CORPUS_BREAKS,
    CORPUS_FIELDS
} corpus_field;

extern const char *const corpus_field_names[CORPUS_FIELDS];

typedef enum corpus_mark_kind {
    CORPUS_ENTITY, /* label: its type, "Person" */
    CORPUS_WORK,
    CORPUS_CONTENT, /* label: the numbers of its quotes, "3" or "3,4" */
    CORPUS_CUE,
    CORPUS_SOURCE,
    CORPUS_LOOKALIKE /* label: its tag, or empty */
} corpus_mark_kind;

typedef struct corpus_mark {
    corpus_mark_kind kind;
    gm_text label;
    gm_span span; /* bytes of the article's text */
    gm_position at;
} corpus_mark;

typedef struct corpus_tag {
    gm_text name;
    struct corpus_tag *next;
} corpus_tag;

typedef struct corpus_quote {
    uint32_t number;
    gm_text type, speaker, kind; /* speaker and kind empty: cannot be told */
    corpus_tag *tags;
    gm_position at;
} corpus_quote;

/* Whoever speaks in the article, and every person that it names. */
typedef struct corpus_speaker {
    gm_text name, kind, gender; /* gender "m", "f", "u"; empty of other kinds */
    corpus_tag *others;         /* names that share no word with `name` */
    gm_position at;
} corpus_speaker;

typedef struct corpus_article {
    gm_arena arena; /* of everything below that is not an array or a buffer */
    const char *path;
    gm_text id; /* the file's name without its extension */
    gm_text header[CORPUS_FIELDS];
    gm_buffer text;
    GM_ARRAY(corpus_mark) marks;             /* in the order in which they begin */
    GM_ARRAY(gm_span) paragraphs, sentences; /* of the text */
    GM_ARRAY(corpus_quote) quotes;           /* in the order of the register */
    GM_ARRAY(corpus_speaker) speakers;
} corpus_article;

/* `article` zeroed.  Fails with GM_CONFIG if the file cannot be read, GM_NOMEM; what is
 * wrong in it goes to `problems`. */
gm_status corpus_read(corpus_article *article, const char *path, gm_problems *problems,
                      gm_error *err);
void corpus_article_free(corpus_article *article);

/* Whether quote `number` is one of those that a content, cue or source mark is for. */
bool corpus_mark_is_of(const corpus_mark *mark, uint32_t number);

gm_text corpus_text(const corpus_article *article, gm_span span);
const corpus_speaker *corpus_speaker_named(const corpus_article *article, gm_text name);

#endif
