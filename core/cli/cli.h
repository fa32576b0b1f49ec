/* What the subcommands share.  Only core/cli prints to standard output and exits. */
#ifndef GM_CLI_CLI_H
#define GM_CLI_CLI_H

#include <guillemet/guillemet.h>

/* Exit status: all done; some documents failed and the rest were written; wrong usage,
 * configuration, plugin or model, and nothing was processed.  There are no others. */
enum { CLI_DONE = 0, CLI_PARTIAL = 1, CLI_WRONG = 2 };

typedef struct cli_command {
    const char *name;
    const char *summary;               /* one line of `guillemet --help` */
    const char *help;                  /* what `guillemet NAME --help` prints */
    int (*run)(int argc, char **argv); /* argv[0] is the command's name */
} cli_command;

extern const cli_command cli_annotate, cli_check, cli_stages, cli_new_stage, cli_train,
    cli_eval;

/* "guillemet: error: ..." on standard error, for each line that has no place of its
 * own; returns CLI_WRONG. */
int cli_fail(const char *format, ...) GM_PRINTF(1, 2);
void cli_error(const char *message);

/* The unknown or incomplete option that getopt has just met; returns CLI_WRONG. */
int cli_bad_option(const cli_command *command, char **argv, int option);

/* Prints the command's help ('h') or the version ('V'); returns CLI_DONE. */
int cli_tell(const cli_command *command, int option);
int cli_version(void);

/* Where --plugin-path and --model-path were given. */
enum { CLI_PATHS = 32 };
typedef struct cli_paths {
    const char *plugins[CLI_PATHS], *models[CLI_PATHS];
    int plugins_count, models_count;
} cli_paths;

/* Notes one --plugin-path ('P') or --model-path ('M'). */
int cli_add_path(cli_paths *paths, int option, const char *folder);

/* A context that looks there first, and prints what stages remark; NULL, the reason
 * having been printed, if a folder is none. */
gm_context *cli_open_context(const cli_paths *paths);

/* Refuses, and says why, an input that is missing, that cannot be read twice where it
 * is named twice, or in parts where parts are asked for, or that an output would
 * change. */
int cli_check_inputs(const gm_job *job);

/* Parts of the options and of the help of a command. */
#define CLI_TELL_OPTIONS                                                               \
    {"help", no_argument, NULL, 'h'},                                                  \
    {                                                                                  \
        "version", no_argument, NULL, 'V'                                              \
    }
#define CLI_PATH_OPTIONS                                                               \
    {"plugin-path", required_argument, NULL, 'P'},                                     \
        {"model-path", required_argument, NULL, 'M'}, CLI_TELL_OPTIONS

#define CLI_PATH_HELP                                                                  \
    "      --plugin-path DIR  look for stages in DIR first (may be repeated)\n"        \
    "      --model-path DIR   look for models in DIR first (may be repeated)\n"        \
    "  -h, --help             print this\n"                                            \
    "      --version          print the version\n"

#endif
