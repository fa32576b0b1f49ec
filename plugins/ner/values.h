/* What a date or an hour says, in ISO 8601.
 *
 * Better none than a wrong one: a text of which a number is left over has no value. */
#ifndef NER_VALUES_H
#define NER_VALUES_H

#include <guillemet/stage.h>

enum { NER_VALUE_BYTES = 24 };

/* A calendar day; a part that is not known is 0. */
typedef struct ner_day {
    int32_t year;
    uint32_t month, day;
} ner_day;

/* Whether a type of the press model is one of time: "Date", "Hour". */
bool ner_is_time(const char *type);

/* The parts of a range: "13-14 mai" is 13 and 14 mai, "2018-2019" two years, "9h-12h"
 * two hours.  Tokens do not part them (UD), so one span of the tagger may be two dates.
 * Returns how many parts there are: 1, and then `parts[0]` is the whole, or 2. */
uint32_t ner_range_parts(const char *text, gm_span span, gm_span parts[2]);

/* Reads "YYYY-MM-DD" at the head of a text; all 0 if it is no day of the calendar. */
ner_day ner_day_of(gm_text text);

/* A date in its text. */
typedef struct ner_date {
    gm_text text, before; /* `before`: what stands before it */
    gm_text next; /* the date behind "et", "-" or a comma, whose month and year a bare
                     day has too; empty: none */
    ner_day written; /* when the document was written; all 0: not known */
} ner_date;

/* Writes the value of a date into `value` and returns its length, 0 if it has none that
 * can be told:
 *
 *   mardi 4 mars 2025   2025-03-04; so 04/03/2025, 4.3.2025
 *   4 mars              2025-03-04, the year being the one that brings it nearest to
 *                       `written`; --03-04 (ISO 8601:1988) if that is not known
 *   mars 2025, 2025     2025-03, 2025
 *   1980 after "années" 198X, XIXe siècle 18XX: digits left open, as in ISO 8601-2:2019
 *   Noël 2024           2024-12-25, and other feasts of one day of the year */
uint32_t ner_date_value(const ner_date *date, char value[NER_VALUE_BYTES]);

/* The same of an hour: "14 h 30", "20 heures", "midi et demi", "dix-huit heures",
 * "trois heures du matin", "7h20 UTC" are 14:30, 20:00, 12:30, 18:00, 03:00, 07:20Z. */
uint32_t ner_hour_value(gm_text hour, char value[NER_VALUE_BYTES]);

#endif
