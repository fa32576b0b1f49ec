/* guillemet new-stage: a folder with a stage that builds and passes its own test.
 *
 * All is checked before anything is written, and the folder must be new: nothing of
 * anybody's is ever written over. */
#include "cli/cli.h"
#include "cli/template.h"

#include <errno.h>
#include <getopt.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>

enum { LONGEST_NAME = 63 };

static const struct option options[] = {
    {"dir", required_argument, NULL, 'd'}, CLI_TELL_OPTIONS, {0}};

typedef struct placeholder {
    const char *name, *value;
} placeholder;

/* ---- The name ---------------------------------------------------------------- */

static bool is_lower(char byte)
{
    return byte >= 'a' && byte <= 'z';
}

static bool is_stage_name(const char *name)
{
    size_t len = 0;
    while (is_lower(name[len]) ||
           (len > 0 && ((name[len] >= '0' && name[len] <= '9') || name[len] == '-')))
        len++;
    return len > 0 && len <= LONGEST_NAME && name[len] == '\0' && name[len - 1] != '-';
}

/* Whose name is taken, if any. */
typedef struct taken {
    const char *name;
    const char *stage;
    bool as_layer;
} taken;

/* The stage of the template writes a layer of its own name, so that is to be free too.
 */
static void look_at_stage(void *who, const gm_stage *stage, const char *path,
                          const char *rejected)
{
    taken *taken = who;
    (void)path;
    (void)rejected;
    if (!stage || taken->stage)
        return;
    if (strcmp(stage->name, taken->name) == 0)
        taken->stage = stage->name;
    for (const gm_feature *feature = stage->writes;
         !taken->stage && feature && feature->name; feature++) {
        if (strcmp(feature->name, taken->name) == 0) {
            taken->stage = stage->name;
            taken->as_layer = true;
        }
    }
}

/* The message is printed while the stage, whose name it has, is still loaded. */
static int check_free(const char *name)
{
    const cli_paths paths = {0};
    gm_context *context = cli_open_context(&paths);
    taken taken = {.name = name};
    int status = CLI_DONE;
    if (!context)
        return CLI_WRONG;
    if (gm_stages_visit(context, look_at_stage, &taken) != GM_OK)
        status = cli_fail("%s", gm_context_message(context));
    else if (taken.stage && taken.as_layer)
        status = cli_fail("\"%s\" is a layer that the stage \"%s\" writes; choose "
                          "another name",
                          name, taken.stage);
    else if (taken.stage)
        status = cli_fail("there is a stage \"%s\" already; choose another name, or "
                          "see guillemet stages %s",
                          name, name);
    gm_context_free(context);
    return status;
}

static int check_name(const char *name)
{
    if (!is_stage_name(name))
        return cli_fail("\"%.80s\" cannot name a stage: a name has lower-case letters, "
                        "digits and hyphens,\n  begins with a letter, ends without a "
                        "hyphen, and has %d characters at most",
                        name, LONGEST_NAME);
    return check_free(name);
}

/* ---- Writing ----------------------------------------------------------------- */

/* The placeholder, "@NAME@", that `text` begins with; NULL if it does with none. */
static const placeholder *placeholder_at(const placeholder *table, const char *text,
                                         size_t len)
{
    for (; table->name; table++) {
        size_t wanted = strlen(table->name);
        if (wanted <= len && memcmp(text, table->name, wanted) == 0)
            return table;
    }
    return NULL;
}

static void put_text(const placeholder *table, const char *text, size_t len, FILE *out)
{
    for (size_t at = 0; at < len;) {
        const placeholder *found = placeholder_at(table, text + at, len - at);
        if (found)
            fputs(found->value, out);
        else
            fputc(text[at], out);
        at += found ? strlen(found->name) : 1;
    }
}

/* FOLDER/FILE; "stage.c" of the template is NAME.c. */
static bool fill_path(const placeholder *table, const char *folder, const char *name,
                      char path[PATH_MAX])
{
    static const char stands_for_name[] = "stage";
    size_t stem = sizeof stands_for_name - 1;
    bool named = strncmp(name, stands_for_name, stem) == 0;
    int len = snprintf(path, PATH_MAX, "%s/%s%s", folder, named ? table[0].value : "",
                       named ? name + stem : name);
    return len > 0 && len < PATH_MAX;
}

