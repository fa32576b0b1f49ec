/* Quotes as the Radar de Parité writes them, for its scorer and what else reads them.
 *
 * The Radar de Parité is the French Gender Gap Tracker (Simon Fraser University,
 * https://github.com/sfu-discourse-lab/GenderGapTracker, nlp/french).  Its
 * quote_extractor.py makes a list for each article, and its evaluation compares folders
 * of such lists, a file ID.json an article:
 *
 *     [{"speaker": "Ève Roux", "speaker_index": "(16,24)",
 *       "quote": "Oui", "quote_index": "(5,8)",
 *       "verb": "dit", "verb_index": "(12,15)",
 *       "quote_token_count": 1, "quote_type": "direct", "is_floating_quote": false}]
 *
 * An index counts code points, whatever --offsets says, from the first to behind the
 * last; what is missing is "" with the index "".
 *
 * Written from what is published, not from a run of it beside ours.  Uncertain is:
 *   - quote_type: theirs name a rule ("SVC", "selon"), ours are direct, indirect and
 *     mixed; their scorer does not read it;
 *   - whether their quotes take quotation marks in: ours have none at their edges;
 *   - the spaCy tokens that quote_token_count counts: ours are those of `token`;
 *   - a floating quote: there one that stands alone and goes on from the quote before,
 *     here one with neither cue nor source.  Its speaker is a name of the document
 *     without an index. */
#ifndef GM_WRITE_RADAR_H
#define GM_WRITE_RADAR_H

#include "write/format.h"

extern const gm_write_format gm_radar_writer;

/* The list of a document; `offsets` counts code points.  `out` remembers want of
 * memory. */
void gm_radar_write(gm_buffer *out, const gm_document *document,
                    const gm_offsets *offsets);

#endif
