#include "counts.h"

#include "base/symbols.h"
#include "people.h"
#include "reading.h"
#include "text/fold.h"
#include "typography_seen.h"
#include "word.h"

/* The tables, in the order of printing. */
typedef enum table {
    TOTALS,
    ENTITIES,
    QUOTES,
    SPEAKERS,
    GENDERS,
    COUNTRIES,
    SECTIONS,
    GENRES,
    TYPOGRAPHY,
    CASES,
    LOOKALIKES,
    TABLES
} table;

static const char *const headings[TABLES] = {"| in all | |",
                                             "| entities | |",
                                             "| quotes | |",
                                             "| speakers and persons, by kind | |",
                                             "| persons, by gender | named | quoted |",
                                             "| country | articles |",
                                             "| section | articles |",
                                             "| genre | articles |",
                                             "| typography | articles |",
                                             "| quotes that show | |",
                                             "| look-alikes that show | |"};

/* A line of a table. */
typedef struct line {
    table table;
    gm_sym name;
    uint32_t count, second;
} line;

struct corpus_counts {
    gm_arena arena;
    gm_symbols names;
    gm_symbols cues; /* folded */
    GM_ARRAY(line) lines;
    bool failed;
};

corpus_counts *corpus_counts_new(void)
{
    corpus_counts *counts = calloc(1, sizeof *counts);
    if (counts) {
        gm_symbols_init(&counts->names, &counts->arena);
        gm_symbols_init(&counts->cues, &counts->arena);
    }
    return counts;
}

void corpus_counts_free(corpus_counts *counts)
{
    if (!counts)
        return;
    gm_symbols_free(&counts->names);
    gm_symbols_free(&counts->cues);
    gm_arena_free(&counts->arena);
    free(counts->lines.at);
    free(counts);
}

static line *line_of(corpus_counts *counts, table table, gm_text name)
{
    gm_sym symbol = gm_symbols_intern(&counts->names, name);
    for (uint32_t i = 0; i < counts->lines.count; i++)
        if (counts->lines.at[i].table == table && counts->lines.at[i].name == symbol)
            return &counts->lines.at[i];
    line *added = GM_PUSH(&counts->lines);
    if (added)
        *added = (line){table, symbol, 0, 0};
    return added;
}

static void add(corpus_counts *counts, table table, gm_text name, uint32_t count)
{
    line *line = line_of(counts, table, name);
    if (line)
        line->count += count;
    else
        counts->failed = true;
}

static void add_total(corpus_counts *counts, const char *name, uint32_t count)
{
    add(counts, TOTALS, (gm_text){name, (uint32_t)strlen(name)}, count);
}

static uint32_t words_of(const corpus_article *article)
{
    gm_text rest = {article->text.ptr, (uint32_t)article->text.len}, word;
    uint32_t count = 0;
    while (corpus_next_word(&rest, &word))
        count++;
    return count;
}

static void count_marks(corpus_counts *counts, const corpus_article *article)
{
    for (uint32_t i = 0; i < article->marks.count; i++) {
        const corpus_mark *mark = &article->marks.at[i];
        if (mark->kind == CORPUS_ENTITY) {
            add(counts, ENTITIES, mark->label, 1);
            add_total(counts, "entities", 1);
        }
        if (mark->kind == CORPUS_LOOKALIKE)
            add(counts, LOOKALIKES,
                mark->label.len ? mark->label : (gm_text){"(no tag)", 8}, 1);
        if (mark->kind == CORPUS_WORK)
            add(counts, LOOKALIKES, (gm_text){"work", 4}, 1);
        if (mark->kind == CORPUS_LOOKALIKE || mark->kind == CORPUS_WORK)
            add_total(counts, "look-alikes", 1);
    }
}

static void count_cue(corpus_counts *counts, gm_text cue, gm_error *err)
{
    gm_buffer folded = {0};
    counts->failed |= gm_fold_words(&folded, cue, err) != GM_OK;
    if (!counts->failed)
        gm_symbols_intern(&counts->cues, (gm_text){folded.ptr, (uint32_t)folded.len});
    gm_buffer_free(&folded);
}

