/* people: whom a document speaks of.  Reads words, sentences and entities; writes one
 * row for every person and body that is named, with the fullest name that the document
 * gives, every place where it is named, and the gender.  README.md tells how. */
#include "roster.h"
#include "rows.h"

#include <stdlib.h>

typedef struct options {
    const char *verbs, *words, *nouns, *names, *more_names;
} options;

/* One thread's memory, used again for every document. */
typedef struct worker {
    const lexicon *words;
    view view;
    roster roster;
} worker;

// clang-format off
static const gm_option option_table[] = {
    {.name = "verbs", .type = GM_OPTION_FILE, .standard = "french/reporting-verbs",
     .offset = GM_FIELD(options, verbs, const char *), .suffix = ".tsv",
     .help = "Table of the forms of reporting verbs, which are no names and no nouns."},
    {.name = "words", .type = GM_OPTION_FILE, .standard = "french/quote-words",
     .offset = GM_FIELD(options, words, const char *), .suffix = ".tsv",
     .help = "Table of grammatical words and their classes."},
    {.name = "nouns", .type = GM_OPTION_FILE, .standard = "french/speaker-nouns",
     .offset = GM_FIELD(options, nouns, const char *), .suffix = ".tsv",
     .help = "Table of nouns of function and their gender."},
    {.name = "names", .type = GM_OPTION_FILE, .standard = "french/first-names",
     .offset = GM_FIELD(options, names, const char *), .suffix = ".tsv",
     .help = "Table of first names and their gender."},
    {.name = "more-names", .type = GM_OPTION_FILE, .standard = "french/more-first-names",
     .offset = GM_FIELD(options, more_names, const char *), .suffix = ".tsv",
     .help = "Another table of first names."},
    {0}};

static const char *const read_layers[] = {
    "paragraph", "sentence", "token", "token.kind", "entity", "entity.type", NULL};

static const gm_feature written[] = {
    {"person", GM_LAYER, "A person or a body that is named; spans all its mentions."},
    {"person.name", GM_SYMBOL, "The fullest name that the document gives."},
    {"person.kind", GM_SYMBOL, "person or organization."},
    {"person.gender", GM_SYMBOL, "Of a person: m, f, or u where nothing tells it."},
    {"person.evidence", GM_SYMBOL,
     "What told the gender: title, first-name, function, participle, pronoun or none."},
    {"person.mentions", GM_PARTS, "The places where it is named."},
    {"role", GM_LAYER, "A noun that says what somebody named beside it is, with its complement."},
    {"role.person", GM_NUMBER, "Whose it is: a row of person, from 0."},
    {0}};
// clang-format on

static gm_status people_open(const gm_env *env, const void *opts, void **out,
                             gm_error *err)
{
    (void)env;
    const options *o = opts;
    lexicon_paths paths = {o->verbs, o->words, o->nouns, NULL, o->names, o->more_names};
    lexicon *words;
    gm_status status = lexicon_load(&paths, &words, err);
    if (!status)
        *out = words;
    return status;
}

static void people_close(void *opened)
{
    lexicon_free(opened);
}

static gm_status people_start(const void *opened, void **out, gm_error *err)
{
    worker *w = calloc(1, sizeof *w);
    if (!w)
        return gm_fail(err, GM_NOMEM, "no memory for a worker of people");
    w->words = opened;
    *out = w;
    return GM_OK;
}

static void people_stop(void *started)
{
    worker *w = started;
    view_free(&w->view);
    roster_free(&w->roster);
    free(w);
}

static gm_status people_process(void *started, gm_doc *doc, gm_error *err)
{
    worker *w = started;
    gm_status status = view_fill(&w->view, w->words, doc, err);
    if (!status)
        status = roster_fill(&w->roster, &w->view, err);
    return status ? status : write_people(&w->roster, &w->view, doc, err);
}

GM_STAGE(.name = "people", .version = "1.0.0",
         .summary = "Gathers the persons and bodies that are named, and their genders",
         .license = "MIT", .reads = read_layers, .writes = written,
         .options = option_table, .options_size = sizeof(options), .open = people_open,
         .close = people_close, .start = people_start, .stop = people_stop,
         .process = people_process);
