/* Lines of dialogue and turns of interviews, by how their paragraphs begin; see
 * dialogue.h. */
#include "dialogue.h"

#include "phrases.h"

enum { LONGEST_LABEL = 6, LONGEST_NAME = 12 };

static uint32_t paragraph_end(const view *v, uint32_t begin)
{
    uint32_t end = begin + 1;
    while (end < v->count && v->words[end].paragraph == v->words[begin].paragraph)
        end++;
    return end;
}

/* A dash, a capital after it, and a stop at the end: no list item, which ends without
 * a stop or begins small. */
static bool is_line(const view *v, uint32_t begin, uint32_t end)
{
    if (!is_point(v, begin, POINT_DASH) || end - begin < 3)
        return false;
    const word *first = &v->words[begin + 1], *last = &v->words[end - 1];
    bool opens = first->capital || first->stretch || first->point == POINT_STOP;
    return opens && (last->point == POINT_STOP || last->point == POINT_CLOSE);
}

/* "Q." and "R.", "Question :" and "Réponse :": the last sign of the label, NOWHERE if
 * the paragraph has none. */
static uint32_t letter_end(const view *v, uint32_t begin, uint32_t end)
{
    static const char *const letters[] = {"q",        "q.",      "r", "r.",
                                          "question", "réponse", NULL};
    uint32_t k = 0;
    while (letters[k] && !word_is(v, begin, letters[k]))
        k++;
    if (!letters[k] || !v->words[begin].capital)
        return NOWHERE;
    uint32_t last = begin;
    while (last + 1 < end && (v->words[last + 1].point == POINT_STOP ||
                              v->words[last + 1].point == POINT_COLON ||
                              v->words[last + 1].point == POINT_DASH))
        last++;
    bool dotted = letters[k][1] == '.';
    return (last > begin || dotted) && v->words[last + 1].capital ? last : NOWHERE;
}

/* The dash or colon after a label of a few words, all of them names, initials or
 * "Question": NOWHERE if the paragraph has none. */
static uint32_t label_end(const view *v, uint32_t begin, uint32_t end)
{
    bool capital = v->words[begin].capital;
    if (letter_end(v, begin, end) != NOWHERE)
        return letter_end(v, begin, end);
    for (uint32_t i = begin; i < end && i - begin <= LONGEST_LABEL && capital; i++) {
        const word *w = &v->words[i];
        bool after_stop = i > begin && v->words[i - 1].point == POINT_STOP;
        if (i > begin &&
            (w->point == POINT_COLON || (w->point == POINT_DASH && after_stop)))
            return i + 2 < end && v->words[i + 1].is_word && v->words[i + 1].capital
                       ? i
                       : NOWHERE;
        if (!w->is_word && w->point != POINT_STOP)
            return NOWHERE;
        if (w->is_word && !w->capital && !(w->known->classes & (WORD_DE | WORD_DET)))
            return NOWHERE;
    }
    return NOWHERE;
}

/* A turn ends like a sentence; a caption ("Photo : AFP") does not. */
static bool is_turn(const view *v, uint32_t begin, uint32_t end)
{
    return label_end(v, begin, end) != NOWHERE &&
           v->words[end - 1].point == POINT_STOP && end - begin > 4;
}

/* The first word after the name of a person, with what stands in brackets behind it; i
 * if there is no such name. */
static uint32_t name_end(const view *v, uint32_t i, uint32_t end)
{
    uint32_t row = v->words[i].entity, k = i;
    if (i && is_point(v, i - 1, POINT_COLON) && v->words[i + 1].capital) {
        while (k < end && k - i < LONGEST_LABEL && v->words[k].capital)
            k++;
        return k; /* "… au micro : Khady Preira : Nos parents …" */
    }
    if (!row || v->kinds[row - 1] != ENTITY_PERSON || v->entity_first[row - 1] != i)
        return i;
    while (k < end && k - i < LONGEST_NAME && v->words[k].entity == row)
        k++;
    if (!is_point(v, k, POINT_PAREN))
        return k;
    for (uint32_t close = k + 1; close < end && close - k < LONGEST_LABEL; close++)
        if (is_point(v, close, POINT_PAREN_END))
            return close + 1;
    return k;
}

/* "L'animatrice", "Le maire du Locle": a noun of speaker-nouns.tsv with its article. */
static uint32_t function_end(const view *v, uint32_t i, uint32_t end)
{
    uint32_t stop = i + LONGEST_LABEL < end ? i + LONGEST_LABEL : end;
    bool speaker = v->words[i + 1].known->nouns & (NOUN_PERSON | NOUN_GROUP);
    if (!v->words[i].capital || !(classes_of(v, i) & WORD_DET) || !speaker)
        return i;
    return noun_phrase_end(v, i, stop, 0);
}

/* The colon or dash behind a label that ends before word k; NOWHERE if there is none,
 * or no sentence after it. */
