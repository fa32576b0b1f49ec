/* A growing list of loaded plugins; stages are copies of their own, so that pointers to
 * them stay while the list grows. */
#include "plugin/registry.h"

#include "base/buffer.h"
#include "base/path.h"
#include "config/values.h"
#include "plugin/check.h"
#include "plugin/module.h"

#include <string.h>
#include <sys/stat.h>

typedef struct loaded_plugin {
    gm_module *module;
    gm_stage *stage;
    char *path; /* real */
} loaded_plugin;

struct gm_registry {
    const gm_search *search;
    GM_ARRAY(loaded_plugin) plugins;
};

gm_status gm_registry_open(const gm_search *search, gm_registry **registry,
                           gm_error *err)
{
    *registry = calloc(1, sizeof **registry);
    if (!*registry)
        return gm_error_nomem(err);
    (*registry)->search = search;
    return GM_OK;
}

void gm_registry_close(gm_registry *registry)
{
    if (!registry)
        return;
    while (registry->plugins.count) {
        loaded_plugin *last = &registry->plugins.at[--registry->plugins.count];
        free(last->stage);
        free(last->path);
        gm_module_close(last->module);
    }
    free(registry->plugins.at);
    free(registry);
}

/* ---- Trust ------------------------------------------------------------------- */

/* A plugin that was found. */
typedef struct plugin_file {
    const char *name;
    const char *folder; /* of the search path */
    const char *path;   /* real: in another folder if it is a link */
} plugin_file;

static bool anyone_may_write(const char *path)
{
    struct stat found;
    return stat(path, &found) == 0 && (found.st_mode & S_IWOTH) != 0;
}

/* A sticky bit, as /tmp has, is no excuse: it does not keep anybody from adding a file
 * that is then found first. */
static gm_status check_folder(const char *folder, gm_error *err)
{
    if (!anyone_may_write(folder))
        return GM_OK;
    return gm_fail(err, GM_CONFIG,
                   "anyone may put stages into its folder: chmod o-w %s, or set "
                   "GUILLEMET_TRUST_FOLDERS=1",
                   folder);
}

/* What everybody may write to is code of anybody, which would run as this user. */
static gm_status check_trust(const plugin_file *file, gm_error *err)
{
    const char *trusts = getenv("GUILLEMET_TRUST_FOLDERS");
    if (trusts && strcmp(trusts, "1") == 0)
        return GM_OK;
    gm_status status = check_folder(file->folder, err);
    char *real = status == GM_OK ? gm_path_folder(file->path) : NULL;
    if (status == GM_OK)
        status = real ? check_folder(real, err) : gm_error_nomem(err);
    free(real);
    if (status == GM_OK && anyone_may_write(file->path))
        return gm_fail(
            err, GM_CONFIG,
            "anyone may change it: chmod o-w %s, or set GUILLEMET_TRUST_FOLDERS=1",
            file->path);
    return status;
}

/* ---- Loading ----------------------------------------------------------------- */

static gm_status check_entry(gm_module *module, const char *name, const char *path,
                             gm_stage *stage, gm_error *err)
{
    gm_stage_entry_bytes entry;
    entry.ptr = gm_module_symbol(module, "gm_stage_entry", &entry.size);
    if (!entry.ptr)
        return gm_fail(err, GM_CONFIG,
                       "cannot use stage \"%s\" from %s\n  it exports no "
                       "\"gm_stage_entry\": define the stage by GM_STAGE()",
                       name, path);
    return gm_stage_check(entry, name, path, stage, err);
}

/* Checks who may have put the file there, and opens it. */
static gm_status open_trusted(const plugin_file *file, gm_module **module,
                              gm_error *err)
{
    gm_failure why;
    gm_failure_init(&why);
    gm_status status = check_trust(file, &why.error);
    if (status == GM_OK)
        status = gm_module_open(file->path, module, &why.error);
    if (status == GM_OK)
        return GM_OK;
    return gm_fail(err, status, "cannot load stage \"%s\" from %s\n  %s", file->name,
                   file->path, why.message);
}

