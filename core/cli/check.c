/* guillemet check */
#include "cli/cli.h"

#include <getopt.h>

static const struct option options[] = {CLI_PATH_OPTIONS, {0}};

static int check(const cli_paths *paths, const char *pipeline)
{
    gm_context *context = cli_open_context(paths);
    if (!context)
        return CLI_WRONG;
    gm_status status = gm_pipeline_check(context, pipeline);
    if (status != GM_OK)
        cli_error(gm_context_message(context));
    gm_context_free(context);
    return status == GM_OK ? CLI_DONE : CLI_WRONG;
}

static int run(int argc, char **argv)
{
    cli_paths paths = {0};
    int option;
    while ((option = getopt_long(argc, argv, ":h", options, NULL)) != -1) {
        if (option == 'h' || option == 'V')
            return cli_tell(&cli_check, option);
        if (option != 'P' && option != 'M')
            return cli_bad_option(&cli_check, argv, option);
        if (cli_add_path(&paths, option, optarg) != CLI_DONE)
            return CLI_WRONG;
    }
    if (argc - optind != 1)
        return cli_fail("check takes one PIPELINE; see guillemet check --help");
    return check(&paths, argv[optind]);
}

const cli_command cli_check = {.name = "check",
                               .summary = "validate a pipeline file without running it",
                               .help =
                                   "usage: guillemet check [OPTION…] PIPELINE\n\n"
                                   "Prints every problem of a pipeline file, each as "
                                   "FILE:LINE:COLUMN: error: what\n"
                                   "is wrong, and the mend.  Exit status 0 if there is "
                                   "none, 2 if there is.\n\n" CLI_PATH_HELP,
                               .run = run};
