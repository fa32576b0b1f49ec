/* A folder without folders in it, as the scorer wants it: "/" of an id becomes "_". */
#include "write/radar.h"

#include "write/columns_of.h"
#include "write/notes.h"
#include "write/place.h"

#include <stdlib.h>

typedef struct writer {
    const gm_writing *how;
    gm_place place;
    gm_notes notes;
    gm_buffer id; /* scratch */
} writer;

/* ---- Names ------------------------------------------------------------------- */

static void make_flat(gm_buffer *flat, gm_text id)
{
    gm_buffer_clear(flat);
    gm_buffer_add(flat, id.ptr, id.len);
    for (size_t i = 0; i < flat->len; i++) {
        if (flat->ptr[i] == '/')
            flat->ptr[i] = '_';
    }
}

static gm_status note_name(writer *writer, gm_text id, gm_error *err)
{
    if (!gm_notes_first(&writer->notes, gm_text_of("\nnames")))
        return gm_notes_status(&writer->notes, err);
    return gm_notes_say(&writer->notes, err,
                        "radar: the document \"%.*s\" is in \"%s.json\", for files "
                        "cannot all be called as the ids are",
                        (int)id.len, id.ptr, writer->place.name.ptr);
}

static gm_status choose_name(writer *writer, const gm_document *document, gm_text list,
                             gm_error *err)
{
    bool changed = false;
    make_flat(&writer->id, document->id);
    if (writer->id.failed)
        return gm_error_nomem(err);
    gm_text id = {writer->id.len ? writer->id.ptr : "", (uint32_t)writer->id.len};
    gm_status status =
        gm_place_choose(&writer->place, id, ".json", list, &changed, err);
    if (status == GM_OK && (changed || memchr(document->id.ptr, '/', id.len)))
        status = note_name(writer, document->id, err);
    return status;
}

/* ---- What the format cannot hold --------------------------------------------- */

static const char *const held[] = {"quote",         "quote.type", "quote.content",
                                   "quote.cue",     "token",      "quote.source",
                                   "quote.speaker", NULL};

static bool has_fragments(const gm_document *document)
{
    const gm_table *quotes = gm_document_table(document, "quote");
    for (uint32_t i = 0; quotes && i < quotes->rows; i++) {
        if (gm_fragments_of(quotes, "content", i).count > 1)
            return true;
    }
    return false;
}

static gm_status note_all(writer *writer, const gm_document *document, gm_error *err)
{
    gm_notes *notes = &writer->notes;
    if (writer->how->offsets != GM_UNIT_CODE_POINT)
        gm_notes_once(notes, "radar counts code points: the unit of offsets asked for "
                             "is not for it");
    if (has_fragments(document))
        gm_notes_once(notes, "radar: a quote is one piece there, from its first "
                             "fragment to its last, with what is between them");
    if (document->meta_json.len > 2)
        gm_notes_once(notes, "radar has no place for \"meta\": use jsonl for it");
    gm_status status = gm_notes_unheld(notes, "radar", document, held, err);
    return status == GM_OK ? gm_notes_status(notes, err) : status;
}

/* ---- The format -------------------------------------------------------------- */

static gm_status render(const void *opened, gm_buffer *out, const gm_document *document,
                        gm_offsets *scratch, gm_error *err)
{
    (void)opened;
    gm_status status =
        gm_offsets_build(scratch, document->text, GM_UNIT_CODE_POINT, err);
    if (status != GM_OK)
        return status;
    gm_radar_write(out, document, scratch);
    return out->failed ? gm_error_nomem(err) : GM_OK;
}

static gm_status take(void *opened, gm_buffer *out, const gm_document *document,
                      gm_error *err)
{
    writer *writer = opened;
    gm_text list = {out->ptr, (uint32_t)out->len};
    gm_status status = choose_name(writer, document, list, err);
    if (status == GM_OK)
        status = note_all(writer, document, err);
    return status == GM_OK ? gm_place_write(&writer->place, writer->place.name.ptr,
                                            ".json", list, err)
                           : status;
}

static void close_writer(void *opened)
{
    writer *writer = opened;
    gm_place_free(&writer->place);
    gm_notes_free(&writer->notes);
    gm_buffer_free(&writer->id);
    free(writer);
}

static gm_status open_writer(const gm_writing *how, void **opened, gm_error *err)
{
    writer *made = calloc(1, sizeof *made);
    if (!made)
        return gm_error_nomem(err);
    made->how = how;
    gm_place_init(&made->place, how->path);
    gm_notes_init(&made->notes, how);
    gm_status status = gm_place_open(&made->place, "radar", err);
    if (status == GM_OK)
        *opened = made;
    else
        close_writer(made);
    return status;
}

static void save(const void *opened, gm_buffer *state)
{
    (void)opened;
    gm_buffer_puts(state, "folder");
}

static gm_status restore(void *opened, gm_text state, gm_error *err)
{
    (void)state;
    (void)err;
    ((writer *)opened)->place.goes_on = true;
    return GM_OK;
}

static const char *const extensions[] = {NULL};

const gm_write_format gm_radar_writer = {.name = "radar",
                                         .summary = "a folder for the Radar de Parité",
                                         .extensions = extensions,
                                         .is_place = true,
                                         .open = open_writer,
                                         .render = render,
                                         .take = take,
                                         .close = close_writer,
                                         .save = save,
                                         .restore = restore};
