/* jansson checks the line and decodes its strings; what is passed on is cut out of the
 * line itself (json_slice.h), and so numbers that jansson has no type for are, too. */
#include "read/jsonl.h"

#include "read/json_import.h"
#include "io/json_numbers.h"
#include "io/json_slice.h"

#include <jansson.h>
#include <stdlib.h>

static gm_text string_of(const json_t *string)
{
    return (gm_text){json_string_value(string), (uint32_t)json_string_length(string)};
}

/* The line once more, without the numbers that are too large. */
static gm_status parse_masked(const char *line, size_t len, json_t **root,
                              json_error_t *error, gm_error *err)
{
    char *masked = malloc(len);
    if (!masked)
        return gm_error_nomem(err);
    memcpy(masked, line, len);
    gm_json_mask_numbers(masked, (uint32_t)len);
    *root = json_loadb(masked, len, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, error);
    free(masked);
    return GM_OK;
}

static gm_status parse(const char *line, size_t len, json_t **root, gm_error *err)
{
    json_error_t error;
    gm_status status = GM_OK;
    if (len > INT32_MAX)
        return gm_fail(err, GM_INPUT, "the line has more than %d bytes", INT32_MAX);
    *root = json_loadb(line, len, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error);
    if (!*root && json_error_code(&error) == json_error_numeric_overflow)
        status = parse_masked(line, len, root, &error, err);
    if (status != GM_OK)
        return status;
    if (!*root)
        return gm_fail(err, GM_INPUT, "not valid JSON: %s (byte %d of the line)",
                       error.text, error.position);
    if (json_is_object(*root))
        return GM_OK;
    json_decref(*root);
    return gm_fail(err, GM_INPUT, "not a JSON object: a line is {\"text\": \"...\"}");
}

/* The name that a raw key stands for, in `name`; false if memory ran out. */
static bool decode_key(gm_document *document, gm_text raw, const char **name)
{
    if (!memchr(raw.ptr, '\\', raw.len)) {
        *name = gm_arena_copy(&document->arena, raw.ptr, raw.len);
        return *name != NULL;
    }
    json_t *key = json_loadb(raw.ptr - 1, raw.len + 2, JSON_DECODE_ANY, NULL);
    const char *decoded = json_string_value(key);
    *name = decoded ? gm_arena_copy(&document->arena, decoded, strlen(decoded)) : NULL;
    json_decref(key);
    return *name != NULL;
}

/* The member's value as it was written; "" if there is none or memory ran out. */
static gm_text raw_member(gm_document *document, gm_text line, const char *wanted)
{
    gm_json_slice member;
    for (uint32_t at = 0; gm_json_next_member(line, &at, &member);) {
        const char *name;
        if (!decode_key(document, member.key, &name))
            break;
        if (strcmp(name, wanted) == 0)
            return member.value;
    }
    return (gm_text){"", 0};
}

/* A whole number is an id by its digits, however many; without an id or with a null one
 * `*id` stays. */
static gm_status read_id(gm_document *document, gm_text line, const json_t *value,
                         gm_text *id, gm_error *err)
{
    if (!value || json_is_null(value))
        return GM_OK;
    if (json_is_string(value)) {
        *id = string_of(value);
        return GM_OK;
    }
    *id = raw_member(document, line, "id");
    if (id->len == 0)
        return gm_error_nomem(err);
    if (gm_json_is_whole(*id))
        return GM_OK;
    return gm_fail(err, GM_INPUT,
                   "\"id\" is neither a string nor a whole number: write it as a "
                   "string, or leave it out");
}

static gm_status read_text(gm_document *document, gm_text line, const json_t *root,
                           const char *standin, gm_error *err)
{
    const json_t *text = json_object_get(root, "text");
    gm_text id = gm_text_of(standin);
    gm_status status = read_id(document, line, json_object_get(root, "id"), &id, err);
    if (status != GM_OK)
        return status;
    if (!json_is_string(text))
        return gm_fail(err, GM_INPUT, "%s: a line needs a string under \"text\"",
                       text ? "\"text\" is no string" : "no \"text\"");
    return gm_document_set_text(document, id, json_string_value(text),
                                json_string_length(text), err);
}

static gm_status read_meta(gm_document *document, const json_t *root)
{
    const char *key;
    const json_t *value;
    json_object_foreach((json_t *)json_object_get(root, "meta"), key, value)
    {
        if (json_is_string(value) &&
            gm_document_add_meta(document, key, string_of(value)) != GM_OK)
            return GM_NOMEM;
    }
    return GM_OK;
}

static gm_status carry_layers(gm_document *document, gm_text layers)
{
    gm_json_slice member;
    for (uint32_t at = 0; gm_json_next_member(layers, &at, &member);) {
        const char *name;
        if (!decode_key(document, member.key, &name) ||
            gm_document_carry(document, name, member.value, true) != GM_OK)
            return GM_NOMEM;
    }
    return GM_OK;
}

static gm_status keep_meta(gm_document *document, gm_text json)
{
    char *copy = gm_arena_copy(&document->arena, json.ptr, json.len);
    document->meta_json = (gm_text){copy ? copy : "", copy ? json.len : 0};
    return copy ? GM_OK : GM_NOMEM;
}

static gm_status carry_member(gm_document *document, const char *name, gm_text json,
                              bool layers)
{
    if (strcmp(name, "id") == 0 || strcmp(name, "text") == 0)
        return GM_OK;
    if (strcmp(name, "layers") == 0)
        return layers && json.ptr[0] == '{' ? carry_layers(document, json) : GM_OK;
    if (strcmp(name, "meta") == 0)
        return keep_meta(document, json);
    return gm_document_carry(document, name, json, false);
}

static gm_status carry_members(gm_document *document, gm_text line, bool layers)
{
    gm_json_slice member;
    for (uint32_t at = 0; gm_json_next_member(line, &at, &member);) {
        const char *name;
        if (!decode_key(document, member.key, &name) ||
            carry_member(document, name, member.value, layers) != GM_OK)
            return GM_NOMEM;
    }
    return GM_OK;
}

static gm_status check_layers(const json_t *layers, gm_error *err)
{
    if (!layers || json_is_null(layers) || json_is_object(layers))
        return GM_OK;
    return gm_fail(err, GM_INPUT,
                   "\"layers\" is no object: it has an array of rows under the name of "
                   "each layer");
}

gm_status gm_jsonl_read(gm_document *document, const char *line, size_t len,
                        const char *standin, gm_import import, gm_error *err)
{
    json_t *root;
    gm_text bytes = {line, (uint32_t)len};
    gm_status status = parse(line, len, &root, err);
    if (status != GM_OK)
        return status;
    status = read_text(document, bytes, root, standin, err);
    if (status == GM_OK)
        status = check_layers(json_object_get(root, "layers"), err);
    if (status == GM_OK &&
        (read_meta(document, root) != GM_OK ||
         carry_members(document, bytes, import == GM_CARRY_LAYERS) != GM_OK))
        status = gm_error_nomem(err);
    if (status == GM_OK && import == GM_IMPORT_LAYERS)
        status = gm_json_import(document, json_object_get(root, "layers"), err);
    json_decref(root);
    return status;
}
