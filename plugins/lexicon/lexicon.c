/* lexicon: marks the terms of a file, words or rows of words, in the layer "term". Each
 * token gets a number (letters.h), a row of tokens is a path in the tree of the terms
 * (term_tree.h), and at each token the longest path counts.  README.md tells more. */
#include "model.h"

static const char *const match_choices[] = {"surface", "folded", "stem", NULL};

static const gm_option option_table[] = {
    {.name = "file",
     .type = GM_OPTION_FILE,
     .offset = GM_FIELD(lexicon_options, file, const char *),
     .help = "lines of a term, a tab and its type; a line with # is a remark",
     .suffix = ".tsv"},
    {.name = "match",
     .type = GM_OPTION_CHOICE,
     .offset = GM_FIELD(lexicon_options, match, int64_t),
     .standard = "folded",
     .help = "what must agree: all letters, letters without case and accents, or stems",
     .choices = match_choices},
    {.name = "split-elisions",
     .type = GM_OPTION_BOOL,
     .offset = GM_FIELD(lexicon_options, split_elisions, bool),
     .standard = "true",
     .help = "as in the stage tokenize, which the terms are cut like"},
    {.name = "split-hyphens",
     .type = GM_OPTION_BOOL,
     .offset = GM_FIELD(lexicon_options, split_hyphens, bool),
     .standard = "false",
     .help = "as in the stage tokenize, which the terms are cut like"},
    {.name = "abbreviations",
     .type = GM_OPTION_FILE,
     .offset = GM_FIELD(lexicon_options, abbreviations, const char *),
     .standard = "abbreviations",
     .help = "as in the stage tokenize, which the terms are cut like",
     .suffix = ".txt"},
    {0}};

static gm_status lexicon_open(const gm_env *env, const void *options, void **model,
                              gm_error *err)
{
    lexicon_model *made;
    gm_status status = make_model(env, options, &made, err);
    if (status == GM_OK)
        *model = made;
    return status;
}

static void lexicon_close(void *closing)
{
    free_model(closing);
}

typedef struct term_found {
    gm_span span;
    const term *term;
} term_found;

/* A document's tokens, and what was found over them; both arrays are of the document,
 * with room for each token. */
typedef struct lexicon_search {
    const gm_span *tokens;
    uint64_t *words; /* the numbers of the tokens */
    term_found *found;
    uint32_t count, found_count;
} lexicon_search;

static void number_tokens(const lexicon_model *model, gm_doc *doc,
                          const lexicon_search *search)
{
    const gm_sym *stems = gm_doc_symbols(doc, "token.stem");
    gm_text text = gm_doc_text(doc);
    for (uint32_t i = 0; i < search->count; i++) {
        gm_span span = search->tokens[i];
        gm_text word = {text.ptr + span.begin, span.end - span.begin};
        if (model->match == MATCH_STEM)
            word = gm_doc_string(doc, stems[i]);
        search->words[i] = number_of_word(&model->letters, word);
    }
}

/* Terms of the tokens [begin, end), from the left, the longest first. */
static void search_tokens(const lexicon_model *model, lexicon_search *search,
                          uint32_t begin, uint32_t end)
{
    for (uint32_t i = begin; i < end;) {
        term_match match = longest_match(model, search->words + i, end - i);
        if (match.term) {
            gm_span span = {search->tokens[i].begin,
                            search->tokens[i + match.words - 1].end};
            search->found[search->found_count++] = (term_found){span, match.term};
        }
        i += match.term ? match.words : 1;
    }
}

/* No term goes from a paragraph to the next: a title does not end with a full stop. */
static void search_paragraphs(const lexicon_model *model, const gm_doc *doc,
                              lexicon_search *search)
{
    const gm_layer *layer = gm_doc_layer(doc, "paragraph");
    const gm_span *paragraphs = gm_layer_spans(layer);
    uint32_t count = gm_layer_rows(layer), begin = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t end = begin;
        while (end < search->count && search->tokens[end].begin < paragraphs[i].end)
            end++;
        search_tokens(model, search, begin, end);
        begin = end;
    }
}

static gm_status write_terms(gm_doc *doc, const lexicon_search *search, gm_error *err)
{
    gm_layer *layer = gm_doc_add_layer(doc, "term");
    gm_status status = layer ? GM_OK : GM_NOMEM;
    for (uint32_t i = 0; status == GM_OK && i < search->found_count; i++)
        status = gm_layer_add(layer, search->found[i].span);
    gm_sym *types = status == GM_OK ? gm_doc_add_symbols(doc, "term.type") : NULL;
    gm_sym *entries = types ? gm_doc_add_symbols(doc, "term.entry") : NULL;
    if (!entries)
        return gm_fail(err, GM_NOMEM, "no memory for the layer term");
    for (uint32_t i = 0; i < search->found_count; i++) {
        types[i] = gm_doc_intern(doc, search->found[i].term->type);
        entries[i] = gm_doc_intern(doc, search->found[i].term->entry);
    }
    return GM_OK;
}

/* Without a start() the worker is the model, which is shared. */
static gm_status lexicon_process(void *working, gm_doc *doc, gm_error *err)
{
    const lexicon_model *model = working;
    const gm_layer *tokens = gm_doc_layer(doc, "token");
    lexicon_search search = {.tokens = gm_layer_spans(tokens),
                             .count = gm_layer_rows(tokens)};
    size_t room = (size_t)search.count + 1;
    search.words = gm_doc_scratch(doc, room * sizeof *search.words);
    search.found = gm_doc_scratch(doc, room * sizeof *search.found);
    if (!search.words || !search.found)
        return gm_fail(err, GM_NOMEM, "no memory for the terms of %u tokens",
                       search.count);
    number_tokens(model, doc, &search);
    search_paragraphs(model, doc, &search);
    return write_terms(doc, &search, err);
}

static const char *const reads[] = {"paragraph", "token", "token.stem", NULL};

static const gm_feature writes[] = {
    {"term", GM_LAYER, "a term of the file; terms do not overlap"},
    {"term.type", GM_SYMBOL, "its type, as the file has it"},
    {"term.entry", GM_SYMBOL, "the term, as the file has it"},
    {0}};

GM_STAGE(.name = "lexicon", .version = "1.0.0", .license = "MIT",
         .summary = "marks the terms of a file, of one word or several", .reads = reads,
         .writes = writes, .options = option_table,
         .options_size = sizeof(lexicon_options), .open = lexicon_open,
         .close = lexicon_close, .process = lexicon_process);
