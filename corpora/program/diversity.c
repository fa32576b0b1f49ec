#include "diversity.h"

#include "base/symbols.h"
#include "read/source.h"
#include "plugin/host.h"
#include "text/fold.h"
#include "word.h"

enum { SEGMENT = 1000, RUN = 5 };

/* The words of one corpus, and the names in it; all folded. */
typedef struct side {
    gm_arena arena;
    gm_symbols words, names;
    GM_ARRAY(gm_sym) running; /* the whole corpus, word by word */
    gm_buffer folded;
} side;

/* A run of words, and the article in which it was met first; as a slot of a table with
 * open addressing, `words[0]` being 0 where it is free. */
typedef struct run {
    gm_sym words[RUN];
    uint32_t article;
    bool shared;
} run;

struct corpus_diversity {
    side own, other;
    run *runs;
    uint32_t runs_count, runs_capacity; /* a power of two */
    uint32_t shared, articles;
    bool failed;
};

static void side_init(side *side)
{
    gm_symbols_init(&side->words, &side->arena);
    gm_symbols_init(&side->names, &side->arena);
}

static void side_free(side *side)
{
    gm_symbols_free(&side->words);
    gm_symbols_free(&side->names);
    gm_arena_free(&side->arena);
    gm_buffer_free(&side->folded);
    free(side->running.at);
}

corpus_diversity *corpus_diversity_new(void)
{
    corpus_diversity *diversity = calloc(1, sizeof *diversity);
    if (diversity) {
        side_init(&diversity->own);
        side_init(&diversity->other);
    }
    return diversity;
}

void corpus_diversity_free(corpus_diversity *diversity)
{
    if (!diversity)
        return;
    side_free(&diversity->own);
    side_free(&diversity->other);
    free(diversity->runs);
    free(diversity);
}

/* ---- Words and names --------------------------------------------------------------
 */

static gm_text fold(side *side, gm_text text, gm_error *err)
{
    gm_buffer_clear(&side->folded);
    if (gm_fold_words(&side->folded, text, err) != GM_OK)
        return (gm_text){0};
    return (gm_text){side->folded.ptr, (uint32_t)side->folded.len};
}

static gm_status add_words(side *side, gm_text text, gm_error *err)
{
    gm_text rest = fold(side, text, err), word;
    while (corpus_next_word(&rest, &word)) {
        gm_sym *added = GM_PUSH(&side->running);
        if (!added)
            return gm_error_nomem(err);
        *added = gm_symbols_intern(&side->words, word);
    }
    return side->words.failed ? gm_error_nomem(err) : GM_OK;
}

static gm_status add_name(side *side, gm_text name, gm_error *err)
{
    gm_symbols_intern(&side->names, fold(side, name, err));
    return side->names.failed ? gm_error_nomem(err) : GM_OK;
}

/* ---- Runs of words ----------------------------------------------------------------
 */

static uint32_t hash(const gm_sym *words)
{
    uint64_t hash = 0;
    for (int i = 0; i < RUN; i++)
        hash = (hash ^ words[i]) * 0x9E3779B97F4A7C15u;
    return (uint32_t)(hash >> 32);
}

static run *slot_of(run *runs, uint32_t capacity, const gm_sym *words)
{
    uint32_t at = hash(words) & (capacity - 1);
    while (runs[at].words[0] && memcmp(runs[at].words, words, sizeof runs[at].words))
        at = (at + 1) & (capacity - 1);
    return &runs[at];
}

static bool grow_runs(corpus_diversity *diversity)
{
    uint32_t capacity =
        diversity->runs_capacity ? 2 * diversity->runs_capacity : 1 << 16;
    run *runs = calloc(capacity, sizeof *runs);
    if (!runs)
        return false;
    for (uint32_t i = 0; i < diversity->runs_capacity; i++)
        if (diversity->runs[i].words[0])
            *slot_of(runs, capacity, diversity->runs[i].words) = diversity->runs[i];
    free(diversity->runs);
    diversity->runs = runs;
    diversity->runs_capacity = capacity;
    return true;
}

static void add_run(corpus_diversity *diversity, const gm_sym *words)
{
    if (2 * (diversity->runs_count + 1) > diversity->runs_capacity &&
        !grow_runs(diversity)) {
        diversity->failed = true;
        return;
    }
    run *run = slot_of(diversity->runs, diversity->runs_capacity, words);
    if (!run->words[0]) {
        memcpy(run->words, words, sizeof run->words);
        run->article = diversity->articles;
        diversity->runs_count++;
    } else if (run->article != diversity->articles && !run->shared) {
        run->shared = true;
        diversity->shared++;
    }
}

