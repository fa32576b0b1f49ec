/* What a run says on standard error while it goes on and when it is over. */
#ifndef GM_CLI_PROGRESS_H
#define GM_CLI_PROGRESS_H

#include <guillemet/guillemet.h>

typedef struct cli_progress {
    bool line;          /* one is rewritten while the run goes on */
    bool summary;       /* there is one at the end */
    const char *errors; /* the file of the failures; NULL: none, all are said */
    bool is_shown;      /* the line is on the terminal */
    uint64_t begin;     /* of the run, in nanoseconds */
    uint64_t shown;     /* when the line was last written */
    uint64_t failures;  /* so far */
} cli_progress;

void cli_progress_begin(cli_progress *progress);

/* For gm_job. */
void cli_progress_failed(void *progress, const char *message);
void cli_progress_note(void *progress, const char *message);
void cli_progress_tell(void *progress, const gm_tally *tally);

/* `nanoseconds` has one number a stage. */
void cli_progress_end(cli_progress *progress, const gm_pipeline *pipeline,
                      const uint64_t *nanoseconds, const gm_tally *tally);

#endif
