/* A splitter that takes one character at a time, so that a line may have any length. */
#include "raw.h"

#include "hash.h"
#include "word.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

enum {
    BLOCK = 1 << 16,
    PATH_BYTES = 4096,
    MOST_WORDS = 1 << 28 /* 1 GiB of sequence */
};

typedef struct splitter {
    ner_raw *raw;
    char word[NER_WORD_BYTES]; /* what was read of a word; what is longer is cut */
    uint32_t len, chars;       /* of the word; 0: none has begun */
    UChar32 last;              /* its last character */
    UChar32 mark; /* read after the word, and part of it if what follows is; 0: none */
    gm_status
        status; /* of the words kept; once it is not GM_OK, all the rest is idle */
} splitter;

/* ---- Words ------------------------------------------------------------------- */

static uint64_t word_key(const char *ptr, size_t len)
{
    ner_word word;
    ner_word_look(&word, ptr, len);
    for (uint32_t i = 0; i < word.lower_len; i++)
        if (word.lower[i] > '0' && word.lower[i] <= '9')
            word.lower[i] = '0';
    return ner_hash(word.lower, word.lower_len);
}

/* The number of a word as it is written; false if memory ran out. */
static bool find_word(ner_raw *raw, const char *ptr, size_t len, uint32_t *word)
{
    uint32_t surface, known = raw->surfaces.len;
    if (!ner_grow(&raw->word_of, &raw->surface_capacity, known, sizeof *raw->word_of) ||
        !ner_index_add(&raw->surfaces, ner_hash(ptr, len), &surface))
        return false;
    if (surface == known &&
        !ner_index_add(&raw->words, word_key(ptr, len), &raw->word_of[surface]))
        return false;
    *word = raw->word_of[surface];
    return true;
}

static gm_status push(ner_raw *raw, uint32_t number)
{
    if (raw->len == MOST_WORDS)
        return GM_INPUT;
    if (!ner_grow(&raw->sequence, &raw->capacity, raw->len, sizeof *raw->sequence))
        return GM_NOMEM;
    raw->sequence[raw->len++] = number;
    return GM_OK;
}

static void keep_word(splitter *self, const char *ptr, size_t len)
{
    uint32_t word;
    if (self->status != GM_OK)
        return;
    if (!find_word(self->raw, ptr, len, &word)) {
        self->status = GM_NOMEM;
        return;
    }
    self->raw->words.counts[word]++;
    self->status = push(self->raw, word);
}

/* A line without words leaves no second border. */
static void keep_border(splitter *self)
{
    ner_raw *raw = self->raw;
    bool stands = raw->len > 0 && raw->sequence[raw->len - 1] == NER_BORDER;
    if (self->status != GM_OK || stands)
        return;
    self->status = push(raw, NER_BORDER);
    raw->borders++;
}

/* ---- Rules ------------------------------------------------------------------- */

static bool is_apostrophe(UChar32 c)
{
    return c == '\'' || c == 0x2019 || c == 0x2BC;
}

static bool is_hyphen(UChar32 c)
{
    return c == '-' || c == 0x2010 || c == 0x2011;
}

