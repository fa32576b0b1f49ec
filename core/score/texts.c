#include "score/texts.h"

#include "text/offsets.h"
#include "text/space.h"
#include "text/utf8.h"

/* `at` is a byte of the gold text. */
static gm_status differ(const gm_document *gold, uint32_t at, gm_error *err)
{
    uint32_t line, column;
    gm_offsets_line(gold->text.ptr, at, &line, &column);
    return gm_fail(
        err, GM_INPUT,
        "document \"%.*s\": the predicted text differs from the gold one, first "
        "at line %u, column %u; annotate the gold text itself",
        (int)gold->id.len, gold->id.ptr, line, column);
}

gm_status gm_texts_same(const gm_document *gold, const gm_document *predicted,
                        gm_error *err)
{
    gm_text a = gold->text, b = predicted->text;
    uint32_t at = 0;
    while (at < a.len && at < b.len && a.ptr[at] == b.ptr[at])
        at++;
    return at == a.len && at == b.len ? GM_OK : differ(gold, at, err);
}

/* Moves `at` to the next character that is no white space, or to the end. */
static void skip_space(gm_text text, uint32_t *at)
{
    uint32_t next = *at;
    while (*at < text.len && gm_is_space(gm_utf8_next(text, &next)))
        *at = next;
}

gm_status gm_texts_same_but_for_space(const gm_document *gold,
                                      const gm_document *predicted, gm_error *err)
{
    gm_text a = gold->text, b = predicted->text;
    uint32_t i = 0, j = 0;
    for (;;) {
        uint32_t at;
        skip_space(a, &i);
        skip_space(b, &j);
        at = i;
        if (i == a.len && j == b.len)
            return GM_OK;
        if (i == a.len || j == b.len || gm_utf8_next(a, &i) != gm_utf8_next(b, &j))
            return differ(gold, at, err);
    }
}
