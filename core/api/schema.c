/* An entry of a pipeline file is the name of a stage, one key with its options, or
 * "include" with a file.  The options of each stage stand under "$defs", made from the
 * table that also reads them.
 *
 * A pipeline file has scalars as they are written, and what an editor takes for a
 * number may be the name of a file: where a string is wanted any scalar will do. */
#include "api/schema.h"

#include "api/context.h"
#include "api/explain.h"
#include "config/options.h"

#include <math.h>

#define DIALECT "https://json-schema.org/draft/2020-12/schema"

static bool is_required(const gm_option *option)
{
    return gm_option_is_current(option) && !option->standard;
}

static bool needs_options(const gm_stage *stage)
{
    const gm_option *option = stage->options;
    while (option && option->name && !is_required(option))
        option++;
    return option && option->name;
}

/* ---- Options ----------------------------------------------------------------- */

static void write_types(gm_members *json, const char *const *types)
{
    gm_members_open(json, "type", '[');
    for (; *types; types++)
        gm_members_text(json, NULL, *types);
    gm_members_close(json, ']');
}

static void write_range(gm_members *json, const gm_option *option)
{
    gm_members_text(json, "type", option->type == GM_OPTION_INT ? "integer" : "number");
    if (isfinite(option->min))
        gm_members_real(json, "minimum", option->min);
    if (isfinite(option->max))
        gm_members_real(json, "maximum", option->max);
}

static void write_choices(gm_members *json, const gm_option *option)
{
    gm_members_open(json, "enum", '[');
    for (const char *const *choice = option->choices; *choice; choice++)
        gm_members_text(json, NULL, *choice);
    gm_members_close(json, ']');
}

/* What may stand for a number, a truth or a choice until its variables are replaced. */
static void write_variable(gm_members *json)
{
    gm_members_open(json, NULL, '{');
    gm_members_text(json, "type", "string");
    gm_members_text(json, "pattern", "\\$\\{");
    gm_members_close(json, '}');
}

static void write_accepted(gm_members *json, const gm_option *option)
{
    static const char *const scalars[] = {"string", "number", "boolean", NULL};
    if (option->type == GM_OPTION_STRING || option->type == GM_OPTION_FILE) {
        write_types(json, scalars);
        return;
    }
    gm_members_open(json, "anyOf", '[');
    gm_members_open(json, NULL, '{');
    if (option->type == GM_OPTION_BOOL)
        gm_members_text(json, "type", "boolean");
    else if (option->type == GM_OPTION_CHOICE)
        write_choices(json, option);
    else
        write_range(json, option);
    gm_members_close(json, '}');
    write_variable(json);
    gm_members_close(json, ']');
}

static void write_option(gm_members *json, const gm_option *option)
{
    gm_members_open(json, option->name, '{');
    if (option->help)
        gm_members_text(json, "description", option->help);
    write_accepted(json, option);
    if (option->standard)
        gm_members_value(json, "default", option, option->standard);
    gm_members_close(json, '}');
}

static void write_old_name(gm_members *json, const gm_option *table,
                           const gm_option *row)
{
    gm_buffer now = {0};
    gm_buffer_printf(&now, "It is now called \"%s\".", row->standard);
    gm_buffer_put(&now, '\0');
    json->out->failed |= now.failed;
    gm_members_open(json, row->name, '{');
    gm_members_text(json, "description", now.failed ? "" : now.ptr);
    gm_members_flag(json, "deprecated", true);
    write_accepted(json, gm_option_find(table, row->name));
    gm_members_close(json, '}');
    gm_buffer_free(&now);
}

static void write_properties(gm_members *json, const gm_option *table)
{
    gm_members_open(json, "properties", '{');
    for (const gm_option *option = table; option && option->name; option++) {
        if (gm_option_is_current(option))
            write_option(json, option);
        else
            write_old_name(json, table, option);
    }
    gm_members_close(json, '}');
}

static bool has_old_name(const gm_option *table, const gm_option *option)
{
    const gm_option *row = table;
    while (row->name && (row == option || gm_option_find(table, row->name) != option))
        row++;
    return row->name != NULL;
}

static void write_required(gm_members *json, const gm_option *table)
{
    gm_members_open(json, "required", '[');
    for (const gm_option *option = table; option->name; option++) {
        if (is_required(option) && !has_old_name(table, option))
            gm_members_text(json, NULL, option->name);
    }
    gm_members_close(json, ']');
}

/* {"anyOf": [{"required": ["list"]}, {"required": ["file"]}]} */
static void write_any_name(gm_members *json, const gm_option *table,
                           const gm_option *option)
{
    gm_members_open(json, NULL, '{');
    gm_members_open(json, "anyOf", '[');
    for (const gm_option *row = table; row->name; row++) {
        if (gm_option_find(table, row->name) != option)
            continue;
        gm_members_open(json, NULL, '{');
        gm_members_open(json, "required", '[');
        gm_members_text(json, NULL, row->name);
        gm_members_close(json, ']');
        gm_members_close(json, '}');
    }
    gm_members_close(json, ']');
    gm_members_close(json, '}');
}

