/* tokenize: paragraphs, sentences and tokens of a French text.  See README.md. */
#include <guillemet/stage.h>

#include "abbreviations.h"
#include "segment.h"

#include <stdlib.h>

typedef struct tokenize_options {
    bool split_elisions, split_hyphens;
    const char *abbreviations;
} tokenize_options;

static const gm_option option_table[] = {
    {.name = "split-elisions",
     .type = GM_OPTION_BOOL,
     .offset = GM_FIELD(tokenize_options, split_elisions, bool),
     .standard = "true",
     .help = "make a token of an elided word with its apostrophe, as in \"l'|homme\""},
    {.name = "split-hyphens",
     .type = GM_OPTION_BOOL,
     .offset = GM_FIELD(tokenize_options, split_hyphens, bool),
     .standard = "false",
     .help = "cut compounds and clitics at each hyphen, which is then a token itself"},
    {.name = "abbreviations",
     .type = GM_OPTION_FILE,
     .offset = GM_FIELD(tokenize_options, abbreviations, const char *),
     .standard = "abbreviations",
     .help = "table of the abbreviations that keep their full stop",
     .suffix = ".txt"},
    {0}};

/* Read-only once open. */
typedef struct tokenize_model {
    UBreakIterator *words; /* the prototype that workers clone */
    abbreviations *abbreviations;
    rule_options rules;
} tokenize_model;

static void tokenize_close(void *closed)
{
    tokenize_model *model = closed;
    ubrk_close(model->words);
    free_abbreviations(model->abbreviations);
    free(model);
}

static gm_status fill_model(tokenize_model *model, const tokenize_options *options,
                            gm_error *err)
{
    UErrorCode problem;
    model->rules = (rule_options){options->split_elisions, options->split_hyphens};
    model->words = open_word_iterator(&problem);
    if (U_FAILURE(problem))
        return gm_fail(err, GM_INTERNAL, "ICU has no word iterator for French: %s",
                       u_errorName(problem));
    return read_abbreviations(options->abbreviations, &model->abbreviations, err);
}

static gm_status tokenize_open(const gm_env *env, const void *options, void **model,
                               gm_error *err)
{
    (void)env;
    tokenize_model *opened = calloc(1, sizeof *opened);
    if (!opened)
        return gm_fail(err, GM_NOMEM, "no memory for the tokenizer");
    gm_status status = fill_model(opened, options, err);
    if (status != GM_OK) {
        tokenize_close(opened);
        return status;
    }
    *model = opened;
    return GM_OK;
}

static gm_status tokenize_start(const void *opened, void **worker, gm_error *err)
{
    const tokenize_model *model = opened;
    *worker = new_segmenter(model->words, model->abbreviations, model->rules);
    if (!*worker)
        return gm_fail(err, GM_NOMEM, "no memory for a worker of the tokenizer");
    return GM_OK;
}

static void tokenize_stop(void *worker)
{
    free_segmenter(worker);
}

static gm_status add_spans(gm_doc *doc, const char *name, const span_list *spans,
                           gm_error *err)
{
    gm_layer *layer = gm_doc_add_layer(doc, name);
    if (!layer)
        return gm_fail(err, GM_NOMEM, "no memory for the layer %s", name);
    for (uint32_t i = 0; i < spans->count; i++) {
        gm_span span = {spans->items[i].begin, spans->items[i].end};
        if (gm_layer_add(layer, span) != GM_OK)
            return gm_fail(err, GM_NOMEM, "no memory for the layer %s", name);
    }
    return GM_OK;
}

static void intern_kinds(gm_doc *doc, gm_sym kinds[TOKEN_KINDS])
{
    static const gm_text names[TOKEN_KINDS] = {[KIND_WORD] = {"word", 4},
                                               [KIND_NUMBER] = {"number", 6},
                                               [KIND_PUNCTUATION] = {"punctuation", 11},
                                               [KIND_SYMBOL] = {"symbol", 6},
                                               [KIND_URL] = {"url", 3},
                                               [KIND_EMAIL] = {"email", 5}};
    for (uint32_t i = 0; i < TOKEN_KINDS; i++)
        kinds[i] = gm_doc_intern(doc, names[i]);
}

static gm_status add_tokens(gm_doc *doc, const token_list *tokens, gm_error *err)
{
    gm_layer *layer = gm_doc_add_layer(doc, "token");
    if (!layer)
        return gm_fail(err, GM_NOMEM, "no memory for the layer token");
    for (uint32_t i = 0; i < tokens->count; i++) {
        gm_span span = {tokens->items[i].begin, tokens->items[i].end};
        if (gm_layer_add(layer, span) != GM_OK)
            return gm_fail(err, GM_NOMEM, "no memory for the layer token");
    }
    gm_sym *kind = gm_doc_add_symbols(doc, "token.kind");
    uint32_t *contraction = gm_doc_add_flags(doc, "token.contraction");
    if (!kind || !contraction)
        return gm_fail(err, GM_NOMEM, "no memory for the columns of token");
    gm_sym kinds[TOKEN_KINDS];
    intern_kinds(doc, kinds);
    for (uint32_t i = 0; i < tokens->count; i++) {
        kind[i] = kinds[tokens->items[i].kind];
        contraction[i] = tokens->items[i].contraction;
    }
    return GM_OK;
}

static gm_status tokenize_process(void *worker, gm_doc *doc, gm_error *err)
{
    segmenter *s = worker;
    gm_text text = gm_doc_text(doc);
    if (!segment_text(s, text.ptr, text.len))
        return gm_fail(err, GM_NOMEM, "no memory for the tokens of %u bytes", text.len);
    gm_status status = add_spans(doc, "paragraph", segmented_paragraphs(s), err);
    if (status == GM_OK)
        status = add_spans(doc, "sentence", segmented_sentences(s), err);
    if (status == GM_OK)
        status = add_tokens(doc, segmented_tokens(s), err);
    return status;
}

static const gm_feature writes[] = {
    {"paragraph", GM_LAYER, "a line of the text that is not blank, trimmed"},
    {"sentence", GM_LAYER, "a sentence, within a paragraph"},
    {"token", GM_LAYER, "a word, number or mark, as Universal Dependencies cut them"},
    {"token.kind", GM_SYMBOL, "word, number, punctuation, symbol, url or email"},
    {"token.contraction", GM_FLAG,
     "the form is that of a contraction: du, des, auquel"},
    {0}};

GM_STAGE(.name = "tokenize", .version = "1.0.0", .license = "MIT",
         .summary = "paragraphs, sentences and tokens of a French text",
         .writes = writes, .options = option_table,
         .options_size = sizeof(tokenize_options), .open = tokenize_open,
         .close = tokenize_close, .start = tokenize_start, .stop = tokenize_stop,
         .process = tokenize_process);
