/* Resolving sources to speakers; see speakers.h, and resolver.h for the files that do
 * it.  Reports are taken in text order, so that pronouns and quotations that go on can
 * look back at those before. */
#include "speakers.h"

#include "anaphora.h"
#include "unsourced.h"

static bool is_pronoun(const view *v, unit source)
{
    return source.end - source.begin == 1 && !v->words[source.begin].entity &&
           classes_of(v, source.begin) & (WORD_SUBJECT | WORD_PRONOUN);
}

static speaker resolve(const resolver *z, unit source)
{
    if (source.end <= source.begin)
        return resolve_nothing(z);
    return is_pronoun(z->v, source) ? resolve_pronoun(z, source.begin)
                                    : resolve_phrase(z, source);
}

void resolve_speakers(const reading *r, const people *p, speaker *speakers)
{
    resolver z = {r, &r->view, p, speakers, 0};
    for (; z.now < r->count; z.now++)
        speakers[z.now] = resolve(&z, r->reports[z.now].source);
}
