/* One pass from left to right, so that nothing of what a variable holds is replaced. */
#include "config/variables.h"

#include "text/utf8.h"

#include <stdio.h>

typedef struct replacement {
    const gm_setting *setting;
    const char *stage;
    gm_problems *problems;
    gm_buffer out;
    bool refused; /* its problem has been added */
} replacement;

/* A variable as it is written. */
typedef struct variable {
    gm_text name;
    const char *standard, *end; /* the default, or NULL; the closing brace */
} variable;

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_';
}

static size_t name_length(const char *at)
{
    size_t len = 0;
    while (is_letter(at[len]) || (len > 0 && at[len] >= '0' && at[len] <= '9'))
        len++;
    return len;
}

static void refuse_form(replacement *self, const char *at, const char *end)
{
    self->refused = true;
    if (!end)
        gm_problems_add(self->problems, self->setting->value_at,
                        "option \"%s\" of %s: a \"${\" has no closing \"}\"\n  write "
                        "\"${NAME}\", or \"$${\" where \"${\" itself is meant",
                        self->setting->key, self->stage);
    else
        gm_problems_add(self->problems, self->setting->value_at,
                        "option \"%s\" of %s: \"%.*s\" names no variable\n  write "
                        "\"${NAME}\" or \"${NAME:-default}\", or \"$${\" where \"${\" "
                        "itself is meant",
                        self->setting->key, self->stage, (int)(end + 1 - at), at);
}

/* The variable at `at`, where "${" stands; false if it is none, which is then told. */
static bool read_variable(replacement *self, const char *at, variable *read)
{
    const char *name = at + 2, *end = strchr(name, '}');
    size_t len = name_length(name);
    bool standard = strncmp(name + len, ":-", 2) == 0;
    *read = (variable){{name, (uint32_t)len}, standard ? name + len + 2 : NULL, end};
    if (end && len > 0 && (standard || name + len == end))
        return true;
    refuse_form(self, at, end);
    return false;
}

static void refuse_value(replacement *self, const char *name, const char *why,
                         const char *mend)
{
    self->refused = true;
    gm_problems_add(self->problems, self->setting->value_at,
                    "option \"%s\" of %s: the variable %s is %s\n  %s",
                    self->setting->key, self->stage, name, why, mend);
}

static void refuse_unset(replacement *self, const char *name)
{
    char mend[160];
    snprintf(mend, sizeof mend, "set it, or give a default: \"${%.50s:-value}\"", name);
    refuse_value(self, name, "not set", mend);
}

/* What a stage gets is UTF-8, as all of a pipeline file is. */
static void put_value(replacement *self, const variable *read, const char *name)
{
    const char *value = getenv(name);
    if (read->standard && (!value || !value[0])) {
        gm_buffer_add(&self->out, read->standard, (size_t)(read->end - read->standard));
        return;
    }
    if (!value)
        refuse_unset(self, name);
    else if (gm_utf8_valid_prefix(value, strlen(value)) != strlen(value))
        refuse_value(self, name, "not valid UTF-8", "set it to a value in UTF-8");
    else
        gm_buffer_puts(&self->out, value);
}

/* Where the reading goes on behind the variable at `at`; NULL if it cannot. */
static const char *replace(replacement *self, const char *at)
{
    variable read;
    if (!read_variable(self, at, &read))
        return NULL;
    char *name = strndup(read.name.ptr, read.name.len);
    if (name)
        put_value(self, &read, name);
    self->out.failed |= !name;
    free(name);
    return read.end + 1;
}

static void replace_all(replacement *self)
{
    const char *at = self->setting->value;
    while (at && *at) {
        if (strncmp(at, "$${", 3) == 0) {
            gm_buffer_puts(&self->out, "${");
            at += 3;
        } else if (strncmp(at, "${", 2) == 0) {
            at = replace(self, at);
        } else {
            gm_buffer_put(&self->out, *at++);
        }
    }
}

const char *gm_variables_replace(const gm_setting *setting, const char *stage,
                                 gm_arena *arena, gm_problems *problems)
{
    replacement self = {.setting = setting, .stage = stage, .problems = problems};
    const char *value = NULL;
    if (!strstr(setting->value, "${"))
        return setting->value;
    replace_all(&self);
    if (!self.refused && !self.out.failed)
        value = gm_arena_copy(arena, self.out.len ? self.out.ptr : "", self.out.len);
    problems->failed |= !self.refused && !value;
    gm_buffer_free(&self.out);
    return value;
}
