/* Every entry is looked at, so that one run of `check` shows all there is to mend. */
#include "pipeline/plan.h"

#include "base/path.h"
#include "config/options.h"

#include <stdlib.h>
#include <string.h>

/* What some stage reads and no earlier one writes. */
typedef struct missing {
    const char *writer; /* a stage that would write it; NULL: none can be loaded */
    gm_text layer;
} missing;

/* What the checks of one file share. */
typedef struct planner {
    const gm_config *config;
    gm_registry *registry;
    const gm_search *models;
    const char
        *folder; /* of the file that an entry stands in: its paths count from it */
    gm_problems *problems;
    gm_plan *plan;
    bool incomplete; /* a stage could not be loaded: what it writes is not known */
    GM_ARRAY(missing) told; /* so far */
    gm_error *err;
} planner;

static gm_status resolve_file(void *who, const char *value, const char *suffix,
                              char **path, gm_error *err)
{
    const planner *self = who;
    return gm_search_resolve(self->models, value, suffix, self->folder, path, err);
}

/* ---- Who writes what --------------------------------------------------------- */

static bool writes(const gm_stage *stage, const char *name)
{
    const gm_feature *feature = stage->writes;
    while (feature && feature->name && strcmp(feature->name, name) != 0)
        feature++;
    return feature && feature->name;
}

const gm_stage *gm_plan_writer(const gm_plan *plan, uint32_t before, const char *name)
{
    for (uint32_t i = before; i-- > 0;) {
        const gm_stage *stage = plan->stages[i].stage;
        if (stage && writes(stage, name))
            return stage;
    }
    return NULL;
}

/* The name of some stage that writes a layer, for a message. */
typedef struct suggestion {
    const char *name, *writer;
} suggestion;

static void suggest(void *who, const gm_stage *stage, const char *path,
                    const char *rejected)
{
    suggestion *wanted = who;
    (void)path;
    (void)rejected;
    if (stage && !wanted->writer && writes(stage, wanted->name))
        wanted->writer = stage->name;
}

static const char *find_writer(const planner *self, const char *name)
{
    suggestion wanted = {.name = name};
    gm_failure ignored;
    gm_failure_init(&ignored);
    gm_status status =
        gm_registry_visit(self->registry, suggest, &wanted, &ignored.error);
    self->problems->failed |= status == GM_NOMEM;
    return wanted.writer;
}

static bool same_cause(const missing *left, const missing *right)
{
    if (left->writer || right->writer)
        return left->writer && right->writer &&
               strcmp(left->writer, right->writer) == 0;
    return left->layer.len == right->layer.len &&
           memcmp(left->layer.ptr, right->layer.ptr, left->layer.len) == 0;
}

/* Once for all that one stage would write, and for all columns of one layer: the first
 * stage that reads it has to be mended, and the others are then right. */
static bool is_told(planner *self, const missing *wanted)
{
    for (uint32_t i = 0; i < self->told.count; i++) {
        if (same_cause(&self->told.at[i], wanted))
            return true;
    }
    missing *place = GM_PUSH(&self->told);
    if (place)
        *place = *wanted;
    self->problems->failed |= !place;
    return false;
}

static void report_missing(planner *self, const gm_entry *entry, const char *name)
{
    const missing wanted = {find_writer(self, name),
                            {name, (uint32_t)strcspn(name, ".")}};
    if (is_told(self, &wanted))
        return;
    if (wanted.writer)
        gm_problems_add(
            self->problems, entry->at,
            "stage \"%s\" reads \"%s\", which no earlier stage writes\n  it "
            "is written by \"%s\"; put it before \"%s\"",
            entry->stage, name, wanted.writer, entry->stage);
    else
        gm_problems_add(
            self->problems, entry->at,
            "stage \"%s\" reads \"%s\", which no earlier stage writes\n  and "
            "no stage that can be loaded does: see guillemet stages",
            entry->stage, name);
}

static void check_reads(planner *self, uint32_t i)
{
    const gm_stage *stage = self->plan->stages[i].stage;
    for (const char *const *read = stage->reads; read && *read; read++) {
        if (!self->incomplete && !gm_plan_writer(self->plan, i, *read))
            report_missing(self, &self->config->entries[i], *read);
    }
}

static void check_writes(const planner *self, uint32_t i)
{
    const gm_stage *stage = self->plan->stages[i].stage;
    const gm_entry *entry = &self->config->entries[i];
    for (const gm_feature *feature = stage->writes; feature && feature->name;
         feature++) {
        const gm_stage *writer = gm_plan_writer(self->plan, i, feature->name);
        if (!writer)
            continue;
        gm_problems_add(
            self->problems, entry->at,
            "stage \"%s\" writes \"%s\", which \"%s\" has written already\n  "
            "take one of the two out",
            entry->stage, feature->name, writer->name);
        return;
    }
}

/* ---- Entry by entry ---------------------------------------------------------- */

static gm_status fill_options(planner *self, const gm_stage *stage, uint32_t i)
{
    const gm_entry *entry = &self->config->entries[i];
    char *folder = gm_path_folder(entry->at.file);
    if (!folder)
        return gm_error_nomem(self->err);
    self->folder = folder;
    const gm_options_request request = {.stage = stage->name,
                                        .table = stage->options,
                                        .size = stage->options_size,
                                        .settings = entry->settings,
                                        .count = entry->count,
                                        .at = entry->at,
                                        .resolve = resolve_file,
                                        .who = self};
    gm_status status = gm_options_fill(&request, &self->plan->stages[i].options,
                                       self->problems, self->err);
    free(folder);
    return status;
}

static gm_status plan_entry(planner *self, uint32_t i)
{
    const gm_entry *entry = &self->config->entries[i];
    gm_failure failure;
    gm_failure_init(&failure);
    const gm_stage *stage = NULL;
    gm_status status =
        gm_registry_find(self->registry, entry->stage, &stage, &failure.error);
    if (status == GM_NOMEM)
        return gm_error_nomem(self->err);
    if (status != GM_OK) {
        gm_problems_add(self->problems, entry->at, "%s", failure.message);
        self->incomplete = true;
        return GM_OK;
    }
    self->plan->stages[i].stage = stage;
    check_reads(self, i);
    check_writes(self, i);
    return fill_options(self, stage, i);
}

gm_status gm_plan_make(const gm_config *config, gm_registry *registry,
                       const gm_search *models, gm_problems *problems, gm_plan *plan,
                       gm_error *err)
{
    planner self = {.config = config,
                    .registry = registry,
                    .models = models,
                    .problems = problems,
                    .plan = plan,
                    .err = err};
    plan->stages = calloc(config->count + 1, sizeof *plan->stages);
    plan->count = config->count;
    gm_status status = plan->stages ? GM_OK : gm_error_nomem(err);
    for (uint32_t i = 0; status == GM_OK && i < config->count; i++)
        status = plan_entry(&self, i);
    free(self.told.at);
    if (status != GM_OK)
        gm_plan_free(plan);
    return status;
}

void gm_plan_free(gm_plan *plan)
{
    for (uint32_t i = 0; plan->stages && i < plan->count; i++)
        gm_options_free(plan->stages[i].options);
    free(plan->stages);
    *plan = (gm_plan){0};
}
