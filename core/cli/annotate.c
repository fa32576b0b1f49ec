/* guillemet annotate */
#include "cli/cli.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { OUTPUTS = 32 };

typedef struct request {
    const char *pipeline;
    cli_paths paths;
    gm_output outputs[OUTPUTS];
    const char *format; /* given with -t, for the -o that follows; NULL: none */
    gm_job job;
} request;

static const struct option options[] = {{"pipeline", required_argument, NULL, 'p'},
                                        {"from", required_argument, NULL, 'f'},
                                        {"to", required_argument, NULL, 't'},
                                        {"out", required_argument, NULL, 'o'},
                                        {"jobs", required_argument, NULL, 'j'},
                                        {"shard", required_argument, NULL, 'S'},
                                        {"resume", no_argument, NULL, 'R'},
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

/* A number from 1 to 1024 at `*text`, which moves behind it; 0 if there is none. */
static uint32_t read_count(const char **text)
{
    uint32_t number = 0;
    while (**text >= '0' && **text <= '9' && number <= 1024)
        number = number * 10 + (uint32_t)(*(*text)++ - '0');
    return number <= 1024 ? number : 0;
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
        return cli_bad_option(&cli_annotate, argv, option);
    }
}

static int check_resume(const request *request)
{
    const char *path = request->job.outputs_count ? request->outputs[0].path : NULL;
    if (!request->job.resume || (path && strcmp(path, "-") != 0))
        return CLI_DONE;
    return cli_fail("--resume needs an output file, -o OUT");
}

static void print_failure(void *who, const char *message)
{
    (void)who;
    cli_error(message);
}

static void print_note(void *who, const char *message)
{
    (void)who;
    fprintf(stderr, "guillemet: warning: %s\n", message);
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

static int annotate(gm_context *context, const request *request, gm_pipeline *pipeline)
{
    gm_tally tally = {0};
    gm_status status = gm_annotate_all(pipeline, &request->job, &tally);
    if (status != GM_OK)
        cli_error(gm_context_message(context));
    else if (is_empty(&request->job, &tally))
        fputs("guillemet: warning: the input has no documents: of a folder, *.txt and "
              "*.jsonl are read\n",
              stderr);
    if (status != GM_OK && tally.documents == 0 && status != GM_OUTPUT)
        return CLI_WRONG;
    return status == GM_OK && tally.failures == 0 ? CLI_DONE : CLI_PARTIAL;
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

static int run(int argc, char **argv)
{
    request request = {.pipeline = "press",
                       .job = {.failed = print_failure, .note = print_note}};
    int option;
    while ((option = getopt_long(argc, argv, ":p:f:t:o:j:h", options, NULL)) != -1) {
        if (option == 'h' || option == 'V')
            return cli_tell(&cli_annotate, option);
        int status = set_option(&request, option, argv);
        if (status != CLI_DONE)
            return status;
    }
    if (end_outputs(&request) != CLI_DONE || check_resume(&request) != CLI_DONE)
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
        "  -f, --from FORMAT        text, jsonl, or auto by the name (default: auto)\n"
        "  -t, --to FORMAT          jsonl, or pretty for reading (default: by the name "
        "of\n                           OUT, or jsonl)\n"
        "  -o, --out OUT            write to a file, not to standard output; may be "
        "given\n                           several times, each with a -t before it\n"
        "  -j, --jobs N             threads (default: one a processor)\n"
        "      --offsets UNIT       codepoint, byte or utf16 (default: codepoint)\n"
        "      --shard K/N          only the K-th of N parts of the documents\n"
        "      --resume             go on with an interrupted -o OUT\n" CLI_PATH_HELP,
    .run = run};
