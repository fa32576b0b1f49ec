/* What the stage's passes see of a document: its words with all that the lexicon, the
 * layers and the typography say of each.  A view belongs to a worker, which fills it
 * anew for every document and keeps its memory.
 *
 * Words are numbered from 0; a stretch of words is [begin, end).  NOWHERE is no word.
 * Beyond the last word stand WORDS_BEYOND more with no text, so that the words after
 * any word i may be read up to words[i + WORDS_BEYOND]. */
#ifndef QUOTES_VIEW_H
#define QUOTES_VIEW_H

#include "fold.h"
#include "lexicon.h"

#define NOWHERE UINT32_MAX

enum { WORDS_BEYOND = 4 };

/* What a token is to the typography. */
typedef enum point {
    POINT_NONE,
    POINT_OPEN,     /* « “ ‹ „ */
    POINT_CLOSE,    /* » ” › */
    POINT_STRAIGHT, /* " : opens or closes */
    POINT_COMMA,
    POINT_COLON,
    POINT_SEMICOLON,
    POINT_STOP, /* . ! ? … */
    POINT_DASH,
    POINT_PAREN,     /* ( [ */
    POINT_PAREN_END, /* ) ] */
    POINT_OTHER
} point;

typedef enum entity_kind {
    ENTITY_NONE,
    ENTITY_PERSON,
    ENTITY_ORGANIZATION,
    ENTITY_LOCATION,
    ENTITY_OTHER
} entity_kind;

typedef struct word {
    gm_span span;
    gm_text fold;        /* in the view's buffer */
    const lexeme *known; /* never NULL */
    uint32_t paragraph, sentence;
    uint32_t entity;  /* row + 1 */
    uint32_t stretch; /* the quoted stretch that it stands in, or is a mark of, + 1 */
    point point;
    uint8_t family; /* of a quotation mark: which pair it belongs to */
    bool capital, is_word, is_number;
    bool spaced, spaced_after; /* white space stands before, after */
} word;

/* Words between quotation marks: [begin, end) without the marks. */
typedef struct stretch {
    uint32_t open, close; /* the marks; close is NOWHERE if there is none */
    uint32_t begin, end;
    uint32_t label; /* of a turn: the first word of who speaks; else `open` */
    bool goes_on;   /* the same utterance as the stretch before: re-opened marks */
    bool used;
    bool spoken; /* a line of dialogue or a turn: no marks */
} stretch;

/* A sentence, or several that a quotation holds together. */
typedef struct unit {
    uint32_t begin, end;
} unit;

typedef struct view {
    gm_text text;
    const lexicon *lexicon;
    word *words;
    uint32_t count, room;
    char *folds; /* lower-cased words, one after the other */
    uint32_t folds_room;
    entity_kind *kinds; /* [entities] */
    const gm_span *entities;
    uint32_t entity_count, kinds_room;
    uint32_t *entity_first; /* [entities] its first word */
    uint32_t entity_first_room;
    stretch *stretches;
    uint32_t stretch_count, stretch_room;
    unit *units;
    uint32_t unit_count, unit_room;
    uint32_t lines, turns; /* paragraphs that look like dialogue, like an interview */
    uint32_t labels;       /* names of persons with a colon and a sentence after them */
    uint32_t answers;      /* dashes right after a question */
    uint32_t *stack;       /* of open marks; scratch of marks.c */
    uint32_t stack_room;
} view;

/* Makes room for `need` items of `size` bytes; false if memory ran out. */
bool make_room(void **items, uint32_t *room, uint32_t need, size_t size);

/* Fills words, entities, and which paragraph and sentence each word is in. */
gm_status view_fill(view *v, const lexicon *known, const gm_doc *doc, gm_error *err);
void view_free(view *v);

static inline uint32_t classes_of(const view *v, uint32_t i)
{
    return v->words[i].known->classes;
}

static inline uint32_t nouns_of(const view *v, uint32_t i)
{
    return v->words[i].known->nouns;
}

static inline bool is_point(const view *v, uint32_t i, point p)
{
    return i < v->count && v->words[i].point == p;
}

static inline bool word_is(const view *v, uint32_t i, const char *string)
{
    return i < v->count && text_is(v->words[i].fold, string);
}

/* The quoted stretch whose opening mark is word i; NULL if there is none. */
static inline const stretch *stretch_at(const view *v, uint32_t i)
{
    uint32_t s = i < v->count ? v->words[i].stretch : 0;
    return s && v->stretches[s - 1].open == i ? &v->stretches[s - 1] : NULL;
}

/* The word after its closing mark. */
static inline uint32_t stretch_end(const stretch *quoted)
{
    return quoted->close == NOWHERE ? quoted->end : quoted->close + 1;
}

/* The text from the first to the last of [begin, end), not empty. */
static inline gm_span words_span(const view *v, uint32_t begin, uint32_t end)
{
    return (gm_span){v->words[begin].span.begin, v->words[end - 1].span.end};
}

static inline gm_text span_text(const view *v, gm_span span)
{
    return (gm_text){v->text.ptr + span.begin, span.end - span.begin};
}

#endif
