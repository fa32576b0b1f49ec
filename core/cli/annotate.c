/* guillemet annotate */
#include "cli/cli.h"

#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct request {
    const char *pipeline, *out;
    cli_paths paths;
    bool resume;
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

static int set_choice(gm_job *job, int option, const char *value)
{
    static const char *const from[] = {"auto", "text", "jsonl", NULL};
    static const char *const to[] = {"jsonl", "pretty", NULL};
    static const char *const units[] = {"codepoint", "byte", "utf16", NULL};
    int choice = option == 'f'   ? choose("-f", value, from)
                 : option == 't' ? choose("-t", value, to)
                                 : choose("--offsets", value, units);
    if (choice < 0)
        return CLI_WRONG;
    if (option == 'f')
        job->from = (gm_input_format)choice;
    else if (option == 't')
        job->to = (gm_output_format)choice;
    else
        job->offsets = (gm_unit)choice;
    return CLI_DONE;
}

static int set_option(request *request, int option, char **argv)
{
    switch (option) {
    case 'p':
        request->pipeline = optarg;
        return CLI_DONE;
    case 'o':
        request->out = optarg;
        return CLI_DONE;
    case 'R':
        request->resume = true;
        return CLI_DONE;
    case 'j':
        return set_threads(&request->job, optarg);
    case 'S':
        return set_shard(&request->job, optarg);
    case 'f':
    case 't':
    case 'O':
        return set_choice(&request->job, option, optarg);
    case 'P':
    case 'M':
        return cli_add_path(&request->paths, option, optarg);
    default:
        return cli_bad_option(&cli_annotate, argv, option);
    }
}

static void print_failure(void *who, const char *message)
{
    (void)who;
    cli_error(message);
}

static bool wants_colour(const request *request)
{
    const char *terminal = getenv("TERM"), *no_colour = getenv("NO_COLOR");
    return !request->out && isatty(STDOUT_FILENO) && !(no_colour && *no_colour) &&
           terminal && strcmp(terminal, "dumb") != 0;
}

/* ---- The output -------------------------------------------------------------- */

/* Makes an interrupted output ready; one that is not there is begun. */
static int resume(gm_context *context, request *request)
{
    if (!request->out || strcmp(request->out, "-") == 0)
        return cli_fail("--resume needs an output file, -o OUT");
    if (request->job.to != GM_OUTPUT_JSONL)
        return cli_fail("--resume needs -t jsonl: it reads what was written");
    request->job.resumed = request->out;
    if (gm_output_resume(context, request->out) == GM_OK)
        return CLI_DONE;
    cli_error(gm_context_message(context));
    return CLI_WRONG;
}

static int open_out(gm_context *context, request *request)
{
    request->job.out = stdout;
    if (cli_check_inputs(&request->job, request->out) != CLI_DONE)
        return CLI_WRONG;
    if (request->resume && resume(context, request) != CLI_DONE)
        return CLI_WRONG;
    if (!request->out || strcmp(request->out, "-") == 0)
        return CLI_DONE;
    request->job.out = fopen(request->out, request->resume ? "ab" : "wb");
    if (!request->job.out)
        return cli_fail("cannot write \"%s\": %s", request->out, strerror(errno));
    return CLI_DONE;
}

static int close_out(const request *request, int status)
{
    if (request->job.out == stdout || fclose(request->job.out) == 0)
        return status;
    cli_fail("cannot write \"%s\": %s", request->out, strerror(errno));
    return CLI_PARTIAL;
}

/* Nothing in what was named, which is hardly what was meant. */
static bool is_empty(const gm_job *job, const gm_tally *tally)
{
    return job->inputs_count > 0 && job->shards == 0 && !job->resumed &&
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
        status = open_out(context, request);
    if (status == CLI_DONE)
        status = close_out(request, annotate(context, request, pipeline));
    gm_pipeline_close(pipeline);
    gm_context_free(context);
    return status;
}

static int run(int argc, char **argv)
{
    request request = {.pipeline = "press", .job = {.failed = print_failure}};
    int option;
    while ((option = getopt_long(argc, argv, ":p:f:t:o:j:h", options, NULL)) != -1) {
        if (option == 'h' || option == 'V')
            return cli_tell(&cli_annotate, option);
        int status = set_option(&request, option, argv);
        if (status != CLI_DONE)
            return status;
    }
    request.job.inputs = (const char *const *)argv + optind;
    request.job.inputs_count = (uint32_t)(argc - optind);
    request.job.colour = wants_colour(&request);
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
        "  -t, --to FORMAT          jsonl, or pretty for reading (default: jsonl)\n"
        "  -o, --out OUT            write to a file, not to standard output\n"
        "  -j, --jobs N             threads (default: one a processor)\n"
        "      --offsets UNIT       codepoint, byte or utf16 (default: codepoint)\n"
        "      --shard K/N          only the K-th of N parts of the documents\n"
        "      --resume             go on with an interrupted -o OUT\n" CLI_PATH_HELP,
    .run = run};
