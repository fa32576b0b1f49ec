/* A sound stage whose options all had other names once, one of them two. */
#include "broken.h"

typedef struct options {
    const char *label;
    int64_t most;
    const char *list;
} options;

static const gm_option option_table[] = {
    {.name = "label",
     .type = GM_OPTION_STRING,
     .offset = GM_FIELD(options, label, const char *),
     .help = "what it says"},
    GM_OLD_NAME("tag", "label"),
    {.name = "most",
     .type = GM_OPTION_INT,
     .offset = GM_FIELD(options, most, int64_t),
     .standard = "3",
     .help = "how many it takes",
     .min = 1,
     .max = 9},
    GM_OLD_NAME("limit", "most"),
    GM_OLD_NAME("max", "most"),
    {.name = "list",
     .type = GM_OPTION_FILE,
     .offset = GM_FIELD(options, list, const char *),
     .standard = "",
     .help = "a list",
     .suffix = ".list"},
    GM_OLD_NAME("file", "list"),
    {0}};

/* Says what it was given. */
static gm_status open_model(const gm_env *env, const void *given, void **model,
                            gm_error *err)
{
    const options *options = given;
    (void)err;
    gm_warn(env, "label %s, most %d, list %s", options->label, (int)options->most,
            options->list[0] ? options->list : "none");
    *model = (void *)(uintptr_t)options;
    return GM_OK;
}

GM_STAGE(SOUND("old_names"), .options = option_table, .options_size = sizeof(options),
         .open = open_model, .process = process_nothing);
