/* Walks the YAML tree once; every shape that is not the contract's is a problem with an
 * example of the right one.  What a file includes is walked in its place. */
#include "config/config.h"

#include "base/error.h"
#include "config/include.h"
#include "config/nearest.h"
#include "config/variables.h"
#include "config/yaml.h"

#include <string.h>

#define EXAMPLE "\n  stages:\n    - tokenize\n    - ner:\n        model: press"

enum { FIRST_ENTRIES = 16 };

typedef struct config_builder {
    gm_config *config;
    gm_problems *problems;
    const gm_including *file; /* that is being read */
    uint32_t included;        /* files so far */
    gm_entry *entries;        /* those of the config, which has room for so many */
    uint32_t room;
    bool failed; /* memory ran out */
} config_builder;

const char gm_value_told[] = "";

static const char *const top_level[] = {"stages", NULL};

static gm_position position_of(const config_builder *builder, const gm_yaml_node *node)
{
    return (gm_position){builder->file->file, node->line, node->column};
}

static uint32_t count_children(const gm_yaml_node *node)
{
    uint32_t count = 0;
    for (const gm_yaml_node *child = node->first; child; child = child->next)
        count++;
    return count;
}

static const char *kind_name(const gm_yaml_node *node)
{
    switch (node->kind) {
    case GM_YAML_SEQUENCE:
        return "a list";
    case GM_YAML_MAPPING:
        return "a mapping";
    default:
        return node->empty ? "nothing" : "a single value";
    }
}

/* ---- Settings ---------------------------------------------------------------- */

/* Whether an option has a value; what it has instead is told.  Flow mappings let a key
 * stand without one: {model}. */
static bool has_value(config_builder *builder, const gm_entry *entry,
                      const gm_yaml_node *value)
{
    if (value->told)
        return false;
    if (value->kind != GM_YAML_SCALAR) {
        gm_problems_add(
            builder->problems, position_of(builder, value),
            "option \"%s\" of %s must be a single value, and is %s\n  write "
            "\"%s: value\"",
            value->key->text, entry->stage, kind_name(value), value->key->text);
        return false;
    }
    if (value->empty)
        gm_problems_add(builder->problems, position_of(builder, value->key),
                        "option \"%s\" of %s has no value\n  write \"%s: value\", or "
                        "leave the line out",
                        value->key->text, entry->stage, value->key->text);
    return !value->empty;
}

static void add_setting(config_builder *builder, gm_setting *settings, gm_entry *entry,
                        const gm_yaml_node *value)
{
    if (!has_value(builder, entry, value))
        return;
    gm_setting *setting = &settings[entry->count++];
    *setting = (gm_setting){.key = value->key->text,
                            .value = value->text,
                            .key_at = position_of(builder, value->key),
                            .value_at = position_of(builder, value)};
    const char *replaced = gm_variables_replace(
        setting, entry->stage, &builder->config->arena, builder->problems);
    setting->value = replaced ? replaced : gm_value_told;
}

static void read_settings(config_builder *builder, gm_entry *entry,
                          const gm_yaml_node *options)
{
    if (options->told || (options->kind == GM_YAML_SCALAR && options->empty))
        return;
    if (options->kind != GM_YAML_MAPPING) {
        gm_problems_add(builder->problems, position_of(builder, options),
                        "the options of %s must be a mapping, and are %s\n  write "
                        "\"key: value\" on a line of its own, indented below \"%s:\"",
                        entry->stage, kind_name(options), entry->stage);
        return;
    }
    gm_setting *settings = gm_arena_alloc(
        &builder->config->arena, (count_children(options) + 1) * sizeof *settings);
    if (!settings) {
        builder->failed = true;
        return;
    }
    entry->settings = settings;
    for (const gm_yaml_node *value = options->first; value; value = value->next)
        add_setting(builder, settings, entry, value);
}

/* ---- Entries ----------------------------------------------------------------- */

/* "- ner:" with "model: press" in the column of "ner": the commonest slip of all. */
static void refuse_second_key(config_builder *builder, const gm_yaml_node *node)
{
    const gm_yaml_node *second = node->first->next;
    const char *stage = node->first->key->text;
    if (node->first->empty)
        gm_problems_add(builder->problems, position_of(builder, second->key),
                        "\"%s\" stands beside the stage \"%s\"\n  indent it further to "
                        "make it an option of %s, or begin a stage with \"- \"",
                        second->key->text, stage, stage);
    else
        gm_problems_add(builder->problems, position_of(builder, second->key),
                        "an entry has one stage, and here is \"%s\" beside \"%s\"\n  "
                        "begin each stage with \"- \"",
                        second->key->text, stage);
}

