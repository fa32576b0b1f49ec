/* The JSON Schema of pipeline files; for gm_pipeline_schema(). */
#ifndef GM_API_SCHEMA_H
#define GM_API_SCHEMA_H

#include "api/members.h"

/* The schema of the pipeline files that these stages make possible. */
void gm_schema_write(const gm_stage *const *stages, uint32_t count, gm_members *json);

#endif
