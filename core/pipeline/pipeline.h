/* Stages with their models, in the order in which documents go through them, and the
 * workers that take documents through. */
#ifndef GM_PIPELINE_PIPELINE_H
#define GM_PIPELINE_PIPELINE_H

#include "doc/document.h"
#include "pipeline/plan.h"
#include "plugin/host.h"

struct gm_pipeline {
    gm_plan plan;
    void **models;   /* one a stage, that of stages without open() being the options */
    uint32_t opened; /* stages that have theirs */
    gm_context *context; /* whose it is, for core/api; NULL elsewhere */
};

/* Takes the plan over, also when it fails.  Opens the models in order; fails with what
 * open() fails with, the stage being named. */
gm_status gm_pipeline_load(gm_plan *plan, gm_listener *listener, void *who,
                           gm_pipeline **pipeline, gm_error *err);
/* In reverse order. */
void gm_pipeline_unload(gm_pipeline *pipeline);

/* One thread's end of a pipeline. */
typedef struct gm_worker {
    const gm_pipeline *pipeline;
    void **workers; /* one a stage */
    uint32_t started;
    uint64_t *nanoseconds; /* spent in process(), one a stage */
    volatile uint32_t *at; /* where it notes which stage is at work, or has failed; the
                              number of stages behind them; NULL: nowhere */
} gm_worker;

gm_status gm_worker_start(gm_worker *worker, const gm_pipeline *pipeline,
                          gm_error *err);
void gm_worker_stop(gm_worker *worker);

/* Takes a document through the first `stages` stages; the message names the document,
 * its place where that is known, and the stage. */
gm_status gm_worker_process(gm_worker *worker, gm_document *document, uint32_t stages,
                            gm_error *err);

#endif
