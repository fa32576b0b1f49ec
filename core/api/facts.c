/* The facts are looked up one by one, where they are told: the origin of a file is the
 * first folder of the search in which its name leads to it. */
#include "api/facts.h"

#include "config/options.h"

#include <stdlib.h>
#include <string.h>

/* The first folder where `name` is found has it: a search with that folder alone finds
 * the same file. */
static gm_status find_origin(const gm_search *search, const char *name,
                             const char *suffix, gm_located *file, gm_error *err)
{
    gm_status status = GM_CONFIG;
    for (uint32_t i = 0; status == GM_CONFIG && i < search->folders.count; i++) {
        const gm_search folder = {.noun = search->noun,
                                  .folders = {&search->folders.at[i], 1, 1}};
        gm_failure ignored;
        gm_failure_init(&ignored);
        char *path = NULL;
        status = gm_search_find(&folder, name, suffix, &path, &ignored.error);
        if (status == GM_OK && strcmp(path, file->path) == 0)
            file->origin = search->folders.at[i].origin;
        free(path);
    }
    return status == GM_NOMEM ? gm_error_nomem(err) : GM_OK;
}

gm_status gm_locate_plugin(const gm_teller *self, const gm_stage *stage,
                           gm_located *file)
{
    const gm_search *plugins = &self->context->plugins;
    *file = (gm_located){0};
    gm_failure why;
    gm_failure_init(&why);
    gm_status status =
        gm_search_find(plugins, stage->name, ".so", &file->path, &why.error);
    if (status == GM_OK)
        return find_origin(plugins, stage->name, ".so", file, self->err);
    return status == GM_NOMEM ? gm_error_nomem(self->err) : GM_OK;
}

static gm_status find_model(const gm_teller *self, const gm_planned *planned,
                            gm_told_option *told)
{
    const char *path;
    memcpy(&path, (const char *)planned->options + told->option->offset, sizeof path);
    if (!path[0])
        return GM_OK;
    told->file.path = strdup(path);
    if (!told->file.path)
        return gm_error_nomem(self->err);
    const char *suffix = told->option->suffix ? told->option->suffix : "";
    return find_origin(&self->context->models, told->value, suffix, &told->file,
                       self->err);
}

gm_status gm_tell_option(const gm_teller *self, uint32_t i, const gm_option *option,
                         gm_told_option *told)
{
    const gm_entry *entry = &self->checked->config->entries[i];
    const gm_option *table = self->checked->plan.stages[i].stage->options;
    *told = (gm_told_option){.option = option, .value = option->standard};
    for (uint32_t j = 0; j < entry->count; j++) {
        if (gm_option_find(table, entry->settings[j].key) == option)
            told->setting = &entry->settings[j];
    }
    if (told->setting)
        told->value = told->setting->value;
    return option->type == GM_OPTION_FILE
               ? find_model(self, &self->checked->plan.stages[i], told)
               : GM_OK;
}
