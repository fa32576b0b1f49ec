/* Two passes over the table: first every value is found and read, so that all problems
 * are told; then the struct and the strings behind it are laid out in one block. */
#include "config/options.h"

#include "base/error.h"
#include "config/nearest.h"
#include "config/values.h"

#include <string.h>

enum { MOST_OPTIONS = 64 };

/* Where an option's value comes from. */
typedef struct option_source {
    const char *value; /* NULL: missing or wrong, which has been told */
    char *path;        /* of a file, found */
    gm_position at;
    bool standard; /* it is the default */
} option_source;

static uint32_t count_options(const gm_option *table)
{
    uint32_t count = 0;
    while (table && table[count].name)
        count++;
    return count;
}

static const gm_option *find_row(const gm_option *table, const char *name)
{
    const gm_option *row = table;
    while (row && row->name && strcmp(row->name, name) != 0)
        row++;
    return row && row->name ? row : NULL;
}

const gm_option *gm_option_find(const gm_option *table, const char *key)
{
    const gm_option *row = find_row(table, key);
    if (!row || gm_option_is_current(row))
        return row;
    return find_row(table, row->standard);
}

/* ---- Keys -------------------------------------------------------------------- */

/* "model (default: press), threshold (required)" */
static void list_options(const gm_option *table, gm_buffer *out)
{
    for (const gm_option *option = table; option->name; option++) {
        if (!gm_option_is_current(option))
            continue;
        gm_buffer_printf(out, "%s%s ", out->len ? ", " : "", option->name);
        if (!option->standard)
            gm_buffer_puts(out, "(required)");
        else
            gm_buffer_printf(out, "(default: %s)",
                             option->standard[0] ? option->standard : "none");
    }
    gm_buffer_put(out, '\0');
}

static void refuse_key(const gm_options_request *request, const gm_setting *setting,
                       gm_problems *problems)
{
    if (count_options(request->table) == 0) {
        gm_problems_add(
            problems, setting->key_at,
            "%s has no option \"%s\"\n  it has no options at all: leave the "
            "line out",
            request->stage, setting->key);
        return;
    }
    gm_nearest nearest = {.wanted = setting->key};
    gm_buffer known = {0};
    for (const gm_option *option = request->table; option->name; option++) {
        if (gm_option_is_current(option))
            gm_nearest_try(&nearest, option->name);
    }
    list_options(request->table, &known);
    problems->failed |= known.failed;
    if (!known.failed)
        gm_problems_add(problems, setting->key_at,
                        "%s has no option \"%s\"%s%s%s\n  options: %s", request->stage,
                        setting->key, nearest.best[0] ? "; did you mean \"" : "",
                        nearest.best, nearest.best[0] ? "\"?" : "", known.ptr);
    gm_buffer_free(&known);
}

/* Another setting of the same option: the one under its present name, or an earlier one
 * under a third; NULL if there is none. */
static const gm_setting *find_rival(const gm_options_request *request, uint32_t i,
                                    const gm_option *option)
{
    const char *key = request->settings[i].key;
    for (uint32_t j = 0; j < request->count; j++) {
        const gm_setting *other = &request->settings[j];
        bool present = strcmp(other->key, option->name) == 0;
        if (strcmp(other->key, key) != 0 && (present || j < i) &&
            gm_option_find(request->table, other->key) == option)
            return other;
    }
    return NULL;
}

static void tell_old_name(const gm_options_request *request, uint32_t i,
                          const gm_option *option, gm_problems *problems)
{
    const gm_setting *setting = &request->settings[i];
    const gm_setting *rival = find_rival(request, i, option);
    if (rival)
        gm_problems_add(problems, setting->key_at,
                        "\"%s\" is an old name of the option \"%s\" of %s, and \"%s\" "
                        "is given too\n  leave \"%s\" out",
                        setting->key, option->name, request->stage, rival->key,
                        setting->key);
    else
        gm_problems_warn(problems, setting->key_at, request->stage,
                         "\"%s\" is now called \"%s\"", setting->key, option->name);
}

static void check_keys(const gm_options_request *request, gm_problems *problems)
{
    for (uint32_t i = 0; i < request->count; i++) {
        const gm_setting *setting = &request->settings[i];
        const gm_option *option = gm_option_find(request->table, setting->key);
        if (!option)
            refuse_key(request, setting, problems);
        else if (strcmp(option->name, setting->key) != 0)
            tell_old_name(request, i, option, problems);
    }
}

/* ---- Values ------------------------------------------------------------------ */

static void refuse_missing(const gm_options_request *request, const gm_option *option,
                           gm_problems *problems)
{
    gm_problems_add(problems, request->at, "%s needs the option \"%s\"\n  %s: %s",
                    request->stage, option->name, option->name,
                    option->help ? option->help : "it has no default");
}

