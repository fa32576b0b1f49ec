/* render() makes the annotation; take() finds the name and writes both files. */
#include "write/brat.h"

#include "write/brat_annotation.h"
#include "write/brat_settings.h"
#include "write/notes.h"
#include "write/place.h"

#include <stdlib.h>

typedef struct writer {
    const gm_writing *how;
    gm_place place;
    gm_brat_types types;
    gm_notes notes;
    bool has_new_types; /* since annotation.conf was written */
} writer;

static const char *const held[] = {"entity",     "entity.type",      "entity.value",
                                   "quote",      "quote.type",       "quote.content",
                                   "quote.cue",  "quote.source",     "quote.speaker",
                                   "quote.kind", "quote.allegation", NULL};

/* ---- Settings ---------------------------------------------------------------- */

static gm_status write_settings(writer *writer, const char *name, gm_buffer *text,
                                gm_error *err)
{
    gm_status status =
        text->failed ? gm_error_nomem(err)
                     : gm_place_write(&writer->place, name, ".conf",
                                      (gm_text){text->ptr, (uint32_t)text->len}, err);
    gm_buffer_free(text);
    return status;
}

static gm_status write_annotation_conf(writer *writer, gm_error *err)
{
    gm_buffer text = {0};
    gm_brat_write_annotation_conf(&writer->types, &text);
    writer->has_new_types = false;
    return write_settings(writer, "annotation", &text, err);
}

static gm_status write_visual_conf(writer *writer, gm_error *err)
{
    gm_buffer text = {0};
    gm_brat_write_visual_conf(&text);
    return write_settings(writer, "visual", &text, err);
}

/* ---- What a folder cannot hold ----------------------------------------------- */

static gm_status note_name(writer *writer, gm_text id, gm_error *err)
{
    if (!gm_notes_first(&writer->notes, gm_text_of("\nnames")))
        return gm_notes_status(&writer->notes, err);
    return gm_notes_say(&writer->notes, err,
                        "brat: the document \"%.*s\" is in \"%s\", for files cannot "
                        "all be called as the ids are",
                        (int)id.len, id.ptr, writer->place.name.ptr);
}

static gm_status note_all(writer *writer, const gm_document *document, gm_error *err)
{
    gm_notes *notes = &writer->notes;
    if (writer->how->offsets != GM_UNIT_CODE_POINT)
        gm_notes_once(notes, "brat counts code points: the unit of offsets asked for "
                             "is not for it");
    if (document->meta_json.len > 2)
        gm_notes_once(notes, "brat has no place for \"meta\": use jsonl for it");
    gm_status status = gm_notes_unheld(notes, "brat", document, held, err);
    return status == GM_OK ? gm_notes_status(notes, err) : status;
}

/* ---- Documents --------------------------------------------------------------- */

static gm_status choose_name(writer *writer, const gm_document *document, gm_error *err)
{
    bool changed = false;
    gm_status status = gm_place_choose(&writer->place, document->id, ".txt",
                                       document->text, &changed, err);
    if (status == GM_OK && changed)
        status = note_name(writer, document->id, err);
    return status;
}

static gm_status add_types(writer *writer, const gm_document *document, gm_error *err)
{
    bool changed, added;
    gm_status status =
        gm_brat_types_add(&writer->types, document, &changed, &added, err);
    writer->has_new_types |= status == GM_OK && added;
    if (status == GM_OK && changed)
        gm_notes_once(&writer->notes,
                      "brat: a type has ASCII letters, digits, \"-\" and \"_\" alone; "
                      "what others had is \"_\" in the folder");
    return status;
}

static gm_status render(const void *writer, gm_buffer *out, const gm_document *document,
                        gm_offsets *scratch, gm_error *err)
{
    (void)writer;
    gm_status status =
        gm_offsets_build(scratch, document->text, GM_UNIT_CODE_POINT, err);
    return status == GM_OK ? gm_brat_annotate(out, document, scratch, err) : status;
}

static gm_status take(void *opened, gm_buffer *out, const gm_document *document,
                      gm_error *err)
{
    writer *writer = opened;
    gm_place *place = &writer->place;
    gm_text annotation = {out->ptr, (uint32_t)out->len};
    gm_status status = choose_name(writer, document, err);
    if (status == GM_OK)
        status = add_types(writer, document, err);
    if (status == GM_OK)
        status = note_all(writer, document, err);
    if (status == GM_OK)
        status = gm_place_make_folders(place, err);
    if (status == GM_OK)
        status = gm_place_write(place, place->name.ptr, ".txt", document->text, err);
    if (status == GM_OK)
        status = gm_place_write(place, place->name.ptr, ".ann", annotation, err);
    return status;
}

static gm_status finish(void *opened, gm_buffer *out, gm_error *err)
{
    writer *writer = opened;
    (void)out;
    return writer->has_new_types ? write_annotation_conf(writer, err) : GM_OK;
}

/* ---- Opening, closing, going on ---------------------------------------------- */

static void close_writer(void *opened)
{
    writer *writer = opened;
    gm_place_free(&writer->place);
    gm_brat_types_free(&writer->types);
    gm_notes_free(&writer->notes);
    free(writer);
}

static gm_status prepare(writer *writer, gm_error *err)
{
    gm_status status = gm_brat_types_init(&writer->types, err);
    if (status == GM_OK)
        status = gm_place_open(&writer->place, "brat", err);
    if (status == GM_OK)
        status = write_annotation_conf(writer, err);
    return status == GM_OK ? write_visual_conf(writer, err) : status;
}

static gm_status open_writer(const gm_writing *how, void **opened, gm_error *err)
{
    writer *made = calloc(1, sizeof *made);
    if (!made)
        return gm_error_nomem(err);
    made->how = how;
    gm_place_init(&made->place, how->path);
    gm_notes_init(&made->notes, how);
    gm_status status = prepare(made, err);
    if (status == GM_OK)
        *opened = made;
    else
        close_writer(made);
    return status;
}

static void save(const void *opened, gm_buffer *state)
{
    gm_brat_types_save(&((const writer *)opened)->types, state);
}

static gm_status restore(void *opened, gm_text state, gm_error *err)
{
    writer *writer = opened;
    writer->place.goes_on = writer->has_new_types = true;
    return gm_brat_types_restore(&writer->types, state, err);
}

static const char *const extensions[] = {NULL};

const gm_write_format gm_brat_writer = {.name = "brat",
                                        .summary = "a folder for brat",
                                        .extensions = extensions,
                                        .is_place = true,
                                        .open = open_writer,
                                        .render = render,
                                        .take = take,
                                        .finish = finish,
                                        .close = close_writer,
                                        .save = save,
                                        .restore = restore};
