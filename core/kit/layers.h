/* What a stage wrote about a document, for golden files: a line for each row of a layer
 * that it writes, or that it writes columns of,
 *
 *     entity "Marie Curie" type="Person" score=0.98
 *
 * with the words that the row spans and the columns of that stage.  A symbol and a
 * place stand in quotes, a number and a real (three decimals) bare, a flag is its name,
 * parts are ["a", "b"].  What is none is left out, and so is a row of another stage's
 * layer of which all is none.  In quotes, \n \t \" \\ stand for what they do in C. */
#ifndef GM_KIT_LAYERS_H
#define GM_KIT_LAYERS_H

#include "base/buffer.h"

void layers_print(const gm_doc *doc, const gm_stage *stage, gm_buffer *out);

#endif
