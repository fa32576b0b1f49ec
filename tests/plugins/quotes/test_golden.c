/* Golden cases: the documentation of what is a quote.
 *
 * A case is a text, with entities marked as marked_text.h says; what is expected is a
 * line for each quote:
 *     type | speaker | kind | cue | source | content // second fragment
 * and nothing where the text has no quote.  Those of allegation.txt are of two fields:
 *     alleged, or told | content */
#include "golden.h"
#include "marked_text.h"
#include "stage_run.h"

extern const gm_stage gm_entry_tokenize, gm_entry_quotes;

static void put_field(gm_buffer *out, gm_text field)
{
    if (field.len)
        gm_buffer_add(out, field.ptr, field.len);
    else
        gm_buffer_puts(out, "-");
    gm_buffer_puts(out, " | ");
}

/* A line break inside a fragment is shown as ¶. */
static void put_content(gm_buffer *out, gm_text part)
{
    for (uint32_t i = 0; i < part.len; i++)
        if (part.ptr[i] == '\n')
            gm_buffer_puts(out, "¶");
        else
            gm_buffer_put(out, part.ptr[i]);
}

static void put_parts(gm_buffer *out, const gm_document *document, uint32_t row)
{
    for (uint32_t p = 0; p < parts_of(document, "quote.content", row); p++) {
        gm_buffer_puts(out, p ? " // " : "");
        put_content(out, part_of(document, "quote.content", row, p));
    }
    gm_buffer_puts(out, "\n");
}

static void write_quotes(void *who, gm_text input, gm_buffer *out)
{
    gm_buffer plain = {0};
    marked_text_set(input, &plain);
    const gm_document *document = stage_run_text(who, plain.ptr, plain.len);
    for (uint32_t i = 0; i < rows_of(document, "quote"); i++) {
        put_field(out, symbol_of(document, "quote.type", i));
        put_field(out, symbol_of(document, "quote.speaker", i));
        put_field(out, symbol_of(document, "quote.kind", i));
        put_field(out, place_of(document, "quote.cue", i));
        put_field(out, place_of(document, "quote.source", i));
        put_parts(out, document, i);
    }
    gm_buffer_free(&plain);
}

static void write_allegations(void *who, gm_text input, gm_buffer *out)
{
    gm_buffer plain = {0};
    marked_text_set(input, &plain);
    const gm_document *document = stage_run_text(who, plain.ptr, plain.len);
    const gm_table *quotes = gm_document_table(document, "quote");
    const uint32_t *alleged = gm_table_column(quotes, "allegation")->cells;
    for (uint32_t i = 0; i < quotes->rows; i++) {
        gm_buffer_puts(out, alleged[i] ? "alleged | " : "told | ");
        put_parts(out, document, i);
    }
    gm_buffer_free(&plain);
}

static void check(const char *path, golden_body *write)
{
    const gm_stage *const stages[] = {&gm_entry_tokenize, &marked_entities,
                                      &gm_entry_quotes};
    stage_run *run = stage_run_open(stages, 3);
    golden_check(path, write, run);
    stage_run_close(run);
}

#define GOLDEN_TEST(name, write)                                                       \
    static void test_##name(void **state)                                              \
    {                                                                                  \
        (void)state;                                                                   \
        check("plugins/quotes/golden/" #name ".txt", write);                           \
    }

GOLDEN_TEST(marks, write_quotes)
GOLDEN_TEST(closing, write_quotes)
GOLDEN_TEST(incise, write_quotes)
GOLDEN_TEST(clause, write_quotes)
GOLDEN_TEST(object, write_quotes)
GOLDEN_TEST(scope, write_quotes)
GOLDEN_TEST(dialogue, write_quotes)
GOLDEN_TEST(speaker, write_quotes)
GOLDEN_TEST(none, write_quotes)
GOLDEN_TEST(wording, write_quotes)
GOLDEN_TEST(allegation, write_allegations)

RUN_TESTS(TEST(test_marks), TEST(test_closing), TEST(test_incise), TEST(test_clause),
          TEST(test_object), TEST(test_scope), TEST(test_dialogue), TEST(test_speaker),
          TEST(test_none), TEST(test_wording), TEST(test_allegation))
