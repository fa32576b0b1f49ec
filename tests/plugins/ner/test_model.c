/* A model file that is not as it should be: refused with a message, never a crash. */
#include "model.h"
#include "toy.h"

#include "folder.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern const gm_stage gm_entry_ner;

typedef struct fixture {
    folder folder;
    char *bytes;
    size_t len;
} fixture;

static int set_up(void **state)
{
    fixture *self = calloc(1, sizeof *self);
    toy *made = toy_new(&gm_entry_ner);
    gm_failure why;
    gm_failure_init(&why);
    self->folder = folder_new();
    const char *path = folder_path(&self->folder, "toy.ner");
    assert_int_equal(toy_train(made, path, 1, &why.error), GM_OK);
    FILE *file = fopen(path, "rb");
    fseek(file, 0, SEEK_END);
    self->len = (size_t)ftell(file);
    rewind(file);
    self->bytes = malloc(self->len);
    assert_int_equal(fread(self->bytes, 1, self->len, file), self->len);
    fclose(file);
    toy_free(made);
    *state = self;
    return 0;
}

static int tear_down(void **state)
{
    fixture *self = *state;
    folder_remove(&self->folder);
    free(self->bytes);
    free(self);
    return 0;
}

static gm_status open_bytes(const fixture *self, const char *bytes, size_t len,
                            gm_failure *why)
{
    ner_model model;
    gm_failure_init(why);
    folder_write_bytes(&self->folder, "case.ner", bytes, len);
    gm_status status =
        ner_model_open(&model, folder_path(&self->folder, "case.ner"), &why->error);
    if (status == GM_OK)
        ner_model_close(&model);
    else
        assert_non_null(strstr(why->message, "case.ner\""));
    return status;
}

static void test_a_sound_model_opens(void **state)
{
    const fixture *self = *state;
    gm_failure why;
    assert_int_equal(open_bytes(self, self->bytes, self->len, &why), GM_OK);
}

static void test_a_truncated_model_is_refused(void **state)
{
    const fixture *self = *state;
    gm_failure why;
    for (size_t i = 0; i < 50; i++)
        assert_int_equal(open_bytes(self, self->bytes, self->len * i / 50, &why),
                         GM_MODEL);
    assert_int_equal(open_bytes(self, self->bytes, self->len - 1, &why), GM_MODEL);
    assert_non_null(strstr(why.message, "its end is missing"));
}

static void test_a_flipped_bit_is_found(void **state)
{
    const fixture *self = *state;
    gm_failure why;
    size_t stride = self->len / 400 + 1;
    for (size_t at = 0; at < self->len; at += at < sizeof(ner_header) ? 1 : stride) {
        self->bytes[at] ^= (char)(1 << at % 8);
        assert_int_equal(open_bytes(self, self->bytes, self->len, &why), GM_MODEL);
        self->bytes[at] ^= (char)(1 << at % 8);
    }
}

/* Damage that a checksum cannot find, because it was made right again. */
static void test_tables_are_checked_behind_the_checksum(void **state)
{
    const fixture *self = *state;
    gm_failure why;
    for (size_t at = sizeof(ner_header); at + 4 <= self->len;
         at += self->len / 300 + 1) {
        char *bytes = malloc(self->len);
        memcpy(bytes, self->bytes, self->len);
        memset(bytes + at / 4 * 4, 0xFE, 4);
        uint64_t sum = ner_file_checksum(bytes, self->len);
        memcpy(bytes + offsetof(ner_header, checksum), &sum, sizeof sum);
        gm_status status = open_bytes(self, bytes, self->len, &why);
        assert_true(status == GM_OK || status == GM_MODEL);
        free(bytes);
    }
}

static void assert_header_refused(const fixture *self, size_t at, uint32_t value,
                                  const char *reason)
{
    gm_failure why;
    char *bytes = malloc(self->len);
    memcpy(bytes, self->bytes, self->len);
    memcpy(bytes + at, &value, sizeof value);
    assert_int_equal(open_bytes(self, bytes, self->len, &why), GM_MODEL);
    if (!strstr(why.message, reason))
        fail_msg("\"%s\" does not say \"%s\"", why.message, reason);
    free(bytes);
}

static void test_the_message_says_what_is_wrong(void **state)
{
    const fixture *self = *state;
    assert_header_refused(self, 0, 0x464C457F, "no named-entity model");
    assert_header_refused(self, offsetof(ner_header, version), NER_MODEL_VERSION + 1,
                          "newer format");
    assert_header_refused(self, offsetof(ner_header, version), 0, "older format");
    assert_header_refused(self, offsetof(ner_header, byte_order), 0x04030201,
                          "another byte order");
}

static void test_what_is_no_file_is_refused(void **state)
{
    const fixture *self = *state;
    ner_model model;
    gm_failure why;
    gm_failure_init(&why);
    assert_int_equal(ner_model_open(&model, self->folder.path, &why.error), GM_MODEL);
    gm_failure_init(&why);
    assert_int_equal(ner_model_open(&model, "/nowhere/press.ner", &why.error),
                     GM_MODEL);
    assert_non_null(strstr(why.message, "/nowhere/press.ner"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_sound_model_opens),
        TEST(test_a_truncated_model_is_refused),
        TEST(test_a_flipped_bit_is_found),
        TEST(test_tables_are_checked_behind_the_checksum),
        TEST(test_the_message_says_what_is_wrong),
        TEST(test_what_is_no_file_is_refused),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
