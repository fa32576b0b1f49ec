/* guillemet stages */
#include "cli/cli.h"

#include <getopt.h>

static const struct option options[] = {CLI_PATH_OPTIONS, {0}};

static void print_stage(void *who, const gm_stage *stage, const char *path,
                        const char *rejected)
{
    (void)who;
    (void)path;
    if (stage)
        printf("%-12s %-8s %s\n", stage->name, stage->version, stage->summary);
    else
        fprintf(stderr, "guillemet: warning: %s\n", rejected);
}

static int describe(gm_context *context, const char *name)
{
    const gm_stage *stage;
    if (gm_stages_find(context, name, &stage) != GM_OK) {
        cli_error(gm_context_message(context));
        return CLI_WRONG;
    }
    gm_stages_describe(stage, stdout);
    return CLI_DONE;
}

static int list(gm_context *context)
{
    if (gm_stages_visit(context, print_stage, NULL) == GM_OK)
        return CLI_DONE;
    cli_error(gm_context_message(context));
    return CLI_WRONG;
}

static int run(int argc, char **argv)
{
    cli_paths paths = {0};
    int option;
    while ((option = getopt_long(argc, argv, ":h", options, NULL)) != -1) {
        if (option == 'h' || option == 'V')
            return cli_tell(&cli_stages, option);
        if (option != 'P' && option != 'M')
            return cli_bad_option(&cli_stages, argv, option);
        if (cli_add_path(&paths, option, optarg) != CLI_DONE)
            return CLI_WRONG;
    }
    if (argc - optind > 1)
        return cli_fail("stages takes one NAME or none; see guillemet stages --help");
    gm_context *context = cli_open_context(&paths);
    if (!context)
        return CLI_WRONG;
    int status = optind < argc ? describe(context, argv[optind]) : list(context);
    gm_context_free(context);
    return status;
}

const cli_command cli_stages = {
    .name = "stages",
    .summary = "list the stages that can be loaded, or describe one",
    .help =
        "usage: guillemet stages [OPTION…] [NAME]\n\n"
        "Lists the stages that can be loaded; with a NAME, its version, the layers it\n"
        "reads and writes, and its options.\n\n" CLI_PATH_HELP,
    .run = run};