static void refuse_value(const gm_options_request *request, const gm_option *option,
                         const option_source *source, gm_problems *problems)
{
    gm_nearest nearest = {.wanted = source->value};
    gm_buffer accepted = {0};
    if (option->type == GM_OPTION_CHOICE) {
        for (const char *const *choice = option->choices; *choice; choice++)
            gm_nearest_try(&nearest, *choice);
    }
    gm_value_describe(option, &accepted);
    gm_buffer_put(&accepted, '\0');
    problems->failed |= accepted.failed;
    if (!accepted.failed)
        gm_problems_add(problems, source->at,
                        "option \"%s\" of %s must be %s, and is \"%s\"%s%s%s",
                        option->name, request->stage, accepted.ptr, source->value,
                        nearest.best[0] ? "; did you mean \"" : "", nearest.best,
                        nearest.best[0] ? "\"?" : "");
    gm_buffer_free(&accepted);
}

/* The last setting of that name, so that what comes later on a command line counts. */
static option_source find_value(const gm_options_request *request,
                                const gm_option *option)
{
    for (uint32_t i = request->count; i-- > 0;) {
        const gm_setting *setting = &request->settings[i];
        if (gm_option_find(request->table, setting->key) == option)
            return (option_source){.value = setting->value, .at = setting->value_at};
    }
    return (option_source){
        .value = option->standard, .at = request->at, .standard = true};
}

static void resolve_file(const gm_options_request *request, const gm_option *option,
                         option_source *source, gm_problems *problems)
{
    gm_failure why;
    gm_failure_init(&why);
    gm_status status = request->resolve(request->who, source->value,
                                        option->suffix ? option->suffix : "",
                                        &source->path, &why.error);
    if (status == GM_OK)
        return;
    problems->failed |= status == GM_NOMEM;
    gm_problems_add(problems, source->at, "option \"%s\" of %s%s%s%s: %s", option->name,
                    request->stage, source->standard ? " (default: " : "",
                    source->standard ? source->value : "", source->standard ? ")" : "",
                    why.message);
    source->value = NULL;
}

static void read_value(const gm_options_request *request, const gm_option *option,
                       option_source *source, gm_problems *problems)
{
    *source = find_value(request, option);
    if (source->value == gm_value_told) {
        source->value = NULL;
    } else if (!source->value) {
        refuse_missing(request, option, problems);
    } else if (!gm_value_read(option, source->value, NULL)) {
        refuse_value(request, option, source, problems);
        source->value = NULL;
    } else if (option->type == GM_OPTION_FILE &&
               (source->value[0] || !option->standard || option->standard[0])) {
        resolve_file(request, option, source, problems);
    }
}

/* ---- The struct -------------------------------------------------------------- */

static bool is_string(gm_option_type type)
{
    return type == GM_OPTION_STRING || type == GM_OPTION_FILE;
}

static const char *string_of(const option_source *source)
{
    if (source->path)
        return source->path;
    return source->value ? source->value : "";
}

static void *lay_out(const gm_options_request *request, const option_source *sources)
{
    uint32_t count = count_options(request->table);
    size_t bytes = request->size + 1;
    for (uint32_t i = 0; i < count; i++) {
        if (is_string(request->table[i].type))
            bytes += strlen(string_of(&sources[i])) + 1;
    }
    char *options = calloc(1, bytes);
    char *strings = options ? options + request->size : NULL;
    for (uint32_t i = 0; options && i < count; i++) {
        const gm_option *option = &request->table[i];
        char *field = options + option->offset;
        if (!is_string(option->type)) {
            if (sources[i].value)
                gm_value_read(option, sources[i].value, field);
            continue;
        }
        size_t len = strlen(string_of(&sources[i])) + 1;
        memcpy(strings, string_of(&sources[i]), len);
        memcpy(field, &strings, sizeof strings);
        strings += len;
    }
    return options;
}

gm_status gm_options_fill(const gm_options_request *request, void **options,
                          gm_problems *problems, gm_error *err)
{
    uint32_t count = count_options(request->table);
    option_source *sources = calloc((size_t)count + 1, sizeof *sources);
    if (!sources)
        return gm_error_nomem(err);
    check_keys(request, problems);
    for (uint32_t i = 0; i < count; i++) {
        if (gm_option_is_current(&request->table[i]))
            read_value(request, &request->table[i], &sources[i], problems);
    }
    *options = problems->failed ? NULL : lay_out(request, sources);
    for (uint32_t i = 0; i < count; i++)
        free(sources[i].path);
    free(sources);
    return *options ? GM_OK : gm_error_nomem(err);
}

