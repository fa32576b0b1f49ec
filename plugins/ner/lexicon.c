/* Looking words up; lexicon_build.c makes what is looked up in. */
#include "lexicon.h"

#include "hash.h"

uint64_t ner_pieces_key(ner_pieces pieces)
{
    return ner_mix(pieces.sum + pieces.power);
}

uint32_t ner_lexicon_classes(const ner_lexicon *lexicon, ner_pieces pieces)
{
    uint32_t set = ner_table_find(&lexicon->words, ner_pieces_key(pieces), UINT32_MAX);
    return set < lexicon->set_count ? lexicon->sets[set] : 0;
}

uint32_t ner_lexicon_cluster(const ner_lexicon *lexicon, const ner_word *word)
{
    if (lexicon->clusters.buckets == 0)
        return 0;
    uint64_t key = ner_hash(word->lower, word->lower_len);
    uint32_t cluster = ner_table_find(&lexicon->clusters, key, UINT32_MAX);
    return cluster == UINT32_MAX ? 0 : cluster + 1;
}
