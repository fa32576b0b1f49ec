/* The files of a format that is a folder, one or more a document; each is there whole
 * or not at all. */
#ifndef GM_WRITE_PLACE_H
#define GM_WRITE_PLACE_H

#include "write/file_names.h"

typedef struct gm_place {
    const char *folder; /* borrowed */
    bool goes_on;       /* what another writer made, whose names are not known */
    gm_file_names names;
    gm_buffer name;       /* of the document at hand: a path in the folder without
                             extension, with NUL */
    gm_buffer path, part; /* scratch */
} gm_place;

void gm_place_init(gm_place *place, const char *folder);
void gm_place_free(gm_place *place);

/* Makes the folder, unless it is there.  Fails with GM_CONFIG, naming `format`. */
gm_status gm_place_open(const gm_place *place, const char *format, gm_error *err);

/* Gives a document a name that no earlier one has; of a folder that is gone on with,
 * none whose file with this extension has other bytes.  `changed` as
 * gm_file_names_add(). */
gm_status gm_place_choose(gm_place *place, gm_text id, const char *extension,
                          gm_text bytes, bool *changed, gm_error *err);

/* Makes the folders that the name of the document at hand has. */
gm_status gm_place_make_folders(gm_place *place, gm_error *err);

/* Writes NAME and its extension.  Fails with GM_OUTPUT. */
gm_status gm_place_write(gm_place *place, const char *name, const char *extension,
                         gm_text bytes, gm_error *err);

#endif
