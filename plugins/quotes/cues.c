/* Finding cues by the classes of words; see cues.h.  Each word is the head of at most
 * one cue, and the windows around it are bounded. */
#include "cues.h"

#include "phrases.h"
#include "verbs.h"

enum { WIDEST_GROUP = 5 };

uint32_t match_phrase(const view *v, const lexeme *first, uint32_t i, phrase_kind kind,
                      uint32_t *uses)
{
    uint32_t longest = i;
    for (const phrase *p = lexicon_phrase(v->lexicon, first->phrase); p;
         p = lexicon_phrase(v->lexicon, p->next)) {
        uint32_t k = 1;
        while (k < p->count && i + k < v->count &&
               (text_is(p->words[k], "*") ||
                texts_equal(v->words[i + k].fold, p->words[k])))
            k++;
        if (p->kind != kind || k < p->count || i + k <= longest)
            continue;
        longest = i + k;
        *uses = p->uses;
    }
    return longest;
}

static bool has_class(const view *v, uint32_t i, uint32_t classes)
{
    return v->words[i].is_word && classes_of(v, i) & classes;
}

/* Words that may stand between auxiliary and participle. */
static bool is_inner(const view *v, uint32_t i)
{
    static const uint32_t inner =
        WORD_ADVERB | WORD_HOOK | WORD_NEGATION | WORD_TIME | WORD_DET | WORD_PREP;
    const word *w = &v->words[i];
    if (!w->is_word || w->entity || w->is_number)
        return false;
    return w->known->classes & inner || text_is(w->fold, "été") ||
           (w->fold.len > 5 && ends_with(v, i, "ment") && !w->known->nouns) ||
           text_is(w->fold, "eux") || text_is(w->fold, "lui");
}

/* The auxiliary of the participle at `head`, NOWHERE if it has none. */
static uint32_t auxiliary_of(const view *v, uint32_t head)
{
    for (uint32_t k = head; k-- > 0 && head - k <= WIDEST_GROUP;) {
        if (has_class(v, k, WORD_AVOIR | WORD_ETRE) && !word_is(v, k, "été"))
            return k;
        if (!is_inner(v, k))
            break;
    }
    return NOWHERE;
}

/* The modal that governs the infinitive at `head`: "vient de", "a tenu à", "peut". */
static uint32_t modal_of(const view *v, uint32_t head)
{
    for (uint32_t k = head; k-- > 0 && head - k <= WIDEST_GROUP;) {
        if (has_class(v, k, WORD_MODAL))
            return k;
        if (!has_class(v, k, WORD_DE | WORD_A | WORD_HOOK | WORD_CLITIC | WORD_ADVERB))
            break;
    }
    return NOWHERE;
}

/* "Lui promet de …": the pronoun at the start of a clause is the subject. */
static bool is_strong(const view *v, uint32_t i)
{
    return v->words[i].capital && word_is(v, i, "lui");
}

/* Takes the pronouns and "ne" before the group into it. */
static void take_clitics(const view *v, cue *c)
{
    while (c->begin && has_class(v, c->begin - 1, WORD_CLITIC | WORD_NE) &&
           !v->words[c->begin - 1].entity && !is_strong(v, c->begin - 1) &&
           !(c->kind == CUE_GERUND && word_is(v, c->begin - 1, "en")) &&
           !(c->begin >= 2 && has_class(v, c->begin - 2, WORD_PREP) &&
             c->kind == CUE_FINITE)) {
        c->begin--;
        c->reflexive |= has_class(v, c->begin, WORD_REFLEXIVE);
        c->negated |= has_class(v, c->begin, WORD_NE);
    }
}

static void take_subject(const view *v, cue *c)
{
    uint32_t before = c->begin ? c->begin - 1 : NOWHERE;
    if (before != NOWHERE && has_class(v, before, WORD_SUBJECT) &&
        !has_class(v, before, WORD_HOOK))
        c->subject = before;
}

static void take_hook(const view *v, cue *c)
{
    for (uint32_t k = c->begin; k < c->end; k++)
        if (has_class(v, k, WORD_HOOK))
            c->hook = k;
    if (c->hook == NOWHERE && has_class(v, c->end, WORD_HOOK) && c->end < v->count)
        c->hook = c->end++;
}

