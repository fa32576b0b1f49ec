/* Pairing of quotation marks, paragraph by paragraph; see marks.h.
 *
 * A stack holds the marks that are open.  A closing mark takes the nearest open mark of
 * its family and whatever was opened inside it.  Straight marks open or close by the
 * white space around them, or else by turns.  What is still open at the end of the
 * paragraph was never closed. */
#include "marks.h"

#include "dialogue.h"

typedef enum turn { TURN_NONE, TURN_OPEN, TURN_CLOSE } turn;

/* The place of the nearest open mark of `family` on the stack, + 1. */
static uint32_t nearest_open(const view *v, uint32_t depth, uint8_t family)
{
    /* Marks of the other families that stay open could make this long: look at a few.
     */
    uint32_t looks = 8;
    for (uint32_t i = depth; i-- > 0 && looks--;)
        if (v->words[v->stack[i]].family == family)
            return i + 1;
    return 0;
}

static bool begins_paragraph(const view *v, uint32_t i)
{
    return !i || v->words[i - 1].paragraph != v->words[i].paragraph;
}

static bool ends_paragraph(const view *v, uint32_t i)
{
    return v->words[i + 1].paragraph != v->words[i].paragraph;
}

/* A straight mark glued to the word after it opens, glued to what is before closes. */
static turn straight_turn(const view *v, uint32_t i, bool open)
{
    const word *w = &v->words[i];
    if (begins_paragraph(v, i))
        return TURN_OPEN;
    if (ends_paragraph(v, i))
        return TURN_CLOSE;
    bool before = w->spaced || is_point(v, i - 1, POINT_PAREN) ||
                  v->words[i - 1].fold.ptr[v->words[i - 1].fold.len - 1] == '\'';
    point next = v->words[i + 1].point;
    bool glued = !w->spaced_after && next != POINT_COMMA && next != POINT_SEMICOLON &&
                 next != POINT_COLON && next != POINT_PAREN_END;
    if (before && glued)
        return TURN_OPEN;
    if (!before && w->spaced_after)
        return TURN_CLOSE;
    return open ? TURN_CLOSE : TURN_OPEN;
}

/* „…“: the mark that opens in English closes in German. */
static bool closes_german(const view *v, uint32_t i, uint32_t open)
{
    return text_is(v->words[i].fold, "\xE2\x80\x9C") &&
           text_is(v->words[open].fold, "\xE2\x80\x9E");
}

/* 10": minutes, seconds or inches, where no straight mark is open. */
static bool is_unit_sign(const view *v, uint32_t i, uint32_t depth)
{
    const word *w = &v->words[i];
    return i && !w->spaced && v->words[i - 1].is_number &&
           !nearest_open(v, depth, w->family);
}

static turn turn_of(const view *v, uint32_t i, uint32_t depth)
{
    switch (v->words[i].point) {
    case POINT_OPEN:
        return depth && closes_german(v, i, v->stack[depth - 1]) ? TURN_CLOSE
                                                                 : TURN_OPEN;
    case POINT_CLOSE:
        return TURN_CLOSE;
    case POINT_STRAIGHT:
        if (is_unit_sign(v, i, depth))
            return TURN_NONE;
        return straight_turn(v, i, nearest_open(v, depth, v->words[i].family) != 0);
    default:
        return TURN_NONE;
    }
}

static bool add_stretch(view *v, uint32_t open, uint32_t close, uint32_t end)
{
    if (!make_room((void **)&v->stretches, &v->stretch_room, v->stretch_count + 1,
                   sizeof *v->stretches))
        return false;
    v->stretches[v->stretch_count++] = (stretch){
        .open = open, .close = close, .begin = open + 1, .end = end, .label = open};
    return true;
}

/* A line of dialogue or a turn. */
static bool add_spoken(view *v, const stretch *said)
{
    if (!add_stretch(v, said->open, NOWHERE, said->end))
        return false;
    v->stretches[v->stretch_count - 1].label = said->label;
    v->stretches[v->stretch_count - 1].spoken = true;
    return true;
}

/* Takes back the stretches inside the one that has just been closed at `open`. */
static void drop_inner(view *v, uint32_t open, uint32_t first)
{
    while (v->stretch_count > first && v->stretches[v->stretch_count - 1].open > open)
        v->stretch_count--;
}

/* A mark that opens while one of its family is open, after a stop or at a new
 * utterance, shows that the earlier one was never closed. */
static bool reopens(const view *v, uint32_t i, uint32_t depth)
{
    return i && depth && v->words[v->stack[depth - 1]].family == v->words[i].family &&
           (v->words[i - 1].point == POINT_STOP ||
            v->words[i - 1].point == POINT_COLON);
}

