/* A folder without folders in it, as the scorer wants it: "/" of an id becomes "_". */
#include "write/radar.h"

#include "base/path.h"
#include "write/brat_names.h"
#include "write/columns_of.h"
#include "write/notes.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

typedef struct writer {
    const gm_writing *how;
    gm_brat_names names;
    gm_notes notes;
    bool goes_on; /* another writer's folder, whose names are not known */
    gm_buffer id, name, path, part; /* scratch; `path` is FOLDER/NAME.json */
} writer;

/* ---- Files ------------------------------------------------------------------- */

static gm_status cannot_write(const char *path, gm_error *err)
{
    return gm_fail(err, GM_OUTPUT, "cannot write \"%s\": %s", path, strerror(errno));
}

static gm_status set_path(const writer *writer, gm_buffer *path, const char *extension,
                          gm_error *err)
{
    gm_buffer_clear(path);
    gm_buffer_printf(path, "%s/%s%s", writer->how->path, writer->name.ptr, extension);
    return path->failed ? gm_error_nomem(err) : GM_OK;
}

static gm_status write_bytes(const char *path, const gm_buffer *bytes, gm_error *err)
{
    FILE *file = fopen(path, "wb");
    if (!file)
        return cannot_write(path, err);
    size_t put = fwrite(bytes->ptr, 1, bytes->len, file);
    int closed = fclose(file);
    return put < bytes->len || closed != 0 ? cannot_write(path, err) : GM_OK;
}

/* The file is there whole or not at all. */
static gm_status write_file(writer *writer, const gm_buffer *bytes, gm_error *err)
{
    gm_status status = set_path(writer, &writer->path, ".json", err);
    if (status == GM_OK)
        status = set_path(writer, &writer->part, ".json.part", err);
    if (status == GM_OK)
        status = write_bytes(writer->part.ptr, bytes, err);
    if (status == GM_OK && rename(writer->part.ptr, writer->path.ptr) != 0)
        return cannot_write(writer->path.ptr, err);
    return status;
}

/* ---- Names ------------------------------------------------------------------- */

/* Whether a file of that name has other bytes, so that it is another document's. */
static gm_status is_of_another(writer *writer, const gm_buffer *list, bool *other,
                               gm_error *err)
{
    gm_buffer bytes = {0};
    gm_failure failure;
    gm_failure_init(&failure);
    *other = false;
    gm_status status = set_path(writer, &writer->path, ".json", err);
    if (status != GM_OK)
        return status;
    if (gm_buffer_read_file(&bytes, writer->path.ptr, &failure.error) == GM_OK)
        *other = bytes.len != list->len || memcmp(bytes.ptr, list->ptr, list->len) != 0;
    else if (failure.status == GM_NOMEM)
        status = gm_error_nomem(err);
    gm_buffer_free(&bytes);
    return status;
}

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
    gm_buffer message = {0};
    if (!gm_notes_first(&writer->notes, gm_text_of("\nnames")))
        return gm_notes_status(&writer->notes, err);
    gm_buffer_printf(&message,
                     "radar: the document \"%.*s\" is in \"%s.json\", for files cannot "
                     "all be called as the ids are",
                     (int)id.len, id.ptr, writer->name.ptr);
    bool failed = message.failed;
    if (!failed)
        gm_notes_once(&writer->notes, message.ptr);
    gm_buffer_free(&message);
    return failed ? gm_error_nomem(err) : GM_OK;
}

static gm_status choose_name(writer *writer, const gm_document *document,
                             const gm_buffer *list, gm_error *err)
{
    bool changed = false, other = true;
    gm_status status = GM_OK;
    make_flat(&writer->id, document->id);
    if (writer->id.failed)
        return gm_error_nomem(err);
    gm_text id = {writer->id.len ? writer->id.ptr : "", (uint32_t)writer->id.len};
    while (status == GM_OK && other) {
        status = gm_brat_names_add(&writer->names, id, &writer->name, &changed, err);
        other = false;
        if (status == GM_OK && writer->goes_on)
            status = is_of_another(writer, list, &other, err);
    }
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
    gm_status status = choose_name(opened, document, out, err);
    if (status == GM_OK)
        status = note_all(opened, document, err);
    return status == GM_OK ? write_file(opened, out, err) : status;
}

static void close_writer(void *opened)
{
    writer *writer = opened;
    gm_brat_names_free(&writer->names);
    gm_notes_free(&writer->notes);
    gm_buffer_free(&writer->id);
    gm_buffer_free(&writer->name);
    gm_buffer_free(&writer->path);
    gm_buffer_free(&writer->part);
    free(writer);
}

static gm_status open_writer(const gm_writing *how, void **opened, gm_error *err)
{
    writer *made = calloc(1, sizeof *made);
    if (!made)
        return gm_error_nomem(err);
    made->how = how;
    gm_brat_names_init(&made->names);
    gm_notes_init(&made->notes, how);
    *opened = made;
    if (mkdir(how->path, 0777) == 0 || gm_path_is_folder(how->path))
        return GM_OK;
    int reason = errno;
    close_writer(made);
    *opened = NULL;
    return gm_fail(err, GM_CONFIG, "cannot make the folder \"%s\" for radar: %s",
                   how->path, strerror(reason));
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
    ((writer *)opened)->goes_on = true;
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
