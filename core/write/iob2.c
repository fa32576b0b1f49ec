/* The last byte that render() appends says what it left out, for take() to say so. */
#include "write/iob2.h"

#include "write/columns_of.h"
#include "write/notes.h"
#include "write/sentences_of.h"
#include "write/tagging.h"

#include <stdlib.h>

enum { OVERLAP = 1, CUT = 2 };

static const char *const held[] = {"token",       "sentence",          "entity",
                                   "entity.type", "token.contraction", NULL};

/* A break or a tab in a token would be one of the format. */
static void write_form(gm_buffer *out, gm_text form)
{
    for (uint32_t i = 0; i < form.len; i++) {
        char byte = form.ptr[i];
        gm_buffer_put(out, byte == '\t' || byte == '\n' || byte == '\r' ? ' ' : byte);
    }
}

static void write_token(gm_buffer *out, const gm_document *document,
                        const gm_tagging *tagging, uint32_t token)
{
    const gm_table *tokens = gm_document_table(document, "token");
    const gm_table *entities = gm_document_table(document, "entity");
    char letter = gm_tagging_letter(tagging, token);
    write_form(out, gm_slice_of(document, tokens->spans[token]));
    gm_buffer_put(out, '\t');
    gm_buffer_put(out, letter);
    if (letter != 'O') {
        gm_buffer_put(out, '-');
        write_form(out, gm_text_of_row(document, entities, "type",
                                       gm_tagging_at(tagging, token) - 1));
    }
    gm_buffer_put(out, '\n');
}

static void write_document(gm_buffer *out, const gm_document *document,
                           const gm_tagging *tagging)
{
    gm_sentences_of walk = {.tokens = gm_document_table(document, "token"),
                            .sentences = gm_document_table(document, "sentence")};
    gm_buffer_puts(out, "-DOCSTART-\tO\n\n");
    while (gm_sentences_next(&walk)) {
        for (uint32_t i = walk.first; i < walk.end; i++)
            write_token(out, document, tagging, i);
        gm_buffer_put(out, '\n');
    }
}

static gm_status render(const void *writer, gm_buffer *out, const gm_document *document,
                        gm_offsets *scratch, gm_error *err)
{
    gm_tagging tagging;
    (void)writer;
    (void)scratch;
    gm_status status = gm_tagging_build(&tagging, document, err);
    if (status != GM_OK)
        return status;
    write_document(out, document, &tagging);
    gm_buffer_put(out,
                  (char)((tagging.overlap ? OVERLAP : 0) | (tagging.cut ? CUT : 0)));
    gm_tagging_free(&tagging);
    return out->failed ? gm_error_nomem(err) : GM_OK;
}

static gm_status take(void *opened, gm_buffer *out, const gm_document *document,
                      gm_error *err)
{
    gm_notes *notes = opened;
    char left_out = out->ptr[--out->len];
    if (left_out & OVERLAP)
        gm_notes_once(notes, "iob2 has one tag a token: of entities that overlap, the "
                             "longest is in it");
    if (left_out & CUT)
        gm_notes_once(notes, "iob2 tags whole tokens: an entity that begins or ends "
                             "within one is as long as its tokens");
    if (!gm_document_table(document, "token"))
        gm_notes_once(notes, "iob2 is made of tokens, which some document does not "
                             "have: let the pipeline begin with tokenize");
    if (document->meta_json.len || document->id.len)
        gm_notes_once(notes,
                      "iob2 has no place for ids, \"meta\" and offsets: use jsonl "
                      "or conllu for those");
    gm_status status = gm_notes_unheld(notes, "iob2", document, held, err);
    return status == GM_OK ? gm_notes_status(notes, err) : status;
}

static const char *const extensions[] = {".iob2", ".bio", NULL};

const gm_write_format gm_iob2_writer = {.name = "iob2",
                                        .summary = "tokens with tags of entities",
                                        .extensions = extensions,
                                        .open = gm_notes_open,
                                        .render = render,
                                        .take = take,
                                        .close = gm_notes_close};