/* NULL if memory ran out. */
static gm_entry *add_entry(config_builder *builder, const gm_yaml_node *name)
{
    gm_config *config = builder->config;
    if (config->count == builder->room) {
        uint32_t room = builder->room ? 2 * builder->room : FIRST_ENTRIES;
        gm_entry *grown =
            gm_arena_grow(&config->arena, builder->entries,
                          builder->room * sizeof *grown, room * sizeof *grown);
        builder->failed |= !grown;
        if (!grown)
            return NULL;
        config->entries = builder->entries = grown;
        builder->room = room;
    }
    gm_entry *entry = &builder->entries[config->count++];
    *entry = (gm_entry){.stage = name->text, .at = position_of(builder, name)};
    return entry;
}

static void read_text(config_builder *builder, gm_text text);

static void include_file(config_builder *builder, const gm_yaml_node *value)
{
    gm_including inner;
    gm_buffer text = {0};
    const gm_include include = {.value = value->text,
                                .at = position_of(builder, value),
                                .by = builder->file,
                                .arena = &builder->config->arena,
                                .problems = builder->problems};
    if (gm_include_read(&include, &builder->included, &inner, &text)) {
        builder->file = &inner;
        read_text(builder, (gm_text){text.ptr, (uint32_t)text.len});
        builder->file = include.by;
    }
    gm_buffer_free(&text);
}

/* "include" alone, or with what is behind it. */
static void read_include(config_builder *builder, const gm_yaml_node *node)
{
    const gm_yaml_node *value = node->first, *second = value ? value->next : NULL;
    if (second)
        gm_problems_add(builder->problems, position_of(builder, second->key),
                        "\"%s\" stands beside \"include\"\n  begin each entry with "
                        "\"- \"; a file that is included has the options of its stages",
                        second->key->text);
    if (value && value->told)
        return;
    if (value && value->kind == GM_YAML_SCALAR && value->text[0])
        include_file(builder, value);
    else
        gm_problems_add(builder->problems, position_of(builder, value ? value : node),
                        "\"include\" must have the name of a file, and has %s\n  write "
                        "\"- include: other.yaml\"",
                        value && value->kind != GM_YAML_SCALAR ? kind_name(value)
                                                               : "none");
}

static void read_entry(config_builder *builder, const gm_yaml_node *node)
{
    const gm_yaml_node *name = node;
    if (node->kind == GM_YAML_MAPPING && node->first)
        name = node->first->key;
    if (node->told)
        return;
    if (name->kind != GM_YAML_SCALAR || name->text[0] == '\0') {
        gm_problems_add(builder->problems, position_of(builder, node),
                        "an entry must be the name of a stage, and is %s\n  write "
                        "\"- tokenize\", or \"- ner:\" with its options indented below",
                        node->kind == GM_YAML_SCALAR ? "empty" : kind_name(node));
        return;
    }
    if (strcmp(name->text, "include") == 0) {
        read_include(builder, node);
        return;
    }
    gm_entry *entry = add_entry(builder, name);
    if (!entry || node->kind == GM_YAML_SCALAR)
        return;
    if (node->first->next)
        refuse_second_key(builder, node);
    read_settings(builder, entry, node->first);
}

static void read_stages(config_builder *builder, const gm_yaml_node *stages)
{
    if (stages->told)
        return;
    if (stages->kind != GM_YAML_SEQUENCE) {
        gm_problems_add(builder->problems, position_of(builder, stages),
                        "\"stages\" must be a list of stages, and is %s\n  begin each "
                        "stage with \"- \"",
                        kind_name(stages));
        return;
    }
    if (!stages->first)
        gm_problems_add(builder->problems, position_of(builder, stages),
                        "\"stages\" is empty\n  write at least one: \"- tokenize\"");
    for (const gm_yaml_node *node = stages->first; node; node = node->next)
        read_entry(builder, node);
}

/* ---- The whole --------------------------------------------------------------- */

