/* guillemet annotate */
#include "cli/cli.h"
#include "cli/progress.h"
#include "cli/stop.h"

#include <getopt.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { OUTPUTS = 32 };

typedef struct request {
    const char *pipeline;
    cli_paths paths;
    gm_output outputs[OUTPUTS];
    const char *format;     /* given with -t, for the -o that follows; NULL: none */
    bool summary, progress; /* asked for */
    gm_job job;
} request;

static const struct option options[] = {{"pipeline", required_argument, NULL, 'p'},
                                        {"from", required_argument, NULL, 'f'},
                                        {"to", required_argument, NULL, 't'},
                                        {"out", required_argument, NULL, 'o'},
                                        {"jobs", required_argument, NULL, 'j'},
                                        {"shard", required_argument, NULL, 'S'},
                                        {"resume", no_argument, NULL, 'R'},
                                        {"errors", required_argument, NULL, 'E'},
                                        {"summary", no_argument, NULL, 'U'},
                                        {"progress", no_argument, NULL, 'G'},
                                        {"isolate", no_argument, NULL, 'I'},
                                        {"time-limit", required_argument, NULL, 'L'},
                                        {"offsets", required_argument, NULL, 'O'},
                                        CLI_PATH_OPTIONS,
                                        {0}};

/* The index of `word` among `words`, which end with NULL; -1 if it is none of them. */
static int choose(const char *option, const char *word, const char *const *words)
{
    for (int i = 0; words[i]; i++) {
        if (strcmp(word, words[i]) == 0)
            return i;
    }
    fprintf(stderr, "guillemet: error: %s \"%s\": it is one of", option, word);
    for (int i = 0; words[i]; i++)
        fprintf(stderr, "%s %s", i ? "," : "", words[i]);
    fputc('\n', stderr);
    return -1;
}

/* A number from 1 to `most` at `*text`, which moves behind it; 0 if there is none. */
static uint32_t read_number(const char **text, uint32_t most)
{
    uint32_t number = 0;
    while (**text >= '0' && **text <= '9' && number <= most)
        number = number * 10 + (uint32_t)(*(*text)++ - '0');
    return number <= most ? number : 0;
}

static uint32_t read_count(const char **text)
{
    return read_number(text, 1024);
}

static int set_seconds(gm_job *job, const char *value)
{
    const char *rest = value;
    job->seconds = read_number(&rest, 86400);
    if (job->seconds == 0 || *rest)
        return cli_fail("--time-limit \"%s\": it takes a number of seconds from 1 to "
                        "86400",
                        value);
    return CLI_DONE;
}

static int set_threads(gm_job *job, const char *value)
{
    const char *rest = value;
    job->threads = read_count(&rest);
    if (job->threads == 0 || *rest)
        return cli_fail("-j \"%s\": it takes a number of threads from 1 to 1024",
                        value);
    return CLI_DONE;
}

static int set_shard(gm_job *job, const char *value)
{
    const char *rest = value;
    job->shard = read_count(&rest);
    if (*rest == '/') {
        rest++;
        job->shards = read_count(&rest);
    }
    if (job->shard == 0 || job->shards == 0 || *rest || job->shard > job->shards)
        return cli_fail("--shard \"%s\": it takes K/N, K from 1 to N, N up to 1024",
                        value);
    return CLI_DONE;
}

static int set_unit(gm_job *job, const char *value)
{
    static const char *const units[] = {"codepoint", "byte", "utf16", NULL};
    int choice = choose("--offsets", value, units);
    job->offsets = choice < 0 ? GM_UNIT_CODE_POINT : (gm_unit)choice;
    return choice < 0 ? CLI_WRONG : CLI_DONE;
}

/* ---- The outputs: a -t belongs to the -o that comes next --------------------------
 */

static int add_output(request *request, const char *path)
{
    if (request->job.outputs_count == OUTPUTS)
        return cli_fail("more than %d outputs: run it twice", OUTPUTS);
    request->outputs[request->job.outputs_count++] =
        (gm_output){.format = request->format, .path = path};
    request->format = NULL;
    return CLI_DONE;
}

/* Of two in a row, the first goes to standard output. */
static int set_format(request *request, const char *format)
{
    int status = request->format ? add_output(request, NULL) : CLI_DONE;
    request->format = format;
    return status;
}

/* A last -t belongs to the -o before it, if that has none, or else to standard output.
 */
