/* From the file of terms to their tree; see model.h. */
#include "model.h"

#include <stdlib.h>
#include <string.h>

/* Terms of different lines and types that are one under the option `match`. */
typedef struct clashes {
    const term *kept, *hidden; /* of the first one */
    uint32_t count;
} clashes;

static bool same_text(gm_text a, gm_text b)
{
    return a.len == b.len && !memcmp(a.ptr, b.ptr, a.len);
}

/* The same term twice with two types is a mistake in the file; other terms that meet
 * are what folding and stemming do, and the first one counts. */
static gm_status note_clash(const lexicon_model *model, const term *kept,
                            const term *hidden, clashes *clashes, gm_error *err)
{
    if (same_text(kept->type, hidden->type))
        return GM_OK;
    if (same_text(kept->entry, hidden->entry))
        return gm_fail(err, GM_MODEL,
                       "%s:%u: \"%.*s\" is \"%.*s\" here and \"%.*s\" in line %u: take "
                       "one of the two lines out",
                       model->list.path, hidden->line, shown_len(hidden->entry),
                       hidden->entry.ptr, shown_len(hidden->type), hidden->type.ptr,
                       shown_len(kept->type), kept->type.ptr, kept->line);
    if (clashes->count++ == 0) {
        clashes->kept = kept;
        clashes->hidden = hidden;
    }
    return GM_OK;
}

static void warn_of_clashes(const gm_env *env, const lexicon_model *model,
                            const clashes *clashes)
{
    const term *kept = clashes->kept, *hidden = clashes->hidden;
    if (clashes->count)
        gm_warn(
            env,
            "%s: of terms that match alike the first counts; those of another type "
            "are %u, such as \"%.*s\" in line %u beside \"%.*s\" in line %u: match by "
            "surface, or take them out",
            model->list.path, clashes->count, shown_len(hidden->entry),
            hidden->entry.ptr, hidden->line, shown_len(kept->entry), kept->entry.ptr,
            kept->line);
}

static gm_status refuse_term(const lexicon_model *model, const term *refused,
                             uint32_t words, gm_error *err)
{
    if (words > TERM_WORDS_MAX)
        return gm_fail(err, GM_MODEL,
                       "%s:%u: \"%.*s\" has %u words and marks, and a term at most %d: "
                       "shorten it",
                       model->list.path, refused->line, shown_len(refused->entry),
                       refused->entry.ptr, words, TERM_WORDS_MAX);
    return gm_fail(err, GM_MODEL,
                   "%s:%u: the term has no visible character: write one, or take the "
                   "line out",
                   model->list.path, refused->line);
}

static gm_status plant_term(lexicon_model *model, uint32_t row, cutter *cutter,
                            clashes *clashes, gm_error *err)
{
    const term *planted = &model->list.terms[row];
    uint64_t words[TERM_WORDS_MAX];
    uint32_t count, node = 0;
    tree_edge *edge = NULL;
    if (!cut_term(cutter, planted->entry, words, &count))
        return gm_fail(err, GM_NOMEM, "no memory for cutting the terms");
    if (count == 0 || count > TERM_WORDS_MAX)
        return refuse_term(model, planted, count, err);
    for (uint32_t i = 0; i < count; i++, node = edge->node) {
        edge = add_edge(&model->tree, node, words[i]);
        if (!edge)
            return gm_fail(err, GM_NOMEM, "no memory for %u terms", model->list.count);
    }
    if (edge->term)
        return note_clash(model, &model->list.terms[edge->term - 1], planted, clashes,
                          err);
    edge->term = row + 1;
    return GM_OK;
}

static gm_status plant_terms(const gm_env *env, lexicon_model *model, cutter *cutter,
                             gm_error *err)
{
    clashes clashes = {0};
    gm_status status = GM_OK;
    for (uint32_t row = 0; status == GM_OK && row < model->list.count; row++)
        status = plant_term(model, row, cutter, &clashes, err);
    if (status == GM_OK)
        warn_of_clashes(env, model, &clashes);
    return status;
}

static gm_status fill_model(const gm_env *env, lexicon_model *model,
                            const lexicon_options *options, gm_error *err)
{
    cutter *cutter;
    model->match = (match_kind)options->match;
    if (!make_letters(&model->letters, model->match == MATCH_FOLDED))
        return gm_fail(err, GM_INTERNAL, "ICU has no canonical decomposition");
    gm_status status = read_terms(&model->list, options->file, err);
    if (status != GM_OK)
        return status;
    cutter_options cutting = {options->abbreviations, options->split_elisions,
                              options->split_hyphens, model->match == MATCH_STEM,
                              &model->letters};
    status = open_cutter(&cutting, &cutter, err);
    if (status != GM_OK)
        return status;
    status = plant_terms(env, model, cutter, err);
    close_cutter(cutter);
    return status;
}

gm_status make_model(const gm_env *env, const lexicon_options *options,
                     lexicon_model **out, gm_error *err)
{
    lexicon_model *made = calloc(1, sizeof *made);
    if (!made)
        return gm_fail(err, GM_NOMEM, "no memory for the lexicon");
    gm_status status = fill_model(env, made, options, err);
    if (status == GM_OK)
        *out = made;
    else
        free_model(made);
    return status;
}

void free_model(lexicon_model *model)
{
    free_terms(&model->list);
    free_tree(&model->tree);
    free(model);
}

term_match longest_match(const lexicon_model *model, const uint64_t *words,
                         uint32_t count)
{
    term_match longest = {NULL, 0};
    uint32_t node = 0;
    for (uint32_t i = 0; i < count; i++) {
        const tree_edge *edge = find_edge(&model->tree, node, words[i]);
        if (!edge)
            break;
        if (edge->term)
            longest = (term_match){&model->list.terms[edge->term - 1], i + 1};
        node = edge->node;
    }
    return longest;
}
