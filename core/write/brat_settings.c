/* Without <OVERLAP> brat takes a name within a quote for an error. */
#include "write/brat_settings.h"

#include "write/brat_annotation.h"
#include "write/columns_of.h"

static const char *const press_types[] = {"Person", "Location", "Organization", "Date",
                                          "Hour",   "Event",    "Product",      NULL};
static const char *const quote_types[] = {"direct", "indirect", "mixed", NULL};

/* ---- Types ------------------------------------------------------------------- */

/* Adds the type as brat sees it. */
static bool add_type(gm_symbols *types, const char *prefix, gm_text type)
{
    gm_buffer name = {0};
    size_t len = strlen(prefix);
    gm_buffer_puts(&name, prefix);
    gm_brat_put_type(&name, type);
    bool same =
        name.len == len + type.len && memcmp(name.ptr + len, type.ptr, type.len) == 0;
    types->failed |= name.failed;
    gm_symbols_intern(types, (gm_text){name.ptr, (uint32_t)name.len});
    gm_buffer_free(&name);
    return same;
}

gm_status gm_brat_types_init(gm_brat_types *types, gm_error *err)
{
    *types = (gm_brat_types){0};
    gm_symbols_init(&types->entities, &types->arena);
    gm_symbols_init(&types->quotes, &types->arena);
    for (uint32_t i = 0; press_types[i]; i++)
        add_type(&types->entities, "", gm_text_of(press_types[i]));
    for (uint32_t i = 0; quote_types[i]; i++)
        add_type(&types->quotes, "Quote-", gm_text_of(quote_types[i]));
    return types->entities.failed || types->quotes.failed ? gm_error_nomem(err) : GM_OK;
}

void gm_brat_types_free(gm_brat_types *types)
{
    gm_symbols_free(&types->entities);
    gm_symbols_free(&types->quotes);
    gm_arena_free(&types->arena);
}

gm_status gm_brat_types_add(gm_brat_types *types, const gm_document *document,
                            bool *changed, bool *added, gm_error *err)
{
    const gm_table *entities = gm_document_table(document, "entity");
    const gm_table *quotes = gm_document_table(document, "quote");
    uint32_t before = types->entities.count + types->quotes.count;
    *changed = false;
    for (uint32_t i = 0; entities && i < entities->rows; i++)
        *changed |= !add_type(&types->entities, "",
                              gm_text_of_row(document, entities, "type", i));
    for (uint32_t i = 0; quotes && i < quotes->rows; i++) {
        gm_text type = gm_text_of_row(document, quotes, "type", i);
        *changed |= !add_type(&types->quotes, "Quote-",
                              type.len ? type : gm_text_of("untyped"));
    }
    *added = types->entities.count + types->quotes.count > before;
    return types->entities.failed || types->quotes.failed ? gm_error_nomem(err) : GM_OK;
}

static void save(const gm_symbols *types, gm_buffer *line)
{
    for (gm_sym i = 1; i < types->count; i++) {
        gm_text type = gm_symbols_text(types, i);
        gm_buffer_printf(line, "%s%.*s", line->len ? " " : "", (int)type.len, type.ptr);
    }
}

void gm_brat_types_save(const gm_brat_types *types, gm_buffer *line)
{
    save(&types->entities, line);
    save(&types->quotes, line);
}

gm_status gm_brat_types_restore(gm_brat_types *types, gm_text line, gm_error *err)
{
    for (uint32_t begin = 0, end; begin < line.len; begin = end + 1) {
        for (end = begin; end < line.len && line.ptr[end] != ' '; end++)
            ;
        gm_text type = {line.ptr + begin, end - begin};
        bool is_quote = type.len > 6 && memcmp(type.ptr, "Quote-", 6) == 0;
        gm_symbols_intern(is_quote ? &types->quotes : &types->entities, type);
    }
    return types->entities.failed || types->quotes.failed ? gm_error_nomem(err) : GM_OK;
}

/* ---- annotation.conf --------------------------------------------------------- */

static void put_lines(gm_buffer *out, const gm_symbols *types, const char *indent)
{
    for (gm_sym i = 1; i < types->count; i++) {
        gm_text type = gm_symbols_text(types, i);
        gm_buffer_printf(out, "%s%.*s\n", indent, (int)type.len, type.ptr);
    }
}

static void put_quotes(gm_buffer *out, const gm_symbols *types)
{
    for (gm_sym i = 1; i < types->count; i++) {
        gm_text type = gm_symbols_text(types, i);
        gm_buffer_printf(out, "%s%.*s", i > 1 ? "|" : "", (int)type.len, type.ptr);
    }
}

void gm_brat_write_annotation_conf(const gm_brat_types *types, gm_buffer *out)
{
    gm_buffer_puts(out, "# Written by guillemet annotate -t brat.\n\n[entities]\n");
    put_lines(out, &types->entities, "");
    gm_buffer_puts(out, "!Quote\n");
    put_lines(out, &types->quotes, "\t");
    gm_buffer_puts(out, "Cue\nSource\n\n[relations]\nCue\tArg1:");
    put_quotes(out, &types->quotes);
    gm_buffer_puts(out, ", Arg2:Cue\nSource\tArg1:");
    put_quotes(out, &types->quotes);
    gm_buffer_puts(out, ", Arg2:Source\n"
                        "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n\n"
                        "[events]\n\n[attributes]\nKind\tArg:");
    put_quotes(out, &types->quotes);
    gm_buffer_puts(out, ", Value:person|organization|group|document|anonymous\n"
                        "Allegation\tArg:");
    put_quotes(out, &types->quotes);
    gm_buffer_put(out, '\n');
}

/* ---- visual.conf ------------------------------------------------------------- */

void gm_brat_write_visual_conf(gm_buffer *out)
{
    gm_buffer_puts(
        out,
        "# Written by guillemet annotate -t brat.\n\n[labels]\n"
        "Person | Person | Pers | P\nLocation | Location | Loc | L\n"
        "Organization | Organization | Org | O\nDate | Date\nHour | Hour\n"
        "Event | Event\nProduct | Product | Prod\n"
        "Quote-direct | direct quote | direct | d\n"
        "Quote-indirect | indirect quote | indirect | i\n"
        "Quote-mixed | mixed quote | mixed | m\n\n[drawing]\n"
        "SPAN_DEFAULT\tfgColor:black, bgColor:lightgray, borderColor:darken\n"
        "ARC_DEFAULT\tcolor:black, arrowHead:triangle-5\n"
        "ATTRIBUTE_DEFAULT\tglyph:*\n"
        "Person\tbgColor:#ffccaa\nLocation\tbgColor:#95dfff\n"
        "Organization\tbgColor:#8fb2ff\nDate\tbgColor:#9fe0c4\n"
        "Hour\tbgColor:#9fe0c4\nEvent\tbgColor:#e4cbf6\nProduct\tbgColor:#f5e086\n"
        "Quote-direct\tbgColor:#b4ff9e\nQuote-indirect\tbgColor:#e3ffd9\n"
        "Quote-mixed\tbgColor:#cff7a8\nCue\tbgColor:#ffe6f2\nSource\tbgColor:#fff3d1\n"
        "Kind\tglyph:[p]|[o]|[g]|[d]|[a], position:left\n"
        "Allegation\tglyph:?, position:right\n");
}
