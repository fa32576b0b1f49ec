/* Who a pronoun or a description stands for: of those whom the sentences before speak
 * of, the one with the most weight.  Every look back is bounded. */
#include "salience.h"

#include "descriptions.h"
#include "mentions.h"
#include "naming.h"
#include "subjects.h"

enum { SENTENCES_BACK = 9, MENTIONS_BACK = 32, REPORTS_BACK = 8 };

/* What makes a candidate likely; tuned on the training articles. */
enum {
    WEIGHT_PERSON = 7,    /* not a body */
    WEIGHT_GENDER = 3,    /* its gender is known, and agrees */
    WEIGHT_SUBJECT = 4,   /* the first of its sentence, and no preposition before it */
    WEIGHT_SPEAKER = 5,   /* it said what was reported before */
    WEIGHT_TOPIC = 2,     /* the headline or the first sentence names it */
    WEIGHT_GOVERNED = -2, /* a preposition governs it */
    WEIGHT_THING = -6,    /* it is the name of a thing: "l'hôpital Marie Curie" */
    WEIGHT_UNSURE = -4,   /* a body that is no subject, or of unknown gender */
    WEIGHT_QUOTED = -6,   /* it is named inside a quotation */
    WEIGHT_SENTENCE = -1, /* for every sentence between */
    WEIGHT_NAMELESS = -3, /* a definite phrase may be somebody named before */
    WEIGHT_UNKNOWN = -2,  /* its gender is not known */
    WEIGHT_FAR = -8,      /* of the topic, however far */
    WEIGHT_LEAST = -12    /* a candidate of less is none */
};

typedef struct choice {
    speaker best;
    int weight;
} choice;

static void offer(choice *c, const speaker *candidate, int weight)
{
    if (weight > c->weight) {
        c->best = *candidate;
        c->weight = weight;
    }
}

static int gender_weight(uint32_t wanted, uint32_t known)
{
    return !wanted ? 0 : known ? WEIGHT_GENDER : WEIGHT_UNKNOWN;
}

/* Whether who spoke before can be who is wanted: no group, and no body of unknown
 * gender. */
static bool can_be(const speaker *found, const wanted *w)
{
    bool person = found->kind == KIND_PERSON;
    if (found->kind == KIND_NONE || found->kind == KIND_GROUP ||
        found->name.end <= found->name.begin)
        return false;
    if (w->named && (!person || found->person == NOWHERE))
        return false;
    return (person || found->genders) && genders_agree(w->genders, found->genders);
}

/* Those who speak in the sentence, before the report at hand. */
static void offer_speakers(const resolver *z, unit sentence, const wanted *w, int far,
                           choice *c)
{
    uint32_t looks = REPORTS_BACK;
    for (uint32_t i = z->now; i-- > 0 && looks--;) {
        const report *before = &z->r->reports[i];
        const speaker *found = &z->speakers[i];
        uint32_t at = before->source.begin;
        if (before->source.end <= at || at >= sentence.end)
            continue;
        if (at < sentence.begin)
            break;
        int weight = found->kind == KIND_PERSON ? WEIGHT_PERSON : 0;
        weight += WEIGHT_SPEAKER + gender_weight(w->genders, found->genders);
        if (can_be(found, w))
            offer(c, found, far + weight);
    }
}

/* Whether the headline or the first sentence names the person of the mention. */
static bool is_topic(const resolver *z, uint32_t who)
{
    uint32_t looks = 6;
    for (uint32_t m = 0; m < z->p->mention_count && looks--; m++) {
        const mention *at = &z->p->mentions[m];
        if (z->v->words[at->words.begin].paragraph > 1)
            break;
        if (at->person == who)
            return true;
    }
    return false;
}

