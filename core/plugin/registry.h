/* The stages that can be loaded: found on a search path, opened, and checked before
 * anything of theirs is called.
 *
 * A plugin that anyone may write to, or into whose folder anyone may, is refused,
 * unless the environment has GUILLEMET_TRUST_FOLDERS=1.
 *
 * A plugin is loaded once, and stays until the registry is closed.  One thread at a
 * time. */
#ifndef GM_PLUGIN_REGISTRY_H
#define GM_PLUGIN_REGISTRY_H

#include "plugin/search.h"

#include <guillemet/guillemet.h>

typedef struct gm_registry gm_registry;

/* Stages are looked for on `search`, which must outlive the registry and may still be
 * added to.  Fails with GM_NOMEM alone. */
gm_status gm_registry_open(const gm_search *search, gm_registry **registry,
                           gm_error *err);

/* Unloads every plugin: no stage of the registry may be used after. */
void gm_registry_close(gm_registry *registry);

/* Loads a stage by name, or gives the one that is loaded.  It is the host's own copy:
 * members that the plugin's older ABI lacks are zero.  Fails with GM_CONFIG if there is
 * none, or if it cannot be used; the message names what, where, why and the mend. */
gm_status gm_registry_find(gm_registry *registry, const char *name,
                           const gm_stage **stage, gm_error *err);

/* Every plugin on the search path in name order, the rejected with their reason.  A
 * plugin hidden by one of the same name earlier on the path counts as rejected. */
gm_status gm_registry_visit(gm_registry *registry, gm_stage_visitor *visitor, void *who,
                            gm_error *err);

#endif
