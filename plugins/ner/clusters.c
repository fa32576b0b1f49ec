/* Clusters by exchange: each word in turn goes to the cluster that makes the text most
 * probable, again and again, until few words move.
 *
 * The exchange algorithm is that of Martin, Liermann and Ney, "Algorithms for bigram
 * and trigram word clustering" (1998).  The model is the predictive one of Uszkoreit
 * and Brants, "Distributed word clustering for large scale class-based language
 * modeling" (2008): a word v is followed by a word of cluster c, which then is w,
 *
 *     P(w | v) = P(c | v) P(w | c),
 *
 * and only the second word has a cluster, so that trying a move costs one look at each
 * neighbour.  As Dehdari, Tan and van Genabith, "BIRA: improved predictive exchange
 * word clustering" (2016), do, the text is read in both directions; here the two count
 * alike.  With f(n) = n log n, the log-likelihood of both is, but for a constant,
 *
 *     sum f(N(v c)) + sum f(N(c v)) - 2 sum f(N(c)),
 *
 * where N(v c) counts a word v before one of cluster c, and N(c v) one after it. */
#include "clusters.h"

#include "neighbours.h"
#include "raw.h"

#include <math.h>
#include <stdlib.h>

/* Bytes for N(v c) and N(c v). */
#define COUNT_BYTES ((size_t)300 << 20)

/* The largest n whose f(n) is kept, plus one. */
#define KEPT_LOGS (UINT32_C(1) << 18)

/* An iteration that moves no more than one word in so many is the last. */
enum { STEADY = 200 };

/* Words are numbered by frequency here.  After the `words` that get clusters come two
 * that are neighbours alone: all the rare ones as one, and the border of a line. */
typedef struct exchange {
    uint32_t words, clusters;
    ner_neighbours before, after;
    uint64_t *keys;                  /* of each word: the hash it is found by */
    uint32_t *occurrences, *cluster; /* of each word */
    uint32_t *size;                  /* of each cluster: N(c) */
    uint32_t *then, *earlier;        /* a row a word v: N(v c), N(c v) */
    double *gain;                    /* of each cluster, for the word in hand */
    double *kept_logs;               /* f(n) of small n */
    uint32_t kept;
} exchange;

/* ---- The words --------------------------------------------------------------- */

/* Sorts before others what occurs more often, or was met earlier. */
static uint64_t rank_of(uint32_t count, uint32_t word)
{
    return (uint64_t)(UINT32_MAX - count) << 32 | word;
}