/* Opens the file and checks it; `*loaded` is the caller's on GM_OK alone. */
static gm_status load(const plugin_file *file, loaded_plugin *loaded, gm_error *err)
{
    gm_status status = open_trusted(file, &loaded->module, err);
    if (status != GM_OK)
        return status;
    loaded->stage = calloc(1, sizeof *loaded->stage);
    loaded->path = strdup(file->path);
    if (loaded->stage && loaded->path)
        status =
            check_entry(loaded->module, file->name, file->path, loaded->stage, err);
    else
        status = gm_error_nomem(err);
    if (status == GM_OK)
        return GM_OK;
    free(loaded->stage);
    free(loaded->path);
    gm_module_close(loaded->module);
    return status;
}

static gm_status load_once(gm_registry *registry, const plugin_file *file,
                           const gm_stage **stage, gm_error *err)
{
    loaded_plugin loaded = {0};
    gm_status status = load(file, &loaded, err);
    if (status != GM_OK)
        return status;
    loaded_plugin *added = GM_PUSH(&registry->plugins);
    if (!added) {
        free(loaded.stage);
        free(loaded.path);
        gm_module_close(loaded.module);
        return gm_error_nomem(err);
    }
    *added = loaded;
    *stage = loaded.stage;
    return GM_OK;
}

static const loaded_plugin *find_loaded(const gm_registry *registry, const char *name)
{
    for (uint32_t i = 0; i < registry->plugins.count; i++) {
        if (strcmp(registry->plugins.at[i].stage->name, name) == 0)
            return &registry->plugins.at[i];
    }
    return NULL;
}

gm_status gm_registry_find(gm_registry *registry, const char *name,
                           const gm_stage **stage, gm_error *err)
{
    const loaded_plugin *loaded = find_loaded(registry, name);
    if (loaded) {
        *stage = loaded->stage;
        return GM_OK;
    }
    if (!gm_is_name(name))
        return gm_fail(err, GM_CONFIG,
                       "\"%.63s\" cannot name a stage: a name has lower-case letters, "
                       "digits, \"-\" and \"_\"",
                       name);
    gm_found found;
    gm_status status = gm_search_find_in(registry->search, name, ".so", &found, err);
    if (status != GM_OK)
        return status;
    const plugin_file file = {name, registry->search->folders.at[found.folder].path,
                              found.path};
    status = load_once(registry, &file, stage, err);
    free(found.path);
    return status;
}

/* ---- Listing ----------------------------------------------------------------- */

/* Tells of a file that an earlier one of the same name hides. */
static gm_status visit_hidden(const gm_found *hidden, const gm_found *first,
                              gm_stage_visitor *visitor, void *who)
{
    gm_buffer reason = {0};
    gm_buffer_printf(&reason, "%s is hidden by %s, which comes first on the path",
                     hidden->path, first->path);
    gm_buffer_put(&reason, '\0');
    if (!reason.failed)
        visitor(who, NULL, hidden->path, reason.ptr);
    gm_status status = reason.failed ? GM_NOMEM : GM_OK;
    gm_buffer_free(&reason);
    return status;
}

static gm_status visit_first(gm_registry *registry, const gm_found *found,
                             gm_stage_visitor *visitor, void *who)
{
    gm_failure why;
    gm_failure_init(&why);
    const gm_stage *stage = NULL;
    gm_status status = gm_registry_find(registry, found->name, &stage, &why.error);
    if (status == GM_NOMEM)
        return GM_NOMEM;
    visitor(who, status == GM_OK ? stage : NULL, found->path,
            status == GM_OK ? NULL : why.message);
    return GM_OK;
}

gm_status gm_registry_visit(gm_registry *registry, gm_stage_visitor *visitor, void *who,
                            gm_error *err)
{
    gm_found_list found;
    gm_status status = gm_search_list(registry->search, ".so", &found, err);
    if (status != GM_OK)
        return status;
    const gm_found *first = NULL;
    for (uint32_t i = 0; status == GM_OK && i < found.list.count; i++) {
        const gm_found *next = &found.list.at[i];
        if (first && strcmp(first->name, next->name) == 0) {
            if (strcmp(first->path, next->path) != 0)
                status = visit_hidden(next, first, visitor, who);
        } else {
            first = next;
            status = visit_first(registry, next, visitor, who);
        }
    }
    gm_found_list_free(&found);
    return status == GM_OK ? GM_OK : gm_error_nomem(err);
}
