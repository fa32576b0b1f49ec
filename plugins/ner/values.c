/* Dates and hours are read word by word: every word is a number, the name of something,
 * or nothing. */
#include "values.h"

#include "word.h"

#include <stdio.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

enum { MOST_WORDS = 12, DAYS_OF_MONTH = 31, MONTHS = 12 };

/* ---- Words ----------------------------------------------------------------------- */

typedef struct named {
    const char *name; /* small letters without accents */
    uint32_t number;
} named;

static const named months[] = {
    {"janvier", 1},  {"janv", 1},  {"fevrier", 2},   {"fevr", 2},      {"fev", 2},
    {"mars", 3},     {"avril", 4}, {"avr", 4},       {"mai", 5},       {"juin", 6},
    {"juillet", 7},  {"juil", 7},  {"aout", 8},      {"septembre", 9}, {"sept", 9},
    {"octobre", 10}, {"oct", 10},  {"novembre", 11}, {"nov", 11},      {"decembre", 12},
    {"dec", 12},     {NULL, 0}};

/* Month and day, as 100 * month + day.  Feasts that move are not among them. */
static const named feasts[] = {
    {"noel", 1225},      {"toussaint", 1101}, {"assomption", 815}, {"epiphanie", 106},
    {"sylvestre", 1231}, {"valentin", 214},   {"canada", 701},     {NULL, 0}};

static const named small_numbers[] = {
    {"une", 1},    {"un", 1},      {"deux", 2},    {"trois", 3},
    {"quatre", 4}, {"cinq", 5},    {"six", 6},     {"sept", 7},
    {"huit", 8},   {"neuf", 9},    {"dix", 10},    {"onze", 11},
    {"douze", 12}, {"quinze", 15}, {"trente", 30}, {NULL, 0}};

/* A piece of letters or of digits. */
typedef struct piece {
    char plain[24];
    uint32_t number, digits; /* digits: how many; 0: it is no number */
} piece;

typedef struct pieces {
    piece all[MOST_WORDS];
    uint32_t len;
    bool slashes; /* 04/03/2025, 04.03.2025 */
} pieces;

static uint32_t find(const named *names, const char *plain)
{
    for (; names->name; names++)
        if (strcmp(names->name, plain) == 0)
            return names->number;
    return 0;
}

static void add_piece(pieces *to, const char *ptr, uint32_t len, bool digits)
{
    if (to->len == MOST_WORDS)
        return;
    piece *piece = &to->all[to->len++];
    ner_word word;
    ner_word_look(&word, ptr, len);
    size_t kept = word.plain_len < sizeof piece->plain - 1 ? word.plain_len
                                                           : sizeof piece->plain - 1;
    memcpy(piece->plain, word.plain, kept);
    for (uint32_t i = 0; digits && i < len && i < 9; i++)
        piece->number = piece->number * 10 + (uint32_t)(ptr[i] - '0');
    piece->digits = digits ? len : 0;
}

/* 0: neither; 1: ASCII digit; 2: letter. */
static int class_of(UChar32 c)
{
    if (c >= '0' && c <= '9')
        return 1;
    return u_isalpha(c) ? 2 : 0;
}

static pieces split(gm_text text)
{
    pieces found = {.len = 0};
    int32_t begin = 0, at = 0, len = (int32_t)text.len;
    int class = 0;
    while (at <= len) {
        int32_t from = at;
        UChar32 c = 0;
        if (at < len)
            U8_NEXT((const uint8_t *)text.ptr, at, len, c);
        else
            at++;
        int next = from < len ? class_of(c) : 0;
        found.slashes |= from > 0 && (c == '/' || (c == '.' && class == 1));
        if (next != class) {
            if (class)
                add_piece(&found, text.ptr + begin, (uint32_t)(from - begin),
                          class == 1);
            begin = from;
        }
        class = next;
    }
    return found;
}

/* ---- Ranges ---------------------------------------------------------------------- */

