/* Dates as press databases print them, in French or English. */
#ifndef GM_READ_HTML_DATE_H
#define GM_READ_HTML_DATE_H

#include <guillemet/stage.h>

/* The first date of the text: "5 mars 2024", "1er mars 2024", "5 March 2024", "March 5,
 * 2024", "2024-03-05"; `iso` becomes "2024-03-05", and `place` where it stands, the day
 * of the week before it included.  False if there is none. */
bool gm_html_find_date(gm_text text, char iso[11], gm_span *place);

#endif
