/* Texts with entities marked in them, "[P Anne Hidalgo] a dit oui", and a stage that
 * gives the marked entities to the stages after it: P person, O organization, L place.
 */
#ifndef GM_TESTS_QUOTES_MARKED_TEXT_H
#define GM_TESTS_QUOTES_MARKED_TEXT_H

#include "base/buffer.h"

/* The text without its marks; the entities are kept for marked_entities. */
void marked_text_set(gm_text marked, gm_buffer *plain);

/* Stands in for ner: writes the entities of the text set last. */
extern const gm_stage marked_entities;

#endif
