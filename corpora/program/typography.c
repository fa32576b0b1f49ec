/* Spaces and apostrophes as the paper printed them.
 *
 * A source file has ordinary spaces and straight apostrophes alone, since an editor
 * shows no other; the header says what stands for them. */
#include "reading.h"

#define NBSP   "\u00A0"
#define NARROW "\u202F"

/* What an ordinary space becomes, by its place. */
typedef struct spacing {
    const char *name;
    const char *guillemet; /* behind an opening, before a closing one */
    const char *high;      /* before ? ! ; */
    const char *colon;
    const char *unit;  /* before % */
    const char *group; /* between groups of three digits */
} spacing;

/* French practice after the Lexique de l'Imprimerie nationale, Québec's after the
 * Office québécois de la langue française; "glued" is Swiss and much of the web. */
static const spacing spacings[] = {
    {"plain", " ", " ", " ", " ", " "},
    {"nbsp", NBSP, NBSP, NBSP, NBSP, NBSP},
    {"narrow", NARROW, NARROW, NBSP, NBSP, NARROW},
    {"quebec", NBSP, "", NBSP, NBSP, NBSP},
    {"glued", "", "", "", " ", " "},
};

static const spacing *find_spacing(gm_text name)
{
    for (size_t i = 0; i < sizeof spacings / sizeof *spacings; i++)
        if (corpus_is(name, spacings[i].name))
            return &spacings[i];
    return NULL;
}

bool corpus_knows_spaces(gm_text name)
{
    return find_spacing(name) != NULL;
}

static bool stands_at(gm_text text, uint32_t at, const char *what)
{
    uint32_t len = (uint32_t)strlen(what);
    return at + len <= text.len && !memcmp(text.ptr + at, what, len);
}

static bool ends_at(gm_text text, uint32_t at, const char *what)
{
    uint32_t len = (uint32_t)strlen(what);
    return at >= len && stands_at(text, at - len, what);
}

static bool is_digit(gm_text text, uint32_t at)
{
    return at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9';
}

static bool is_between_groups(gm_text text, uint32_t at)
{
    return at && is_digit(text, at - 1) && is_digit(text, at + 1) &&
           is_digit(text, at + 2) && is_digit(text, at + 3) && !is_digit(text, at + 4);
}

/* What the space at `at` becomes. */
static const char *space_at(gm_text text, uint32_t at, const spacing *spacing)
{
    if (ends_at(text, at, "«") || ends_at(text, at, "‹") || //
        stands_at(text, at + 1, "»") || stands_at(text, at + 1, "›"))
        return spacing->guillemet;
    if (at + 1 < text.len && strchr("?!;", text.ptr[at + 1]))
        return spacing->high;
    if (stands_at(text, at + 1, ":"))
        return spacing->colon;
    if (stands_at(text, at + 1, "%"))
        return spacing->unit;
    return is_between_groups(text, at) ? spacing->group : " ";
}

/* `moved[i]` is where byte i of the old text begins in the new one. */
static void rewrite(gm_text old, const spacing *spacing, bool curly, gm_buffer *text,
                    uint32_t *moved)
{
    for (uint32_t i = 0; i < old.len; i++) {
        moved[i] = (uint32_t)text->len;
        if (old.ptr[i] == ' ' && spacing)
            gm_buffer_puts(text, space_at(old, i, spacing));
        else if (old.ptr[i] == '\'' && curly)
            gm_buffer_puts(text, "’");
        else
            gm_buffer_put(text, old.ptr[i]);
    }
    moved[old.len] = (uint32_t)text->len;
}

static void move(gm_span *span, const uint32_t *moved)
{
    span->begin = moved[span->begin];
    span->end = moved[span->end];
}

static void move_all(corpus_article *article, const uint32_t *moved)
{
    for (uint32_t i = 0; i < article->marks.count; i++)
        move(&article->marks.at[i].span, moved);
    for (uint32_t i = 0; i < article->paragraphs.count; i++)
        move(&article->paragraphs.at[i], moved);
    for (uint32_t i = 0; i < article->sentences.count; i++)
        move(&article->sentences.at[i], moved);
}

/* Names of the register, with the apostrophes of the text. */
static bool print_name(gm_arena *arena, gm_text *name)
{
    gm_buffer text = {0};
    for (uint32_t i = 0; i < name->len; i++)
        if (name->ptr[i] == '\'')
            gm_buffer_puts(&text, "’");
        else
            gm_buffer_put(&text, name->ptr[i]);
    const char *copy = gm_arena_copy(arena, text.ptr, text.len);
    *name = (gm_text){copy, (uint32_t)text.len};
    bool done = !text.failed && copy;
    gm_buffer_free(&text);
    return done;
}

static bool print_names(corpus_article *article)
{
    bool done = true;
    for (uint32_t i = 0; i < article->quotes.count && done; i++)
        done = print_name(&article->arena, &article->quotes.at[i].speaker);
    for (uint32_t i = 0; i < article->speakers.count && done; i++)
        done = print_name(&article->arena, &article->speakers.at[i].name);
    return done;
}

gm_status corpus_set_typography(corpus_article *article, gm_error *err)
{
    gm_text old = {article->text.ptr, (uint32_t)article->text.len};
    gm_buffer text = {0};
    bool curly = corpus_is(article->header[CORPUS_APOSTROPHE], "curly");
    uint32_t *moved = malloc((old.len + 1) * sizeof *moved);
    if (!moved || (curly && !print_names(article)))
        return free(moved), gm_error_nomem(err);
    rewrite(old, find_spacing(article->header[CORPUS_SPACES]), curly, &text, moved);
    move_all(article, moved);
    free(moved);
    gm_buffer_free(&article->text);
    article->text = text;
    return text.failed ? gm_error_nomem(err) : GM_OK;
}
