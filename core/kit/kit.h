/* guillemet-stage-test: holds a stage to its golden cases, and to what every stage
 * promises.
 *
 * It is written on <guillemet/guillemet.h>, so the stage is loaded as any other: from
 * its shared object, by a pipeline file, whose last stage is the one that is tested.
 * The host checks each document that comes out (what was declared, spans in order,
 * inside the text, on the borders of characters); the kit sees to all that takes more
 * than one document to notice.
 *
 * One thread, but for the two of the check of threads. */
#ifndef GM_KIT_KIT_H
#define GM_KIT_KIT_H

#include "kit/golden.h"

#include <guillemet/guillemet.h>

/* Exit status. */
enum { KIT_PASSED = 0, KIT_FAILED = 1, KIT_WRONG = 2 };

typedef struct kit {
    gm_context *context;
    const char *pipeline_path;
    gm_pipeline *pipeline;
    const gm_stage *stage; /* that is tested: the pipeline's last */
    GM_ARRAY(gm_text)
    texts;            /* that are tried: the odd ones, and those of golden cases */
    uint32_t longest; /* of the golden texts, an index */
    uint32_t failures;
    bool updating; /* golden files are written again, not compared */
} kit;

/* A line on standard output about what held, and on standard error about what did not,
 * which is counted. */
void kit_passed(const char *format, ...) GM_PRINTF(1, 2);
void kit_failed(kit *kit, const char *format, ...) GM_PRINTF(2, 3);

/* What is being done, told if the stage crashes. */
void kit_doing(const char *format, ...) GM_PRINTF(1, 2);
void kit_watch_crashes(void);

/* One text through the annotator and its line of JSON, which lives until the next.  A
 * text that the stage refuses with GM_INPUT has its message instead, and that is fine:
 * returns GM_OK.  Fails with all else; gm_annotator_message() says why. */
gm_status kit_annotate(gm_annotator *annotator, gm_text text, gm_text *line);

/* The first place where two lines differ, with some bytes of both around it. */
void kit_tell_difference(kit *kit, const char *what, gm_text text, gm_text left,
                         gm_text right);

/* What is tested, each in the file of its name. */
void kit_check_golden(kit *kit, golden *file);
void kit_check_repeats(kit *kit);
void kit_check_allocations(kit *kit);
void kit_check_fuzz(kit *kit, uint32_t seconds, uint32_t seed);

#endif
