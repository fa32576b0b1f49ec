/* render() makes the annotation; take() finds the name and writes both files. */
#include "write/brat.h"

#include "base/path.h"
#include "write/brat_annotation.h"
#include "write/brat_names.h"
#include "write/brat_settings.h"
#include "write/notes.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

typedef struct writer {
    const gm_writing *how;
    gm_brat_names names;
    gm_brat_types types;
    gm_notes notes;
    bool has_new_types;         /* since annotation.conf was written */
    bool goes_on;               /* another writer's folder, whose names are not known */
    gm_buffer name, path, part; /* scratch */
} writer;

static const char *const held[] = {"entity",     "entity.type",      "entity.value",
                                   "quote",      "quote.type",       "quote.content",
                                   "quote.cue",  "quote.source",     "quote.speaker",
                                   "quote.kind", "quote.allegation", NULL};

/* ---- Files ------------------------------------------------------------------- */

static gm_status cannot_write(const char *path, gm_error *err)
{
    return gm_fail(err, GM_OUTPUT, "cannot write \"%s\": %s", path, strerror(errno));
}

/* FOLDER/NAME and its extension, in `path`. */
static gm_status set_path(const writer *writer, gm_buffer *path, const char *name,
                          const char *extension, gm_error *err)
{
    gm_buffer_clear(path);
    gm_buffer_printf(path, "%s/%s%s", writer->how->path, name, extension);
    return path->failed ? gm_error_nomem(err) : GM_OK;
}

static gm_status write_bytes(const char *path, gm_text bytes, gm_error *err)
{
    FILE *file = fopen(path, "wb");
    if (!file)
        return cannot_write(path, err);
    size_t put = bytes.len ? fwrite(bytes.ptr, 1, bytes.len, file) : 0;
    int closed = fclose(file);
    return put < bytes.len || closed != 0 ? cannot_write(path, err) : GM_OK;
}

/* The file is there whole or not at all. */
static gm_status write_file(writer *writer, const char *name, const char *extension,
                            gm_text bytes, gm_error *err)
{
    gm_status status = set_path(writer, &writer->path, name, extension, err);
    if (status == GM_OK)
        status = set_path(writer, &writer->part, name, extension, err);
    if (status != GM_OK)
        return status;
    gm_buffer_add(&writer->part, ".part", sizeof ".part");
    if (writer->part.failed)
        return gm_error_nomem(err);
    status = write_bytes(writer->part.ptr, bytes, err);
    if (status == GM_OK && rename(writer->part.ptr, writer->path.ptr) != 0)
        return cannot_write(writer->path.ptr, err);
    return status;
}

/* Whether a file of that name has other bytes. */
static gm_status is_of_another(writer *writer, gm_text text, bool *other, gm_error *err)
{
    gm_buffer bytes = {0};
    gm_failure failure;
    gm_failure_init(&failure);
    *other = false;
    gm_status status = set_path(writer, &writer->path, writer->name.ptr, ".txt", err);
    if (status != GM_OK)
        return status;
    if (gm_buffer_read_file(&bytes, writer->path.ptr, &failure.error) == GM_OK)
        *other = bytes.len != text.len ||
                 (text.len && memcmp(bytes.ptr, text.ptr, text.len) != 0);
    else if (failure.status == GM_NOMEM)
        status = gm_error_nomem(err);
    gm_buffer_free(&bytes);
    return status;
}

/* ---- Folders ----------------------------------------------------------------- */

static bool make_folder(const char *path)
{
    return mkdir(path, 0777) == 0 || (errno == EEXIST && gm_path_is_folder(path));
}

/* The folders above NAME. */
static gm_status make_folders(writer *writer, gm_error *err)
{
    gm_status status = set_path(writer, &writer->path, writer->name.ptr, "", err);
    if (status != GM_OK)
        return status;
    char *slash = writer->path.ptr + strlen(writer->how->path);
    while ((slash = strchr(slash + 1, '/'))) {
        *slash = '\0';
        if (!make_folder(writer->path.ptr))
            return cannot_write(writer->path.ptr, err);
        *slash = '/';
    }
    return GM_OK;
}

static gm_status write_annotation_conf(writer *writer, gm_error *err)
{
    gm_buffer text = {0};
    gm_brat_write_annotation_conf(&writer->types, &text);
    gm_status status = text.failed
                           ? gm_error_nomem(err)
                           : write_file(writer, "annotation", ".conf",
                                        (gm_text){text.ptr, (uint32_t)text.len}, err);
    gm_buffer_free(&text);
    writer->has_new_types = false;
    return status;
}

static gm_status write_visual_conf(writer *writer, gm_error *err)
{
    gm_buffer text = {0};
    gm_brat_write_visual_conf(&text);
    gm_status status = text.failed
                           ? gm_error_nomem(err)
                           : write_file(writer, "visual", ".conf",
                                        (gm_text){text.ptr, (uint32_t)text.len}, err);
    gm_buffer_free(&text);
    return status;
}

/* ---- What a folder cannot hold ----------------------------------------------- */

static gm_status note_name(writer *writer, gm_text id, gm_error *err)
{
    if (!gm_notes_first(&writer->notes, gm_text_of("\nnames")))
        return gm_notes_status(&writer->notes, err);
    return gm_notes_say(&writer->notes, err,
                        "brat: the document \"%.*s\" is in \"%s\", for files cannot "
                        "all be called as the ids are",
                        (int)id.len, id.ptr, writer->name.ptr);
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
    bool changed, other = true;
    gm_status status = GM_OK;
    while (status == GM_OK && other) {
        status = gm_brat_names_add(&writer->names, document->id, &writer->name,
                                   &changed, err);
        other = false;
        if (status == GM_OK && writer->goes_on)
            status = is_of_another(writer, document->text, &other, err);
    }
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
    gm_text annotation = {out->ptr, (uint32_t)out->len};
    gm_status status = choose_name(writer, document, err);
    if (status == GM_OK)
        status = add_types(writer, document, err);
    if (status == GM_OK)
        status = note_all(writer, document, err);
    if (status == GM_OK)
        status = make_folders(writer, err);
    if (status == GM_OK)
        status = write_file(writer, writer->name.ptr, ".txt", document->text, err);
    if (status == GM_OK)
        status = write_file(writer, writer->name.ptr, ".ann", annotation, err);
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
    gm_brat_names_free(&writer->names);
    gm_brat_types_free(&writer->types);
    gm_notes_free(&writer->notes);
    gm_buffer_free(&writer->name);
    gm_buffer_free(&writer->path);
    gm_buffer_free(&writer->part);
    free(writer);
}

static gm_status prepare(writer *writer, gm_error *err)
{
    const char *path = writer->how->path;
    gm_status status = gm_brat_types_init(&writer->types, err);
    if (status != GM_OK)
        return status;
    if (!make_folder(path))
        return gm_fail(err, GM_CONFIG, "cannot make the folder \"%s\" for brat: %s",
                       path, strerror(errno));
    status = write_annotation_conf(writer, err);
    return status == GM_OK ? write_visual_conf(writer, err) : status;
}

static gm_status open_writer(const gm_writing *how, void **opened, gm_error *err)
{
    writer *made = calloc(1, sizeof *made);
    if (!made)
        return gm_error_nomem(err);
    made->how = how;
    gm_brat_names_init(&made->names);
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
    writer->goes_on = writer->has_new_types = true;
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