static int end_outputs(request *request)
{
    uint32_t count = request->job.outputs_count;
    gm_output *last = count ? &request->outputs[count - 1] : NULL;
    request->job.outputs = request->outputs;
    if (!request->format)
        return CLI_DONE;
    if (!last || last->format)
        return add_output(request, NULL);
    last->format = request->format;
    return CLI_DONE;
}

/* What is said while the run goes on, and what becomes of failures. */
static int set_report(request *request, int option, char **argv)
{
    switch (option) {
    case 'E':
        request->job.errors = optarg;
        return CLI_DONE;
    case 'U':
        request->summary = true;
        return CLI_DONE;
    case 'G':
        request->progress = true;
        return CLI_DONE;
    case 'I':
        request->job.isolate = true;
        return CLI_DONE;
    case 'L':
        return set_seconds(&request->job, optarg);
    default:
        return cli_bad_option(&cli_annotate, argv, option);
    }
}

static int set_option(request *request, int option, char **argv)
{
    switch (option) {
    case 'p':
        request->pipeline = optarg;
        return CLI_DONE;
    case 'o':
        return add_output(request, optarg);
    case 'R':
        request->job.resume = true;
        return CLI_DONE;
    case 'j':
        return set_threads(&request->job, optarg);
    case 'S':
        return set_shard(&request->job, optarg);
    case 'f':
        request->job.from = strcmp(optarg, "auto") == 0 ? NULL : optarg;
        return CLI_DONE;
    case 't':
        return set_format(request, optarg);
    case 'O':
        return set_unit(&request->job, optarg);
    case 'P':
    case 'M':
        return cli_add_path(&request->paths, option, optarg);
    default:
        return set_report(request, option, argv);
    }
}

static int check_options(const request *request)
{
    const char *path = request->job.outputs_count ? request->outputs[0].path : NULL;
    if (request->job.resume && (!path || strcmp(path, "-") == 0))
        return cli_fail("--resume needs an output file, -o OUT");
    if (request->job.seconds && !request->job.isolate)
        return cli_fail("--time-limit is for --isolate: threads cannot be ended");
    if (request->job.errors && strcmp(request->job.errors, "-") == 0)
        return cli_fail("--errors needs a file");
    return CLI_DONE;
}

static bool wants_colour(void)
{
    const char *terminal = getenv("TERM"), *no_colour = getenv("NO_COLOR");
    return isatty(STDOUT_FILENO) && !(no_colour && *no_colour) && terminal &&
           strcmp(terminal, "dumb") != 0;
}

/* Nothing in what was named, which is hardly what was meant. */
static bool is_empty(const gm_job *job, const gm_tally *tally)
{
    return job->inputs_count > 0 && job->shards == 0 && !job->resume &&
           tally->documents == 0 && tally->failures == 0;
}

static void tell_stopped(const gm_job *job, const gm_tally *tally)
{
    bool files = job->outputs_count > 0;
    for (uint32_t i = 0; i < job->outputs_count; i++)
        files &= job->outputs[i].path && strcmp(job->outputs[i].path, "-") != 0;
    fprintf(stderr, "guillemet: stopped after %" PRIu64 " documents%s\n",
            tally->documents + tally->earlier_documents,
            !files        ? ""
            : job->resume ? ": go on with the same command"
                          : ": go on with the same command and --resume");
}

static void tell(gm_context *context, const request *request, gm_status status,
                 const gm_tally *tally)
{
    if (status != GM_OK)
        cli_error(gm_context_message(context));
    else if (tally->stopped)
        tell_stopped(&request->job, tally);
    else if (is_empty(&request->job, tally))
        fputs("guillemet: warning: the input has no documents: of a folder, files are "
              "read whose extension is of a format, see guillemet annotate --help\n",
              stderr);
}

static int exit_status(gm_status status, const gm_tally *tally)
{
    if (status != GM_OK && tally->documents == 0 && status != GM_OUTPUT)
        return CLI_WRONG;
    return status == GM_OK && tally->failures + tally->earlier_failures == 0 &&
                   !tally->stopped
               ? CLI_DONE
               : CLI_PARTIAL;
}

static uint64_t *make_times(const gm_pipeline *pipeline)
{
    uint32_t stages = 0;
    while (gm_pipeline_stage(pipeline, stages))
        stages++;
    return calloc(stages + 1, sizeof(uint64_t));
}

