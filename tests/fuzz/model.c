/* The reader of named-entity models over damaged files, the checksum of most of them
 * made right again, so that the checks behind it are reached.  A file is refused with
 * GM_MODEL, or it works: a document goes through, and its JSON parses.
 *
 * An input is a byte of flags, then records of eight bytes: section, operation, value
 * (2) and index (4) of a word of 32 bits.  Inputs are damage to a sound model, a small
 * one or models/press.ner, rather than files, which would hardly ever pass the
 * checksum. */
#include "fuzz.h"

#include "folder.h"
#include "model.h"
#include "toy.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

extern const gm_stage gm_entry_tokenize, gm_entry_ner;

/* Flags: of eight inputs one leaves the checksum as it was, and of thirty-two one is
 * about the press model, which takes a thousand times as long. */
enum { CHECKSUM = 0x07, PRESS = 0xF8, RECORD = 8, SECTIONS = 11 };

static const char text[] = "« Il pleut », a dit Marie Curie à Nancy le 3 mars 1903.\n\n"
                           "L’Union européenne s’est réunie à Rome. M. Durand : oui.";

static folder own;

static void remove_own(void)
{
    folder_remove(&own);
}

/* Made once, and damaged in copies. */
static void make_models(gm_buffer *small, gm_buffer *press)
{
    gm_failure why;
    gm_failure_init(&why);
    own = folder_new();
    atexit(remove_own);
    toy *made = toy_new(&gm_entry_ner);
    const char *path = folder_path(&own, "small.ner");
    REQUIRE(toy_train(made, path, 1, &why.error) == GM_OK &&
                gm_buffer_read_file(small, path, &why.error) == GM_OK &&
                gm_buffer_read_file(press, GM_SOURCE_DIR "/models/press.ner",
                                    &why.error) == GM_OK,
            "%s", why.message);
    toy_free(made);
}

/* Where the sections begin, the end behind the last. */
static void find_sections(const gm_buffer *file, uint64_t begins[SECTIONS + 1])
{
    ner_header header;
    memcpy(&header, file->ptr, sizeof header);
    ner_layout at = ner_model_layout(&header);
    const uint64_t found[SECTIONS + 1] = {
        0,       at.transitions, at.slots, at.first,         at.weights,  at.labels,
        at.sets, at.word_first,  at.words, at.cluster_first, at.clusters, at.end};
    memcpy(begins, found, sizeof found);
}

static uint32_t damaged(uint32_t word, uint8_t operation, uint16_t value)
{
    static const float extremes[] = {0,      FLT_MAX, -FLT_MAX, FLT_MIN,
                                     80,     -80,     INFINITY, NAN,
                                     1e-45f, -0.0f,   81.0f,    1e30f};
    switch (operation % 6) {
    case 0:
        return value;
    case 1:
        return UINT32_MAX - value;
    case 2:
        return word + value;
    case 3:
        return word ^ UINT32_C(1) << value % 32;
    case 4:
        return (uint32_t)value << 16 | value;
    default:
        memcpy(&word, &extremes[value % (sizeof extremes / sizeof *extremes)],
               sizeof word);
        return word;
    }
}

static void damage(gm_buffer *file, const uint64_t begins[SECTIONS + 1],
                   const uint8_t record[RECORD])
{
    uint16_t value;
    uint32_t index, word;
    memcpy(&value, record + 2, sizeof value);
    memcpy(&index, record + 4, sizeof index);
    if (record[1] == 0xFF) { /* cuts the file */
        file->len -= value < file->len ? value : file->len;
        return;
    }
    uint64_t begin = begins[record[0] % SECTIONS],
             end = begins[record[0] % SECTIONS + 1];
    if (end - begin < sizeof word)
        return;
    uint64_t at = begin + index % ((end - begin) / sizeof word) * sizeof word;
    if (at + sizeof word > file->len)
        return;
    memcpy(&word, file->ptr + at, sizeof word);
    word = damaged(word, record[1], value);
    memcpy(file->ptr + at, &word, sizeof word);
}

static void repair_checksum(gm_buffer *file)
{
    if (file->len < sizeof(ner_header) || file->len % 8 != 0)
        return;
    uint64_t sum = ner_file_checksum(file->ptr, file->len);
    memcpy(file->ptr + offsetof(ner_header, checksum), &sum, sizeof sum);
}

static void check(const char *path)
{
    static const gm_stage *const stages[] = {&gm_entry_tokenize, &gm_entry_ner};
    const stage_setting settings[] = {{"ner", "model", path}, {0}};
    gm_failure why;
    ner_model model;
    gm_failure_init(&why);
    gm_status status = ner_model_open(&model, path, &why.error);
    REQUIRE(status == GM_OK || (status == GM_MODEL && why.message[0]), "status %d: %s",
            (int)status, why.message);
    if (status != GM_OK)
        return;
    ner_model_close(&model);
    stage_run *run = fuzz_open(stages, 2, settings);
    const gm_document *document = stage_run_text(run, text, sizeof text - 1);
    fuzz_check_json(document, GM_UNIT_CODE_POINT);
    stage_run_close(run);
}

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t len)
{
    static gm_buffer small, press;
    uint64_t begins[SECTIONS + 1];
    gm_buffer file = {0};
    if (!small.len)
        make_models(&small, &press);
    uint8_t flags = len ? input[0] : 0;
    const gm_buffer *sound = (flags & PRESS) == PRESS ? &press : &small;
    gm_buffer_add(&file, sound->ptr, sound->len);
    REQUIRE(!file.failed, "no memory for the model");
    find_sections(sound, begins);
    for (size_t at = 1; at + RECORD <= len; at += RECORD)
        damage(&file, begins, input + at);
    if ((flags & CHECKSUM) != CHECKSUM)
        repair_checksum(&file);
    folder_write_bytes(&own, "case.ner", file.ptr, file.len);
    check(folder_path(&own, "case.ner"));
    gm_buffer_free(&file);
    return 0;
}
