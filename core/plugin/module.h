/* Shared objects, opened with libltdl.
 *
 * The only file that knows libltdl and dlopen().  libltdl says "file not found"
 * whatever the reason, and binds symbols lazily, so that an undefined one kills the
 * process in mid-run: each file is therefore first probed with RTLD_NOW, whose message
 * is true. libltdl is not safe for threads: one mutex guards it. */
#ifndef GM_PLUGIN_MODULE_H
#define GM_PLUGIN_MODULE_H

#include "base/error.h"

typedef struct gm_module gm_module;

/* `path` is absolute.  Fails with GM_CONFIG and the loader's reason alone, without the
 * path: "libfoo.so.0: cannot open shared object file: No such file or directory". */
gm_status gm_module_open(const char *path, gm_module **module, gm_error *err);

/* NULL if the module does not export it.  `*size` is that of the object; 0 if it is a
 * function, or something else that has no bytes to read. */
const void *gm_module_symbol(gm_module *module, const char *name, size_t *size);

void gm_module_close(gm_module *module);

/* The real path, malloc'ed, of the folder of the library or program that contains this
 * very code: installed folders are found from there. */
gm_status gm_module_own_folder(char **folder, gm_error *err);

#endif
