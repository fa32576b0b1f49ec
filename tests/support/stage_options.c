/* A standard value and a setting are read alike. */
#include "stage_options.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static gm_status wrong(const gm_stage *stage, const gm_option *option,
                       const char *value, gm_error *err)
{
    return gm_fail(err, GM_CONFIG, "option \"%s\" of stage \"%s\" cannot be \"%s\"",
                   option->name, stage->name, value);
}

static bool read_bool(const char *value, bool *into)
{
    *into = strcmp(value, "true") == 0;
    return *into || strcmp(value, "false") == 0;
}

static bool read_int(const gm_option *option, const char *value, int64_t *into)
{
    char *end;
    errno = 0;
    *into = strtoll(value, &end, 10);
    return end > value && !*end && !errno && (double)*into >= option->min &&
           (double)*into <= option->max;
}

static bool read_real(const gm_option *option, const char *value, double *into)
{
    char *end;
    *into = strtod(value, &end);
    return end > value && !*end && *into >= option->min && *into <= option->max;
}

static bool read_choice(const gm_option *option, const char *value, int64_t *into)
{
    for (*into = 0; option->choices[*into]; ++*into) {
        if (strcmp(option->choices[*into], value) == 0)
            return true;
    }
    return false;
}

static bool copy_string(const char *value, char **into)
{
    *into = malloc(strlen(value) + 1);
    return *into && strcpy(*into, value);
}

/* "press" with the suffix ".ner" is models/press.ner; an absolute path stays, and so
 * does
 * "", which is no file. */
static bool find_file(const gm_option *option, const char *value, char **into)
{
    char path[4096];
    const char *suffix = option->suffix ? option->suffix : "";
    size_t len = strlen(value), tail = strlen(suffix);
    if (!len)
        return copy_string("", into);
    if (len >= tail && strcmp(value + len - tail, suffix) == 0)
        suffix = "";
    snprintf(path, sizeof path, "%s%s%s", *value == '/' ? "" : GM_SOURCE_DIR "/models/",
             value, *value == '/' ? "" : suffix);
    return copy_string(path, into);
}

static bool read_value(const gm_option *option, const char *value, void *field)
{
    switch (option->type) {
    case GM_OPTION_BOOL:
        return read_bool(value, field);
    case GM_OPTION_INT:
        return read_int(option, value, field);
    case GM_OPTION_REAL:
        return read_real(option, value, field);
    case GM_OPTION_CHOICE:
        return read_choice(option, value, field);
    case GM_OPTION_STRING:
        return copy_string(value, field);
    case GM_OPTION_FILE:
        return find_file(option, value, field);
    }
    return false;
}

static const gm_option *find_option(const gm_stage *stage, const char *name)
{
    const gm_option *option = stage->options;
    while (option && option->name && strcmp(option->name, name) != 0)
        option++;
    return option && option->name ? option : NULL;
}

/* What `settings` say, or else the standard value; NULL if neither has any. */
static const char *value_of(const gm_stage *stage, const gm_option *option,
                            const stage_setting *settings)
{
    const char *value = option->standard;
    for (; settings && settings->stage; settings++) {
        if (strcmp(settings->stage, stage->name) == 0 &&
            strcmp(settings->key, option->name) == 0)
            value = settings->value;
    }
    return value;
}

static gm_status check_keys(const gm_stage *stage, const stage_setting *settings,
                            gm_error *err)
{
    for (; settings && settings->stage; settings++) {
        if (strcmp(settings->stage, stage->name) == 0 &&
            !find_option(stage, settings->key))
            return gm_fail(err, GM_CONFIG, "stage \"%s\" has no option \"%s\"",
                           stage->name, settings->key);
    }
    return GM_OK;
}

gm_status stage_options_fill(const gm_stage *stage, const stage_setting *settings,
                             void **options, gm_error *err)
{
    *options = calloc(1, stage->options_size + 1);
    gm_status status = *options ? check_keys(stage, settings, err) : GM_NOMEM;
    for (const gm_option *option = stage->options;
         status == GM_OK && option && option->name; option++) {
        const char *value = value_of(stage, option, settings);
        if (!value)
            return gm_fail(err, GM_CONFIG, "stage \"%s\" needs the option \"%s\"",
                           stage->name, option->name);
        if (!read_value(option, value, (char *)*options + option->offset))
            status = wrong(stage, option, value, err);
    }
    return status;
}

void stage_options_free(const gm_stage *stage, void *options)
{
    const gm_option *option = stage->options;
    for (; options && option && option->name; option++) {
        if (option->type == GM_OPTION_STRING || option->type == GM_OPTION_FILE)
            free(*(char **)((char *)options + option->offset));
    }
    free(options);
}
