/* Three passes over UTF-16, which is what ICU works on: fold, decompose, pick. */
#include "text/fold.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <stdlib.h>

/* UTF-16; `units` NULL if memory ran out. */
typedef struct wide {
    UChar *units;
    int32_t len;
} wide;

static wide new_wide(int64_t capacity)
{
    return (wide){capacity < INT32_MAX ? malloc(((size_t)capacity + 1) * sizeof(UChar))
                                       : NULL,
                  0};
}

/* A character of UTF-8 has at most as many units as bytes. */
static wide widen(gm_text text)
{
    UErrorCode code = U_ZERO_ERROR;
    wide out = new_wide(text.len);
    if (out.units)
        u_strFromUTF8(out.units, (int32_t)text.len, &out.len, text.ptr,
                      (int32_t)text.len, &code);
    return out;
}

/* Full case folding makes at most three units of one (Unicode Standard, 5.18). */
static wide fold_case(wide in)
{
    UErrorCode code = U_ZERO_ERROR;
    wide out = new_wide(3 * (int64_t)in.len);
    if (out.units)
        out.len = u_strFoldCase(out.units, 3 * in.len, in.units, in.len,
                                U_FOLD_CASE_DEFAULT, &code);
    return out;
}

/* ICU says how long the result is; U+FDFA alone grows eighteenfold. */
static wide decompose(wide in)
{
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *nfkd = unorm2_getNFKDInstance(&code);
    int32_t len = unorm2_normalize(nfkd, in.units, in.len, NULL, 0, &code);
    wide out = {NULL, 0};
    if (U_SUCCESS(code) || code == U_BUFFER_OVERFLOW_ERROR)
        out = new_wide(len);
    code = U_ZERO_ERROR;
    if (out.units)
        out.len = unorm2_normalize(nfkd, in.units, in.len, out.units, len, &code);
    return out;
}

static bool is_of_word(UChar32 c)
{
    return (U_GET_GC_MASK(c) & U_GC_L_MASK) ||
           u_getIntPropertyValue(c, UCHAR_NUMERIC_TYPE) != U_NT_NONE;
}

static void put(gm_buffer *out, UChar32 c)
{
    uint8_t bytes[U8_MAX_LENGTH];
    int32_t len = 0;
    U8_APPEND_UNSAFE(bytes, len, c);
    gm_buffer_add(out, (const char *)bytes, (size_t)len);
}

static void put_words(gm_buffer *out, wide in)
{
    bool pending = false, any = false; /* a separator to be written; a word before it */
    for (int32_t at = 0; at < in.len;) {
        UChar32 c;
        U16_NEXT(in.units, at, in.len, c);
        if (u_getCombiningClass(c) != 0)
            continue;
        if (!is_of_word(c)) {
            pending = any;
            continue;
        }
        if (pending)
            gm_buffer_put(out, ' ');
        put(out, c);
        pending = false;
        any = true;
    }
}

gm_status gm_fold_words(gm_buffer *out, gm_text text, gm_error *err)
{
    wide raw = widen(text), folded = {NULL, 0}, plain = {NULL, 0};
    if (raw.units)
        folded = fold_case(raw);
    if (folded.units)
        plain = decompose(folded);
    if (plain.units)
        put_words(out, plain);
    bool complete = plain.units && !out->failed;
    free(raw.units);
    free(folded.units);
    free(plain.units);
    return complete ? GM_OK : gm_error_nomem(err);
}
