/* The line is written over by the next one, and taken away before anything else is
 * said.  What tells of time is the clock that nobody sets. */
#include "cli/progress.h"

#include "cli/cli.h"

#include <inttypes.h>
#include <time.h>

/* Messages said where all are in a file; rewritings of the line in a second. */
enum { SAID = 20, A_SECOND = 5 };
static const uint64_t second = 1000000000u;

static uint64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * second + (uint64_t)time.tv_nsec;
}

static double seconds_since(uint64_t begin)
{
    double passed = (double)(now() - begin) / (double)second;
    return passed > 1e-6 ? passed : 1e-6;
}

void cli_progress_begin(cli_progress *progress)
{
    progress->begin = progress->shown = now();
}

/* ---- Messages ---------------------------------------------------------------- */

static void clear_line(cli_progress *progress)
{
    if (progress->is_shown)
        fputs("\r\x1B[K", stderr);
    progress->is_shown = false;
}

void cli_progress_failed(void *who, const char *message)
{
    cli_progress *progress = who;
    if (++progress->failures > SAID && progress->errors)
        return;
    clear_line(progress);
    cli_error(message);
}

void cli_progress_note(void *who, const char *message)
{
    clear_line(who);
    fprintf(stderr, "guillemet: warning: %s\n", message);
}

/* ---- The line ---------------------------------------------------------------- */

static void print_left(const gm_tally *tally, double passed)
{
    if (tally->to_read == 0 || tally->read == 0 || tally->read >= tally->to_read)
        return;
    double left = passed * ((double)tally->to_read / (double)tally->read - 1.0);
    uint64_t whole = (uint64_t)(left + 0.5);
    fprintf(stderr, ", %.0f %%, ",
            100.0 * (double)tally->read / (double)tally->to_read);
    if (whole >= 3600)
        fprintf(stderr, "%" PRIu64 " h %02" PRIu64 " min left", whole / 3600,
                whole / 60 % 60);
    else
        fprintf(stderr, "%" PRIu64 " min %02" PRIu64 " s left", whole / 60, whole % 60);
}

void cli_progress_tell(void *who, const gm_tally *tally)
{
    cli_progress *progress = who;
    uint64_t time = now();
    if (!progress->line || time - progress->shown < second / A_SECOND)
        return;
    double passed = seconds_since(progress->begin);
    fprintf(stderr, "\r\x1B[K%" PRIu64 " documents, %.2f MB/s, %" PRIu64 " failures",
            tally->documents, (double)tally->bytes / 1e6 / passed, tally->failures);
    print_left(tally, passed);
    fflush(stderr);
    progress->shown = time;
    progress->is_shown = true;
}

/* ---- The end ----------------------------------------------------------------- */

static void print_totals(const gm_tally *tally, double passed)
{
    double megabytes = (double)tally->bytes / 1e6;
    fprintf(stderr,
            "%" PRIu64 " documents, %" PRIu64 " failures, %.2f MB of text in %.2f s: "
            "%.2f MB/s\n",
            tally->documents, tally->failures, megabytes, passed, megabytes / passed);
    if (tally->earlier_documents || tally->earlier_failures)
        fprintf(stderr,
                "%" PRIu64 " documents, %" PRIu64 " failures before that, in the run "
                "that was gone on with\n",
                tally->earlier_documents, tally->earlier_failures);
}

/* Of all threads together, so that the sum may be more than the time that passed. */
static void print_stages(const gm_pipeline *pipeline, const uint64_t *nanoseconds)
{
    const gm_stage *stage;
    double sum = 1e-9;
    for (uint32_t i = 0; gm_pipeline_stage(pipeline, i); i++)
        sum += (double)nanoseconds[i];
    for (uint32_t i = 0; (stage = gm_pipeline_stage(pipeline, i)); i++)
        fprintf(stderr, "  %-12s %9.2f s %5.1f %%\n", stage->name,
                (double)nanoseconds[i] / (double)second,
                100.0 * (double)nanoseconds[i] / sum);
}

void cli_progress_end(cli_progress *progress, const gm_pipeline *pipeline,
                      const uint64_t *nanoseconds, const gm_tally *tally)
{
    clear_line(progress);
    if (progress->errors && progress->failures > SAID)
        fprintf(stderr, "guillemet: error: %" PRIu64 " more in %s\n",
                progress->failures - SAID, progress->errors);
    if (!progress->summary)
        return;
    print_totals(tally, seconds_since(progress->begin));
    print_stages(pipeline, nanoseconds);
}
