/* A plan for reading, and what is printed of a pipeline. */
#include "api/explain.h"

#include "api/facts.h"
#include "api/members.h"
#include "config/options.h"
#include "io/columns.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WIDTH = 77, INDENT = 11 }; /* cells of a list, and before it */

/* Appends a path or a value, which may be any bytes, as a terminal may see it. */
static void show(gm_buffer *out, const char *text)
{
    gm_buffer valid = {0};
    gm_members_repair(&valid, text);
    out->failed |= valid.failed;
    gm_columns_add(out, (gm_text){valid.ptr, (uint32_t)valid.len});
    gm_buffer_free(&valid);
}

static void show_file(gm_buffer *out, const gm_located *file)
{
    if (!file->path) {
        gm_buffer_puts(out, "no longer there\n");
        return;
    }
    show(out, file->path);
    gm_buffer_printf(out, " (%s)\n", file->origin ? file->origin : "named by its path");
}

/* Appends a list that is wrapped to lines, and frees it. */
static void show_list(gm_buffer *out, gm_buffer *list)
{
    out->failed |= list->failed;
    gm_columns_wrap(out, (gm_text){list->ptr, (uint32_t)list->len}, WIDTH - INDENT,
                    INDENT);
    gm_buffer_put(out, '\n');
    gm_buffer_free(list);
}

static void begin_row(gm_buffer *out, const char *title, bool first)
{
    gm_buffer_printf(out, "  %-9s", first ? title : "");
}

/* What stage `i` reads of stage `writer`; false if nothing. */
static bool list_reads(const gm_plan *plan, uint32_t i, uint32_t writer,
                       gm_buffer *list)
{
    const gm_stage *stage = plan->stages[writer].stage;
    for (const char *const *read = plan->stages[i].stage->reads; read && *read; read++)
        if (gm_plan_writer(plan, i, *read) == stage)
            gm_buffer_printf(list, "%s%s", list->len ? ", " : "", *read);
    if (!list->len && !list->failed)
        return false;
    gm_buffer_printf(list, " from %s", stage->name);
    return true;
}

static void show_reads(const gm_plan *plan, uint32_t i, gm_buffer *out)
{
    bool first = true;
    for (uint32_t writer = 0; writer < i; writer++) {
        gm_buffer list = {0};
        if (!list_reads(plan, i, writer, &list))
            continue;
        begin_row(out, "reads", first);
        show_list(out, &list);
        first = false;
    }
    if (first)
        gm_buffer_puts(out, "  reads    the text alone\n");
}

static void show_writes(const gm_stage *stage, gm_buffer *out)
{
    gm_buffer list = {0};
    for (const gm_feature *feature = stage->writes; feature && feature->name; feature++)
        gm_buffer_printf(&list, "%s%s", list.len ? ", " : "", feature->name);
    if (!list.len)
        gm_buffer_puts(&list, "nothing");
    begin_row(out, "writes", true);
    show_list(out, &list);
}

static void show_option(const gm_told_option *told, gm_buffer *out)
{
    gm_buffer_printf(out, "%s: ", told->option->name);
    show(out, told->value[0] ? told->value : "none");
    if (!told->setting)
        gm_buffer_puts(out, " (default)");
    else if (strcmp(told->setting->key, told->option->name) != 0)
        gm_buffer_printf(out, " (given as %s, its old name)", told->setting->key);
    gm_buffer_put(out, '\n');
    if (!told->file.path)
        return;
    gm_buffer_printf(out, "%*s", INDENT + 2, "");
    show_file(out, &told->file);
}

static gm_status show_plugin(const gm_teller *self, const gm_stage *stage,
                             gm_buffer *out)
{
    gm_located plugin;
    gm_status status = gm_locate_plugin(self, stage, &plugin);
    begin_row(out, "plugin", true);
    show_file(out, &plugin);
    free(plugin.path);
    return status;
}

static gm_status show_options(const gm_teller *self, uint32_t i, gm_buffer *out)
{
    const gm_option *option = self->checked->plan.stages[i].stage->options;
    gm_status status = GM_OK;
    bool first = true;
    for (; status == GM_OK && option && option->name; option++) {
        gm_told_option told;
        if (!gm_option_is_current(option))
            continue;
        status = gm_tell_option(self, i, option, &told);
        begin_row(out, "options", first);
        show_option(&told, out);
        free(told.file.path);
        first = false;
    }
    return status;
}

/* Where an entry stands that another file has included. */
static void show_included(const gm_config *config, gm_position at, gm_buffer *out)
{
    if (strcmp(at.file, config->file) == 0)
        return;
    begin_row(out, "included", true);
    show(out, at.file);
    gm_buffer_printf(out, ":%u:%u\n", at.line, at.column);
}

static gm_status show_stage(const gm_teller *self, uint32_t i, gm_buffer *out)
{
    const gm_checked *checked = self->checked;
    const gm_stage *stage = checked->plan.stages[i].stage;
    gm_buffer_printf(out, "\n%s %s\n", stage->name, stage->version);
    show_included(checked->config, checked->config->entries[i].at, out);
    gm_status status = show_plugin(self, stage, out);
    show_reads(&checked->plan, i, out);
    show_writes(stage, out);
    return status == GM_OK ? show_options(self, i, out) : status;
}

gm_status gm_explain_text(const gm_context *context, const gm_checked *checked,
                          gm_buffer *out, gm_error *err)
{
    const gm_teller self = {context, checked, err};
    uint32_t count = checked->plan.count;
    gm_status status = GM_OK;
    show(out, checked->config->file);
    gm_buffer_printf(out, ": %u stage%s, no problem\n", count, count == 1 ? "" : "s");
    for (uint32_t i = 0; status == GM_OK && i < count; i++)
        status = show_stage(&self, i, out);
    return status;
}

/* ---- Printing ---------------------------------------------------------------- */

gm_status gm_explain_print(const gm_buffer *text, FILE *out, gm_error *err)
{
    if (text->failed)
        return gm_error_nomem(err);
    if (fwrite(text->ptr, 1, text->len, out) != text->len || fflush(out) != 0)
        return gm_fail(err, GM_OUTPUT, "cannot write the output: %s", strerror(errno));
    return GM_OK;
}

static gm_status explain(gm_context *context, const gm_checked *checked,
                         gm_plan_format format, FILE *out)
{
    gm_error *err = gm_context_error(context);
    gm_buffer text = {0};
    gm_status status = format == GM_PLAN_JSON
                           ? gm_explain_json(context, checked, &text, err)
                           : gm_explain_text(context, checked, &text, err);
    if (status == GM_OK)
        status = gm_explain_print(&text, out, err);
    gm_buffer_free(&text);
    return gm_context_fail(context, status);
}

gm_status gm_pipeline_explain(gm_context *context, const char *pipeline,
                              gm_plan_format format, FILE *out)
{
    gm_checked checked;
    gm_status status = gm_pipelines_check(context, pipeline, NULL, &checked);
    if (status == GM_OK)
        status = gm_checked_report(&checked, context);
    if (status == GM_OK && format == GM_PLAN_TEXT)
        status = gm_checked_warn(&checked, context);
    gm_status told = GM_OK;
    if (status == GM_OK || (status == GM_CONFIG && format == GM_PLAN_JSON))
        told = explain(context, &checked, format, out);
    gm_checked_free(&checked);
    return told == GM_OK ? status : told;
}
