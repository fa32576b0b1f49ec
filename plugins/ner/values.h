/* What a date or an hour says, in ISO 8601. */
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

/* The parts of a range: "13-14 mai" is 13 and 14 mai, "2018-2019" two years.  Tokens
 * do not part them (UD), so one span of the tagger may be two dates.  Returns how many
 * parts there are: 1, and then `parts[0]` is the whole, or 2. */
uint32_t ner_range_parts(const char *text, gm_span span, gm_span parts[2]);

/* Reads "YYYY-MM-DD" at the head of a text; all 0 if it is none. */
ner_day ner_day_of(gm_text text);

/* Writes the value of a date into `value` and returns its length, 0 if it has none that
 * can be told:
 *
 *   mardi 4 mars 2025   2025-03-04
 *   4 mars              2025-03-04, the year being the one that brings it nearest to
 *                       `written`; --03-04 (ISO 8601:1988) if that is not known
 *   mars 2025, 2025     2025-03, 2025
 *   1980 after "années" 198X, XIXe siècle 18XX: digits left open, as in ISO 8601-2:2019
 *   Noël 2024           2024-12-25, and other feasts of one day of the year
 *
 * `before` is what stands before it in the text. */
uint32_t ner_date_value(gm_text date, gm_text before, ner_day written,
                        char value[NER_VALUE_BYTES]);

/* The same of an hour: "14 h 30", "20 heures", "midi", "trois heures du matin", "7h20
 * UTC" are 14:30, 20:00, 12:00, 03:00, 07:20Z. */
uint32_t ner_hour_value(gm_text hour, char value[NER_VALUE_BYTES]);

#endif
