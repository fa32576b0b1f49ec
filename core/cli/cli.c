/* Messages, help, and the context of a command. */
#include "cli/cli.h"

#include <getopt.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void cli_error(const char *message)
{
    /* A problem with a place in a file says "FILE:LINE:COLUMN: error: ..." itself. */
    if (strstr(message, ": error: "))
        fprintf(stderr, "%s\n", message);
    else
        fprintf(stderr, "guillemet: error: %s\n", message);
}

int cli_fail(const char *format, ...)
{
    char message[1024];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    cli_error(message);
    return CLI_WRONG;
}

int cli_bad_option(const cli_command *command, char **argv, int option)
{
    const char *given = argv[optind - 1];
    if (option == ':')
        fprintf(stderr, "guillemet: error: %s needs a value", given);
    else if (optopt && strncmp(given, "--", 2) != 0)
        fprintf(stderr, "guillemet: error: %s has no option -%c", command->name,
                optopt);
    else
        fprintf(stderr, "guillemet: error: %s has no option %s", command->name, given);
    fprintf(stderr, "; see guillemet %s --help\n", command->name);
    return CLI_WRONG;
}

int cli_version(void)
{
    printf("guillemet %s (stage ABI %u.%u)\n", gm_version(), GM_ABI_MAJOR,
           GM_ABI_MINOR);
    return CLI_DONE;
}

int cli_tell(const cli_command *command, int option)
{
    if (option == 'V')
        return cli_version();
    printf("%s", command->help);
    return CLI_DONE;
}

int cli_add_path(cli_paths *paths, int option, const char *folder)
{
    int *count = option == 'P' ? &paths->plugins_count : &paths->models_count;
    const char **list = option == 'P' ? paths->plugins : paths->models;
    if (*count == CLI_PATHS)
        return cli_fail("more than %d folders to look in", CLI_PATHS);
    list[(*count)++] = folder;
    return CLI_DONE;
}

/* A line that is written over by the next one on a terminal; plain lines elsewhere. */
static void print_note(void *who, gm_note note, const char *stage, const char *message)
{
    (void)who;
    if (note == GM_NOTE_WARNING)
        fprintf(stderr, "guillemet: warning: %s: %s\n", stage, message);
    else if (isatty(STDERR_FILENO))
        fprintf(stderr, "\r\x1B[K%s: %s", stage, message);
    else
        fprintf(stderr, "%s: %s\n", stage, message);
}

/* Each folder is put before those added so far, so the first given comes last. */
static gm_status add_folders(gm_context *context, const cli_paths *paths)
{
    gm_status status = GM_OK;
    for (int i = paths->plugins_count; status == GM_OK && i-- > 0;)
        status = gm_context_add_folder(context, GM_PLUGINS, paths->plugins[i]);
    for (int i = paths->models_count; status == GM_OK && i-- > 0;)
        status = gm_context_add_folder(context, GM_MODELS, paths->models[i]);
    return status;
}

gm_context *cli_open_context(const cli_paths *paths)
{
    gm_context *context = gm_context_new();
    if (!context) {
        cli_error("out of memory");
        return NULL;
    }
    gm_context_listen(context, print_note, NULL);
    if (add_folders(context, paths) == GM_OK)
        return context;
    cli_error(gm_context_message(context));
    gm_context_free(context);
    return NULL;
}
