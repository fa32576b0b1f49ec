/* Speech without quotation marks: paragraphs that begin with a dialogue dash, and the
 * turns of an interview ("Le Monde : …", "Q. – …"). */
#ifndef QUOTES_DIALOGUE_H
#define QUOTES_DIALOGUE_H

#include "view.h"

/* Whether the paragraph [begin, end) is a line of dialogue or a turn; if so, *said is
 * its stretch: `open` is the dash or colon before it. */
bool find_line(const view *v, uint32_t begin, uint32_t end, stretch *said);

/* Whether the paragraph is a question of an interview: the paper's own words. */
bool is_asked(const view *v, uint32_t begin, uint32_t end);

/* The next turn inside a paragraph, at word i or later: `label` is its first word, and
 * it ends at the next turn or at `end`; false if there is none. */
bool find_turn(const view *v, uint32_t i, uint32_t end, stretch *said);

/* Counts the paragraphs that look like lines and turns, which find_line() needs to
 * know: a single one is a list item or a caption. */
void count_lines(view *v);

#endif
