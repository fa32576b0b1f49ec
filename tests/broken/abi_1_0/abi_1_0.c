/* A stage of ABI 1.0 that uses all that there is of it: each type of option and of
 * column, each function of the host but those of train().  For each word it writes a
 * row. */
#include <guillemet/stage.h>

#include <stdlib.h>

typedef struct options {
    bool loud;
    int64_t most;
    double weight;
    const char *label;
    int64_t manner;
    const char *list;
} options;

typedef struct worker {
    const options *options;
    uint32_t documents;
} worker;

/* ---- What it keeps ----------------------------------------------------------- */

static gm_status open_model(const gm_env *env, const void *given, void **model,
                            gm_error *err)
{
    const options *options = given;
    if (options->list[0] != '/')
        return gm_fail(err, GM_MODEL, "\"%s\" is no absolute path", options->list);
    if (options->loud)
        gm_warn(env, "it has the label %s", options->label);
    gm_progress(env, "open");
    *model = (void *)(uintptr_t)options;
    return GM_OK;
}

static void close_model(void *model)
{
    (void)model;
}

static gm_status start(const void *model, void **started, gm_error *err)
{
    worker *made = calloc(1, sizeof *made);
    if (!made)
        return gm_fail(err, GM_NOMEM, "no memory for a worker");
    made->options = model;
    *started = made;
    return GM_OK;
}

static void stop(void *started)
{
    free(started);
}

/* ---- What it writes ---------------------------------------------------------- */

/* The rows of "token" that are words, `*count` of them; NULL if memory ran out. */
static gm_span *words_of(gm_doc *doc, int64_t most, uint32_t *count)
{
    const gm_layer *tokens = gm_doc_layer(doc, "token");
    const gm_sym *kinds = gm_doc_symbols(doc, "token.kind");
    uint32_t rows = gm_layer_rows(tokens);
    gm_sym word = gm_doc_intern(doc, (gm_text){"word", 4});
    gm_span *words = gm_doc_scratch(doc, (rows + 1) * sizeof *words);
    *count = 0;
    for (uint32_t i = 0; words && i < rows && *count < most; i++) {
        if (kinds[i] == word)
            words[(*count)++] = gm_layer_spans(tokens)[i];
    }
    return words;
}

static gm_status add_rows(gm_doc *doc, const gm_span *words, uint32_t count)
{
    gm_layer *layer = gm_doc_add_layer(doc, "then");
    gm_status status = layer ? GM_OK : GM_NOMEM;
    for (uint32_t i = 0; status == GM_OK && i < count; i++)
        status = gm_layer_add(layer, words[i]);
    for (uint32_t i = 0; status == GM_OK && i < count; i++)
        status = gm_doc_add_parts(doc, "then.parts", i, &words[i], 1);
    return status;
}

static gm_status fill_columns(const options *options, gm_doc *doc, const gm_span *words,
                              uint32_t count)
{
    gm_sym *forms = gm_doc_add_symbols(doc, "then.form");
    uint32_t *lengths = gm_doc_add_numbers(doc, "then.bytes");
    float *weights = gm_doc_add_reals(doc, "then.weight");
    uint32_t *firsts = gm_doc_add_flags(doc, "then.first");
    gm_span *places = gm_doc_add_places(doc, "then.before");
    if (!forms || !lengths || !weights || !firsts || !places)
        return GM_NOMEM;
    for (uint32_t i = 0; i < count; i++) {
        lengths[i] = words[i].end - words[i].begin;
        forms[i] = gm_doc_intern(
            doc, (gm_text){gm_doc_text(doc).ptr + words[i].begin, lengths[i]});
        weights[i] = (float)options->weight;
        firsts[i] = i == 0;
        places[i] = i ? words[i - 1] : (gm_span){0, 0};
    }
    return GM_OK;
}

/* ---- What it reads back ------------------------------------------------------ */

static bool is_as_written(const gm_doc *doc, const gm_span *words, uint32_t count)
{
    gm_parts parts = gm_doc_parts(doc, "then.parts");
    bool same = gm_layer_rows(gm_doc_layer(doc, "then")) == count;
    for (uint32_t i = 0; same && i < count; i++) {
        uint32_t len = gm_doc_numbers(doc, "then.bytes")[i];
        same = gm_doc_string(doc, gm_doc_symbols(doc, "then.form")[i]).len == len &&
               gm_doc_flags(doc, "then.first")[i] == (i == 0) &&
               gm_doc_reals(doc, "then.weight")[i] > 0 &&
               gm_doc_places(doc, "then.before")[i].end <= words[i].begin &&
               parts.first[i + 1] == parts.first[i] + 1 &&
               parts.spans[parts.first[i]].end == words[i].end;
    }
    return same;
}

static gm_status process(void *started, gm_doc *doc, gm_error *err)
{
    worker *worker = started;
    const options *options = worker->options;
    uint32_t count;
    worker->documents++;
    if (gm_doc_meta(doc, "refuse").len)
        return gm_fail(err, GM_INPUT, "it is to refuse this document");
    gm_span *words = words_of(doc, options->most, &count);
    gm_status status = words ? add_rows(doc, words, count) : GM_NOMEM;
    if (status == GM_OK)
        status = fill_columns(options, doc, words, count);
    if (status != GM_OK)
        return gm_fail(err, status, "no memory for the words");
    if (!is_as_written(doc, words, count))
        return gm_fail(err, GM_INTERNAL, "it reads something else than it wrote");
    return GM_OK;
}

/* ---- What it is -------------------------------------------------------------- */

static const char *const manners[] = {"plain", "fancy", NULL};

static const gm_option option_table[] = {
    {.name = "loud",
     .type = GM_OPTION_BOOL,
     .offset = GM_FIELD(options, loud, bool),
     .standard = "false",
     .help = "says its label"},
    {.name = "most",
     .type = GM_OPTION_INT,
     .offset = GM_FIELD(options, most, int64_t),
     .standard = "100",
     .help = "how many words it takes",
     .min = 1,
     .max = 1000},
    {.name = "weight",
     .type = GM_OPTION_REAL,
     .offset = GM_FIELD(options, weight, double),
     .standard = "0.5",
     .help = "the weight of each",
     .min = 0.1,
     .max = 1},
    {.name = "label",
     .type = GM_OPTION_STRING,
     .offset = GM_FIELD(options, label, const char *),
     .standard = "none",
     .help = "what it says"},
    {.name = "manner",
     .type = GM_OPTION_CHOICE,
     .offset = GM_FIELD(options, manner, int64_t),
     .standard = "plain",
     .help = "how it does it",
     .choices = manners},
    {.name = "list",
     .type = GM_OPTION_FILE,
     .offset = GM_FIELD(options, list, const char *),
     .help = "a file that has to be there",
     .suffix = ".list"},
    {0}};

static const char *const reads[] = {"token", "token.kind", NULL};

static const gm_feature writes[] = {{"then", GM_LAYER, "a word"},
                                    {"then.form", GM_SYMBOL, "its form"},
                                    {"then.bytes", GM_NUMBER, "its length"},
                                    {"then.weight", GM_REAL, "its weight"},
                                    {"then.first", GM_FLAG, "it is the first"},
                                    {"then.before", GM_SPAN, "the word before it"},
                                    {"then.parts", GM_PARTS, "its only part"},
                                    {0}};

GM_STAGE(.name = "abi_1_0", .version = "1.0.0", .license = "MIT",
         .summary = "a stage of ABI 1.0, for the tests", .reads = reads,
         .writes = writes, .options = option_table, .options_size = sizeof(options),
         .open = open_model, .close = close_model, .start = start, .stop = stop,
         .process = process);