/* Marks that stayed open: the outermost covers the rest of the paragraph, unless a
 * later one begins a new utterance; then it ends there. */
static bool close_rest(view *v, uint32_t depth, uint32_t end, uint32_t first)
{
    if (!depth)
        return true;
    uint32_t open = v->stack[0];
    drop_inner(v, open, first);
    return open + 1 >= end || add_stretch(v, open, NOWHERE, end);
}

static bool scan_marks(view *v, uint32_t begin, uint32_t end)
{
    uint32_t depth = 0, first = v->stretch_count;
    for (uint32_t i = begin; i < end; i++) {
        turn now = turn_of(v, i, depth);
        if (now == TURN_OPEN) {
            if (reopens(v, i, depth)) {
                if (depth == 1 && !close_rest(v, depth, i, first))
                    return false;
                depth--;
            }
            if (!make_room((void **)&v->stack, &v->stack_room, depth + 1,
                           sizeof *v->stack))
                return false;
            v->stack[depth++] = i;
        } else if (now == TURN_CLOSE) {
            uint32_t open = nearest_open(v, depth, v->words[i].family);
            if (!open)
                continue;
            depth = open - 1;
            drop_inner(v, v->stack[depth], first);
            if (v->stack[depth] + 1 < i && !add_stretch(v, v->stack[depth], i, i))
                return false;
        }
    }
    return close_rest(v, depth, end, first);
}

static bool scan_paragraph(view *v, uint32_t begin, uint32_t end)
{
    stretch said;
    if (find_line(v, begin, end, &said))
        return add_spoken(v, &said);
    uint32_t i = begin;
    while (i < end && !is_asked(v, begin, end) && find_turn(v, i, end, &said)) {
        if (!scan_marks(v, i, said.label) || !add_spoken(v, &said))
            return false;
        i = said.end;
    }
    return scan_marks(v, i, end);
}

static void mark_words(view *v)
{
    for (uint32_t s = 0; s < v->stretch_count; s++) {
        const stretch *quoted = &v->stretches[s];
        uint32_t end = quoted->close == NOWHERE ? quoted->end : quoted->close + 1;
        for (uint32_t i = quoted->open; i < end; i++)
            v->words[i].stretch = s + 1;
    }
}

/* An unclosed stretch at the end of a paragraph and an opening mark at the start of the
 * next are one quotation that is re-opened with every paragraph. */
static void join_paragraphs(view *v)
{
    for (uint32_t s = 1; s < v->stretch_count; s++) {
        const stretch *before = &v->stretches[s - 1];
        stretch *now = &v->stretches[s];
        now->goes_on = before->close == NOWHERE && !before->spoken && !now->spoken &&
                       before->end == now->open && begins_paragraph(v, now->open);
    }
}

static bool same_stretch(const view *v, uint32_t i)
{
    uint32_t s = v->words[i].stretch;
    return s && s == v->words[i - 1].stretch;
}

/* A sentence that begins small, or with a comma or a closing mark, goes on with the
 * sentence before: "« Oui ! » a-t-il dit". */
static bool continues(const view *v, uint32_t i)
{
    const word *w = &v->words[i];
    if (w->paragraph != v->words[i - 1].paragraph)
        return false;
    if (same_stretch(v, i) || w->point == POINT_COMMA || w->point == POINT_CLOSE)
        return true;
    bool after_quote = v->words[i - 1].stretch != 0;
    return w->is_word && !w->capital && !w->is_number &&
           (after_quote || v->words[i - 1].point != POINT_STOP);
}

static bool add_unit(view *v, uint32_t begin, uint32_t end)
{
    if (!make_room((void **)&v->units, &v->unit_room, v->unit_count + 1,
                   sizeof *v->units))
        return false;
    v->units[v->unit_count++] = (unit){begin, end};
    return true;
}

bool find_units(view *v)
{
    v->unit_count = 0;
    uint32_t begin = 0;
    for (uint32_t i = 1; i <= v->count && v->count; i++) {
        bool last = i == v->count;
        if (!last && v->words[i].sentence == v->words[i - 1].sentence &&
            v->words[i].paragraph == v->words[i - 1].paragraph)
            continue;
        if (!last && continues(v, i))
            continue;
        if (!add_unit(v, begin, i))
            return false;
        begin = i;
    }
    return true;
}

gm_status find_stretches(view *v, gm_error *err)
{
    uint32_t begin = 0;
    count_lines(v);
    for (uint32_t i = 1; i <= v->count; i++) {
        if (i < v->count && !begins_paragraph(v, i))
            continue;
        if (!scan_paragraph(v, begin, i))
            return gm_fail(err, GM_NOMEM, "no memory for quotation marks");
        begin = i;
    }
    mark_words(v);
    join_paragraphs(v);
    return GM_OK;
}
