/* Filling a view from the layers of a document; see view.h. */
#include "view.h"

#include <stdlib.h>
#include <string.h>

bool make_room(void **items, uint32_t *room, uint32_t need, size_t size)
{
    if (need <= *room)
        return true;
    size_t wanted = *room < 64 ? 64 : *room;
    while (wanted < need)
        wanted += wanted / 2;
    void *grown = wanted < UINT32_MAX ? realloc(*items, wanted * size) : NULL;
    if (!grown)
        return false;
    *items = grown;
    *room = (uint32_t)wanted;
    return true;
}

typedef struct point_character {
    uint32_t character;
    point point;
    uint8_t family;
} point_character;

static const point_character point_characters[] = {
    {'"', POINT_STRAIGHT, 3},    {'(', POINT_PAREN, 0},   {')', POINT_PAREN_END, 0},
    {',', POINT_COMMA, 0},       {'-', POINT_DASH, 0},    {'.', POINT_STOP, 0},
    {'!', POINT_STOP, 0},        {'?', POINT_STOP, 0},    {':', POINT_COLON, 0},
    {';', POINT_SEMICOLON, 0},   {'[', POINT_PAREN, 0},   {']', POINT_PAREN_END, 0},
    {0xAB, POINT_OPEN, 1},       {0xBB, POINT_CLOSE, 1},  {0x2013, POINT_DASH, 0},
    {0x2014, POINT_DASH, 0},     {0x2015, POINT_DASH, 0}, {0x201C, POINT_OPEN, 2},
    {0x201D, POINT_CLOSE, 2},    {0x201E, POINT_OPEN, 2}, {0x2026, POINT_STOP, 0},
    {0x2033, POINT_STRAIGHT, 3}, {0x2039, POINT_OPEN, 4}, {0x203A, POINT_CLOSE, 4},
};

/* Which mark the token is; "..." and "?!" are stops as well. */
static void set_point(word *w, gm_text text)
{
    uint32_t size, c = first_character(text, &size);
    w->point = POINT_OTHER;
    for (size_t i = 0; i < sizeof point_characters / sizeof *point_characters; i++) {
        if (point_characters[i].character != c)
            continue;
        if (size == text.len || point_characters[i].point == POINT_STOP ||
            (point_characters[i].point == POINT_DASH && text.len == 2)) {
            w->point = point_characters[i].point;
            w->family = point_characters[i].family;
        }
        return;
    }
}

static bool is_space(gm_text text, uint32_t at)
{
    uint8_t c = (uint8_t)text.ptr[at];
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* The ends of U+00A0, U+202F and U+2009 as well. */
static bool space_before(gm_text text, uint32_t at)
{
    if (!at || is_space(text, at - 1))
        return true;
    if (at >= 2 && !memcmp(text.ptr + at - 2, "\xC2\xA0", 2))
        return true;
    return at >= 3 && (!memcmp(text.ptr + at - 3, "\xE2\x80\xAF", 3) ||
                       !memcmp(text.ptr + at - 3, "\xE2\x80\x89", 3));
}

static bool space_after(gm_text text, uint32_t at)
{
    if (at >= text.len || is_space(text, at))
        return true;
    if (at + 2 <= text.len && !memcmp(text.ptr + at, "\xC2\xA0", 2))
        return true;
    return at + 3 <= text.len && (!memcmp(text.ptr + at, "\xE2\x80\xAF", 3) ||
                                  !memcmp(text.ptr + at, "\xE2\x80\x89", 3));
}

static bool is_digit(gm_text text)
{
    return text.len && text.ptr[0] >= '0' && text.ptr[0] <= '9';
}

/* Letters, digits, and a clitic's leading hyphen begin words. */
static bool begins_word(gm_text text)
{
    uint32_t size, c = first_character(text, &size);
    if (c == '-' && text.len > 1)
        return first_character((gm_text){text.ptr + 1, text.len - 1}, &size) >= 'A';
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7);
}

/* `folds` has room for the whole text: a fold is never longer than its token. */
static void fill_word(view *v, word *w, gm_span span, char *fold)
{
    static const lexeme unknown = {{0}, 0, 0, 0, 0, {0}, 0};
    *w = (word){.span = span};
    gm_text text = span_text(v, span);
    w->fold = (gm_text){fold, fold_text(text, fold)};
    w->is_number = is_digit(text);
    w->is_word = begins_word(text);
    w->known = &unknown;
    if (w->is_word) {
        const lexeme *found = lexicon_find(v->lexicon, w->fold);
        w->known = found ? found : &unknown;
        w->capital = is_capital(text);
    } else {
        set_point(w, text);
    }
    w->spaced = space_before(v->text, span.begin);
    w->spaced_after = space_after(v->text, span.end);
}

