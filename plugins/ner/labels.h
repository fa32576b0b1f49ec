/* The labels of the tagger, laid out so that what may follow what is a matter of rows.
 *
 * A label is a place in a span and a type: S (a span of one token), B, I, E (first,
 * inner, last token of a longer one), and O outside.  Label = place * NER_COLUMNS +
 * type; type 0 is "no entity", so O is (S, 0) and the other three places of column 0
 * are holes that no path visits.  Then
 *   - a span may end, or the outside go on, in labels 0 to 15 ("closed": O, S, E);
 *   - a span may begin, or the outside go on, in S and B, called "openings" 0 to 15;
 *   - from B and I of a type only I and E of that type can follow.
 * Every path that keeps to this is a well-formed list of spans. */
#ifndef NER_LABELS_H
#define NER_LABELS_H

#include <stdint.h>

enum {
    NER_COLUMNS = 8, /* column 0 and at most seven types */
    NER_TYPES = NER_COLUMNS - 1,
    NER_LABELS = 4 * NER_COLUMNS,
    NER_CLOSED = 2 * NER_COLUMNS,
    NER_OPENINGS = 2 * NER_COLUMNS
};

enum ner_place { PLACE_SINGLE, PLACE_END, PLACE_BEGIN, PLACE_INSIDE };

/* The four ways on within a span. */
enum ner_step {
    STEP_BEGIN_INSIDE,
    STEP_BEGIN_END,
    STEP_INSIDE_INSIDE,
    STEP_INSIDE_END
};

static inline uint32_t ner_label(enum ner_place place, uint32_t type)
{
    return (uint32_t)place * NER_COLUMNS + type;
}

static inline uint32_t ner_label_type(uint32_t label)
{
    return label % NER_COLUMNS;
}

static inline enum ner_place ner_label_place(uint32_t label)
{
    return (enum ner_place)(label / NER_COLUMNS);
}

/* The opening that a label of place S or B is. */
static inline uint32_t ner_opening(uint32_t label)
{
    return ner_label_place(label) == PLACE_BEGIN ? label - NER_COLUMNS : label;
}

static inline uint32_t ner_opening_label(uint32_t opening)
{
    return opening < NER_COLUMNS ? opening : opening + NER_COLUMNS;
}

#endif