bool ner_is_time(const char *type)
{
    return strcmp(type, "Date") == 0 || strcmp(type, "Hour") == 0;
}

static bool is_figure(char byte)
{
    return (byte >= '0' && byte <= '9') || byte == 'h';
}

uint32_t ner_range_parts(const char *text, gm_span span, gm_span parts[2])
{
    uint32_t hyphens = 0, at = 0;
    for (uint32_t i = span.begin + 1; i + 1 < span.end; i++)
        if (text[i] == '-' && is_figure(text[i - 1]) && is_figure(text[i + 1]))
            hyphens++, at = i;
    parts[0] = span;
    if (hyphens != 1)
        return 1;
    parts[0].end = at;
    parts[1] = (gm_span){at + 1, span.end};
    return 2;
}

/* ---- Dates ----------------------------------------------------------------------- */

ner_day ner_day_of(gm_text text)
{
    ner_day day = {0, 0, 0};
    int32_t parts[3] = {0, 0, 0};
    for (uint32_t i = 0, part = 0; i < text.len && i < 10; i++) {
        if (i == 4 || i == 7) {
            if (text.ptr[i] != '-')
                return day;
            part++;
        } else if (text.ptr[i] < '0' || text.ptr[i] > '9')
            return day;
        else
            parts[part] = parts[part] * 10 + text.ptr[i] - '0';
    }
    if (text.len >= 10)
        day = (ner_day){parts[0], (uint32_t)parts[1], (uint32_t)parts[2]};
    return day;
}

/* The year that brings month and day nearest to the day of writing. */
static int32_t nearest_year(ner_day date, ner_day written)
{
    int32_t months_ahead = (int32_t)date.month - (int32_t)written.month;
    return written.year + (months_ahead > 6 ? -1 : months_ahead < -6 ? 1 : 0);
}

static uint32_t roman(const char *plain)
{
    static const char digits[] = "ivxlcdm";
    static const uint32_t worth[] = {1, 5, 10, 50, 100, 500, 1000};
    uint32_t sum = 0, last = 0, i = 0;
    for (; plain[i] && strchr(digits, plain[i]); i++) {
        uint32_t value = worth[strchr(digits, plain[i]) - digits];
        sum += value > last ? value - 2 * last : value;
        last = value;
    }
    return i && (!plain[i] || !strcmp(plain + i, "e") || !strcmp(plain + i, "eme") ||
                 !strcmp(plain + i, "er"))
               ? sum
               : 0;
}

/* "XIXe siècle", "19e siècle": 19. */
static uint32_t century(const pieces *pieces)
{
    if (pieces->len < 2 || strcmp(pieces->all[pieces->len - 1].plain, "siecle") != 0)
        return 0;
    const piece *piece = &pieces->all[0];
    uint32_t number = piece->digits ? piece->number : roman(piece->plain);
    return number <= 30 ? number : 0;
}

static void read_number(const piece *piece, ner_day *date)
{
    if (piece->digits == 4 && !date->year)
        date->year = (int32_t)piece->number;
    else if (piece->digits <= 2 && piece->number && piece->number <= DAYS_OF_MONTH &&
             !date->day)
        date->day = piece->number;
}

static ner_day read_date(const pieces *pieces)
{
    ner_day date = {0, 0, 0};
    for (uint32_t i = 0; i < pieces->len; i++) {
        const piece *piece = &pieces->all[i];
        uint32_t month = find(months, piece->plain), feast = find(feasts, piece->plain);
        if (piece->digits)
            read_number(piece, &date);
        else if (month && !date.month)
            date.month = month;
        else if (feast && !date.month)
            date.month = feast / 100, date.day = feast % 100;
    }
    return date;
}

/* 04/03/2025: day, month, year. */
static bool read_slashes(const pieces *pieces, ner_day *date)
{
    if (!pieces->slashes || pieces->len != 3)
        return false;
    const piece *day = &pieces->all[0], *month = &pieces->all[1],
                *year = &pieces->all[2];
    if (!day->digits || !month->digits || year->digits != 4 || month->number > MONTHS ||
        !month->number || !day->number || day->number > DAYS_OF_MONTH)
        return false;
    *date = (ner_day){(int32_t)year->number, month->number, day->number};
    return true;
}