/* Sets a number on every word: that of the row of `layer` it begins in. */
static void number_words(view *v, const gm_layer *layer, bool sentences)
{
    const gm_span *spans = gm_layer_spans(layer);
    uint32_t rows = gm_layer_rows(layer), row = 0;
    for (uint32_t i = 0; i < v->count; i++) {
        while (row + 1 < rows && v->words[i].span.begin >= spans[row + 1].begin)
            row++;
        if (sentences)
            v->words[i].sentence = row;
        else
            v->words[i].paragraph = row;
    }
}

static entity_kind kind_of_entity(gm_text type)
{
    if (text_is(type, "Person"))
        return ENTITY_PERSON;
    if (text_is(type, "Organization"))
        return ENTITY_ORGANIZATION;
    return text_is(type, "Location") ? ENTITY_LOCATION : ENTITY_OTHER;
}

/* Entities are disjoint and in order; a word belongs to the one that it begins in. */
static void attach_entities(view *v)
{
    uint32_t row = 0;
    for (uint32_t i = 0; i < v->entity_count; i++)
        v->entity_first[i] = NOWHERE;
    for (uint32_t i = 0; i < v->count; i++) {
        uint32_t begin = v->words[i].span.begin;
        while (row < v->entity_count && v->entities[row].end <= begin)
            row++;
        if (row == v->entity_count || v->entities[row].begin > begin)
            continue;
        v->words[i].entity = row + 1;
        if (v->entity_first[row] == NOWHERE)
            v->entity_first[row] = i;
    }
}

static bool fill_entities(view *v, const gm_doc *doc)
{
    const gm_layer *layer = gm_doc_layer(doc, "entity");
    const gm_sym *types = gm_doc_symbols(doc, "entity.type");
    v->entity_count = gm_layer_rows(layer);
    v->entities = gm_layer_spans(layer);
    if (!make_room((void **)&v->kinds, &v->kinds_room, v->entity_count,
                   sizeof *v->kinds) ||
        !make_room((void **)&v->entity_first, &v->entity_first_room, v->entity_count,
                   sizeof *v->entity_first))
        return false;
    for (uint32_t i = 0; i < v->entity_count; i++)
        v->kinds[i] = kind_of_entity(gm_doc_string(doc, types[i]));
    attach_entities(v);
    return true;
}

static bool fill_words(view *v, const gm_doc *doc)
{
    const gm_layer *tokens = gm_doc_layer(doc, "token");
    const gm_span *spans = gm_layer_spans(tokens);
    v->text = gm_doc_text(doc);
    v->count = gm_layer_rows(tokens);
    if (!make_room((void **)&v->words, &v->room, v->count + WORDS_BEYOND,
                   sizeof *v->words) ||
        !make_room((void **)&v->folds, &v->folds_room, v->text.len + 1, 1))
        return false;
    char *fold = v->folds;
    for (uint32_t i = 0; i < v->count; i++) {
        fill_word(v, &v->words[i], spans[i], fold);
        fold += v->words[i].fold.len;
    }
    for (uint32_t i = 0; i < WORDS_BEYOND; i++)
        fill_word(v, &v->words[v->count + i], (gm_span){v->text.len, v->text.len},
                  fold);
    return true;
}

gm_status view_fill(view *v, const lexicon *known, const gm_doc *doc, gm_error *err)
{
    v->lexicon = known;
    v->stretch_count = v->unit_count = 0;
    if (!fill_words(v, doc) || !fill_entities(v, doc))
        return gm_fail(err, GM_NOMEM, "no memory for the words of the document");
    number_words(v, gm_doc_layer(doc, "paragraph"), false);
    number_words(v, gm_doc_layer(doc, "sentence"), true);
    for (uint32_t i = v->count; i < v->count + WORDS_BEYOND; i++)
        v->words[i].paragraph = v->words[i].sentence = UINT32_MAX;
    return GM_OK;
}

void view_free(view *v)
{
    free(v->words);
    free(v->folds);
    free(v->kinds);
    free(v->entity_first);
    free(v->stretches);
    free(v->units);
    free(v->stack);
}
