/* -t brat: a folder that brat opens (https://brat.nlplab.org/standoff.html), and that
 * `guillemet train ner` and `eval` read.
 *
 *     annotation.conf, visual.conf    what brat needs to show it
 *     NAME.txt                        the text of a document, NAME being its id
 *     NAME.ann                        T1  Person 26 37    Marie Curie
 *                                     T4  Quote-direct 2 10;14 20    Il pleut encore
 *                                     T5  Cue 21 24    dit
 *                                     R1  Cue Arg1:T4 Arg2:T5
 *                                     A1  Kind T4 person
 *                                     #1  AnnotatorNotes T4    Marie Curie
 *
 * An id with slashes makes folders.  Documents that the folder has already are written
 * anew, each at once: NAME.ann.part becomes NAME.ann when it is whole.  brat counts
 * code points, whatever unit of offsets is asked for. */
#ifndef GM_WRITE_BRAT_H
#define GM_WRITE_BRAT_H

#include "write/format.h"

extern const gm_write_format gm_brat_writer;

#endif