static int write_file(const placeholder *table, const char *folder,
                      const cli_template_file *file)
{
    char path[PATH_MAX];
    if (!fill_path(table, folder, file->name, path))
        return cli_fail("the path of \"%s\" is too long: choose a --dir nearer to the "
                        "root",
                        folder);
    FILE *out = fopen(path, "wbx");
    if (!out)
        return cli_fail("cannot write \"%s\": %s", path, strerror(errno));
    put_text(table, (const char *)file->text, file->len, out);
    bool lost = ferror(out) != 0;
    if (fclose(out) != 0 || lost)
        return cli_fail("cannot write \"%s\": %s; remove \"%s\", and begin again", path,
                        strerror(errno), folder);
    printf("  %s\n", path);
    return CLI_DONE;
}

static int write_files(const char *name, const char *folder)
{
    char version[32];
    snprintf(version, sizeof version, "%s", gm_version());
    char *patch = strrchr(version, '.');
    if (patch)
        *patch = '\0';
    const placeholder table[] = {{"@NAME@", name}, {"@MAJOR_MINOR@", version}, {0}};
    int status = CLI_DONE;
    for (const cli_template_file *file = cli_template; status == CLI_DONE && file->name;
         file++)
        status = write_file(table, folder, file);
    return status;
}

/* ---- The command ------------------------------------------------------------- */

static int make_folder(const char *folder, const char *within)
{
    struct stat found;
    if (stat(within, &found) != 0 || !S_ISDIR(found.st_mode))
        return cli_fail("there is no folder \"%s\": make it first, or give another "
                        "--dir",
                        within);
    if (mkdir(folder, 0777) == 0)
        return CLI_DONE;
    if (errno == EEXIST)
        return cli_fail("\"%s\" is there already, and is left as it is: choose another "
                        "name, or another --dir",
                        folder);
    return cli_fail("cannot make the folder \"%s\": %s", folder, strerror(errno));
}

static int write_stage(const char *name, const char *within)
{
    char folder[PATH_MAX];
    int len = strcmp(within, ".") == 0
                  ? snprintf(folder, sizeof folder, "%s", name)
                  : snprintf(folder, sizeof folder, "%s/%s", within, name);
    if (len < 0 || len >= PATH_MAX)
        return cli_fail("the path of --dir is too long");
    int status = make_folder(folder, within);
    if (status == CLI_DONE)
        status = write_files(name, folder);
    if (status == CLI_DONE)
        printf("\nBuild it, pass its test, and run it:\n"
               "  cd %s\n"
               "  cmake --workflow --preset default\n"
               "  guillemet annotate --plugin-path build -p %s.yaml FILE\n",
               folder, name);
    return status;
}

static int run(int argc, char **argv)
{
    const char *within = ".";
    int option;
    while ((option = getopt_long(argc, argv, ":hd:", options, NULL)) != -1) {
        if (option == 'h' || option == 'V')
            return cli_tell(&cli_new_stage, option);
        if (option != 'd')
            return cli_bad_option(&cli_new_stage, argv, option);
        within = optarg;
    }
    if (argc - optind != 1)
        return cli_fail("new-stage takes one NAME; see guillemet new-stage --help");
    int status = check_name(argv[optind]);
    return status == CLI_DONE ? write_stage(argv[optind], within) : status;
}

const cli_command cli_new_stage = {
    .name = "new-stage",
    .summary = "write a stage of your own that builds and passes its test",
    .help =
        "usage: guillemet new-stage [OPTION…] NAME\n\n"
        "Writes the folder NAME: a small stage in C with options and a test, ready to\n"
        "be built against the installed guillemet and changed into yours.\n\n"
        "  -d, --dir D            write D/NAME instead (default: the current folder)\n"
        "  -h, --help             print this\n"
        "      --version          print the version\n",
    .run = run};
