#include "read/html_date.h"

#include <stdio.h>
#include <string.h>

enum { MOST_WORDS = 64, DAY = 3 };

/* Full names, and the short ones that Europresse has in lists; in lower case.  CLDR,
 * locales fr and en. */
static const char *const months[12][5] = {
    {"janvier", "january", "janv", "jan"},
    {"février", "february", "févr", "feb", "fevrier"},
    {"mars", "march", "mar"},
    {"avril", "april", "avr", "apr"},
    {"mai", "may"},
    {"juin", "june", "jun"},
    {"juillet", "july", "juil", "jul"},
    {"août", "august", "aug", "aout"},
    {"septembre", "september", "sept", "sep"},
    {"octobre", "october", "oct"},
    {"novembre", "november", "nov"},
    {"décembre", "december", "déc", "dec", "decembre"}};

static const char *const weekdays[] = {
    "lundi",  "mardi",   "mercredi",  "jeudi",    "vendredi", "samedi",   "dimanche",
    "monday", "tuesday", "wednesday", "thursday", "friday",   "saturday", "sunday"};

/* ---- Words ------------------------------------------------------------------- */

typedef struct words {
    gm_text text;
    gm_span at[MOST_WORDS];
    uint32_t count;
} words;

static bool is_gap(char byte)
{
    return memchr(" ,.;()\t\r\n", byte, 9) != NULL;
}

/* A no-break space (C2 A0) separates as others do. */
static uint32_t gap_at(gm_text text, uint32_t at)
{
    if (is_gap(text.ptr[at]))
        return 1;
    return at + 1 < text.len && memcmp(text.ptr + at, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

static void split(gm_text text, words *into)
{
    uint32_t at = 0;
    *into = (words){.text = text};
    while (at < text.len && into->count < MOST_WORDS) {
        uint32_t gap = gap_at(text, at), begin = at;
        if (gap) {
            at += gap;
            continue;
        }
        while (at < text.len && !gap_at(text, at))
            at++;
        into->at[into->count++] = (gm_span){begin, at};
    }
}

static gm_text word(const words *in, uint32_t i)
{
    if (i >= in->count)
        return (gm_text){"", 0};
    return (gm_text){in->text.ptr + in->at[i].begin, in->at[i].end - in->at[i].begin};
}

/* Without case in ASCII, and that of É and Û (C3 89, C3 9B). */
static bool is_word(gm_text text, const char *name)
{
    if (!name || text.len != strlen(name))
        return false;
    for (uint32_t i = 0; i < text.len; i++) {
        char byte = text.ptr[i];
        bool is_high = i > 0 && text.ptr[i - 1] == '\xC3' && (uint8_t)byte < 0xA0;
        if ((byte >= 'A' && byte <= 'Z') || is_high)
            byte = (char)(byte + 0x20);
        if (byte != name[i])
            return false;
    }
    return true;
}

/* ---- Parts of a date --------------------------------------------------------- */

/* 0 if it is none. */
static uint32_t month_of(gm_text text)
{
    for (uint32_t month = 0; month < 12; month++) {
        for (uint32_t i = 0; i < 5; i++) {
            if (is_word(text, months[month][i]))
                return month + 1;
        }
    }
    return 0;
}

static bool is_weekday(gm_text text)
{
    for (size_t i = 0; i < sizeof weekdays / sizeof *weekdays; i++) {
        if (is_word(text, weekdays[i]))
            return true;
    }
    return false;
}

/* 0 if it is none; of "1er" and "1st" the number. */
static uint32_t number_of(gm_text text)
{
    uint32_t number = 0, at = 0;
    while (at < text.len && at < 4 && text.ptr[at] >= '0' && text.ptr[at] <= '9')
        number = number * 10 + (uint32_t)(text.ptr[at++] - '0');
    gm_text rest = {text.ptr + at, text.len - at};
    bool is_bare = rest.len == 0 || is_word(rest, "er") || is_word(rest, "st");
    return at > 0 && is_bare ? number : 0;
}

static uint32_t days_of(uint32_t month, uint32_t year)
{
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

static bool to_iso(uint32_t day, uint32_t month, uint32_t year, char iso[11])
{
    if (month < 1 || month > 12 || year < 1500 || year > 2999 || day < 1 ||
        day > days_of(month, year))
        return false;
    snprintf(iso, 11, "%04u-%02u-%02u", year % 10000, month % 100, day % 100);
    return true;
}

static bool read_iso(gm_text text, char iso[11])
{
    if (text.len != 10 || text.ptr[4] != '-' || text.ptr[7] != '-')
        return false;
    return to_iso(number_of((gm_text){text.ptr + 8, 2}),
                  number_of((gm_text){text.ptr + 5, 2}),
                  number_of((gm_text){text.ptr, 4}), iso);
}

/* How many words from the i-th are a date. */
static uint32_t date_at(const words *in, uint32_t i, char iso[11])
{
    gm_text first = word(in, i), second = word(in, i + 1);
    uint32_t year = number_of(word(in, i + 2));
    if (read_iso(first, iso))
        return 1;
    if (to_iso(number_of(first), month_of(second), year, iso) ||
        to_iso(number_of(second), month_of(first), year, iso))
        return DAY;
    return 0;
}

bool gm_html_find_date(gm_text text, char iso[11], gm_span *place)
{
    words in;
    split(text, &in);
    for (uint32_t i = 0; i < in.count; i++) {
        uint32_t length = date_at(&in, i, iso);
        if (!length)
            continue;
        uint32_t first = i > 0 && is_weekday(word(&in, i - 1)) ? i - 1 : i;
        *place = (gm_span){in.at[first].begin, in.at[i + length - 1].end};
        return true;
    }
    return false;
}
