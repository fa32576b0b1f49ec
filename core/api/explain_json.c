/* A plan and its problems for editors. */
#include "api/explain.h"

#include "api/facts.h"
#include "api/members.h"
#include "config/options.h"

#include <stdlib.h>
#include <string.h>

/* The mend without its indentation; null if there is none. */
static void write_mend(gm_members *json, const char *mend)
{
    gm_buffer text = {0};
    for (; *mend; mend++) {
        gm_buffer_put(&text, *mend);
        if (strncmp(mend, "\n  ", 3) == 0)
            mend += 2;
    }
    gm_buffer_put(&text, '\0');
    json->out->failed |= text.failed;
    gm_members_text(json, "mend", text.failed || text.len == 1 ? NULL : text.ptr);
    gm_buffer_free(&text);
}

static void write_message(gm_members *json, const char *message)
{
    const char *end = strstr(message, "\n  ");
    gm_buffer text = {0};
    gm_buffer_add(&text, message, end ? (size_t)(end - message) : strlen(message));
    gm_buffer_put(&text, '\0');
    json->out->failed |= text.failed;
    gm_members_text(json, "message", text.failed ? NULL : text.ptr);
    gm_buffer_free(&text);
    write_mend(json, end ? end + 3 : "");
}

/* Line 0 stands for the file as a whole. */
static void write_position(gm_members *json, gm_position at)
{
    if (at.line) {
        gm_members_integer(json, "line", at.line);
        gm_members_integer(json, "column", at.column);
    } else {
        gm_members_text(json, "line", NULL);
        gm_members_text(json, "column", NULL);
    }
}

static void write_problems(gm_members *json, const char *key,
                           const gm_problem_list *problems)
{
    gm_members_open(json, key, '[');
    for (uint32_t i = 0; i < problems->count; i++) {
        const gm_problem *problem = &problems->at[i];
        gm_members_open(json, NULL, '{');
        gm_members_text(json, "file", problem->at.file);
        write_position(json, problem->at);
        write_message(json, problem->message);
        gm_members_close(json, '}');
    }
    gm_members_close(json, ']');
}

static void write_file(gm_members *json, const char *key, const gm_located *file)
{
    if (!file->path) {
        gm_members_text(json, key, NULL);
        return;
    }
    gm_members_open(json, key, '{');
    gm_members_text(json, "path", file->path);
    gm_members_text(json, "from", file->origin);
    gm_members_close(json, '}');
}

static void write_layers(gm_members *json, const gm_plan *plan, uint32_t i)
{
    const gm_stage *stage = plan->stages[i].stage;
    gm_members_open(json, "reads", '[');
    for (const char *const *read = stage->reads; read && *read; read++) {
        gm_members_open(json, NULL, '{');
        gm_members_text(json, "name", *read);
        gm_members_text(json, "writer", gm_plan_writer(plan, i, *read)->name);
        gm_members_close(json, '}');
    }
    gm_members_close(json, ']');
    gm_members_open(json, "writes", '[');
    for (const gm_feature *feature = stage->writes; feature && feature->name; feature++)
        gm_members_text(json, NULL, feature->name);
    gm_members_close(json, ']');
}

static void write_option(gm_members *json, const gm_told_option *told)
{
    gm_members_open(json, NULL, '{');
    gm_members_text(json, "name", told->option->name);
    gm_members_value(json, "value", told->option, told->value);
    gm_members_flag(json, "default", !told->setting);
    if (told->option->type == GM_OPTION_FILE)
        write_file(json, "model", &told->file);
    gm_members_close(json, '}');
}

static gm_status write_options(const gm_teller *self, uint32_t i, gm_members *json)
{
    const gm_option *option = self->checked->plan.stages[i].stage->options;
    gm_status status = GM_OK;
    gm_members_open(json, "options", '[');
    for (; status == GM_OK && option && option->name; option++) {
        gm_told_option told;
        if (!gm_option_is_current(option))
            continue;
        status = gm_tell_option(self, i, option, &told);
        write_option(json, &told);
        free(told.file.path);
    }
    gm_members_close(json, ']');
    return status;
}

static gm_status write_stage(const gm_teller *self, uint32_t i, gm_members *json)
{
    const gm_stage *stage = self->checked->plan.stages[i].stage;
    gm_located plugin;
    gm_status status = gm_locate_plugin(self, stage, &plugin);
    gm_members_open(json, NULL, '{');
    gm_members_text(json, "name", stage->name);
    gm_members_text(json, "version", stage->version);
    gm_members_text(json, "file", self->checked->config->entries[i].at.file);
    write_position(json, self->checked->config->entries[i].at);
    write_file(json, "plugin", &plugin);
    free(plugin.path);
    write_layers(json, &self->checked->plan, i);
    if (status == GM_OK)
        status = write_options(self, i, json);
    gm_members_close(json, '}');
    return status;
}

gm_status gm_explain_json(const gm_context *context, const gm_checked *checked,
                          gm_buffer *out, gm_error *err)
{
    const gm_teller self = {context, checked, err};
    gm_members json = {.out = out};
    gm_status status = GM_OK;
    gm_members_open(&json, NULL, '{');
    gm_members_text(&json, "file", checked->file);
    write_problems(&json, "problems", &checked->problems.list);
    write_problems(&json, "warnings", &checked->problems.warnings);
    if (checked->problems.list.count) {
        gm_members_text(&json, "stages", NULL);
    } else {
        gm_members_open(&json, "stages", '[');
        for (uint32_t i = 0; status == GM_OK && i < checked->plan.count; i++)
            status = write_stage(&self, i, &json);
        gm_members_close(&json, ']');
    }
    gm_members_close(&json, '}');
    return status;
}
