/* A document, sentence by sentence.  The last byte that render() appends says what was
 * left out, for take() to say so. */
#include "write/conllu.h"

#include "write/columns_of.h"
#include "write/conllu_misc.h"
#include "write/contractions.h"
#include "write/meta_members.h"
#include "write/notes.h"
#include "write/sentences_of.h"

enum { OVERLAP = 1, CUT_ENTITY = 2, CUT = 4 };

static const char *const held[] = {
    "paragraph",    "sentence",          "token",         "token.kind",
    "token.stem",   "token.contraction", "entity",        "entity.type",
    "quote",        "quote.type",        "quote.content", "quote.cue",
    "quote.source", "quote.speaker",     "quote.kind",    NULL};

/* ---- Tokens ------------------------------------------------------------------ */

/* "2028", "1 500", "3,5"; "1er" and "XIV" are numbers that may be adjectives. */
static bool is_of_digits(gm_text form)
{
    for (uint32_t i = 0; i < form.len; i++) {
        uint8_t byte = (uint8_t)form.ptr[i];
        bool is_letter = (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
        /* U+00A0, U+2009, U+202F are the white space of figures. */
        bool is_space = byte == 0xC2 || byte == 0xA0 || byte == 0xE2 || byte == 0x80 ||
                        byte == 0x89 || byte == 0xAF;
        if (is_letter || (byte >= 0x80 && !is_space))
            return false;
    }
    return true;
}

/* "_" where the kind does not tell. */
static const char *part_of_speech(gm_text kind, gm_text form)
{
    if (gm_is_text(kind, "punctuation"))
        return "PUNCT";
    if (gm_is_text(kind, "symbol"))
        return "SYM";
    if (gm_is_text(kind, "url") || gm_is_text(kind, "email"))
        return "X";
    return gm_is_text(kind, "number") && is_of_digits(form) ? "NUM" : "_";
}

/* What the part of speech, or none for a word, leaves open. */
static gm_text kind_to_say(gm_text kind, const char *upos)
{
    bool is_told = upos[0] == 'P' || upos[0] == 'S' || upos[0] == 'N' ||
                   (upos[0] == '_' && gm_is_text(kind, "word"));
    return is_told ? (gm_text){"", 0} : kind;
}

/* A multiword token and its words; returns the number of the last. */
static uint32_t write_contraction(gm_conllu_page *page, uint32_t token, uint32_t number,
                                  const gm_two_words *words)
{
    gm_buffer *out = page->out;
    gm_buffer_printf(out, "%u-%u\t", number, number + 1);
    gm_conllu_put_line(page, gm_slice_of(page->document, page->tokens->spans[token]));
    gm_buffer_puts(out, "\t_\t_\t_\t_\t_\t_\t_\t");
    gm_conllu_write_misc(page, token, (gm_text){"", 0});
    gm_buffer_printf(out, "\n%u\t%s\t_\t_\t_\t_\t_\t_\t_\t_\n", number, words->first);
    gm_buffer_printf(out, "%u\t%s\t_\t_\t_\t_\t_\t_\t_\t_\n", number + 1,
                     words->second);
    return number + 1;
}

static uint32_t write_token(gm_conllu_page *page, uint32_t token, uint32_t number)
{
    gm_text form = gm_slice_of(page->document, page->tokens->spans[token]);
    gm_text kind = gm_text_of_row(page->document, page->tokens, "kind", token);
    const char *upos = part_of_speech(kind, form);
    gm_two_words words;
    if (upos[0] == '_' && gm_contraction_words(form, &words))
        return write_contraction(page, token, number, &words);
    gm_buffer_number(page->out, number);
    gm_buffer_put(page->out, '\t');
    gm_conllu_put_line(page, form);
    gm_buffer_printf(page->out, "\t_\t%s\t_\t_\t_\t_\t_\t", upos);
    gm_conllu_write_misc(page, token, kind_to_say(kind, upos));
    gm_buffer_put(page->out, '\n');
    return number;
}

/* ---- Sentences --------------------------------------------------------------- */

/* The forms with one space or none between them, as the format asks of the text. */
static void write_text(gm_conllu_page *page, const gm_sentences_of *walk)
{
    const gm_span *spans = page->tokens->spans;
    gm_buffer_puts(page->out, "# text = ");
    for (uint32_t i = walk->first; i < walk->end; i++) {
        if (i > walk->first && spans[i].begin > spans[i - 1].end)
            gm_buffer_put(page->out, ' ');
        gm_conllu_put_line(page, gm_slice_of(page->document, spans[i]));
    }
    gm_buffer_put(page->out, '\n');
}

/* Neither white space nor a slash may be in it. */
static void write_id(gm_conllu_page *page, uint32_t number)
{
    gm_text id = page->document->id;
    gm_buffer_puts(page->out, "# sent_id = ");
    for (uint32_t i = 0; i < id.len; i++) {
        char byte = id.ptr[i];
        bool is_space = (byte >= 0 && byte <= ' ') || byte == 0x7F;
        gm_buffer_put(page->out, byte == '/' ? '.' : is_space ? '_' : byte);
    }
    gm_buffer_printf(page->out, "%s%u\n", id.len ? "-" : "", number);
}

/* The bar parts the three, so it is escaped in the name. */
static void write_speaker(gm_conllu_page *page, gm_text speaker)
{
    for (uint32_t i = 0; i < speaker.len; i++) {
        if (speaker.ptr[i] == '|')
            gm_buffer_puts(page->out, "\\p");
        else
            gm_conllu_put_line(page, (gm_text){speaker.ptr + i, 1});
    }
}

/* The quotes whose first token is in the sentence, in order; `*quote` is the next. */
static void write_quotes(gm_conllu_page *page, uint32_t end, uint32_t *quote)
{
    const gm_table *quotes = gm_document_table(page->document, "quote");
    uint32_t border = end < page->tokens->rows ? page->tokens->spans[end].begin
                                               : page->document->text.len + 1;
    for (; quotes && *quote < quotes->rows && quotes->spans[*quote].begin < border;
         (*quote)++) {
        gm_buffer_printf(page->out, "# quote %u = ", *quote + 1);
        gm_conllu_put_line(page,
                           gm_text_of_row(page->document, quotes, "type", *quote));
        gm_buffer_put(page->out, '|');
        write_speaker(page, gm_text_of_row(page->document, quotes, "speaker", *quote));
        gm_buffer_put(page->out, '|');
        gm_conllu_put_line(page,
                           gm_text_of_row(page->document, quotes, "kind", *quote));
        gm_buffer_put(page->out, '\n');
    }
}

/* Whether a paragraph begins at the token or before it; `*row` is the next one. */
static bool begins_paragraph(const gm_conllu_page *page, uint32_t token, uint32_t *row)
{
    const gm_table *paragraphs = gm_document_table(page->document, "paragraph");
    uint32_t before = *row;
    while (paragraphs && *row < paragraphs->rows &&
           paragraphs->spans[*row].begin <= page->tokens->spans[token].begin)
        (*row)++;
    return *row > before;
}

static void write_sentences(gm_conllu_page *page)
{
    gm_sentences_of walk = {.tokens = page->tokens,
                            .sentences = gm_document_table(page->document, "sentence")};
    uint32_t sentence = 0, paragraph = 0, quote = 0;
    while (gm_sentences_next(&walk)) {
        if (begins_paragraph(page, walk.first, &paragraph))
            gm_buffer_puts(page->out, "# newpar\n");
        write_id(page, ++sentence);
        write_text(page, &walk);
        write_quotes(page, walk.end, &quote);
        for (uint32_t i = walk.first, number = 1; i < walk.end; i++, number++)
            number = write_token(page, i, number);
        gm_buffer_put(page->out, '\n');
    }
}

/* ---- Documents --------------------------------------------------------------- */

static gm_status write_head(gm_conllu_page *page, gm_error *err)
{
    gm_meta_members members;
    gm_buffer_puts(page->out, page->document->id.len ? "# newdoc id = " : "# newdoc");
    gm_conllu_put_line(page, page->document->id);
    gm_buffer_put(page->out, '\n');
    gm_meta_members_start(&members, page->document);
    while (gm_meta_members_next(&members)) {
        gm_buffer_puts(page->out, "# meta ");
        gm_conllu_put_line(page, members.key);
        gm_buffer_puts(page->out, " = ");
        gm_conllu_put_line(page, members.value);
        gm_buffer_put(page->out, '\n');
    }
    gm_meta_members_end(&members);
    return members.failed ? gm_error_nomem(err) : GM_OK;
}

static char left_out(const gm_conllu_page *page)
{
    return (char)((page->tagging.overlap ? OVERLAP : 0) |
                  (page->tagging.cut ? CUT_ENTITY : 0) | (page->cut ? CUT : 0));
}

static gm_status render(const void *opened, gm_buffer *out, const gm_document *document,
                        gm_offsets *scratch, gm_error *err)
{
    gm_conllu_page page = {.out = out,
                           .document = document,
                           .offsets = scratch,
                           .tokens = gm_document_table(document, "token")};
    if (!page.tokens || page.tokens->rows == 0)
        return GM_OK;
    gm_status status = gm_offsets_build(scratch, document->text,
                                        ((const gm_notes *)opened)->how->offsets, err);
    if (status == GM_OK)
        status = gm_conllu_mark(&page, err);
    if (status == GM_OK)
        status = write_head(&page, err);
    if (status == GM_OK) {
        write_sentences(&page);
        gm_buffer_put(out, left_out(&page));
        status = out->failed ? gm_error_nomem(err) : GM_OK;
    }
    gm_conllu_unmark(&page);
    return status;
}

static void note_left_out(gm_notes *notes, char what)
{
    if (what & OVERLAP)
        gm_notes_once(notes, "conllu has one entity a token: of entities that overlap, "
                             "the longest is in it");
    if (what & CUT_ENTITY)
        gm_notes_once(notes, "conllu tags whole tokens: an entity that begins or ends "
                             "within one is as long as its tokens");
    if (what & CUT)
        gm_notes_once(notes, "conllu has no place for a break or a tab in an id, in "
                             "\"meta\" or in a token, which become spaces, nor for "
                             "tokens that overlap: use jsonl for those");
}

static gm_status take(void *opened, gm_buffer *out, const gm_document *document,
                      gm_error *err)
{
    gm_notes *notes = opened;
    if (out->len)
        note_left_out(notes, out->ptr[--out->len]);
    else
        gm_notes_once(notes, "conllu has no place for a document without tokens, which "
                             "is left out: use jsonl, or a pipeline with tokenize");
    gm_status status = gm_notes_unheld(notes, "conllu", document, held, err);
    return status == GM_OK ? gm_notes_status(notes, err) : status;
}

static const char *const extensions[] = {".conllu", NULL};

const gm_write_format gm_conllu_writer = {.name = "conllu",
                                          .summary = "tokens as CoNLL-U",
                                          .extensions = extensions,
                                          .open = gm_notes_open,
                                          .render = render,
                                          .take = take,
                                          .close = gm_notes_close};
