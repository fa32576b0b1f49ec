/* gm_config_parse() over any bytes, then the options of the stages that the file names,
 * as far as they are the standard ones.  A file is good, or its problems stand in order
 * and at places of the file. */
#include "fuzz.h"

#include "config/config.h"
#include "config/options.h"

#include <stdlib.h>

extern const gm_stage gm_entry_tokenize, gm_entry_stem, gm_entry_ner, gm_entry_people,
    gm_entry_quotes;

static const gm_stage *find_stage(const char *name)
{
    static const gm_stage *const stages[] = {&gm_entry_tokenize, &gm_entry_stem,
                                             &gm_entry_ner, &gm_entry_people,
                                             &gm_entry_quotes};
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++) {
        if (strcmp(stages[i]->name, name) == 0)
            return stages[i];
    }
    return NULL;
}

/* Finds every file whose name has no dot. */
static gm_status resolve(void *who, const char *value, const char *suffix, char **path,
                         gm_error *err)
{
    (void)who;
    if (strchr(value, '.'))
        return gm_error_fail(err, GM_CONFIG, "there is no \"%s%s\"", value,
                             suffix ? suffix : "");
    *path = strdup("/nowhere");
    return *path ? GM_OK : gm_error_nomem(err);
}

static void fill_options(const gm_entry *entry, gm_problems *problems)
{
    const gm_stage *stage = find_stage(entry->stage);
    gm_failure failure;
    void *options = NULL;
    if (!stage)
        return;
    gm_failure_init(&failure);
    gm_options_request request = {.stage = stage->name,
                                  .table = stage->options,
                                  .size = stage->options_size,
                                  .settings = entry->settings,
                                  .count = entry->count,
                                  .at = entry->at,
                                  .resolve = resolve};
    gm_status status = gm_options_fill(&request, &options, problems, &failure.error);
    REQUIRE(status == GM_OK && options, "options of \"%s\": status %d: %s", stage->name,
            (int)status, failure.message);
    gm_options_free(options);
}

static uint32_t lines_of(const uint8_t *input, size_t len)
{
    uint32_t lines = 1;
    for (size_t i = 0; i < len; i++)
        lines += input[i] == '\n' || input[i] == '\r' || input[i] == 0x85 ||
                 input[i] == 0xA8 || input[i] == 0xA9; /* ends of NEL, LS and PS */
    return lines;
}

static void check_problems(const gm_problems *problems, uint32_t lines)
{
    gm_position last = {0};
    for (uint32_t i = 0; i < problems->list.count; i++) {
        const gm_problem *problem = &problems->list.at[i];
        gm_position at = problem->at;
        REQUIRE(problem->message[0], "problem %u has no message", i);
        REQUIRE(at.line <= lines + 1, "problem %u is on line %u of %u: %s", i, at.line,
                lines, problem->message);
        REQUIRE(last.line < at.line ||
                    (last.line == at.line && last.column <= at.column),
                "problem %u, %u:%u, is out of order", i, at.line, at.column);
        last = at;
    }
}

static void check_entries(const gm_config *config, const gm_problems *problems)
{
    REQUIRE(problems->list.count || config->count, "no problem, and no stage");
    for (uint32_t i = 0; i < config->count; i++) {
        const gm_entry *entry = &config->entries[i];
        REQUIRE(entry->stage, "stage %u has no name", i);
        REQUIRE(entry->at.line, "stage %u has no place", i);
        for (uint32_t s = 0; s < entry->count; s++)
            REQUIRE(entry->settings[s].key && entry->settings[s].value,
                    "setting %u of stage %u is none", s, i);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t len)
{
    gm_config *config = NULL;
    gm_problems problems = {0};
    gm_buffer printed = {0};
    gm_failure failure;
    gm_failure_init(&failure);
    gm_text text = {(const char *)input, (uint32_t)len};
    gm_status status =
        gm_config_parse("press.yaml", text, &config, &problems, &failure.error);
    REQUIRE(status == GM_OK && config, "status %d: %s", (int)status, failure.message);
    check_entries(config, &problems);
    for (uint32_t i = 0; i < config->count; i++)
        fill_options(&config->entries[i], &problems);
    check_problems(&problems, lines_of(input, len));
    gm_problems_print(&problems, &printed);
    REQUIRE(!problems.failed && !printed.failed, "no memory for the problems");
    gm_buffer_free(&printed);
    gm_problems_free(&problems);
    gm_config_free(config);
    return 0;
}
