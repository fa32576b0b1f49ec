/* The registry, for people. */
#include "api/context.h"

gm_status gm_stages_visit(gm_context *context, gm_stage_visitor *visitor, void *who)
{
    gm_error *err = gm_context_error(context);
    gm_registry *registry;
    gm_status status = gm_context_registry(context, &registry);
    if (status == GM_OK)
        status = gm_registry_visit(registry, visitor, who, err);
    return gm_context_fail(context, status);
}

gm_status gm_stages_find(gm_context *context, const char *name, const gm_stage **stage)
{
    gm_error *err = gm_context_error(context);
    gm_registry *registry;
    gm_status status = gm_context_registry(context, &registry);
    if (status == GM_OK)
        status = gm_registry_find(registry, name, stage, err);
    return gm_context_fail(context, status);
}
