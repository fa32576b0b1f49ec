/* guillemet train */
#include "cli/cli.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SETTINGS = 64 };

typedef struct request {
    cli_paths paths;
    gm_training_job job;
    const char *settings[SETTINGS + 1]; /* the last: for `raw` */
    char *raw;                          /* "raw=PATH", a line for each path; or NULL */
} request;

static const struct option options[] = {{"train", required_argument, NULL, 't'},
                                        {"dev", required_argument, NULL, 'd'},
                                        {"out", required_argument, NULL, 'o'},
                                        {"raw", required_argument, NULL, 'r'},
                                        {"set", required_argument, NULL, 's'},
                                        {"pipeline", required_argument, NULL, 'p'},
                                        CLI_PATH_OPTIONS,
                                        {0}};

/* Notes one --raw: they become the setting "raw", one path a line. */
static int add_raw(request *request, const char *path)
{
    static const char key[] = "raw=";
    const char *before = request->raw ? request->raw : key;
    const char *between = request->raw ? "\n" : "";
    size_t size = strlen(before) + strlen(between) + strlen(path) + 1;
    char *joined = malloc(size);
    if (!joined)
        return cli_fail("out of memory");
    snprintf(joined, size, "%s%s%s", before, between, path);
    free(request->raw);
    request->raw = joined;
    return CLI_DONE;
}

static bool sets_raw(const request *request)
{
    for (uint32_t i = 0; i < request->job.settings_count; i++)
        if (strncmp(request->settings[i], "raw=", 4) == 0)
            return true;
    return false;
}

static int set_option(request *request, int option, char **argv)
{
    gm_training_job *job = &request->job;
    switch (option) {
    case 't':
        job->train = optarg;
        return CLI_DONE;
    case 'd':
        job->dev = optarg;
        return CLI_DONE;
    case 'o':
        job->out = optarg;
        return CLI_DONE;
    case 'p':
        job->pipeline = optarg;
        return CLI_DONE;
    case 'r':
        return add_raw(request, optarg);
    case 's':
        if (job->settings_count == SETTINGS)
            return cli_fail("more than %d times --set", SETTINGS);
        request->settings[job->settings_count++] = optarg;
        return CLI_DONE;
    case 'P':
    case 'M':
        return cli_add_path(&request->paths, option, optarg);
    default:
        return cli_bad_option(&cli_train, argv, option);
    }
}

static int train(const request *request)
{
    gm_context *context = cli_open_context(&request->paths);
    if (!context)
        return CLI_WRONG;
    gm_status status = gm_train(context, &request->job);
    if (isatty(STDERR_FILENO))
        fputc('\n', stderr);
    if (status != GM_OK)
        cli_error(gm_context_message(context));
    gm_context_free(context);
    return status == GM_OK ? CLI_DONE : CLI_WRONG;
}

static int read_and_train(request *request, int argc, char **argv)
{
    gm_training_job *job = &request->job;
    int option;
    while ((option = getopt_long(argc, argv, ":ht:d:o:p:r:s:", options, NULL)) != -1) {
        if (option == 'h' || option == 'V')
            return cli_tell(&cli_train, option);
        int status = set_option(request, option, argv);
        if (status != CLI_DONE)
            return status;
    }
    if (argc - optind != 1)
        return cli_fail(
            "train takes the name of one stage; see guillemet train --help");
    job->stage = argv[optind];
    if (!job->train || !job->dev || !job->out)
        return cli_fail("train needs --train, --dev and --out; see guillemet train "
                        "--help");
    if (request->raw && sets_raw(request))
        return cli_fail("raw text is given by --raw or by --set raw=…, not by both");
    if (request->raw)
        request->settings[job->settings_count++] = request->raw;
    return train(request);
}

static int run(int argc, char **argv)
{
    request request = {.job = {.pipeline = "press"}};
    request.job.settings = request.settings;
    int status = read_and_train(&request, argc, argv);
    free(request.raw);
    return status;
}

const cli_command cli_train = {
    .name = "train",
    .summary = "let a stage learn a model from annotated documents",
    .help =
        "usage: guillemet train STAGE --train DATA --dev DATA --out MODEL [OPTION…]\n\n"
        "DATA is a brat folder (NAME.txt with NAME.ann) or a file of JSON Lines.\n"
        "`guillemet stages STAGE` lists what can be set.\n\n"
        "  -t, --train DATA         documents to learn from\n"
        "  -d, --dev DATA           documents to judge and stop by\n"
        "  -o, --out MODEL          the model file to write\n"
        "  -r, --raw TEXT           plain text to learn from too (may be repeated)\n"
        "  -s, --set KEY=VALUE      an option of training (may be repeated)\n"
        "  -p, --pipeline PIPELINE  its stages before STAGE prepare the documents\n"
        "                           (default: press)\n" CLI_PATH_HELP,
    .run = run};