static int mention_weight(const resolver *z, const mention *at, unit sentence,
                          const wanted *w, bool first)
{
    const somebody *who = &z->p->items[at->person];
    const word *word = &z->v->words[at->words.begin];
    bool governed = is_governed(z->v, at->words.begin, sentence.begin);
    bool person = who->kind == ENTITY_PERSON;
    bool unsure = !person && (governed || !first || !who->genders);
    int weight = gender_weight(w->genders, who->genders);
    weight += person ? WEIGHT_PERSON : unsure ? WEIGHT_UNSURE : 0;
    weight += person && names_thing(z->v, at->words.begin) ? WEIGHT_THING : 0;
    weight += governed ? WEIGHT_GOVERNED : first ? WEIGHT_SUBJECT : 0;
    weight += word->stretch ? WEIGHT_QUOTED : 0;
    weight += person && is_topic(z, at->person) ? WEIGHT_TOPIC : 0;
    return weight;
}

/* Those whom the sentence names. */
static void offer_mentions(const resolver *z, unit sentence, const wanted *w, int far,
                           choice *c)
{
    uint32_t looks = MENTIONS_BACK;
    bool first = true;
    for (uint32_t m = mention_from(z->p, sentence.begin);
         m < z->p->mention_count && looks--; m++) {
        const mention *at = &z->p->mentions[m];
        if (at->words.begin >= sentence.end)
            break;
        const somebody *who = &z->p->items[at->person];
        bool person = who->kind == ENTITY_PERSON;
        bool subject = first && !is_governed(z->v, at->words.begin, sentence.begin) &&
                       !z->v->words[at->words.begin].stretch;
        if (genders_agree(w->genders, who->genders) && (person || !w->named)) {
            speaker found = of_person(z, at->person);
            offer(c, &found, far + mention_weight(z, at, sentence, w, first));
        }
        first = first && !subject;
    }
}

/* "La directrice du chantier ouvre la barrière": the subject of the sentence, who has
 * no name. */
static void offer_subject(const resolver *z, unit sentence, const wanted *w, int far,
                          choice *c)
{
    speaker found = unnamed_subject(z, sentence);
    if (w->named || found.kind == KIND_NONE ||
        !genders_agree(w->genders, found.genders))
        return;
    int weight = found.kind == KIND_PERSON ? WEIGHT_PERSON : 0;
    weight += brings_in(z->v, sentence.begin) ? 0 : WEIGHT_NAMELESS;
    weight += WEIGHT_SUBJECT + gender_weight(w->genders, found.genders);
    offer(c, &found, far + weight);
}

speaker topic_person(const resolver *z, const wanted *w)
{
    uint32_t looks = 8;
    for (uint32_t m = 0; m < z->p->mention_count && looks--; m++) {
        const mention *at = &z->p->mentions[m];
        const somebody *who = &z->p->items[at->person];
        if (z->v->words[at->words.begin].paragraph > 2)
            break;
        if (who->kind == ENTITY_PERSON && genders_agree(w->genders, who->genders) &&
            !names_thing(z->v, at->words.begin))
            return of_person(z, at->person);
    }
    return nobody;
}

/* The topic of the article, however far. */
static void offer_topic(const resolver *z, const wanted *w, choice *c)
{
    speaker topic = topic_person(z, w);
    if (topic.kind == KIND_NONE)
        return;
    int weight = WEIGHT_PERSON + gender_weight(w->genders, topic.genders);
    offer(c, &topic, WEIGHT_FAR + weight);
}

speaker resolve_salient(const resolver *z, uint32_t word, const wanted *w)
{
    choice c = {nobody, WEIGHT_LEAST};
    uint32_t end = word, at = unit_of(z->v, word);
    for (uint32_t back = 0; back < SENTENCES_BACK; back++) {
        unit sentence = {z->v->units[at].begin, end};
        int far = (int)back * WEIGHT_SENTENCE;
        offer_speakers(z, sentence, w, far, &c);
        offer_mentions(z, sentence, w, far, &c);
        if (back)
            offer_subject(z, sentence, w, far, &c);
        if (!at)
            break;
        end = sentence.begin;
        at--;
    }
    offer_topic(z, w, &c);
    return c.best;
}
