/* Strings without escapes, nearly all, are slices of the JSON; jansson decodes the
 * others. */
#include "write/meta_members.h"

#include "io/json_slice.h"

#include <jansson.h>

void gm_meta_members_start(gm_meta_members *members, const gm_document *document)
{
    *members = (gm_meta_members){.json = document->meta_json};
}

void gm_meta_members_end(gm_meta_members *members)
{
    gm_buffer_free(&members->key_bytes);
    gm_buffer_free(&members->value_bytes);
}

/* What the string whose quotes stand around `raw` says. */
static gm_text decode(gm_text raw, gm_buffer *bytes, bool *failed)
{
    if (!memchr(raw.ptr, '\\', raw.len))
        return raw;
    json_t *string = json_loadb(raw.ptr - 1, (size_t)raw.len + 2,
                                JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
    gm_buffer_clear(bytes);
    if (string)
        gm_buffer_add(bytes, json_string_value(string), json_string_length(string));
    *failed |= !string || bytes->failed;
    json_decref(string);
    return (gm_text){bytes->ptr, (uint32_t)bytes->len};
}

static gm_text decode_value(gm_meta_members *members, gm_text raw)
{
    if (raw.ptr[0] == '"')
        return decode((gm_text){raw.ptr + 1, raw.len - 2}, &members->value_bytes,
                      &members->failed);
    bool is_null = raw.len == 4 && memcmp(raw.ptr, "null", 4) == 0;
    return is_null ? (gm_text){"", 0} : raw;
}

bool gm_meta_members_next(gm_meta_members *members)
{
    gm_json_slice slice;
    if (!gm_json_next_member(members->json, &members->at, &slice))
        return false;
    members->key = decode(slice.key, &members->key_bytes, &members->failed);
    members->value = decode_value(members, slice.value);
    return !members->failed;
}

bool gm_meta_members_find(gm_meta_members *members, gm_text key)
{
    members->at = 0;
    while (gm_meta_members_next(members)) {
        if (members->key.len == key.len &&
            memcmp(members->key.ptr, key.ptr, key.len) == 0)
            return true;
    }
    return false;
}
