/* Paths and names of files. */
#ifndef GM_BASE_PATH_H
#define GM_BASE_PATH_H

#include <guillemet/stage.h>

/* Whether there is a folder, links being followed; if not, errno says why. */
bool gm_path_is_folder(const char *path);

/* The folder of a file, malloc'ed: "." of "press.yaml"; NULL if memory ran out. */
char *gm_path_folder(const char *file);

/* The last extension of a file's name, with its dot, at its end: ".gz" of "a/b.txt.gz";
 * empty of "a.b/c" and of ".c". */
const char *gm_path_extension(const char *name);

/* Whether that is `extension`, which is in lower case; capitals of the name do not
 * count. */
bool gm_path_has_extension(const char *name, const char *extension);

/* Whether `name` has something before `suffix`, and then that. */
bool gm_path_has_suffix(gm_text name, const char *suffix);

#endif
