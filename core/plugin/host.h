/* The host's side of the stage ABI: the function table, and the call of process(),
 * after which a stage is held to what it declared. */
#ifndef GM_PLUGIN_HOST_H
#define GM_PLUGIN_HOST_H

#include "doc/document.h"

#include <guillemet/guillemet.h>

/* What every handle given to a stage points to. */
extern const gm_host gm_host_table;

/* Where open() and train() run. */
typedef struct gm_environment {
    gm_env env; /* first */
    const char *stage;
    gm_listener *listener; /* NULL: nobody */
    void *who;
} gm_environment;

gm_environment gm_environment_for(const char *stage, gm_listener *listener, void *who);

/* What a call of a stage came to that returned `status`: a failure that it reported is
 * one, whatever it returned, and the message then says that this is a bug of the stage;
 * a status that the ABI does not have is such a bug too. */
gm_status gm_host_outcome(gm_status status, gm_error *err);

/* Runs process() of one stage over one document.  Undeclared reads and writes, and
 * layers that break an invariant, fail the document with GM_INTERNAL.  A layer or a
 * column that the stage declared and did not make is there, and empty, afterwards. */
gm_status gm_host_process(const gm_stage *stage, void *worker, gm_document *document,
                          gm_error *err);

/* Lets `stage` read what it reads and writes of a document, for train(); NULL ends it.
 */
struct gm_access {
    const gm_stage *stage;
    bool training;
};
void gm_host_grant(gm_document *document, const gm_access *access);

#endif
