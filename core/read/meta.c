#include "read/meta.h"

#include "base/buffer.h"
#include "io/json_text.h"

static bool has_key(const gm_document *document, gm_text key)
{
    for (const gm_meta *meta = document->meta; meta; meta = meta->next) {
        if (strlen(meta->key) == key.len && memcmp(meta->key, key.ptr, key.len) == 0)
            return true;
    }
    return false;
}

/* The object as it is printed: the members so far and one more. */
static gm_status extend_json(gm_document *document, gm_text key, gm_text value)
{
    gm_buffer json = {0};
    gm_text before = document->meta_json;
    gm_buffer_add(&json, before.len ? before.ptr : "{",
                  before.len ? before.len - 1 : 1);
    gm_buffer_puts(&json, before.len ? "," : "");
    gm_json_string(&json, key);
    gm_buffer_put(&json, ':');
    gm_json_string(&json, value);
    gm_buffer_put(&json, '}');
    char *copy =
        json.failed ? NULL : gm_arena_copy(&document->arena, json.ptr, json.len);
    if (copy)
        document->meta_json = (gm_text){copy, (uint32_t)json.len};
    gm_buffer_free(&json);
    return copy ? GM_OK : GM_NOMEM;
}

gm_status gm_meta_add(gm_document *document, gm_text key, gm_text value)
{
    bool named = key.len && !memchr(key.ptr, '\0', key.len);
    if (value.len == 0 || !named || has_key(document, key))
        return GM_OK;
    char *name = gm_arena_copy(&document->arena, key.ptr, key.len);
    if (!name || gm_document_add_meta(document, name, value) != GM_OK)
        return GM_NOMEM;
    return extend_json(document, key, value);
}