/* A form that is a noun as well, after an article or a possessive. */
static bool is_noun_here(const view *v, uint32_t i)
{
    if (!i || !v->words[i - 1].is_word)
        return false;
    if (has_class(v, i - 1, WORD_PREP | WORD_A | WORD_DE) &&
        !has_class(v, i - 1, WORD_CLITIC))
        return true;
    if (!has_class(v, i - 1, WORD_DET))
        return false;
    if (!has_class(v, i - 1, WORD_CLITIC))
        return true;
    if (!nouns_of(v, i))
        return false; /* "Ses voisins le décrivent": the form is no noun */
    uint32_t s = v->words[i + 1].stretch;
    if (s && v->stretches[s - 1].open == i + 1 && !has_class(v, i - 2, WORD_PREP))
        return i < 2; /* "Sa mère la juge « bavarde »" */
    return i < 2 || !has_class(v, i - 2, WORD_SUBJECT | WORD_NE | WORD_RELATIVE) ||
           has_class(v, i - 2, WORD_QUE);
}

/* Words that make one cue with the verb: support verbs report only together with their
 * noun or infinitive, others do so as well ("croit savoir"). */
static bool take_support(const view *v, cue *c, const lexeme *verb)
{
    const lexeme *lemma = lexicon_find(v->lexicon, verb->lemma);
    uint32_t at = c->end - 1, uses = 0;
    /* The verb itself is the first word of the phrase; adverbs may follow it. */
    for (uint32_t skip = 0; skip < 3 && lemma; skip++) {
        uint32_t end = match_phrase(v, lemma, at + skip, PHRASE_SUPPORT, &uses);
        if (end > at + skip) {
            c->end = end;
            c->uses = uses;
            return true;
        }
        if (!has_class(v, at + skip + 1, WORD_ADVERB | WORD_TIME | WORD_NEGATION))
            break;
    }
    return false;
}

bool is_hearsay(const view *v, const cue *c)
{
    if (!(c->uses & USE_RUMOUR))
        return false;
    bool impersonal = c->subject != NOWHERE && word_is(v, c->subject, "il");
    return (c->reflexive && impersonal) || c->uses == (USE_INCISE | USE_RUMOUR);
}

/* "y voit", "y a vu": verbs of opinion with this pronoun only. */
static bool has_there(const view *v, const cue *c)
{
    uint32_t i = c->begin;
    while (i < c->head && !word_is(v, i, "y"))
        i++;
    return i < c->head;
}

static bool complete(const view *v, cue *c, const lexeme *verb)
{
    if (!take_support(v, c, verb) && verb->uses & USE_SUPPORT)
        return false;
    take_clitics(v, c);
    take_hook(v, c);
    take_subject(v, c);
    if (c->hook == NOWHERE && c->subject == NOWHERE && c->kind == CUE_FINITE &&
        c->begin + 1 == c->end && v->words[c->begin].capital)
        return false;
    if (c->uses & USE_THERE && !has_there(v, c))
        return false;
    if (c->uses & USE_SE)
        return c->reflexive || c->kind == CUE_BARE;
    if (c->uses == (USE_INCISE | USE_RUMOUR) && c->hook == NOWHERE)
        return false; /* "le livre paraît" */
    return !c->reflexive || c->uses & (USE_EITHER | USE_SUPPORT) || is_hearsay(v, c);
}

static cue new_cue(cue_kind kind, uint32_t begin, uint32_t end, uint32_t head)
{
    return (cue){.kind = kind,
                 .begin = begin,
                 .end = end,
                 .head = head,
                 .hook = NOWHERE,
                 .subject = NOWHERE};
}

static void read_negation(const view *v, cue *c)
{
    for (uint32_t k = c->begin; k < c->end + 1 && k < v->count; k++)
        if (has_class(v, k, WORD_NEGATION) && c->negated)
            return;
    c->negated = false;
}

static bool is_plural(const view *v, uint32_t i)
{
    return ends_with(v, i, "nt") && !word_is(v, i, "maintient");
}

/* The group whose verb is the participle at `head`. */
static bool participle_group(const view *v, uint32_t head, cue *c)
{
    uint32_t aux = auxiliary_of(v, head);
    if (aux == NOWHERE) {
        *c = new_cue(CUE_BARE, head, head + 1, head);
        return true;
    }
    *c = new_cue(CUE_FINITE, aux, head + 1, head);
    if (word_is(v, aux, "ayant") || word_is(v, aux, "étant"))
        c->kind = CUE_GERUND;
    else if (word_is(v, aux, "avoir") || word_is(v, aux, "être"))
        c->kind = CUE_INFINITIVE;
    bool passive = has_class(v, aux, WORD_ETRE);
    for (uint32_t k = aux + 1; k < head; k++)
        passive |= word_is(v, k, "été");
    uint32_t before = aux ? aux - 1 : 0;
    if (passive && !(has_class(v, before, WORD_REFLEXIVE)))
        c->kind = CUE_PASSIVE;
    c->plural = is_plural(v, aux);
    return true;
}