gm_status corpus_compare(void *who, const corpus_article *article,
                         gm_problems *problems, gm_error *err)
{
    (void)problems;
    corpus_diversity *diversity = who;
    side *own = &diversity->own;
    uint32_t from = own->running.count;
    gm_text text = {article->text.ptr, (uint32_t)article->text.len};
    gm_status status = add_words(own, text, err);
    for (uint32_t i = 0; i < article->marks.count && status == GM_OK; i++)
        if (article->marks.at[i].kind == CORPUS_ENTITY)
            status =
                add_name(own, corpus_text(article, article->marks.at[i].span), err);
    for (uint32_t i = from; i + RUN <= own->running.count; i++)
        add_run(diversity, own->running.at + i);
    diversity->articles++;
    return status == GM_OK && diversity->failed ? gm_error_nomem(err) : status;
}

/* ---- The other corpus -------------------------------------------------------------
 */

static gm_status add_other(side *side, const gm_document *document, gm_error *err)
{
    gm_status status = add_words(side, document->text, err);
    const gm_table *entities = gm_document_table(document, "entity");
    for (uint32_t i = 0; entities && i < entities->rows && status == GM_OK; i++) {
        gm_span span = entities->spans[i];
        gm_text name = {document->text.ptr + span.begin, span.end - span.begin};
        status = add_name(side, name, err);
    }
    return status;
}

static gm_status read_other(side *side, const char *folder, gm_error *err)
{
    gm_source *source;
    gm_status status = gm_source_open(&folder, 1, NULL, GM_IMPORT_LAYERS, &source, err);
    if (status != GM_OK)
        return status;
    gm_document *document = gm_document_new(&gm_host_table);
    bool end = false;
    status = document ? GM_OK : gm_error_nomem(err);
    while (status == GM_OK && !end) {
        gm_document_reset(document);
        status = gm_source_next(source, document, &end, err);
        if (status == GM_OK && !end)
            status = add_other(side, document, err);
    }
    gm_document_free(document);
    gm_source_close(source);
    return status;
}

/* ---- Figures ----------------------------------------------------------------------
 */

/* The mean of different words in each whole segment; 0 if there is none. */
static double type_token(const side *side, bool *failed)
{
    uint32_t segments = side->running.count / SEGMENT, different = 0;
    uint32_t *seen = calloc(side->words.count + 1, sizeof *seen);
    *failed = !seen;
    for (uint32_t i = 0; seen && i < segments * SEGMENT; i++) {
        uint32_t *last = &seen[side->running.at[i]], segment = i / SEGMENT + 1;
        different += *last != segment;
        *last = segment;
    }
    free(seen);
    return segments ? (double)different / segments / SEGMENT : 0;
}

/* How many names of `own` stand in `other` too.  Interning them tells, since a new one
 * makes the table longer. */
static uint32_t names_in(const side *own, side *other)
{
    uint32_t known = 0;
    for (gm_sym i = 1; i < own->names.count; i++) {
        uint32_t before = other->names.count;
        gm_symbols_intern(&other->names, gm_symbols_text(&own->names, i));
        known += other->names.count == before;
    }
    return known;
}

static double share(uint32_t part, uint32_t whole)
{
    return whole ? 100.0 * part / whole : 0;
}

gm_status corpus_diversity_print(corpus_diversity *diversity, const char *other,
                                 FILE *out, gm_error *err)
{
    gm_status status = read_other(&diversity->other, other, err);
    if (status != GM_OK)
        return status;
    bool failed[2];
    double own = type_token(&diversity->own, &failed[0]);
    double others = type_token(&diversity->other, &failed[1]);
    if (diversity->other.names.count < 2 || diversity->own.names.count < 2)
        return gm_error_fail(err, GM_CONFIG, "\"%s\" or the articles have no entities",
                             other);
    uint32_t names = diversity->own.names.count - 1;
    uint32_t fresh = names - names_in(&diversity->own, &diversity->other);
    if (failed[0] || failed[1] || diversity->other.names.failed)
        return gm_error_nomem(err);
    fprintf(out, "| | here | there |\n| --- | --: | --: |\n");
    fprintf(out, "| type/token, by 1,000 words | %.3f | %.3f |\n", own, others);
    fprintf(out, "| new names of %u | %.1f %% | |\n", names, share(fresh, names));
    fprintf(out, "| shared 5-grams of %u | %.2f %% | |\n", diversity->runs_count,
            share(diversity->shared, diversity->runs_count));
    return GM_OK;
}