void gm_options_free(void *options)
{
    free(options);
}

/* ---- The table itself -------------------------------------------------------- */

static gm_status check_place(const gm_option *table, uint32_t i, size_t size,
                             gm_error *err)
{
    const gm_option *option = &table[i];
    size_t bytes = gm_value_size(option->type);
    if (option->offset > size || size - option->offset < bytes ||
        option->offset % bytes != 0)
        return gm_fail(err, GM_CONFIG,
                       "option \"%s\" does not lie within the options struct of %zu "
                       "bytes; set .offset by GM_FIELD() and .options_size by sizeof",
                       option->name, size);
    for (uint32_t j = 0; j < i; j++) {
        size_t end = table[j].offset + gm_value_size(table[j].type);
        if (gm_option_is_current(&table[j]) && option->offset < end &&
            table[j].offset < option->offset + bytes)
            return gm_fail(err, GM_CONFIG,
                           "options \"%s\" and \"%s\" have the same place; set .offset "
                           "by GM_FIELD()",
                           table[j].name, option->name);
    }
    return GM_OK;
}

static gm_status check_old_name(const gm_option *table, const gm_option *row,
                                gm_error *err)
{
    const gm_option *now = row->standard ? find_row(table, row->standard) : NULL;
    if (now && gm_option_is_current(now))
        return GM_OK;
    return gm_fail(err, GM_CONFIG,
                   "\"%s\" is the old name of \"%s\", which is no option: write "
                   "GM_OLD_NAME(old, now)",
                   row->name, row->standard ? row->standard : "");
}

static gm_status check_values(const gm_option *option, gm_error *err)
{
    bool number = option->type == GM_OPTION_INT || option->type == GM_OPTION_REAL;
    if (number && !(option->min < option->max))
        return gm_fail(err, GM_CONFIG,
                       "option \"%s\" has no range; set .min below .max", option->name);
    if (option->type == GM_OPTION_CHOICE && (!option->choices || !option->choices[0]))
        return gm_fail(err, GM_CONFIG, "option \"%s\" has no .choices", option->name);
    if (!option->standard || gm_value_read(option, option->standard, NULL))
        return GM_OK;
    gm_buffer accepted = {0};
    gm_value_describe(option, &accepted);
    gm_buffer_put(&accepted, '\0');
    gm_status status =
        accepted.failed
            ? gm_error_nomem(err)
            : gm_fail(err, GM_CONFIG,
                      "the default of option \"%s\" must be %s, and is \"%s\"",
                      option->name, accepted.ptr, option->standard);
    gm_buffer_free(&accepted);
    return status;
}

static gm_status check_option(const gm_option *table, uint32_t i, size_t size,
                              gm_error *err)
{
    const gm_option *option = &table[i];
    if (!gm_is_name(option->name))
        return gm_fail(err, GM_CONFIG,
                       "\"%.63s\" cannot name an option; use lower-case letters, "
                       "digits, \"-\" and \"_\"",
                       option->name);
    for (uint32_t j = 0; j < i; j++) {
        if (strcmp(table[j].name, option->name) == 0)
            return gm_fail(err, GM_CONFIG, "option \"%s\" is there twice",
                           option->name);
    }
    if (!gm_option_is_current(option))
        return check_old_name(table, option, err);
    if (gm_value_size(option->type) == 0)
        return gm_fail(err, GM_CONFIG, "option \"%s\" has no known .type (%d)",
                       option->name, (int)option->type);
    gm_status status = check_place(table, i, size, err);
    return status == GM_OK ? check_values(option, err) : status;
}

gm_status gm_options_check(const gm_option *table, size_t size, gm_error *err)
{
    for (uint32_t i = 0; table && table[i].name; i++) {
        if (i == MOST_OPTIONS)
            return gm_fail(err, GM_CONFIG,
                           "there are more than %d options; does the table end with "
                           "{0}?",
                           MOST_OPTIONS);
        gm_status status = check_option(table, i, size, err);
        if (status != GM_OK)
            return status;
    }
    return GM_OK;
}

void gm_options_describe(const gm_option *table, gm_buffer *out)
{
    for (const gm_option *option = table; option && option->name; option++) {
        gm_buffer_printf(out, "  %-18s ", option->name);
        if (!gm_option_is_current(option)) {
            gm_buffer_printf(out, "old name of \"%s\"\n", option->standard);
            continue;
        }
        gm_value_describe(option, out);
        if (!option->standard)
            gm_buffer_puts(out, " (required)\n");
        else
            gm_buffer_printf(out, " (default: %s)\n",
                             option->standard[0] ? option->standard : "none");
        if (option->help)
            gm_buffer_printf(out, "  %-18s %s\n", "", option->help);
    }
}