/* Required options that have an old name: one of the names has to be there. */
static void write_required_by_any_name(gm_members *json, const gm_option *table)
{
    bool opened = false;
    for (const gm_option *option = table; option->name; option++) {
        if (!is_required(option) || !has_old_name(table, option))
            continue;
        if (!opened)
            gm_members_open(json, "allOf", '[');
        opened = true;
        write_any_name(json, table, option);
    }
    if (opened)
        gm_members_close(json, ']');
}

/* "- ner:" with nothing behind it is a stage with its defaults. */
static void write_stage(gm_members *json, const gm_stage *stage)
{
    static const char *const optional[] = {"object", "null", NULL};
    gm_members_open(json, stage->name, '{');
    gm_members_text(json, "description", stage->summary);
    if (needs_options(stage))
        gm_members_text(json, "type", "object");
    else
        write_types(json, optional);
    write_properties(json, stage->options);
    if (needs_options(stage)) {
        write_required(json, stage->options);
        write_required_by_any_name(json, stage->options);
    }
    gm_members_flag(json, "additionalProperties", false);
    gm_members_close(json, '}');
}

/* ---- Entries ----------------------------------------------------------------- */

static void write_name(gm_members *json, const gm_stage *stage)
{
    gm_members_open(json, NULL, '{');
    gm_members_text(json, "const", stage->name);
    gm_members_text(json, "description", stage->summary);
    gm_members_close(json, '}');
}

static void write_reference(gm_members *json, const gm_stage *stage)
{
    gm_buffer place = {0};
    gm_buffer_printf(&place, "#/$defs/%s", stage->name);
    gm_buffer_put(&place, '\0');
    json->out->failed |= place.failed;
    gm_members_open(json, stage->name, '{');
    gm_members_text(json, "$ref", place.failed ? "" : place.ptr);
    gm_members_close(json, '}');
    gm_buffer_free(&place);
}

static void write_include(gm_members *json)
{
    gm_members_open(json, "include", '{');
    gm_members_text(json, "description",
                    "A pipeline file whose stages stand in this place.");
    gm_members_text(json, "type", "string");
    gm_members_close(json, '}');
}

static void write_entry(const gm_stage *const *stages, uint32_t count, gm_members *json)
{
    gm_members_open(json, "anyOf", '[');
    for (uint32_t i = 0; i < count; i++) {
        if (!needs_options(stages[i]))
            write_name(json, stages[i]);
    }
    gm_members_open(json, NULL, '{');
    gm_members_text(json, "type", "object");
    gm_members_open(json, "properties", '{');
    for (uint32_t i = 0; i < count; i++)
        write_reference(json, stages[i]);
    write_include(json);
    gm_members_close(json, '}');
    gm_members_integer(json, "minProperties", 1);
    gm_members_integer(json, "maxProperties", 1);
    gm_members_flag(json, "additionalProperties", false);
    gm_members_close(json, '}');
    gm_members_close(json, ']');
}

static void write_list(const gm_stage *const *stages, uint32_t count, gm_members *json)
{
    gm_members_open(json, "properties", '{');
    gm_members_open(json, "stages", '{');
    gm_members_text(json, "description", "The stages, in the order in which they run.");
    gm_members_text(json, "type", "array");
    gm_members_integer(json, "minItems", 1);
    gm_members_open(json, "items", '{');
    write_entry(stages, count, json);
    gm_members_close(json, '}');
    gm_members_close(json, '}');
    gm_members_close(json, '}');
}

void gm_schema_write(const gm_stage *const *stages, uint32_t count, gm_members *json)
{
    gm_members_open(json, NULL, '{');
    gm_members_text(json, "$schema", DIALECT);
    gm_members_text(json, "title", "pipeline of guillemet");
    gm_members_text(json, "type", "object");
    write_list(stages, count, json);
    gm_members_open(json, "required", '[');
    gm_members_text(json, NULL, "stages");
    gm_members_close(json, ']');
    gm_members_flag(json, "additionalProperties", false);
    gm_members_open(json, "$defs", '{');
    for (uint32_t i = 0; i < count; i++)
        write_stage(json, stages[i]);
    gm_members_close(json, '}');
    gm_members_close(json, '}');
}

/* ---- The stages that can be loaded ------------------------------------------- */

typedef struct stage_list {
    GM_ARRAY(const gm_stage *) stages;
    bool failed; /* memory ran out */
} stage_list;

static void add_stage(void *who, const gm_stage *stage, const char *path,
                      const char *rejected)
{
    stage_list *list = who;
    (void)path;
    (void)rejected;
    const gm_stage **added = stage ? GM_PUSH(&list->stages) : NULL;
    if (added)
        *added = stage;
    list->failed |= stage && !added;
}

gm_status gm_pipeline_schema(gm_context *context, FILE *out)
{
    stage_list list = {0};
    gm_buffer text = {0};
    gm_members json = {.out = &text};
    gm_status status = gm_stages_visit(context, add_stage, &list);
    if (status == GM_OK) {
        gm_schema_write(list.stages.at, list.stages.count, &json);
        text.failed |= list.failed;
        status = gm_context_fail(
            context, gm_explain_print(&text, out, gm_context_error(context)));
    }
    free(list.stages.at);
    gm_buffer_free(&text);
    return status;
}
