/* Sources to speakers, with a look back at those whom the sentences before speak of;
 * see anaphora.h.  A look back reads what it finds by its own words only: it is one
 * step deep, whatever the text. */
#include "anaphora.h"

#include "antecedents.h"
#include "demonyms.h"
#include "descriptions.h"
#include "mentions.h"
#include "referents.h"
#include "salience.h"
#include "subjects.h"

speaker resolve_pronoun(const resolver *z, uint32_t word)
{
    uint32_t classes = classes_of(z->v, word);
    uint32_t genders =
        (classes & WORD_HE ? GENDER_HE : 0u) | (classes & WORD_SHE ? GENDER_SHE : 0u);
    if (classes & WORD_ONE)
        return anonymous;
    const wanted w = {genders, classes & WORD_MANY, false};
    return w.many ? resolve_many(z, word, &w) : resolve_salient(z, word, &w);
}

/* "le dirigeant russe", "la plafonneuse": the person with a name spoken of before. */
static speaker resolve_alias(const resolver *z, unit phrase, uint32_t head)
{
    const view *v = z->v;
    if (head == NOWHERE || !is_particular(v, phrase, head) ||
        !is_alias(v, phrase, head))
        return nobody;
    const wanted w = {phrase_genders(v, phrase, head), false, true};
    speaker last = resolve_salient(z, phrase.begin, &w);
    return last.person != NOWHERE && last.kind == KIND_PERSON ? last : nobody;
}

/* "Son fils n'en veut pas : « … », dit ce dernier": the subject of the same sentence,
 * or else who was named last. */
static speaker resolve_one(const resolver *z, unit latter)
{
    uint32_t begin = z->v->units[unit_of(z->v, latter.begin)].begin;
    speaker subject = begin < latter.begin && brings_in(z->v, begin)
                          ? unnamed_subject(z, (unit){begin, latter.begin})
                          : nobody;
    return subject.kind == KIND_PERSON ? subject : resolve_latter(z, latter);
}

/* As plain_referent(), but that an alias comes before a mere description. */
speaker resolve_phrase(const resolver *z, unit phrase)
{
    unit own = who_said(z->v, phrase);
    if (is_latter(z->v, own))
        return resolve_one(z, own);
    uint32_t head = head_noun(z->v, own);
    speaker found = resolve_demonym(z, own);
    if (found.kind == KIND_NONE)
        found = known_referent(z, own, head);
    if (found.kind == KIND_NONE)
        found = resolve_alias(z, own, head);
    return found.kind != KIND_NONE ? found : described_referent(z, own, head);
}