static void refuse_key(config_builder *builder, const gm_yaml_node *key)
{
    gm_nearest nearest = {.wanted = key->text};
    for (const char *const *known = top_level; *known; known++)
        gm_nearest_try(&nearest, *known);
    gm_position at = position_of(builder, key);
    if (nearest.best[0])
        gm_problems_add(builder->problems, at,
                        "a pipeline file has no key \"%s\"; did you mean \"%s\"?",
                        key->text, nearest.best);
    else
        gm_problems_add(
            builder->problems, at,
            "a pipeline file has no key \"%s\"\n  its one key is \"stages\"",
            key->text);
}

static void read_root(config_builder *builder, const gm_yaml_node *root)
{
    if (!root || (root->kind == GM_YAML_SCALAR && root->empty)) {
        gm_problems_add(builder->problems, (gm_position){builder->file->file, 1, 1},
                        "the file is empty; it lists stages like this:" EXAMPLE);
        return;
    }
    if (root->told)
        return;
    if (root->kind != GM_YAML_MAPPING) {
        gm_problems_add(builder->problems, position_of(builder, root),
                        "a pipeline file must have the key \"stages\", and this is "
                        "%s:" EXAMPLE,
                        kind_name(root));
        return;
    }
    const gm_yaml_node *stages = NULL;
    for (const gm_yaml_node *value = root->first; value; value = value->next) {
        if (strcmp(value->key->text, "stages") != 0)
            refuse_key(builder, value->key);
        else if (!stages)
            stages = value;
    }
    if (stages)
        read_stages(builder, stages);
    else if (count_children(root) == 0)
        gm_problems_add(builder->problems, position_of(builder, root),
                        "there is no key \"stages\":" EXAMPLE);
}

static gm_config *new_config(const char *file)
{
    gm_config *config = calloc(1, sizeof *config);
    if (!config)
        return NULL;
    config->file = gm_arena_copy(&config->arena, file, strlen(file));
    if (config->file)
        return config;
    gm_config_free(config);
    return NULL;
}

static void read_text(config_builder *builder, gm_text text)
{
    gm_yaml_node *root = NULL;
    uint32_t before = builder->problems->list.count;
    gm_status status = gm_yaml_read(builder->file->file, text, &builder->config->arena,
                                    builder->problems, &root);
    builder->failed |= status != GM_OK;
    if (root || (status == GM_OK && builder->problems->list.count == before))
        read_root(builder, root);
}

static gm_status parse(gm_text text, gm_config *config, gm_problems *problems)
{
    const gm_including top = {.file = config->file};
    config_builder builder = {.config = config, .problems = problems, .file = &top};
    read_text(&builder, text);
    return builder.failed || problems->failed ? GM_NOMEM : GM_OK;
}

gm_status gm_config_parse(const char *name, gm_text text, gm_config **config,
                          gm_problems *problems, gm_error *err)
{
    gm_config *parsed = new_config(name);
    gm_status status = parsed ? parse(text, parsed, problems) : GM_NOMEM;
    if (status == GM_OK) {
        *config = parsed;
        return GM_OK;
    }
    gm_config_free(parsed);
    return gm_error_nomem(err);
}

/* A config without entries, for a file that could not be read. */
static gm_status report_unreadable(const char *path, const char *why,
                                   gm_config **config, gm_problems *problems,
                                   gm_error *err)
{
    gm_problems_add(problems, (gm_position){path, 0, 0}, "%s", why);
    gm_config *none = problems->failed ? NULL : new_config(path);
    if (!none)
        return gm_error_nomem(err);
    *config = none;
    return GM_OK;
}

gm_status gm_config_read(const char *path, gm_config **config, gm_problems *problems,
                         gm_error *err)
{
    gm_buffer buffer = {0};
    gm_failure failure;
    gm_failure_init(&failure);
    gm_status status = gm_config_read_text(path, &buffer, &failure.error);
    if (status == GM_OK)
        status = gm_config_parse(path, (gm_text){buffer.ptr, (uint32_t)buffer.len},
                                 config, problems, err);
    else if (status == GM_NOMEM)
        status = gm_error_nomem(err);
    else
        status = report_unreadable(path, failure.message, config, problems, err);
    gm_buffer_free(&buffer);
    return status;
}

void gm_config_free(gm_config *config)
{
    if (!config)
        return;
    gm_arena arena = config->arena;
    gm_arena_free(&arena);
    free(config);
}