static uint32_t label_sign(const view *v, uint32_t k, uint32_t end)
{
    bool dotted = is_point(v, k, POINT_STOP) && is_point(v, k + 1, POINT_DASH);
    uint32_t sign = dotted ? k + 1 : k;
    if (sign + 2 >= end || !(dotted || is_point(v, sign, POINT_COLON)))
        return NOWHERE;
    if (is_point(v, sign + 1, POINT_DASH))
        sign++;
    const word *next = &v->words[sign + 1];
    return next->is_word && next->capital ? sign : NOWHERE;
}

static bool may_begin_turn(const view *v, uint32_t i)
{
    return !i || v->words[i - 1].paragraph != v->words[i].paragraph ||
           v->words[i - 1].point == POINT_STOP || v->words[i - 1].point == POINT_COLON;
}

/* A dash between a question and its answer, in one paragraph. */
static bool is_answer(const view *v, uint32_t i)
{
    return i && is_point(v, i, POINT_DASH) && word_is(v, i - 1, "?") &&
           v->words[i - 1].paragraph == v->words[i].paragraph &&
           (v->words[i + 1].capital || v->words[i + 1].point == POINT_OPEN);
}

static uint32_t turn_sign(const view *v, uint32_t i, uint32_t end)
{
    if (v->answers > 1 && is_answer(v, i))
        return i;
    if (!may_begin_turn(v, i) || !v->words[i].is_word)
        return NOWHERE;
    uint32_t k = name_end(v, i, end);
    if (k > i) {
        bool asked = i && word_is(v, i - 1, "?") && v->words[i - 1].stretch == 0;
        return v->labels > 1 || asked || (i && is_point(v, i - 1, POINT_COLON))
                   ? label_sign(v, k, end)
                   : NOWHERE;
    }
    k = v->labels ? function_end(v, i, end) : i;
    return k > i ? label_sign(v, k, end) : NOWHERE;
}

/* A sentence that begins between marks is no part of the turn before it. */
static bool leaves_turn(const view *v, uint32_t i)
{
    return v->words[i - 1].point == POINT_STOP && v->words[i].spaced &&
           (v->words[i].point == POINT_OPEN ||
            (v->words[i].point == POINT_STRAIGHT && !v->words[i].spaced_after));
}

bool find_turn(const view *v, uint32_t i, uint32_t end, stretch *said)
{
    while (i < end && turn_sign(v, i, end) == NOWHERE)
        i++;
    if (i >= end)
        return false;
    uint32_t open = turn_sign(v, i, end), stop = open + 1;
    while (stop < end && turn_sign(v, stop, end) == NOWHERE && !leaves_turn(v, stop))
        stop++;
    *said = (stretch){.open = open,
                      .close = NOWHERE,
                      .begin = open + 1,
                      .end = stop,
                      .label = i,
                      .spoken = true};
    point last = v->words[stop - 1].point;
    return last == POINT_STOP || last == POINT_CLOSE || last == POINT_STRAIGHT;
}

static void count_labels(view *v, uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin; i < end; i++) {
        v->answers += is_answer(v, i);
        if (!may_begin_turn(v, i) || !v->words[i].capital)
            continue;
        uint32_t k = name_end(v, i, end);
        v->labels += k > i && label_sign(v, k, end) != NOWHERE &&
                     (end == v->count || v->words[end - 1].point == POINT_STOP);
    }
}

void count_lines(view *v)
{
    v->lines = v->turns = v->labels = v->answers = 0;
    for (uint32_t i = 0; i < v->count;) {
        uint32_t end = paragraph_end(v, i);
        v->lines += is_line(v, i, end);
        v->turns += is_turn(v, i, end);
        count_labels(v, i, end);
        i = end;
    }
}

static bool asks(const view *v, uint32_t end)
{
    return word_is(v, end - 1, "?") || (end > 1 && word_is(v, end - 2, "?"));
}

/* A question between dashes whose answer is a turn is the paper's. */
static bool asks_a_turn(const view *v, uint32_t end)
{
    return asks(v, end) && end < v->count && v->words[end].entity &&
           turn_sign(v, end, paragraph_end(v, end)) != NOWHERE;
}

/* ", lâche-t-il", ", plaisante Evy": an attribution in a line of dialogue. */
static bool is_attributed(const view *v, uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin + 2; i + 1 < end; i++)
        if (v->words[i - 1].point == POINT_COMMA && !v->words[i].capital &&
            v->words[i].known->uses & USE_INCISE &&
            (v->words[i + 1].capital || classes_of(v, i + 1) & (WORD_HOOK | WORD_DET)))
            return true;
    return false;
}

bool find_line(const view *v, uint32_t begin, uint32_t end, stretch *said)
{
    *said = (stretch){.close = NOWHERE, .end = end, .label = begin, .spoken = true};
    if (is_line(v, begin, end) && (v->lines > 1 || is_attributed(v, begin, end)) &&
        !asks_a_turn(v, end)) {
        said->open = begin;
        said->begin = begin + 1;
        return true;
    }
    if (v->turns < 3 || !is_turn(v, begin, end) || asks(v, end))
        return false;
    said->open = label_end(v, begin, end);
    said->begin = said->open + 1;
    return true;
}

bool is_asked(const view *v, uint32_t begin, uint32_t end)
{
    return v->turns > 2 && is_turn(v, begin, end) && asks(v, end);
}
