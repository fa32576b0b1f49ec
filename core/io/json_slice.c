/* Valid JSON needs no grammar to be cut: strings and the depth of brackets do. */
#include "io/json_slice.h"

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static uint32_t skip_space(gm_text text, uint32_t at)
{
    while (at < text.len && is_space(text.ptr[at]))
        at++;
    return at;
}

uint32_t gm_json_skip_string(gm_text text, uint32_t at)
{
    for (at++; at < text.len && text.ptr[at] != '"'; at++) {
        if (text.ptr[at] == '\\')
            at++;
    }
    return at + 1;
}

static uint32_t skip_value(gm_text text, uint32_t at)
{
    uint32_t depth = 0;
    while (at < text.len) {
        char byte = text.ptr[at];
        if (depth == 0 && (byte == ',' || byte == '}'))
            break;
        if (byte == '"') {
            at = gm_json_skip_string(text, at);
            continue;
        }
        depth += (byte == '{' || byte == '[');
        depth -= (byte == '}' || byte == ']');
        at++;
    }
    return at;
}

static gm_text trimmed(gm_text text, uint32_t begin, uint32_t end)
{
    while (end > begin && is_space(text.ptr[end - 1]))
        end--;
    return (gm_text){text.ptr + begin, end - begin};
}

bool gm_json_next_member(gm_text object, uint32_t *at, gm_json_slice *member)
{
    uint32_t key = *at;
    while (key < object.len && object.ptr[key] != '"')
        key++;
    if (key >= object.len)
        return false;
    uint32_t end = gm_json_skip_string(object, key);
    member->key = (gm_text){object.ptr + key + 1, end - key - 2};
    uint32_t value = skip_space(object, skip_space(object, end) + 1);
    *at = skip_value(object, value);
    member->value = trimmed(object, value, *at);
    return true;
}
