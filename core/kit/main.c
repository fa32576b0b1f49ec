/* guillemet-stage-test: options, and the checks in their order. */
#include "kit/kit.h"

#include "base/error.h"

#include <getopt.h>
#include <stdarg.h>

enum { FOLDERS = 32, LONG_TEXT = 1 << 18 };

typedef struct request {
    const char *plugins[FOLDERS], *models[FOLDERS];
    int plugins_count, models_count;
    const char *pipeline;
    uint32_t seconds, seed;
} request;

static const struct option options[] = {{"pipeline", required_argument, NULL, 'p'},
                                        {"plugin-path", required_argument, NULL, 'P'},
                                        {"model-path", required_argument, NULL, 'M'},
                                        {"fuzz", required_argument, NULL, 'f'},
                                        {"seed", required_argument, NULL, 's'},
                                        {"help", no_argument, NULL, 'h'},
                                        {"version", no_argument, NULL, 'V'},
                                        {0}};

static const char help[] =
    "usage: guillemet-stage-test [OPTION…] -p PIPELINE GOLDEN…\n\n"
    "Tests the last stage of a pipeline: that it writes what the golden files expect,\n"
    "the same from any thread and after any document; that odd texts and memory that\n"
    "runs out do it no harm.\n\n"
    "  -p, --pipeline FILE    a pipeline file that ends with the stage\n"
    "      --plugin-path DIR  look for stages in DIR first (may be repeated)\n"
    "      --model-path DIR   look for models in DIR first (may be repeated)\n"
    "      --fuzz SECONDS     try random texts too, for so long\n"
    "      --seed N           begin with the N-th random text (default: 1)\n"
    "  -h, --help             print this\n"
    "      --version          print the version\n\n"
    "With GM_UPDATE_GOLDEN=1 in the environment golden files are not compared, but\n"
    "written again with what comes out.  Exit status: 0 all is well, 1 something is\n"
    "not, 2 wrong usage, pipeline or golden file.\n";

static int wrong(const char *format, ...) GM_PRINTF(1, 2);
static int wrong(const char *format, ...)
{
    va_list arguments;
    fputs("guillemet-stage-test: error: ", stderr);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    return KIT_WRONG;
}

/* ---- Texts ------------------------------------------------------------------- */

static const char *const odd_texts[] = {"",
                                        " \n",
                                        "a",
                                        ".",
                                        "é",
                                        "👨‍👩‍👧",
                                        "« »",
                                        "\n\n\n",
                                        "l’",
                                        "-",
                                        "0",
                                        "e\xCC\x81 \xC2\xA0",
                                        "\xEF\xBB\xBFIl pleut.",
                                        "Il pleut.\r\nIl neige.\r\n"};

static bool add_text(kit *kit, gm_text text)
{
    gm_text *added = GM_PUSH(&kit->texts);
    if (added)
        *added = text;
    return added != NULL;
}

static bool add_golden_texts(kit *kit, const golden *file)
{
    for (uint32_t i = 0; i < file->cases.count; i++) {
        gm_text input = file->cases.at[i].input;
        if (!add_text(kit, input))
            return false;
        if (input.len >= kit->texts.at[kit->longest].len)
            kit->longest = kit->texts.count - 1;
    }
    return true;
}

/* All texts again and again, in `room`. */
static bool add_long_text(kit *kit, gm_buffer *room)
{
    while (!room->failed && room->len < LONG_TEXT) {
        for (uint32_t i = 0; i < kit->texts.count; i++) {
            gm_buffer_add(room, kit->texts.at[i].ptr, kit->texts.at[i].len);
            gm_buffer_puts(room, " \n");
        }
    }
    return !room->failed && add_text(kit, (gm_text){room->ptr, (uint32_t)room->len});
}

static bool gather_texts(kit *kit, const golden *files, int count, gm_buffer *room)
{
    bool complete = true;
    for (size_t i = 0; complete && i < sizeof odd_texts / sizeof *odd_texts; i++)
        complete =
            add_text(kit, (gm_text){odd_texts[i], (uint32_t)strlen(odd_texts[i])});
    for (int i = 0; complete && i < count; i++)
        complete = add_golden_texts(kit, &files[i]);
    return complete && add_long_text(kit, room);
}

/* ---- Checks ------------------------------------------------------------------ */

static int run_checks(kit *kit, const request *request, golden *files, int count)
{
    gm_buffer room = {0};
    if (gather_texts(kit, files, count, &room)) {
        for (int i = 0; i < count; i++)
            kit_check_golden(kit, &files[i]);
        kit_check_repeats(kit);
        kit_check_allocations(kit);
        if (request->seconds)
            kit_check_fuzz(kit, request->seconds, request->seed);
    } else {
        kit_failed(kit, "out of memory");
    }
    gm_buffer_free(&room);
    free(kit->texts.at);
    return kit->failures ? KIT_FAILED : KIT_PASSED;
}

