#include "write/failures.h"

#include "io/json_text.h"
#include "text/utf8.h"

static void write_key(gm_buffer *out, const char *key)
{
    gm_buffer_printf(out, ",\"%s\":", key);
}

/* Names of files and messages about them need not be UTF-8, and a message may have been
 * cut inside a character; JSON is.  What is none becomes U+FFFD. */
static void write_string(gm_buffer *out, gm_text text)
{
    gm_buffer sound = {0};
    while (text.len) {
        uint32_t valid = (uint32_t)gm_utf8_valid_prefix(text.ptr, text.len);
        gm_buffer_add(&sound, text.ptr, valid);
        if (valid < text.len) {
            gm_buffer_puts(&sound, "\xEF\xBF\xBD");
            valid++;
        }
        text.ptr += valid;
        text.len -= valid;
    }
    gm_json_string(out, (gm_text){sound.len ? sound.ptr : "", (uint32_t)sound.len});
    out->failed |= sound.failed;
    gm_buffer_free(&sound);
}

static void write_or_null(gm_buffer *out, const char *string)
{
    if (string)
        write_string(out, gm_text_of(string));
    else
        gm_buffer_puts(out, "null");
}

/* A break in it is white space, as in write/jsonl.c. */
static void write_meta(gm_buffer *out, gm_text json)
{
    size_t begin = out->len;
    gm_buffer_add(out, json.ptr, json.len);
    for (size_t i = begin; i < out->len; i++) {
        if (out->ptr[i] == '\n' || out->ptr[i] == '\r')
            out->ptr[i] = ' ';
    }
}

/* What was read before it failed; an empty id is one that was not read. */
static void write_input(gm_buffer *out, const gm_refusal *refusal)
{
    const gm_document *document = refusal->document;
    if (!refusal->is_read)
        return;
    write_key(out, "text");
    gm_json_string(out, document->text);
    if (document->meta_json.len) {
        write_key(out, "meta");
        write_meta(out, document->meta_json);
    }
}

void gm_failures_write(gm_buffer *out, const gm_refusal *refusal)
{
    const gm_document *document = refusal->document;
    gm_buffer_puts(out, "{\"id\":");
    if (refusal->is_read || document->id.len)
        gm_json_string(out, document->id);
    else
        gm_buffer_puts(out, "null");
    write_key(out, "file");
    write_or_null(out, document->file);
    write_key(out, "line");
    if (document->line)
        gm_buffer_number(out, document->line);
    else
        gm_buffer_puts(out, "null");
    write_key(out, "stage");
    write_or_null(out, refusal->stage);
    write_key(out, "message");
    write_or_null(out, refusal->message);
    write_input(out, refusal);
    gm_buffer_puts(out, "}\n");
}