static bool ends_with(gm_text text, const char *end)
{
    uint32_t len = (uint32_t)strlen(end);
    return text.len >= len && memcmp(text.ptr + text.len - len, end, len) == 0;
}

static int print_date(ner_day date, char *value)
{
    if (date.year && date.month && date.day)
        return snprintf(value, NER_VALUE_BYTES, "%04d-%02u-%02u", date.year, date.month,
                        date.day);
    if (date.year && date.month)
        return snprintf(value, NER_VALUE_BYTES, "%04d-%02u", date.year, date.month);
    if (date.year)
        return snprintf(value, NER_VALUE_BYTES, "%04d", date.year);
    if (date.month && date.day)
        return snprintf(value, NER_VALUE_BYTES, "--%02u-%02u", date.month, date.day);
    return 0;
}

uint32_t ner_date_value(gm_text text, gm_text before, ner_day written,
                        char value[NER_VALUE_BYTES])
{
    pieces pieces = split(text);
    ner_day date = {0, 0, 0};
    uint32_t hundreds = century(&pieces);
    if (hundreds)
        return (uint32_t)snprintf(value, NER_VALUE_BYTES, "%02uXX", hundreds - 1);
    if (!read_slashes(&pieces, &date))
        date = read_date(&pieces);
    bool decade = ends_with(before, "années ") || ends_with(before, "Années ");
    if (decade && date.year && !date.month)
        return (uint32_t)snprintf(value, NER_VALUE_BYTES, "%03dX", date.year / 10);
    if (!date.year && date.month && date.day && written.year)
        date.year = nearest_year(date, written);
    return (uint32_t)print_date(date, value);
}

/* ---- Hours ----------------------------------------------------------------------- */

typedef struct hour {
    uint32_t hours, minutes;
    bool known, minutes_known, afternoon, utc;
} hour;

static bool is_one_of(const char *plain, const char *const *words)
{
    for (; *words; words++)
        if (strcmp(*words, plain) == 0)
            return true;
    return false;
}

static void read_hour_word(hour *hour, const piece *piece)
{
    static const char *const later[] = {"soir", "midi", "apres", NULL};
    static const char *const zones[] = {"utc", "gmt", "tu", NULL};
    if (!hour->known &&
        (!strcmp(piece->plain, "midi") || !strcmp(piece->plain, "minuit")))
        hour->hours = piece->plain[2] == 'd' ? 12 : 0, hour->known = true;
    else if (hour->known && !strcmp(piece->plain, "demie"))
        hour->minutes = 30;
    else if (hour->known && is_one_of(piece->plain, later))
        hour->afternoon = true;
    else if (is_one_of(piece->plain, zones))
        hour->utc = true;
}

static void read_hour_piece(hour *hour, const piece *piece)
{
    uint32_t number = piece->digits ? piece->number : find(small_numbers, piece->plain);
    bool is_number = piece->digits || number;
    if (is_number && !hour->known)
        hour->hours = number, hour->known = true;
    else if (is_number && !hour->minutes_known)
        hour->minutes = number, hour->minutes_known = true;
    else if (!is_number)
        read_hour_word(hour, piece);
}

uint32_t ner_hour_value(gm_text text, char value[NER_VALUE_BYTES])
{
    pieces pieces = split(text);
    hour hour = {0};
    for (uint32_t i = 0; i < pieces.len; i++)
        read_hour_piece(&hour, &pieces.all[i]);
    if (hour.afternoon && hour.hours < 12)
        hour.hours += 12;
    if (!hour.known || hour.hours > 24 || hour.minutes > 59)
        return 0;
    return (uint32_t)snprintf(value, NER_VALUE_BYTES, "%02u:%02u%s", hour.hours % 24,
                              hour.minutes, hour.utc ? "Z" : "");
}