static bool infinitive_group(const view *v, uint32_t head, cue *c)
{
    uint32_t modal = modal_of(v, head);
    if (modal == NOWHERE) {
        *c = new_cue(CUE_INFINITIVE, head, head + 1, head);
        return true;
    }
    uint32_t aux = v->words[modal].known->shapes & VERB_PART ||
                           word_is(v, modal, "tenu") || word_is(v, modal, "voulu") ||
                           word_is(v, modal, "pu") || word_is(v, modal, "fini")
                       ? auxiliary_of(v, modal)
                       : NOWHERE;
    *c = new_cue(CUE_FINITE, aux == NOWHERE ? modal : aux, head + 1, head);
    if (ends_with(v, modal, "ant"))
        c->kind = CUE_GERUND;
    c->plural = is_plural(v, c->begin);
    return true;
}

static bool verb_group(const view *v, uint32_t head, cue *c)
{
    const lexeme *verb = v->words[head].known;
    bool finite = verb->shapes & (VERB_FINITE | VERB_ONE);
    if (verb->shapes & VERB_PART && (auxiliary_of(v, head) != NOWHERE || !finite)) {
        if (!participle_group(v, head, c))
            return false;
    } else if (finite) {
        if (is_noun_here(v, head))
            return false;
        *c = new_cue(CUE_FINITE, head, head + 1, head);
        c->plural = verb->shapes & VERB_PLUR && !(verb->shapes & VERB_SING);
    } else if (verb->shapes & VERB_GER) {
        *c = new_cue(CUE_GERUND, head, head + 1, head);
    } else if ((verb->nouns & NOUN_SPEAKER && head &&
                has_class(v, head - 1, WORD_DET)) ||
               !infinitive_group(v, head, c)) {
        return false; /* "le conseiller" */
    }
    c->uses = verb->uses;
    if (!complete(v, c, verb))
        return false;
    read_negation(v, c);
    return true;
}

static bool scope_group(const view *v, uint32_t i, cue *c)
{
    uint32_t uses = 0;
    if (!v->words[i].known->phrase ||
        match_phrase(v, v->words[i].known, i, PHRASE_NEVER, &uses) > i)
        return false;
    uint32_t end = match_phrase(v, v->words[i].known, i, PHRASE_SCOPE, &uses);
    if (end == i)
        return false;
    *c = new_cue(CUE_SCOPE, i, end, i);
    return true;
}

/* A noun that carries quoted words: only with a colon soon after it. */
static bool noun_group(const view *v, uint32_t i, cue *c)
{
    bool led =
        i && v->words[i - 1].is_word &&
        (has_class(v, i - 1, WORD_DET) || (i > 1 && has_class(v, i - 2, WORD_DET)));
    if (!(nouns_of(v, i) & NOUN_CUE) || !(led || v->words[i].capital))
        return false;
    for (uint32_t k = i + 1; k < v->count && k < i + 14; k++) {
        if (v->words[k].point == POINT_STOP || v->words[k].stretch)
            return false;
        if (v->words[k].point == POINT_COLON) {
            bool article =
                i && has_class(v, i - 1, WORD_DET) && v->words[i - 1].is_word;
            *c = new_cue(CUE_NOUN, article ? i - 1 : i, i + 1, i);
            return true;
        }
    }
    return false;
}

gm_status find_cues(cues *found, const view *v, gm_error *err)
{
    found->count = 0;
    for (uint32_t i = 0; i < v->count; i++) {
        cue c;
        const word *w = &v->words[i];
        if (!w->is_word || w->entity)
            continue;
        bool hit = (w->known->uses && verb_group(v, i, &c)) || scope_group(v, i, &c) ||
                   noun_group(v, i, &c);
        if (!hit)
            continue;
        if (found->count && c.begin < found->items[found->count - 1].end)
            found->count--;
        if (!make_room((void **)&found->items, &found->room, found->count + 1,
                       sizeof *found->items))
            return gm_fail(err, GM_NOMEM, "no memory for the cues");
        found->items[found->count++] = c;
        i = c.end > i ? c.end - 1 : i;
    }
    return GM_OK;
}
