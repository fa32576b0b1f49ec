/* Word clusters learnt from raw text: words that stand among the same neighbours get
 * the same number, so that a name which the annotated documents do not have is known by
 * its like. */
#ifndef NER_CLUSTERS_H
#define NER_CLUSTERS_H

#include "table.h"

#include <guillemet/stage.h>

typedef struct ner_clustering {
    uint32_t clusters;   /* how many; at least 1 */
    uint32_t least;      /* words that occur less often get no cluster; at least 1 */
    uint32_t iterations; /* at most */
} ner_clustering;

/* Reads text files, whose paths a line feed separates, and builds a table from the hash
 * of a word's small letters to its cluster; the table's arrays are the caller's, as
 * those of ner_table_build().  The same text gives the same table.
 *
 * Memory: while reading, 8 bytes a word of the text and some 60 for each different one;
 * then 16 bytes for each different pair of neighbours, and 300 MB at most for the
 * counts by cluster: of more words than fit there, the rarest get no cluster. */
gm_status ner_clusters_learn(const gm_env *env, const char *paths, ner_clustering how,
                             ner_table *table, gm_error *err);

#endif
