/* Search paths, the registry, and the message of the last failure. */
#include "api/context.h"

#include "plugin/module.h"

#include <stdlib.h>
#include <string.h>

const char *gm_version(void)
{
    return GM_VERSION;
}

gm_error *gm_context_error(gm_context *context)
{
    gm_failure_init(&context->failure);
    return &context->failure.error;
}

gm_status gm_context_fail(gm_context *context, gm_status status)
{
    if (status == GM_OK)
        return GM_OK;
    gm_buffer_clear(&context->message);
    gm_buffer_puts(&context->message, context->failure.message);
    gm_buffer_put(&context->message, '\0');
    return status;
}

const char *gm_context_message(const gm_context *context)
{
    if (!context || context->message.failed)
        return "out of memory";
    return context->message.len ? context->message.ptr : "";
}

void gm_context_listen(gm_context *context, gm_listener *listener, void *who)
{
    context->listener = listener;
    context->who = who;
}

/* FOLDER/SUB, searched last, as "installed". */
static gm_status add_installed(gm_search *search, const char *folder, const char *sub,
                               gm_error *err)
{
    size_t len = strlen(folder) + strlen(sub) + 2;
    char *path = malloc(len);
    if (!path)
        return gm_error_nomem(err);
    snprintf(path, len, "%s/%s", folder, sub);
    gm_status status = gm_search_add_last(search, path, "installed", err);
    free(path);
    return status;
}

static gm_status add_standard_folders(gm_context *context, gm_error *err)
{
    char *own = NULL;
    gm_status status = gm_module_own_folder(&own, err);
    if (status == GM_OK)
        status = gm_search_add_path(&context->plugins, getenv("GUILLEMET_PLUGIN_PATH"),
                                    "GUILLEMET_PLUGIN_PATH", err);
    if (status == GM_OK)
        status = gm_search_add_path(&context->models, getenv("GUILLEMET_MODEL_PATH"),
                                    "GUILLEMET_MODEL_PATH", err);
    if (status == GM_OK)
        status = add_installed(&context->plugins, own, GM_PLUGIN_SUBDIR, err);
    if (status == GM_OK)
        status = add_installed(&context->models, own, GM_DATA_FROM_LIB "/models", err);
    free(own);
    return status;
}

gm_context *gm_context_new(void)
{
    gm_context *context = calloc(1, sizeof *context);
    if (!context)
        return NULL;
    context->plugins.noun = "stage";
    context->models.noun = "model";
    if (add_standard_folders(context, gm_context_error(context)) == GM_OK)
        return context;
    gm_context_free(context);
    return NULL;
}

void gm_context_free(gm_context *context)
{
    if (!context)
        return;
    gm_registry_close(context->registry);
    gm_search_free(&context->plugins);
    gm_search_free(&context->models);
    gm_buffer_free(&context->message);
    free(context);
}

gm_status gm_context_add_folder(gm_context *context, gm_search_for what,
                                const char *folder)
{
    gm_error *err = gm_context_error(context);
    gm_search *search = what == GM_PLUGINS ? &context->plugins : &context->models;
    return gm_context_fail(context, gm_search_add_first(search, folder, "given", err));
}

gm_status gm_context_registry(gm_context *context, gm_registry **registry)
{
    gm_status status = GM_OK;
    if (!context->registry)
        status = gm_registry_open(&context->plugins, &context->registry,
                                  &context->failure.error);
    *registry = context->registry;
    return status;
}
