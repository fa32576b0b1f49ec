/* What was said is kept by its bytes in a table of symbols: a name that is new there
 * was not said. */
#include "write/notes.h"

#include <stdio.h>
#include <stdlib.h>

void gm_notes_init(gm_notes *notes, const gm_writing *how)
{
    *notes = (gm_notes){.how = how};
    gm_symbols_init(&notes->said, &notes->arena);
}

void gm_notes_free(gm_notes *notes)
{
    gm_symbols_free(&notes->said);
    gm_arena_free(&notes->arena);
}

gm_status gm_notes_open(const gm_writing *how, void **writer, gm_error *err)
{
    gm_notes *notes = malloc(sizeof *notes);
    if (!notes)
        return gm_error_nomem(err);
    gm_notes_init(notes, how);
    *writer = notes;
    return GM_OK;
}

void gm_notes_close(void *writer)
{
    gm_notes_free(writer);
    free(writer);
}

const char *const gm_notes_press[] = {"paragraph",
                                      "sentence",
                                      "token",
                                      "token.kind",
                                      "token.stem",
                                      "entity",
                                      "entity.type",
                                      "entity.score",
                                      "entity.value",
                                      "person",
                                      "person.name",
                                      "person.kind",
                                      "person.gender",
                                      "role",
                                      "role.person",
                                      "person.evidence",
                                      "person.mentions",
                                      "quote",
                                      "quote.type",
                                      "quote.content",
                                      "quote.cue",
                                      "quote.source",
                                      "quote.kind",
                                      "quote.speaker",
                                      "quote.score",
                                      "quote.why",
                                      "quote.allegation",
                                      "token.contraction",
                                      NULL};

bool gm_notes_first(gm_notes *notes, gm_text what)
{
    uint32_t before = notes->said.count;
    gm_symbols_intern(&notes->said, what);
    return notes->said.count > before;
}

void gm_notes_once(gm_notes *notes, const char *message)
{
    if (gm_notes_first(notes, gm_text_of(message)) && notes->how->note)
        notes->how->note(notes->how->who, message);
}

/* One line, whatever the names in it. */
static void level(gm_buffer *message)
{
    for (size_t i = 0; i < message->len; i++) {
        uint8_t byte = (uint8_t)message->ptr[i];
        if (byte < ' ' || byte == 0x7F)
            message->ptr[i] = '?';
    }
    gm_buffer_put(message, '\0');
}

gm_status gm_notes_say(gm_notes *notes, gm_error *err, const char *format, ...)
{
    char text[1024]; /* cut if longer, as messages of errors are */
    gm_buffer message = {0};
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    gm_buffer_puts(&message, text);
    level(&message);
    bool failed = message.failed;
    if (!failed)
        gm_notes_once(notes, message.ptr);
    gm_buffer_free(&message);
    return failed ? gm_error_nomem(err) : gm_notes_status(notes, err);
}

/* ---- Layers and columns ------------------------------------------------------ */

static bool is_held(const char *name, const char *const *held)
{
    while (*held && strcmp(*held, name) != 0)
        held++;
    return *held != NULL;
}

/* Puts a name that is news onto the list. */
static void list(gm_notes *notes, gm_buffer *names, const char *name)
{
    if (gm_notes_first(notes, gm_text_of(name)))
        gm_buffer_printf(names, "%s\"%s\"", names->len ? ", " : "", name);
}

static void list_columns(gm_notes *notes, gm_buffer *names, const gm_table *table,
                         const char *const *held)
{
    gm_buffer full = {0};
    for (const gm_column *column = table->columns; column; column = column->next) {
        gm_buffer_clear(&full);
        gm_buffer_printf(&full, "%s.%s", table->name, column->name);
        if (!full.failed && !is_held(full.ptr, held))
            list(notes, names, full.ptr);
        names->failed |= full.failed;
    }
    gm_buffer_free(&full);
}

static gm_status say(gm_notes *notes, const char *format, gm_buffer *names,
                     gm_error *err)
{
    gm_status status = gm_notes_status(notes, err);
    bool any = names->len > 0;
    gm_buffer_put(names, '\0');
    if (names->failed)
        status = gm_error_nomem(err);
    if (status == GM_OK && any)
        status = gm_notes_say(notes, err,
                              "%s has no place for %s: use jsonl for all there is",
                              format, names->ptr);
    gm_buffer_free(names);
    return status;
}

static void list_carried(gm_notes *notes, gm_buffer *names, const gm_document *document,
                         bool layers)
{
    for (const gm_carried *carried = document->carried; carried;
         carried = carried->next) {
        if (!carried->is_layer ||
            (layers && !gm_document_table(document, carried->name)))
            list(notes, names, carried->name);
    }
}

gm_status gm_notes_unheld(gm_notes *notes, const char *format,
                          const gm_document *document, const char *const *held,
                          gm_error *err)
{
    gm_buffer names = {0};
    for (const gm_table *table = document->tables; table; table = table->next) {
        if (is_held(table->name, held))
            list_columns(notes, &names, table, held);
        else
            list(notes, &names, table->name);
    }
    list_carried(notes, &names, document, true);
    return say(notes, format, &names, err);
}

gm_status gm_notes_unheld_of(gm_notes *notes, const char *format,
                             const gm_document *document, const char *layer,
                             const char *const *held, gm_error *err)
{
    gm_buffer names = {0};
    const gm_table *table = gm_document_table(document, layer);
    if (table)
        list_columns(notes, &names, table, held);
    list_carried(notes, &names, document, false);
    return say(notes, format, &names, err);
}

gm_status gm_notes_status(const gm_notes *notes, gm_error *err)
{
    return notes->said.failed ? gm_error_nomem(err) : GM_OK;
}
