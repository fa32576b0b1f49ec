/* Where stages, models and pipelines are looked for: folders in order, each with its
 * origin, so that a message can say where it looked and why there.
 *
 * All folders are absolute, and the current one is never among them unless somebody
 * names it. */
#ifndef GM_PLUGIN_SEARCH_H
#define GM_PLUGIN_SEARCH_H

#include "base/array.h"
#include "base/error.h"

typedef struct gm_folder {
    char *path;         /* absolute */
    const char *origin; /* "given", "GUILLEMET_PLUGIN_PATH", "installed" */
} gm_folder;

/* gm_search search = {.noun = "stage"}; is empty. */
typedef struct gm_search {
    const char *noun; /* what is looked for: "stage", "model", "pipeline" */
    GM_ARRAY(gm_folder) folders;
} gm_search;

typedef struct gm_found {
    char *name;      /* without folder and suffix */
    char *path;      /* absolute */
    uint32_t folder; /* that it is in, in search order */
} gm_found;

/* `origin` must outlive the search.  A folder that somebody named must be one:
 * GM_CONFIG if not; it comes before all others. */
gm_status gm_search_add_first(gm_search *search, const char *folder, const char *origin,
                              gm_error *err);

/* A folder behind all others; it may be missing. */
gm_status gm_search_add_last(gm_search *search, const char *folder, const char *origin,
                             gm_error *err);

/* The folders of a colon separated list, such as an environment variable, behind all
 * others; NULL and empty elements are nothing. */
gm_status gm_search_add_path(gm_search *search, const char *path, const char *origin,
                             gm_error *err);

void gm_search_free(gm_search *search);

/* The first file NAME + SUFFIX on the folders, as a malloc'ed real path.  A name may
 * have folders of its own, "french/reporting-verbs", but no "..".  If there is none:
 * GM_CONFIG, and where it looked, and the name that may have been meant. */
gm_status gm_search_find(const gm_search *search, const char *name, const char *suffix,
                         char **path, gm_error *err);

/* The same, with the folder of the search that it was found in: `found->path` is real,
 * and lies elsewhere if the file there is a link.  `found->name` is NULL. */
gm_status gm_search_find_in(const gm_search *search, const char *name,
                            const char *suffix, gm_found *found, gm_error *err);

/* The same for a value that may also be a path: if it has a '/' or a '.', and names a
 * file as it stands (a relative one below `base`; NULL: none), that is the one. */
gm_status gm_search_resolve(const gm_search *search, const char *value,
                            const char *suffix, const char *base, char **path,
                            gm_error *err);

typedef struct gm_found_list {
    GM_ARRAY(gm_found) list;
} gm_found_list;

/* Every file *SUFFIX that is directly in one of the folders, by name; of one name, in
 * search order.  Fails with GM_NOMEM alone. */
gm_status gm_search_list(const gm_search *search, const char *suffix,
                         gm_found_list *found, gm_error *err);
void gm_found_list_free(gm_found_list *found);

#endif