static int read_and_check(kit *kit, const request *request, char **paths, int count)
{
    golden *files = calloc((size_t)count + 1, sizeof *files);
    int status = files ? KIT_PASSED : wrong("out of memory");
    gm_failure why;
    gm_failure_init(&why);
    for (int i = 0; status == KIT_PASSED && i < count; i++) {
        if (golden_read(&files[i], paths[i], &why.error) != GM_OK)
            status = wrong("%s", why.message);
    }
    if (status == KIT_PASSED)
        status = run_checks(kit, request, files, count);
    for (int i = 0; files && i < count; i++)
        golden_free(&files[i]);
    free(files);
    return status;
}

static const gm_stage *last_stage(const gm_pipeline *pipeline)
{
    const gm_stage *last = NULL, *next;
    for (uint32_t i = 0; (next = gm_pipeline_stage(pipeline, i)) != NULL; i++)
        last = next;
    return last;
}

static gm_status open_pipeline(kit *kit, const request *request)
{
    gm_status status = GM_OK;
    for (int i = request->plugins_count; status == GM_OK && i-- > 0;)
        status = gm_context_add_folder(kit->context, GM_PLUGINS, request->plugins[i]);
    for (int i = request->models_count; status == GM_OK && i-- > 0;)
        status = gm_context_add_folder(kit->context, GM_MODELS, request->models[i]);
    kit_doing("open()");
    if (status == GM_OK)
        status = gm_pipeline_open(kit->context, request->pipeline, &kit->pipeline);
    return status;
}

static int test_stage(const request *request, char **paths, int count)
{
    const char *updating = getenv("GM_UPDATE_GOLDEN");
    kit kit = {.context = gm_context_new(),
               .pipeline_path = request->pipeline,
               .updating = updating && strcmp(updating, "1") == 0};
    int status;
    kit_watch_crashes();
    if (!kit.context || open_pipeline(&kit, request) != GM_OK) {
        status = wrong("%s", gm_context_message(kit.context));
    } else {
        kit.stage = last_stage(kit.pipeline);
        status = kit.stage ? read_and_check(&kit, request, paths, count)
                           : wrong("%s has no stage", request->pipeline);
    }
    gm_pipeline_close(kit.pipeline);
    gm_context_free(kit.context);
    return status;
}

/* ---- Options ----------------------------------------------------------------- */

static int add_folder(const char **list, int *count)
{
    if (*count == FOLDERS)
        return wrong("more than %d folders to look in", FOLDERS);
    list[(*count)++] = optarg;
    return KIT_PASSED;
}

static int read_number(const char *name, uint32_t *number)
{
    char *end;
    unsigned long read = strtoul(optarg, &end, 10);
    if (*optarg < '0' || *optarg > '9' || *end || read > INT32_MAX)
        return wrong("--%s takes a whole number up to %d, and is \"%s\"", name,
                     INT32_MAX, optarg);
    *number = (uint32_t)read;
    return KIT_PASSED;
}

static int set_option(request *request, int option, char **argv)
{
    switch (option) {
    case 'p':
        request->pipeline = optarg;
        return KIT_PASSED;
    case 'P':
        return add_folder(request->plugins, &request->plugins_count);
    case 'M':
        return add_folder(request->models, &request->models_count);
    case 'f':
        return read_number("fuzz", &request->seconds);
    case 's':
        return read_number("seed", &request->seed);
    case ':':
        return wrong("%s needs a value; see --help", argv[optind - 1]);
    default:
        return wrong("there is no option %s; see --help", argv[optind - 1]);
    }
}

int main(int argc, char **argv)
{
    request request = {.seed = 1};
    int option;
    while ((option = getopt_long(argc, argv, ":hp:", options, NULL)) != -1) {
        if (option == 'h')
            return fputs(help, stdout), KIT_PASSED;
        if (option == 'V')
            return printf("guillemet-stage-test %s (stage ABI %u.%u)\n", gm_version(),
                          GM_ABI_MAJOR, GM_ABI_MINOR),
                   KIT_PASSED;
        int status = set_option(&request, option, argv);
        if (status != KIT_PASSED)
            return status;
    }
    if (!request.pipeline)
        return wrong("-p PIPELINE is missing: a file that ends with the stage to be "
                     "tested; see --help");
    if (optind == argc)
        return wrong("no GOLDEN file is given; see --help");
    return test_stage(&request, argv + optind, argc - optind);
}
