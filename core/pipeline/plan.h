/* A pipeline file made into a list of stages with their options, and checked: every
 * stage is known, its options are right, and what it reads an earlier stage writes. */
#ifndef GM_PIPELINE_PLAN_H
#define GM_PIPELINE_PLAN_H

#include "config/config.h"
#include "config/problems.h"
#include "plugin/registry.h"
#include "plugin/search.h"

typedef struct gm_planned {
    const gm_stage *stage;
    void *options; /* the stage's options struct, filled; see config/options.h */
} gm_planned;

typedef struct gm_plan {
    gm_planned *stages;
    uint32_t count;
} gm_plan;

/* Adds what is wrong with `config` to `problems`, with the place in the file; the plan
 * is only to be used if there is nothing.  `models` resolves options that name files.
 * Fails with GM_NOMEM alone. */
gm_status gm_plan_make(const gm_config *config, gm_registry *registry,
                       const gm_search *models, gm_problems *problems, gm_plan *plan,
                       gm_error *err);
void gm_plan_free(gm_plan *plan);

/* The stage before the `before`-th that writes a layer or column; NULL: none does. */
const gm_stage *gm_plan_writer(const gm_plan *plan, uint32_t before, const char *name);

#endif
