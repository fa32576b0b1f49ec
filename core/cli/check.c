/* guillemet check */
#include "cli/cli.h"

#include <getopt.h>
#include <string.h>

enum { OPTION_FORMAT = 0x100, OPTION_SCHEMA };

static const struct option options[] = {
    {"format", required_argument, NULL, OPTION_FORMAT},
    {"schema", no_argument, NULL, OPTION_SCHEMA},
    CLI_PATH_OPTIONS,
    {0}};

typedef struct check_request {
    cli_paths paths;
    gm_plan_format format;
    bool schema;
    const char *pipeline; /* NULL: the schema is asked for */
} check_request;

static void print_rejected(void *who, const gm_stage *stage, const char *path,
                           const char *rejected)
{
    (void)who;
    (void)path;
    if (!stage)
        fprintf(stderr, "guillemet: warning: %s\n", rejected);
}

/* The schema has no stage that cannot be loaded: that is said. */
static gm_status print_schema(gm_context *context)
{
    gm_status status = gm_stages_visit(context, print_rejected, NULL);
    return status == GM_OK ? gm_pipeline_schema(context, stdout) : status;
}

static int check(const check_request *request)
{
    gm_context *context = cli_open_context(&request->paths);
    if (!context)
        return CLI_WRONG;
    gm_status status = request->schema ? print_schema(context)
                                       : gm_pipeline_explain(context, request->pipeline,
                                                             request->format, stdout);
    bool told = status == GM_CONFIG && request->format == GM_PLAN_JSON;
    if (status != GM_OK && !told)
        cli_error(gm_context_message(context));
    gm_context_free(context);
    return status == GM_OK ? CLI_DONE : CLI_WRONG;
}

static int set_format(check_request *request, const char *name)
{
    bool json = strcmp(name, "json") == 0;
    if (!json && strcmp(name, "text") != 0)
        return cli_fail("--format \"%s\": it is one of text, json", name);
    request->format = json ? GM_PLAN_JSON : GM_PLAN_TEXT;
    return CLI_DONE;
}

static int take_option(check_request *request, char **argv, int option)
{
    switch (option) {
    case OPTION_FORMAT:
        return set_format(request, optarg);
    case OPTION_SCHEMA:
        request->schema = true;
        return CLI_DONE;
    case 'P':
    case 'M':
        return cli_add_path(&request->paths, option, optarg);
    default:
        return cli_bad_option(&cli_check, argv, option);
    }
}

static int run(int argc, char **argv)
{
    check_request request = {.format = GM_PLAN_TEXT};
    int option;
    while ((option = getopt_long(argc, argv, ":h", options, NULL)) != -1) {
        if (option == 'h' || option == 'V')
            return cli_tell(&cli_check, option);
        if (take_option(&request, argv, option) != CLI_DONE)
            return CLI_WRONG;
    }
    if (request.schema && argc > optind)
        return cli_fail("check --schema takes no PIPELINE; see guillemet check --help");
    if (!request.schema && argc - optind != 1)
        return cli_fail("check takes one PIPELINE; see guillemet check --help");
    request.pipeline = argv[optind];
    return check(&request);
}

const cli_command cli_check = {
    .name = "check",
    .summary = "validate and explain a pipeline file without running it",
    .help = "usage: guillemet check [OPTION…] PIPELINE\n"
            "       guillemet check [OPTION…] --schema\n\n"
            "Prints every problem of a pipeline file, each as "
            "FILE:LINE:COLUMN: error: what\n"
            "is wrong, and the mend; of a file that has none, stage by stage what it "
            "reads\n"
            "and writes, its options, and where plugin and models were found.  Exit "
            "status\n"
            "0 if there is no problem, 2 if there is.\n\n"
            "      --format FORMAT    text or json: problems and plan as one object, "
            "for\n"
            "                         editors (default: text)\n"
            "      --schema           print the JSON Schema of pipeline files, with "
            "the\n"
            "                         options of every stage that can be "
            "loaded\n" CLI_PATH_HELP,
    .run = run};
