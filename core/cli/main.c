/* guillemet: the subcommands. */
#include "cli/cli.h"

#include <signal.h>
#include <string.h>

static const cli_command *const commands[] = {&cli_annotate,  &cli_check, &cli_stages,
                                              &cli_new_stage, &cli_train, &cli_eval};
enum { COMMANDS = sizeof commands / sizeof *commands };

static int print_help(void)
{
    puts("usage: guillemet COMMAND [OPTION…] [ARGUMENT…]\n\n"
         "Annotates French press text: tokens, stems, entities, and who said what.\n");
    for (size_t i = 0; i < COMMANDS; i++)
        printf("  %-9s %s\n", commands[i]->name, commands[i]->summary);
    puts("\n`guillemet COMMAND --help` tells more.  Exit status: 0 all done, 1 some "
         "documents\nfailed and the rest were written, 2 wrong usage or configuration, "
         "nothing processed.");
    return CLI_DONE;
}

static int run(int argc, char **argv)
{
    if (argc < 2)
        return cli_fail("no command given; see guillemet --help");
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
        return print_help();
    if (strcmp(argv[1], "--version") == 0)
        return cli_version();
    for (size_t i = 0; i < COMMANDS; i++) {
        if (strcmp(argv[1], commands[i]->name) == 0)
            return commands[i]->run(argc - 1, argv + 1);
    }
    return cli_fail("no command \"%s\": there are annotate, check, stages, "
                    "new-stage, train, eval",
                    argv[1]);
}

/* What does not reach standard output is lost: say so, unless a command has, and fail.
 * A closed pipe is an error like any other, so that the exit status is one of the
 * three. */
int main(int argc, char **argv)
{
    signal(SIGPIPE, SIG_IGN);
    int status = run(argc, argv);
    bool lost = fflush(stdout) != 0 || ferror(stdout);
    if (lost && status == CLI_DONE) {
        cli_error("cannot write to standard output");
        return CLI_PARTIAL;
    }
    return status;
}
