/* Golden cases: the documentation of who is one person.
 *
 * A case is a text, with entities marked as ../quotes/marked_text.h says; what is
 * expected is a line for each person or body:
 *     name | m, f or u and what told it | mention / mention | role / role
 * where a body has "body" in the second field, and "-" stands for no role. */
#include "golden.h"
#include "marked_text.h"
#include "stage_run.h"

extern const gm_stage gm_entry_tokenize, gm_entry_people;

static void put_text(gm_buffer *out, gm_text text)
{
    gm_buffer_add(out, text.ptr, text.len);
}

static void put_gender(gm_buffer *out, const gm_document *document, uint32_t row)
{
    gm_text gender = symbol_of(document, "person.gender", row);
    if (!gender.len) {
        gm_buffer_puts(out, " | body | ");
        return;
    }
    gm_buffer_puts(out, " | ");
    put_text(out, gender);
    gm_buffer_puts(out, " ");
    put_text(out, symbol_of(document, "person.evidence", row));
    gm_buffer_puts(out, " | ");
}

static void put_roles(gm_buffer *out, const gm_document *document, uint32_t row)
{
    bool any = false;
    for (uint32_t i = 0; i < rows_of(document, "role"); i++) {
        if (number_of(document, "role.person", i) != row)
            continue;
        gm_buffer_puts(out, any ? " / " : "");
        put_text(out, text_of(document, "role", i));
        any = true;
    }
    gm_buffer_puts(out, any ? "\n" : "-\n");
}

static void write_people(void *who, gm_text input, gm_buffer *out)
{
    gm_buffer plain = {0};
    marked_text_set(input, &plain);
    const gm_document *document = stage_run_text(who, plain.ptr, plain.len);
    for (uint32_t row = 0; row < rows_of(document, "person"); row++) {
        put_text(out, symbol_of(document, "person.name", row));
        put_gender(out, document, row);
        for (uint32_t p = 0; p < parts_of(document, "person.mentions", row); p++) {
            gm_buffer_puts(out, p ? " / " : "");
            put_text(out, part_of(document, "person.mentions", row, p));
        }
        gm_buffer_puts(out, " | ");
        put_roles(out, document, row);
    }
    gm_buffer_free(&plain);
}

static void check(const char *path)
{
    const gm_stage *const stages[] = {&gm_entry_tokenize, &marked_entities,
                                      &gm_entry_people};
    stage_run *run = stage_run_open(stages, 3);
    golden_check(path, write_people, run);
    stage_run_close(run);
}

#define GOLDEN_TEST(name)                                                              \
    static void test_##name(void **state)                                              \
    {                                                                                  \
        (void)state;                                                                   \
        check("plugins/people/golden/" #name ".txt");                                  \
    }

GOLDEN_TEST(names)
GOLDEN_TEST(bodies)
GOLDEN_TEST(roles)
GOLDEN_TEST(genders)

RUN_TESTS(TEST(test_names), TEST(test_bodies), TEST(test_roles), TEST(test_genders))