static void count_quotes(corpus_counts *counts, const corpus_article *article,
                         gm_error *err)
{
    for (uint32_t i = 0; i < article->quotes.count; i++) {
        const corpus_quote *quote = &article->quotes.at[i];
        add(counts, QUOTES, quote->type, 1);
        for (const corpus_tag *tag = quote->tags; tag; tag = tag->next)
            add(counts, CASES, tag->name, 1);
    }
    for (uint32_t i = 0; i < article->marks.count; i++)
        if (article->marks.at[i].kind == CORPUS_CUE)
            count_cue(counts, corpus_text(article, article->marks.at[i].span), err);
}

static bool speaks(const corpus_article *article, const corpus_speaker *speaker)
{
    for (uint32_t i = 0; i < article->quotes.count; i++)
        if (corpus_speaker_named(article, article->quotes.at[i].speaker) == speaker)
            return true;
    return false;
}

static void count_speakers(corpus_counts *counts, const corpus_article *article)
{
    static const char *const genders[] = {"women", "men", "not told"};
    for (uint32_t i = 0; i < article->speakers.count; i++) {
        const corpus_speaker *speaker = &article->speakers.at[i];
        add(counts, SPEAKERS, speaker->kind, 1);
        if (!speaker->gender.len)
            continue;
        const char *gender = genders[corpus_is(speaker->gender, "f")   ? 0
                                     : corpus_is(speaker->gender, "m") ? 1
                                                                       : 2];
        line *line =
            line_of(counts, GENDERS, (gm_text){gender, (uint32_t)strlen(gender)});
        if (line) {
            line->count++;
            line->second += speaks(article, speaker);
        }
    }
}

static void count_traits(corpus_counts *counts, const corpus_article *article)
{
    gm_text text = {article->text.ptr, (uint32_t)article->text.len};
    for (const corpus_trait *trait = corpus_traits; trait->name; trait++)
        if (trait->shows(text))
            add(counts, TYPOGRAPHY,
                (gm_text){trait->name, (uint32_t)strlen(trait->name)}, 1);
}

gm_status corpus_count(void *who, const corpus_article *article, gm_problems *problems,
                       gm_error *err)
{
    (void)problems;
    corpus_counts *counts = who;
    add_total(counts, "articles", 1);
    add_total(counts, "words", words_of(article));
    add_total(counts, "paragraphs", article->paragraphs.count);
    add_total(counts, "sentences", article->sentences.count);
    add_total(counts, "quotes", article->quotes.count);
    count_marks(counts, article);
    count_quotes(counts, article, err);
    count_speakers(counts, article);
    count_traits(counts, article);
    add(counts, COUNTRIES, article->header[CORPUS_COUNTRY], 1);
    add(counts, SECTIONS, article->header[CORPUS_SECTION], 1);
    add(counts, GENRES, article->header[CORPUS_GENRE], 1);
    bool failed = counts->failed || counts->names.failed || counts->cues.failed;
    return failed ? gm_error_nomem(err) : GM_OK;
}

static int by_count(const void *one, const void *other)
{
    const line *a = one, *b = other;
    if (a->table != b->table)
        return a->table < b->table ? -1 : 1;
    if (a->table != TOTALS && a->count != b->count)
        return a->count > b->count ? -1 : 1;
    return a->name < b->name ? -1 : a->name > b->name;
}

static void print_line(const corpus_counts *counts, const line *line, FILE *out)
{
    gm_text name = gm_symbols_text(&counts->names, line->name);
    fprintf(out, "| %.*s | %u |", (int)name.len, name.ptr, line->count);
    if (line->table == GENDERS)
        fprintf(out, " %u |", line->second);
    fputc('\n', out);
}

void corpus_counts_print(const corpus_counts *counts, FILE *out)
{
    if (counts->lines.count)
        qsort(counts->lines.at, counts->lines.count, sizeof(line), by_count);
    table now = TABLES;
    for (uint32_t i = 0; i < counts->lines.count; i++) {
        const line *line = &counts->lines.at[i];
        if (line->table != now)
            fprintf(out, "%s%s\n%s\n", now == TABLES ? "" : "\n", headings[line->table],
                    line->table == GENDERS ? "| --- | --: | --: |" : "| --- | --: |");
        now = line->table;
        print_line(counts, line, out);
        if (now == TOTALS &&
            (i + 1 == counts->lines.count || counts->lines.at[i + 1].table != TOTALS))
            fprintf(out, "| different cues | %u |\n", counts->cues.count - 1);
    }
}
