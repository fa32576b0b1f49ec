/* What the fuzz targets share.  A target is one source file with libFuzzer's entry; it
 * says what is wrong with REQUIRE(), which ends the process, so that libFuzzer or
 * driver.c keeps the input. */
#ifndef GM_TESTS_FUZZ_H
#define GM_TESTS_FUZZ_H

#include "base/buffer.h"
#include "doc/document.h"
#include "io/stream.h"
#include "stage_run.h"

#include <guillemet/guillemet.h>

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t len);

#define REQUIRE(condition, ...)                                                        \
    do {                                                                               \
        if (!(condition))                                                              \
            fuzz_finding(__FILE__, __LINE__, __VA_ARGS__);                             \
    } while (0)

_Noreturn void fuzz_finding(const char *file, int line, const char *format, ...)
    GM_PRINTF(3, 4);

/* stage_run_open_with(), with what stage_run.h reports being findings too. */
stage_run *fuzz_open(const gm_stage *const *stages, size_t count,
                     const stage_setting *settings);

/* Whether ICU takes the bytes for valid UTF-8. */
bool fuzz_is_valid(const uint8_t *input, size_t len);

/* Appends the bytes as valid UTF-8.  What is none becomes one of the `count` pieces,
 * chosen by its first byte: text seeds stay as they are, and a mutation brings in whole
 * pieces. */
void fuzz_mend(const uint8_t *input, size_t len, const char *const *pieces,
               size_t count, gm_buffer *text);

/* The layer, and the column of a layer, that have to be there. */
const gm_table *fuzz_table(const gm_document *document, const char *layer);
const void *fuzz_column(const gm_document *document, const char *path, gm_type type);

/* Whether a symbol of the document is one of the names, which end with NULL. */
bool fuzz_is_among(const gm_document *document, gm_sym symbol,
                   const char *const *names);

/* Bytes that a stream gives in pieces of `piece`, so that nothing may depend on where
 * they end. */
typedef struct fuzz_bytes {
    const uint8_t *ptr;
    size_t len, piece;
} fuzz_bytes;

/* `bytes` outlive the stream, which passes over them. */
gm_stream *fuzz_stream(fuzz_bytes *bytes);

/* That every layer and column is sound. */
void fuzz_check_layers(const gm_document *document);

/* That the document is written as one line of JSON with its text in it. */
void fuzz_check_json(const gm_document *document, gm_unit unit);

/* The next of a row of pseudo-random numbers (xorshift64*, Vigna 2016); `*state` is
 * anything but 0. */
static inline uint32_t fuzz_random(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return (uint32_t)((*state * UINT64_C(0x2545F4914F6CDD1D)) >> 32);
}

#endif
