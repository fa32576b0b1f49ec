/* guillemet train */
#include "cli/cli.h"

#include <getopt.h>
#include <stdlib.h>
#include <unistd.h>

enum { SETTINGS = 64 };

typedef struct request {
    cli_paths paths;
    gm_training_job job;
    const char *settings[SETTINGS];
} request;

static const struct option options[] = {{"train", required_argument, NULL, 't'},
                                        {"dev", required_argument, NULL, 'd'},
                                        {"out", required_argument, NULL, 'o'},
                                        {"set", required_argument, NULL, 's'},
                                        {"pipeline", required_argument, NULL, 'p'},
                                        CLI_PATH_OPTIONS,
                                        {0}};

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

static int run(int argc, char **argv)
{
    request request = {.job = {.pipeline = "press"}};
    int option;
    request.job.settings = request.settings;
    while ((option = getopt_long(argc, argv, ":ht:d:o:p:s:", options, NULL)) != -1) {
        if (option == 'h' || option == 'V')
            return cli_tell(&cli_train, option);
        int status = set_option(&request, option, argv);
        if (status != CLI_DONE)
            return status;
    }
    if (argc - optind != 1)
        return cli_fail(
            "train takes the name of one stage; see guillemet train --help");
    request.job.stage = argv[optind];
    if (!request.job.train || !request.job.dev || !request.job.out)
        return cli_fail("train needs --train, --dev and --out; see guillemet train "
                        "--help");
    return train(&request);
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
        "  -s, --set KEY=VALUE      an option of training (may be repeated)\n"
        "  -p, --pipeline PIPELINE  its stages before STAGE prepare the documents\n"
        "                           (default: press)\n" CLI_PATH_HELP,
    .run = run};