/* What words are made of: letters, digits and accents that stand by themselves. */
static bool is_letter(UChar32 c)
{
    return u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

static bool ends_in(const char *ptr, uint32_t len, const char *end)
{
    size_t wanted = strlen(end);
    return len >= wanted && memcmp(ptr + len - wanted, end, wanted) == 0;
}

/* Whether the word loses its last vowel before an apostrophe: "l", "qu", "lorsqu"; in
 * "quelqu'un" and "presqu'île" nearly always, the apostrophe stands within a word. */
static bool is_elided(const splitter *self)
{
    const char *ptr = self->word;
    if (self->len == 1)
        return strchr("cdjlmnstyCDJLMNSTY", ptr[0]) != NULL;
    if (self->chars == 1)
        return self->last == 0xE7 || self->last == 0xC7;
    return (ends_in(ptr, self->len, "qu") || ends_in(ptr, self->len, "Qu")) &&
           !ends_in(ptr, self->len, "uelqu") && !ends_in(ptr, self->len, "resqu");
}

/* The bytes of the pronoun or adverb after a hyphen with which the word ends, 0 if it
 * has none.  Pronouns that more often belong to a name ("Pont-en-Royans", "Sully-le")
 * are not in the list. */
static uint32_t clitic_len(const splitter *self)
{
    static const char *const clitics[] = {
        "-t-il", "-t-elle", "-t-on", "-t-ils", "-t-elles", "-il",
        "-elle", "-on",     "-ils",  "-elles", "-je",      "-tu",
        "-ce",   "-nous",   "-vous", "-moi",   "-toi",     "-là"};
    if (ends_in(self->word, self->len, "endez-vous"))
        return 0;
    for (size_t i = 0; i < sizeof clitics / sizeof *clitics; i++)
        if (ends_in(self->word, self->len, clitics[i]))
            return (uint32_t)strlen(clitics[i]);
    return 0;
}

/* Whether a mark stands within a word: "Saint-Malo", "O'Brien", "3,5". */
static bool joins(UChar32 before, UChar32 mark, UChar32 after)
{
    if (is_hyphen(mark) || is_apostrophe(mark))
        return is_letter(after);
    return u_isdigit(before) && u_isdigit(after);
}

/* ---- The splitter ------------------------------------------------------------ */

/* Of a longer word the first NER_WORD_BYTES bytes are kept, whole characters. */
static void append(splitter *self, UChar32 c)
{
    if (self->len + (uint32_t)U8_LENGTH(c) <= NER_WORD_BYTES)
        U8_APPEND_UNSAFE((uint8_t *)self->word, self->len, c);
    self->chars++;
    self->last = c;
}

static void end_word(splitter *self)
{
    uint32_t clitic = clitic_len(self), head = self->len - clitic;
    if (head > 0)
        keep_word(self, self->word, head);
    if (clitic > 0)
        keep_word(self, self->word + head, clitic);
    self->len = self->chars = 0;
}

static bool is_within_word(const splitter *self)
{
    return self->len > 0 && is_letter(self->last);
}

/* A run of one mark, such as "...", is a word. */
static void start_mark(splitter *self, UChar32 c)
{
    if (self->len > 0 && self->last != c)
        end_word(self);
    append(self, c);
}

/* "M." and "J." keep their full stop, elisions their apostrophe. */
static bool is_ended_by(const splitter *self, UChar32 mark)
{
    if (is_apostrophe(mark))
        return is_elided(self);
    return mark == '.' && self->chars == 1 && u_isupper(self->last);
}

static void take_mark(splitter *self, UChar32 c)
{
    bool inner = is_within_word(self);
    if (inner && is_ended_by(self, c)) {
        append(self, c);
        end_word(self);
    } else if (inner && (is_apostrophe(c) || is_hyphen(c) || c == '.' || c == ',')) {
        self->mark = c;
    } else {
        start_mark(self, c);
    }
}

/* Now that the next character is known, a mark after a word goes with it or not. */
static void settle_mark(splitter *self, UChar32 next)
{
    UChar32 mark = self->mark;
    self->mark = 0;
    if (joins(self->last, mark, next)) {
        append(self, mark);
        self->last = next; /* which comes at once: the word goes on */
    } else {
        start_mark(self, mark);
    }
}

static void take(splitter *self, UChar32 c)
{
    if (u_charType(c) == U_FORMAT_CHAR)
        return;
    if (self->mark)
        settle_mark(self, c);
    if (c <= ' ' || u_isUWhiteSpace(c)) {
        end_word(self);
    } else if (is_letter(c)) {
        if (self->len > 0 && !is_letter(self->last))
            end_word(self);
        append(self, c);
    } else {
        take_mark(self, c);
    }
    if (c == '\n')
        keep_border(self);
}

/* ---- Files ------------------------------------------------------------------- */

typedef struct reader {
    splitter splitter;
    FILE *file;
    unsigned long line;
    size_t len; /* of what is in the block */
    uint8_t block[BLOCK];
} reader;

/* Takes the whole characters of the block and moves what is left to its beginning:
 * three bytes at most, unless the file has ended.  False: not valid UTF-8. */
static bool take_block(reader *self, bool end)
{
    int32_t at = 0, len = (int32_t)self->len;
    while (end ? at < len : at + 4 <= len) {
        UChar32 c;
        U8_NEXT(self->block, at, len, c);
        if (c < 0)
            return false;
        take(&self->splitter, c);
        self->line += c == '\n';
    }
    self->len -= (size_t)at;
    memmove(self->block, self->block + at, self->len);
    return true;
}

static gm_status read_blocks(reader *self, const char *path, gm_error *err)
{
    splitter *words = &self->splitter;
    bool end = false;
    while (!end && words->status == GM_OK) {
        size_t wanted = BLOCK - self->len;
        size_t got = fread(self->block + self->len, 1, wanted, self->file);
        if (ferror(self->file))
            return gm_fail(err, GM_INPUT, "cannot read \"%s\": %s", path,
                           strerror(errno));
        self->len += got;
        end = got < wanted;
        if (!take_block(self, end))
            return gm_fail(err, GM_INPUT, "\"%s\", line %lu: this is not valid UTF-8",
                           path, self->line);
    }
    take(words, '\n');
    if (words->status == GM_INPUT)
        return gm_fail(err, GM_INPUT,
                       "\"%s\", line %lu: there are more than %d words of raw text; "
                       "give less of it",
                       path, self->line, MOST_WORDS);
    return words->status == GM_OK ? GM_OK : gm_fail(err, GM_NOMEM, "out of memory");
}

static gm_status read_file(ner_raw *raw, const char *path, gm_error *err)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return gm_fail(err, GM_INPUT, "cannot read \"%s\": %s", path, strerror(errno));
    gm_status status = GM_NOMEM;
    reader *self = malloc(sizeof *self);
    if (self) {
        self->splitter = (splitter){.raw = raw};
        self->file = file;
        self->line = 1;
        self->len = 0;
        keep_border(&self->splitter);
        status = read_blocks(self, path, err);
    } else {
        gm_fail(err, GM_NOMEM, "out of memory");
    }
    free(self);
    fclose(file);
    return status;
}

gm_status ner_raw_read(ner_raw *raw, const char *paths, gm_error *err)
{
    gm_status status = GM_OK;
    *raw = (ner_raw){.len = 0};
    while (*paths && status == GM_OK) {
        char path[PATH_BYTES];
        size_t len = strcspn(paths, "\n");
        if (len >= sizeof path)
            return gm_fail(err, GM_INPUT, "a path of raw text is longer than %d bytes",
                           PATH_BYTES - 1);
        memcpy(path, paths, len);
        path[len] = '\0';
        if (len > 0)
            status = read_file(raw, path, err);
        paths += len + (paths[len] == '\n');
    }
    return status;
}

void ner_raw_free(ner_raw *raw)
{
    free(raw->word_of);
    free(raw->sequence);
    ner_index_free(&raw->words);
    ner_index_free(&raw->surfaces);
    *raw = (ner_raw){.len = 0};
}
