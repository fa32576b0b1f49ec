#include "write/radar.h"

#include "io/json_text.h"
#include "write/columns_of.h"

typedef struct radar {
    gm_buffer *out;
    const gm_document *document;
    const gm_offsets *offsets;
    const gm_table *quotes;
} radar;

static void write_key(const radar *in, const char *key, const char *suffix)
{
    gm_buffer_printf(in->out, "\"%s%s\": ", key, suffix);
}

static void write_string(const radar *in, const char *key, gm_text value)
{
    write_key(in, key, "");
    gm_json_string(in->out, value);
    gm_buffer_puts(in->out, ", ");
}

static void write_index(const radar *in, const char *key, gm_span span)
{
    write_key(in, key, "_index");
    if (span.begin < span.end)
        gm_buffer_printf(in->out, "\"(%u,%u)\", ",
                         gm_offsets_from_byte(in->offsets, span.begin),
                         gm_offsets_from_byte(in->offsets, span.end));
    else
        gm_buffer_puts(in->out, "\"\", ");
}

static void write_place(const radar *in, const char *key, gm_span span)
{
    write_string(in, key, gm_slice_of(in->document, span));
    write_index(in, key, span);
}

/* From the first fragment to the last. */
static gm_span hull(gm_fragments content)
{
    gm_span span = content.count ? content.spans[0] : (gm_span){0, 0};
    for (uint32_t i = 1; i < content.count; i++) {
        gm_span part = content.spans[i];
        span.begin = part.begin < span.begin ? part.begin : span.begin;
        span.end = part.end > span.end ? part.end : span.end;
    }
    return span;
}

static void write_quote(const radar *in, uint32_t row)
{
    gm_span content = hull(gm_fragments_of(in->quotes, "content", row));
    gm_span cue = gm_place_of(in->quotes, "cue", row);
    gm_span source = gm_place_of(in->quotes, "source", row);
    bool has_source = source.begin < source.end, has_cue = cue.begin < cue.end;
    gm_rows_of tokens =
        gm_rows_within(gm_document_table(in->document, "token"), content);
    gm_buffer_put(in->out, '{');
    write_string(in, "speaker",
                 has_source ? gm_slice_of(in->document, source)
                            : gm_text_of_row(in->document, in->quotes, "speaker", row));
    write_index(in, "speaker", source);
    write_place(in, "quote", content);
    write_place(in, "verb", cue);
    gm_buffer_printf(in->out, "\"quote_token_count\": %u, ", tokens.end - tokens.first);
    write_string(in, "quote_type",
                 gm_text_of_row(in->document, in->quotes, "type", row));
    write_key(in, "is_floating_quote", "");
    gm_buffer_puts(in->out, has_cue || has_source ? "false}" : "true}");
}

void gm_radar_write(gm_buffer *out, const gm_document *document,
                    const gm_offsets *offsets)
{
    radar in = {out, document, offsets, gm_document_table(document, "quote")};
    gm_buffer_put(out, '[');
    for (uint32_t i = 0; in.quotes && i < in.quotes->rows; i++) {
        gm_buffer_puts(out, i ? ",\n " : "");
        write_quote(&in, i);
    }
    gm_buffer_puts(out, "]\n");
}