static int annotate(gm_context *context, request *request, gm_pipeline *pipeline)
{
    gm_tally tally = {0};
    bool terminal = isatty(STDERR_FILENO);
    cli_progress progress = {.line = request->progress || terminal,
                             .summary = request->summary || terminal,
                             .errors = request->job.errors};
    gm_job *job = &request->job;
    job->nanoseconds = make_times(pipeline);
    if (!job->nanoseconds)
        return cli_fail("out of memory");
    job->progress = progress.line ? cli_progress_tell : NULL;
    job->stop = cli_stop_listen();
    job->who = &progress;
    cli_progress_begin(&progress);
    gm_status status = gm_annotate_all(pipeline, job, &tally);
    cli_progress_end(&progress, pipeline, job->nanoseconds, &tally);
    tell(context, request, status, &tally);
    free(job->nanoseconds);
    return exit_status(status, &tally);
}

static int open_and_annotate(request *request)
{
    gm_context *context = cli_open_context(&request->paths);
    gm_pipeline *pipeline = NULL;
    if (!context)
        return CLI_WRONG;
    int status = CLI_DONE;
    if (gm_pipeline_open(context, request->pipeline, &pipeline) != GM_OK) {
        cli_error(gm_context_message(context));
        status = CLI_WRONG;
    }
    if (status == CLI_DONE)
        status = cli_check_inputs(&request->job);
    if (status == CLI_DONE)
        status = annotate(context, request, pipeline);
    gm_pipeline_close(pipeline);
    gm_context_free(context);
    return status;
}

static void print_formats(const char *title, gm_direction direction)
{
    const char *name, *summary;
    puts(title);
    for (uint32_t i = 0; gm_formats_name(direction, i, &name, &summary); i++)
        printf("  %-13s %s\n", name, summary);
}

static int tell_with_formats(int option)
{
    int status = cli_tell(&cli_annotate, option);
    if (option == 'h') {
        print_formats("\nFormats that are read, each also compressed or in archives "
                      "(zip, tar):",
                      GM_READ);
        print_formats("\nFormats that are written, compressed where OUT ends in .gz, "
                      ".zst or .xz:",
                      GM_WRITTEN);
    }
    return status;
}

static int run(int argc, char **argv)
{
    request request = {
        .pipeline = "press",
        .job = {.failed = cli_progress_failed, .note = cli_progress_note}};
    int option;
    while ((option = getopt_long(argc, argv, ":p:f:t:o:j:h", options, NULL)) != -1) {
        if (option == 'h' || option == 'V')
            return tell_with_formats(option);
        int status = set_option(&request, option, argv);
        if (status != CLI_DONE)
            return status;
    }
    if (end_outputs(&request) != CLI_DONE || check_options(&request) != CLI_DONE)
        return CLI_WRONG;
    request.job.inputs = (const char *const *)argv + optind;
    request.job.inputs_count = (uint32_t)(argc - optind);
    request.job.colour = wants_colour();
    return open_and_annotate(&request);
}

const cli_command cli_annotate = {
    .name = "annotate",
    .summary = "annotate texts, files and folders",
    .help =
        "usage: guillemet annotate [OPTION…] [INPUT…]\n\n"
        "Reads documents, runs a pipeline, and writes the annotated documents in "
        "input\n"
        "order.  INPUT is a file or a folder, walked in name order; none, or -, is\n"
        "standard input.\n\n"
        "  -p, --pipeline PIPELINE  a pipeline file, or a shipped one (default: "
        "press)\n"
        "  -f, --from FORMAT        the format of the input (default: auto, by name "
        "and\n"
        "                           content)\n"
        "  -t, --to FORMAT          the format of the output (default: by the name of "
        "OUT,\n                           or jsonl)\n"
        "  -o, --out OUT            write to a file, not to standard output; may be "
        "given\n                           several times, each with a -t before it\n"
        "  -j, --jobs N             threads (default: one a processor)\n"
        "      --offsets UNIT       codepoint, byte or utf16 (default: codepoint)\n"
        "      --shard K/N          only the K-th of N parts of the documents\n"
        "      --resume             go on with an interrupted run: the same command "
        "again\n"
        "      --errors FILE        write the documents that fail to FILE, JSON Lines "
        "that\n                           can be annotated again\n"
        "      --isolate            annotate in processes: a stage that crashes or "
        "hangs\n                           costs its document alone\n"
        "      --time-limit SECONDS for a document, with --isolate (default: 60)\n"
        "      --progress           a line that tells how far it is (default: on a\n"
        "                           terminal)\n"
        "      --summary            documents, speed and time of each stage at the "
        "end\n"
        "                           (default: on a terminal)\n" CLI_PATH_HELP,
    .run = run};
