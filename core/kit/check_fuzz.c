/* Random texts, made of the pieces of golden ones and of characters that stages stumble
 * over: two workers have to write the same bytes, whatever they saw before.
 *
 * The n-th text depends on the seed and on n alone, as seed + n: a text that fails is
 * made again, as the first one, by that number as the seed. */
#include "kit/kit.h"

#include "base/error.h"

#include <time.h>

enum { MOST_PIECES = 12, LONGEST_PIECE = 80 };

/* Marks, spaces, letters outside of ASCII, and bytes that mean something elsewhere. */
static const char *const odd[] = {"",
                                  " ",
                                  "\n",
                                  "\n\n",
                                  "\t",
                                  "\r\n",
                                  "\xC2\xA0",
                                  "\xE2\x80\xAF",
                                  "«",
                                  "»",
                                  "“",
                                  "”",
                                  "\"",
                                  "'",
                                  "’",
                                  "…",
                                  "—",
                                  "-",
                                  ".",
                                  ",",
                                  ":",
                                  "?!",
                                  "(",
                                  ")",
                                  "é",
                                  "É",
                                  "œ",
                                  "ß",
                                  "e\xCC\x81",
                                  "ﬁ",
                                  "\xC2\xAD",
                                  "\xE2\x80\x8B",
                                  "l’",
                                  "1",
                                  "1er",
                                  "2 025",
                                  "15h30",
                                  "№",
                                  "日本",
                                  "ع",
                                  "😀",
                                  "👨‍👩‍👧",
                                  "🇫🇷",
                                  "\x01",
                                  "\xEF\xBB\xBF",
                                  "\xEF\xBF\xBD",
                                  "https://a.fr/?b=c",
                                  "a@b.fr"};

/* xorshift32 (Marsaglia 2003); the state is never 0. */
static uint32_t next_random(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

static bool is_start(gm_text text, uint32_t at)
{
    return at >= text.len || ((uint8_t)text.ptr[at] & 0xC0) != 0x80;
}

/* A piece of the text that begins and ends on the borders of characters. */
static gm_text cut_piece(gm_text text, uint32_t *state)
{
    if (text.len == 0)
        return text;
    uint32_t begin = next_random(state) % text.len;
    uint32_t end = begin + next_random(state) % LONGEST_PIECE;
    end = end < text.len ? end : text.len;
    while (!is_start(text, begin))
        begin--;
    while (!is_start(text, end))
        end++;
    return (gm_text){text.ptr + begin, end - begin};
}

static void make_text(const kit *kit, uint32_t seed, gm_buffer *text)
{
    uint32_t state = seed * 2654435761u | 1;
    uint32_t pieces = next_random(&state) % MOST_PIECES + 1;
    gm_buffer_clear(text);
    for (uint32_t i = 0; i < pieces; i++) {
        gm_text whole = kit->texts.at[next_random(&state) % kit->texts.count];
        gm_text piece = cut_piece(whole, &state);
        gm_buffer_add(text, piece.ptr, piece.len);
        gm_buffer_puts(text, odd[next_random(&state) % (sizeof odd / sizeof *odd)]);
    }
}

/* The first annotator has seen every text before, the second is new every time. */
static bool try_text(kit *kit, gm_annotator *used, gm_text text)
{
    gm_annotator *fresh;
    gm_text left, right;
    gm_status status = gm_annotator_open(kit->pipeline, &fresh);
    if (status == GM_OK)
        status = kit_annotate(fresh, text, &right);
    if (status != GM_OK)
        kit_failed(kit, "a random text: %s", gm_annotator_message(fresh));
    else if ((status = kit_annotate(used, text, &left)) != GM_OK)
        kit_failed(kit, "a random text: %s", gm_annotator_message(used));
    bool same = status == GM_OK && left.len == right.len &&
                memcmp(left.ptr, right.ptr, left.len) == 0;
    if (status == GM_OK && !same)
        kit_tell_difference(kit, "a worker that saw other documents", text, left,
                            right);
    gm_annotator_close(fresh);
    return same;
}

static void try_texts(kit *kit, gm_annotator *used, uint32_t seconds, uint32_t seed)
{
    gm_buffer text = {0};
    time_t end = time(NULL) + (time_t)seconds;
    uint32_t tried = 0;
    bool same = true;
    for (; same && !text.failed && time(NULL) < end; tried++) {
        make_text(kit, seed + tried, &text);
        kit_doing("the random text of --seed %u", seed + tried);
        same = try_text(kit, used,
                        (gm_text){text.ptr ? text.ptr : "", (uint32_t)text.len});
    }
    if (!same)
        kit_failed(kit, "again: --fuzz 1 --seed %u; the text was\n%.*s",
                   seed + tried - 1, (int)text.len, text.ptr ? text.ptr : "");
    else
        kit_passed("fuzz: %u random texts from --seed %u", tried, seed);
    gm_buffer_free(&text);
}

void kit_check_fuzz(kit *kit, uint32_t seconds, uint32_t seed)
{
    gm_annotator *used;
    if (gm_annotator_open(kit->pipeline, &used) == GM_OK)
        try_texts(kit, used, seconds, seed);
    else
        kit_failed(kit, "%s", gm_annotator_message(used));
    gm_annotator_close(used);
}
