/* Lines of dialogue and turns of interviews, by how their paragraphs begin; see
 * dialogue.h. */
#include "dialogue.h"

#include "phrases.h"

enum { LONGEST_LABEL = 6 };

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

void count_lines(view *v)
{
    v->lines = v->turns = 0;
    for (uint32_t i = 0; i < v->count;) {
        uint32_t end = paragraph_end(v, i);
        v->lines += is_line(v, i, end);
        v->turns += is_turn(v, i, end);
        i = end;
    }
}

static bool asks(const view *v, uint32_t end)
{
    return word_is(v, end - 1, "?") || (end > 1 && word_is(v, end - 2, "?"));
}

bool find_line(const view *v, uint32_t begin, uint32_t end, stretch *said)
{
    *said = (stretch){.close = NOWHERE, .end = end, .spoken = true};
    if (v->lines > 1 && is_line(v, begin, end)) {
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
