/* langid: adds the language of every paragraph, as the column "paragraph.language". */
#include "detector.h"
#include "list.h"

#include <stdlib.h>

typedef struct langid_options {
    const char *languages, *fingerprints;
    int64_t letters;
} langid_options;

static const gm_option option_table[] = {
    {.name = "languages",
     .type = GM_OPTION_FILE,
     .offset = GM_FIELD(langid_options, languages, const char *),
     .standard = "languages",
     .help = "the languages to tell apart: lines of a fingerprint and a name, \"fr.lm "
             "fr\"",
     .suffix = ".conf"},
    {.name = "fingerprints",
     .type = GM_OPTION_STRING,
     .offset = GM_FIELD(langid_options, fingerprints, const char *),
     .standard = GM_FINGERPRINTS,
     .help = "the folder of the fingerprints, those of libexttextcat"},
    {.name = "letters",
     .type = GM_OPTION_INT,
     .offset = GM_FIELD(langid_options, letters, int64_t),
     .standard = "40",
     .help = "a paragraph with fewer letters is not judged",
     .min = 1,
     .max = 1000000},
    {0}};

typedef struct langid_worker {
    detector *detector;
    uint32_t letters;
} langid_worker;

static gm_status langid_open(const gm_env *env, const void *options, void **model,
                             gm_error *err)
{
    const langid_options *chosen = options;
    (void)env;
    *model = (void *)options;
    return check_list(chosen->languages, chosen->fingerprints, err);
}

static gm_status langid_start(const void *model, void **worker, gm_error *err)
{
    const langid_options *options = model;
    langid_worker *started = malloc(sizeof *started);
    if (!started)
        return gm_fail(err, GM_NOMEM, "no memory for a worker");
    started->letters = (uint32_t)options->letters;
    started->detector = new_detector(options->languages, options->fingerprints);
    if (!started->detector) {
        free(started);
        return gm_fail(err, GM_NOMEM, "no memory for the fingerprints");
    }
    *worker = started;
    return GM_OK;
}

static void langid_stop(void *stopped)
{
    langid_worker *worker = stopped;
    free_detector(worker->detector);
    free(worker);
}

static gm_status langid_process(void *processing, gm_doc *doc, gm_error *err)
{
    langid_worker *worker = processing;
    const gm_layer *paragraphs = gm_doc_layer(doc, "paragraph");
    const gm_span *spans = gm_layer_spans(paragraphs);
    gm_sym *languages = gm_doc_add_symbols(doc, "paragraph.language");
    if (!languages)
        return gm_fail(err, GM_NOMEM, "no memory for the column paragraph.language");
    gm_text text = gm_doc_text(doc), language;
    for (uint32_t i = 0; i < gm_layer_rows(paragraphs); i++) {
        gm_text paragraph = {text.ptr + spans[i].begin, spans[i].end - spans[i].begin};
        if (!detect(worker->detector, paragraph, worker->letters, &language))
            return gm_fail(err, GM_NOMEM, "no memory for paragraph %u", i + 1);
        languages[i] = language.len ? gm_doc_intern(doc, language) : 0;
    }
    return GM_OK;
}

static const char *const reads[] = {"paragraph", NULL};

static const gm_feature writes[] = {
    {"paragraph.language", GM_SYMBOL,
     "ISO 639 code of its language; none if it is short, or like no language known"},
    {0}};

GM_STAGE(.name = "langid", .version = "1.0.0", .license = "MIT",
         .summary = "the language of every paragraph", .reads = reads, .writes = writes,
         .options = option_table, .options_size = sizeof(langid_options),
         .open = langid_open, .start = langid_start, .stop = langid_stop,
         .process = langid_process);
