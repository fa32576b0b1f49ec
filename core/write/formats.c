#include "base/path.h"
#include "write/brat.h"
#include "write/conllu.h"
#include "write/format.h"
#include "write/frame.h"
#include "write/iob2.h"
#include "write/jsonl.h"
#include "write/pretty.h"
#include "write/radar.h"
#include "write/sqlite.h"
#include "write/tables.h"
#include "write/tei.h"

/* Of those that choose a path, the first counts: the tables of quotes, which plain .csv
 * and .tsv are, stand behind the other tables. */
const gm_write_format *const gm_write_formats[] = {
    &gm_jsonl_writer,      &gm_pretty_writer,       &gm_people_csv_writer,
    &gm_people_tsv_writer, &gm_entities_csv_writer, &gm_entities_tsv_writer,
    &gm_quotes_csv_writer, &gm_quotes_tsv_writer,   &gm_conllu_writer,
    &gm_iob2_writer,       &gm_brat_writer,         &gm_tei_writer,
    &gm_sqlite_writer,     &gm_radar_writer,        NULL};

gm_status gm_writing_open(const gm_writing *how, void **writer, gm_error *err)
{
    (void)err;
    *writer = (void *)how;
    return GM_OK;
}

const gm_write_format *gm_write_format_find(const char *name)
{
    for (uint32_t i = 0; gm_write_formats[i]; i++) {
        if (strcmp(gm_write_formats[i]->name, name) == 0)
            return gm_write_formats[i];
    }
    return NULL;
}

/* A name like "people.csv" is an extension of itself. */
static bool has_extension(const gm_write_format *format, gm_text path)
{
    for (uint32_t i = 0; format->extensions[i]; i++) {
        const char *extension = format->extensions[i];
        if (gm_path_has_suffix(path, extension) ||
            (path.len == strlen(extension) &&
             memcmp(path.ptr, extension, path.len) == 0))
            return true;
    }
    return false;
}

/* Of a compressed file, by the extension below that of the compression. */
const gm_write_format *gm_write_format_of_path(const char *path)
{
    gm_text inner;
    gm_packing_of(gm_text_of(path), &inner);
    for (uint32_t i = 0; gm_write_formats[i]; i++) {
        if (has_extension(gm_write_formats[i], inner))
            return gm_write_formats[i];
    }
    return NULL;
}