static int by_rank(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* The words that occur often enough, sorted by rank; `words` counts them. */
static uint64_t *rank_words(const ner_index *index, ner_clustering how, uint32_t *words)
{
    size_t most = COUNT_BYTES / sizeof(uint32_t) / 2 / how.clusters - 2;
    uint64_t *ranks = malloc(((size_t)index->len + 1) * sizeof *ranks);
    uint32_t len = 0;
    if (!ranks)
        return NULL;
    for (uint32_t word = 0; word < index->len; word++)
        if (index->counts[word] >= how.least)
            ranks[len++] = rank_of(index->counts[word], word);
    qsort(ranks, len, sizeof *ranks, by_rank);
    *words = len < most ? len : (uint32_t)most;
    return ranks;
}

static void renumber(const exchange *self, ner_raw *raw, const uint32_t *number)
{
    for (uint32_t i = 0; i < raw->len; i++) {
        uint32_t word = raw->sequence[i];
        raw->sequence[i] = word == NER_BORDER ? self->words + 1 : number[word];
    }
}

/* Takes the words in order of rank, and numbers the sequence by it. */
static bool number_words(exchange *self, ner_raw *raw, const uint64_t *ranks)
{
    uint32_t *number = malloc(((size_t)raw->words.len + 1) * sizeof *number);
    self->keys = malloc(((size_t)self->words + 1) * sizeof *self->keys);
    self->occurrences = malloc(((size_t)self->words + 1) * sizeof *self->occurrences);
    bool numbered = number && self->keys && self->occurrences;
    for (uint32_t word = 0; numbered && word < raw->words.len; word++)
        number[word] = self->words;
    for (uint32_t i = 0; numbered && i < self->words; i++) {
        uint32_t word = (uint32_t)ranks[i];
        number[word] = i;
        self->keys[i] = raw->words.keys[word];
        self->occurrences[i] = raw->words.counts[word];
    }
    if (numbered)
        renumber(self, raw, number);
    free(number);
    return numbered;
}

static bool take_words(exchange *self, ner_raw *raw, ner_clustering how)
{
    uint64_t *ranks = rank_words(&raw->words, how, &self->words);
    bool taken = ranks && number_words(self, raw, ranks);
    free(ranks);
    return taken;
}

/* ---- The exchange ------------------------------------------------------------ */

static bool keep_logs(exchange *self, uint32_t most)
{
    self->kept = most < KEPT_LOGS ? most + 1 : KEPT_LOGS;
    self->kept_logs = malloc(self->kept * sizeof *self->kept_logs);
    if (!self->kept_logs)
        return false;
    self->kept_logs[0] = 0;
    for (uint32_t n = 1; n < self->kept; n++)
        self->kept_logs[n] = n * log(n);
    return true;
}

static bool allocate(exchange *self, ner_clustering how)
{
    size_t rows = (size_t)self->words + 2, clusters = how.clusters;
    self->clusters = how.clusters;
    self->cluster = malloc(rows * sizeof *self->cluster);
    self->size = calloc(clusters, sizeof *self->size);
    self->gain = malloc(clusters * sizeof *self->gain);
    self->then = calloc(rows * clusters, sizeof *self->then);
    self->earlier = calloc(rows * clusters, sizeof *self->earlier);
    return self->cluster && self->size && self->gain && self->then && self->earlier;
}

static void free_exchange(exchange *self)
{
    ner_neighbours_free(&self->before);
    ner_neighbours_free(&self->after);
    free(self->keys);
    free(self->occurrences);
    free(self->cluster);
    free(self->size);
    free(self->then);
    free(self->earlier);
    free(self->gain);
    free(self->kept_logs);
}

static double f(const exchange *self, uint32_t n)
{
    return n < self->kept ? self->kept_logs[n] : n * log(n);
}

/* Adds a word to the counts that its neighbours on one side have of a cluster. */
static void count_in(const exchange *self, uint32_t *counts, const ner_neighbours *list,
                     uint32_t word)
{
    uint32_t *column = counts + self->cluster[word];
    for (uint32_t i = list->first[word]; i < list->first[word + 1]; i++)
        column[(size_t)list->words[i] * self->clusters] += list->counts[i];
}

static void count_out(const exchange *self, uint32_t *counts,
                      const ner_neighbours *list, uint32_t word)
{
    uint32_t *column = counts + self->cluster[word];
    for (uint32_t i = list->first[word]; i < list->first[word + 1]; i++)
        column[(size_t)list->words[i] * self->clusters] -= list->counts[i];
}

static void enter(exchange *self, uint32_t word, uint32_t cluster)
{
    self->cluster[word] = cluster;
    self->size[cluster] += self->occurrences[word];
    count_in(self, self->then, &self->before, word);
    count_in(self, self->earlier, &self->after, word);
}

static void leave(exchange *self, uint32_t word)
{
    self->size[self->cluster[word]] -= self->occurrences[word];
    count_out(self, self->then, &self->before, word);
    count_out(self, self->earlier, &self->after, word);
}

/* What joining each cluster brings through the neighbours on one side.  It is f(n)
 * where a neighbour has not met the cluster; with f(n) taken from all alike, which
 * changes no choice, that is 0, and what adds up stays small. */
static void add_gains(const exchange *self, const uint32_t *counts,
                      const ner_neighbours *list, uint32_t word)
{
    double *restrict gain = self->gain;
    for (uint32_t i = list->first[word]; i < list->first[word + 1]; i++) {
        const uint32_t *row = counts + (size_t)list->words[i] * self->clusters;
        uint32_t n = list->counts[i];
        double alone = f(self, n);
        for (uint32_t cluster = 0; cluster < self->clusters; cluster++)
            gain[cluster] += f(self, row[cluster] + n) - f(self, row[cluster]) - alone;
    }
}

/* The best cluster for a word that is in none; of equals, the one it was in, then the
 * first. */
static uint32_t choose(exchange *self, uint32_t word)
{
    uint32_t n = self->occurrences[word], best = self->cluster[word];
    for (uint32_t cluster = 0; cluster < self->clusters; cluster++) {
        uint32_t size = self->size[cluster];
        self->gain[cluster] = -2 * (f(self, size + n) - f(self, size));
    }
    add_gains(self, self->then, &self->before, word);
    add_gains(self, self->earlier, &self->after, word);
    for (uint32_t cluster = 0; cluster < self->clusters; cluster++)
        if (self->gain[cluster] > self->gain[best])
            best = cluster;
    return best;
}

/* Tries each word once; returns how many moved. */
static uint32_t exchange_words(exchange *self)
{
    uint32_t moved = 0;
    for (uint32_t word = 0; word < self->words; word++) {
        uint32_t old = self->cluster[word];
        leave(self, word);
        enter(self, word, choose(self, word));
        moved += self->cluster[word] != old;
    }
    return moved;
}

/* The words begin in turn in all the clusters, the most frequent ones each in its own.
 */
static void iterate(exchange *self, const gm_env *env, uint32_t iterations)
{
    uint32_t moved = UINT32_MAX;
    for (uint32_t word = 0; word < self->words; word++)
        enter(self, word, word % self->clusters);
    for (uint32_t i = 1; i <= iterations && moved > self->words / STEADY; i++) {
        moved = exchange_words(self);
        gm_progress(env, "clusters, iteration %u of %u: %u words moved", i, iterations,
                    moved);
    }
}

/* ---- From text to table ------------------------------------------------------ */

/* Takes from the text what is needed of it. */
static gm_status prepare(exchange *self, const gm_env *env, const char *paths,
                         ner_clustering how, gm_error *err)
{
    ner_raw raw;
    gm_status status = ner_raw_read(&raw, paths, err);
    bool ready =
        status == GM_OK && take_words(self, &raw, how) && keep_logs(self, raw.len) &&
        ner_neighbours_after(&self->after, raw.sequence, raw.len, self->words + 2);
    if (status == GM_OK && !ready)
        status = gm_fail(err, GM_NOMEM, "out of memory");
    else if (status == GM_OK && self->words == 0)
        status = gm_fail(err, GM_INPUT,
                         "no word of the raw text occurs %u times; give more of it",
                         how.least);
    if (status == GM_OK)
        gm_progress(env, "raw text: %u tokens, %u words, %u of them for clusters",
                    raw.len - raw.borders, raw.words.len, self->words);
    ner_raw_free(&raw);
    return status;
}

static bool build_table(const exchange *self, ner_table *table)
{
    ner_pair *pairs = malloc(((size_t)self->words + 1) * sizeof *pairs);
    if (!pairs)
        return false;
    for (uint32_t word = 0; word < self->words; word++)
        pairs[word] = (ner_pair){self->keys[word], self->cluster[word]};
    bool built = ner_table_build(table, pairs, self->words);
    free(pairs);
    return built;
}

gm_status ner_clusters_learn(const gm_env *env, const char *paths, ner_clustering how,
                             ner_table *table, gm_error *err)
{
    exchange self = {.words = 0};
    gm_status status = prepare(&self, env, paths, how, err);
    if (status == GM_OK) {
        bool ready =
            ner_neighbours_before(&self.before, &self.after) && allocate(&self, how);
        if (ready)
            iterate(&self, env, how.iterations);
        if (!ready || !build_table(&self, table))
            status = gm_fail(err, GM_NOMEM, "out of memory");
    }
    free_exchange(&self);
    return status;
}
