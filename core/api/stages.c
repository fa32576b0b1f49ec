/* The registry, for people. */
#include "api/context.h"
#include "config/options.h"

gm_status gm_stages_visit(gm_context *context, gm_stage_visitor *visitor, void *who)
{
    gm_error *err = gm_context_error(context);
    gm_registry *registry;
    gm_status status = gm_context_registry(context, &registry);
    if (status == GM_OK)
        status = gm_registry_visit(registry, visitor, who, err);
    return gm_context_fail(context, status);
}

gm_status gm_stages_find(gm_context *context, const char *name, const gm_stage **stage)
{
    gm_error *err = gm_context_error(context);
    gm_registry *registry;
    gm_status status = gm_context_registry(context, &registry);
    if (status == GM_OK)
        status = gm_registry_find(registry, name, stage, err);
    return gm_context_fail(context, status);
}

static const char *type_name(gm_type type)
{
    static const char *const names[] = {"",     "layer", "string", "number",
                                        "real", "flag",  "span",   "spans"};
    return type <= GM_PARTS ? names[type] : "";
}

static void describe_layers(const gm_stage *stage, FILE *out)
{
    fputs("\nreads\n", out);
    for (const char *const *read = stage->reads; read && *read; read++)
        fprintf(out, "  %s\n", *read);
    if (!stage->reads || !*stage->reads)
        fputs("  the text alone\n", out);
    fputs("\nwrites\n", out);
    for (const gm_feature *feature = stage->writes; feature && feature->name; feature++)
        fprintf(out, "  %-18s %-7s %s\n", feature->name, type_name(feature->type),
                feature->help ? feature->help : "");
}

static void describe_options(const char *title, const gm_option *table, FILE *out)
{
    gm_buffer text = {0};
    if (!table || !table->name)
        return;
    gm_options_describe(table, &text);
    fprintf(out, "\n%s\n%.*s", title, (int)text.len, text.ptr ? text.ptr : "");
    gm_buffer_free(&text);
}

void gm_stages_describe(const gm_stage *stage, FILE *out)
{
    fprintf(out, "%s %s (%s)\n%s\n", stage->name, stage->version, stage->license,
            stage->summary);
    describe_layers(stage, out);
    describe_options("options", stage->options, out);
    describe_options("options of training", stage->train_options, out);
}
