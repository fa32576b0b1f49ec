/* guillemet stages */
#include "cli/cli.h"

#include <getopt.h>
#include <string.h>

static const struct option options[] = {CLI_PATH_OPTIONS, {0}};

static void print_stage(void *who, const gm_stage *stage, const char *path,
                        const char *rejected)
{
    (void)who;
    if (stage)
        printf("%-12s %-8s %s\n", stage->name, stage->version, stage->summary);
    else
        fprintf(stderr, "guillemet: warning: %s is left out: %s\n", path, rejected);
}

static const char *type_name(gm_type type)
{
    static const char *const names[] = {"",     "layer", "string", "number",
                                        "real", "flag",  "span",   "spans"};
    return type <= GM_PARTS ? names[type] : "";
}

static void print_layers(const gm_stage *stage)
{
    puts("\nreads");
    for (const char *const *read = stage->reads; read && *read; read++)
        printf("  %s\n", *read);
    if (!stage->reads || !*stage->reads)
        puts("  the text alone");
    puts("\nwrites");
    for (const gm_feature *feature = stage->writes; feature && feature->name; feature++)
        printf("  %-18s %-7s %s\n", feature->name, type_name(feature->type),
               feature->help ? feature->help : "");
}

static void print_values(const gm_option *option)
{
    switch (option->type) {
    case GM_OPTION_BOOL:
        printf("true or false");
        break;
    case GM_OPTION_INT:
    case GM_OPTION_REAL:
        printf("a number from %g to %g", option->min, option->max);
        break;
    case GM_OPTION_CHOICE:
        for (const char *const *choice = option->choices; *choice; choice++)
            printf("%s%s", choice == option->choices ? "" : ", ", *choice);
        break;
    case GM_OPTION_FILE:
        printf("a file, or the name of a model (*%s)",
               option->suffix ? option->suffix : "");
        break;
    case GM_OPTION_STRING:
        printf("a string");
        break;
    }
}

static void print_options(const char *title, const gm_option *table)
{
    if (!table || !table->name)
        return;
    printf("\n%s\n", title);
    for (const gm_option *option = table; option->name; option++) {
        printf("  %-18s ", option->name);
        print_values(option);
        if (option->standard)
            printf(" (default: %s)\n", option->standard);
        else
            printf(" (required)\n");
        printf("  %-18s %s\n", "", option->help ? option->help : "");
    }
}

static int describe(gm_context *context, const char *name)
{
    const gm_stage *stage;
    if (gm_stages_find(context, name, &stage) != GM_OK) {
        cli_error(gm_context_message(context));
        return CLI_WRONG;
    }
    printf("%s %s (%s)\n%s\n", stage->name, stage->version, stage->license,
           stage->summary);
    print_layers(stage);
    print_options("options", stage->options);
    print_options("options of training", stage->train_options);
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
        if (option == 'h')
            return cli_help(&cli_stages);
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
