/* Dates. */
#include "values.h"

#include "pieces.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MONTHS = 12 };

bool ner_is_time(const char *type)
{
    return strcmp(type, "Date") == 0 || strcmp(type, "Hour") == 0;
}

/* ---- Ranges ---------------------------------------------------------------------- */

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Digits before `at` down to `begin`. */
static uint32_t digits_before(const char *text, uint32_t begin, uint32_t at)
{
    uint32_t count = 0;
    while (at > begin + count && is_digit(text[at - 1 - count]))
        count++;
    return count;
}

static uint32_t digits_after(const char *text, uint32_t at, uint32_t end)
{
    uint32_t count = 0;
    while (at + count < end && is_digit(text[at + count]))
        count++;
    return count;
}

/* Whether the hyphen at `at` parts two dates or hours: two years, two days before the
 * name of a month, two hours. */
static bool parts_a_range(const char *text, gm_span span, uint32_t at)
{
    bool hour = at > span.begin && text[at - 1] == 'h';
    uint32_t first = digits_before(text, span.begin, hour ? at - 1 : at);
    uint32_t second = digits_after(text, at + 1, span.end), rest = at + 1 + second;
    if (first == 4 || second == 4)
        return first == second;
    if (first == 0 || first > 2 || second == 0 || second > 2)
        return false;
    return rest < span.end && (hour ? text[rest] == 'h' : !strchr("-/.h", text[rest]));
}

uint32_t ner_range_parts(const char *text, gm_span span, gm_span parts[2])
{
    parts[0] = span;
    for (uint32_t at = span.begin + 1; at + 1 < span.end; at++) {
        if (text[at] != '-' || !parts_a_range(text, span, at))
            continue;
        parts[0].end = at;
        parts[1] = (gm_span){at + 1, span.end};
        return 2;
    }
    return 1;
}

/* ---- The calendar -----------------------------------------------------------------
 */

/* Whether the parts that are known make a date; without its year, 29 February does. */
static bool is_possible(ner_day date)
{
    static const uint32_t lengths[MONTHS] = {31, 29, 31, 30, 31, 30,
                                             31, 31, 30, 31, 30, 31};
    if (date.month > MONTHS || (date.day && !date.month))
        return false;
    if (date.day > (date.month ? lengths[date.month - 1] : 0))
        return false;
    int32_t year = date.year;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return leap || year == 0 || date.month != 2 || date.day < 29;
}

/* "2025-03-04", "2025/03", also with other text behind it. */
static ner_day read_iso(const ner_pieces_list *pieces)
{
    ner_day date = {0, 0, 0};
    const ner_piece *all = pieces->all;
    if (pieces->len < 2 || all[0].digits != 4 || all[1].digits != 2 ||
        !strchr("-/", all[1].before))
        return date;
    date = (ner_day){(int32_t)all[0].number, all[1].number, 0};
    if (pieces->len > 2 && all[2].digits == 2 && all[2].before == all[1].before)
        date.day = all[2].number;
    return date.month && is_possible(date) ? date : (ner_day){0, 0, 0};
}

ner_day ner_day_of(gm_text text)
{
    gm_text head = {text.ptr, text.len < 10 ? text.len : 10};
    ner_pieces_list pieces = ner_split_pieces(head);
    ner_day date = read_iso(&pieces);
    return date.day ? date : (ner_day){0, 0, 0};
}

/* Days as they are compared; months count as if all had 31. */
static int32_t ordinal(ner_day date)
{
    return 372 * date.year + 31 * (int32_t)date.month + (int32_t)date.day;
}

/* The year that brings month and day nearest to the day of writing. */
static int32_t nearest_year(ner_day date, ner_day written)
{
    int32_t best = written.year;
    for (int32_t year = written.year - 1; year <= written.year + 1; year++) {
        ner_day one = {year, date.month, date.day},
                other = {best, date.month, date.day};
        if (abs(ordinal(one) - ordinal(written)) <
            abs(ordinal(other) - ordinal(written)))
            best = year;
    }
    return best;
}

/* ---- Words of dates ---------------------------------------------------------------
 */

/* Small letters without accents. */
static const struct {
    const char *name;
    uint32_t number;
} months[] = {{"janvier", 1}, {"janv", 1},      {"fevrier", 2}, {"fevr", 2},
              {"fev", 2},     {"mars", 3},      {"avril", 4},   {"avr", 4},
              {"mai", 5},     {"juin", 6},      {"juillet", 7}, {"juil", 7},
              {"aout", 8},    {"septembre", 9}, {"sept", 9},    {"octobre", 10},
              {"oct", 10},    {"novembre", 11}, {"nov", 11},    {"decembre", 12},
              {"dec", 12}};

/* Feasts of one day of the year; those that move are not among them. */
static const struct {
    const char *name, *with; /* `with`: another word that must be there; NULL: none */
    uint32_t month, day;
} feasts[] = {{"noel", NULL, 12, 25},         {"toussaint", NULL, 11, 1},
              {"assomption", NULL, 8, 15},    {"epiphanie", NULL, 1, 6},
              {"sylvestre", "saint", 12, 31}, {"valentin", "saint", 2, 14},
              {"canada", "fete", 7, 1}};

static uint32_t month_named(const ner_piece *piece)
{
    for (size_t i = 0; i < sizeof months / sizeof *months; i++)
        if (ner_piece_is(piece, months[i].name))
            return months[i].number;
    return 0;
}

static bool has_piece(const ner_pieces_list *pieces, const char *word)
{
    for (uint32_t i = 0; i < pieces->len; i++)
        if (ner_piece_is(&pieces->all[i], word))
            return true;
    return false;
}

static void read_feast(const ner_pieces_list *pieces, ner_day *date)
{
    for (size_t i = 0; i < sizeof feasts / sizeof *feasts; i++) {
        if (!has_piece(pieces, feasts[i].name) ||
            (feasts[i].with && !has_piece(pieces, feasts[i].with)))
            continue;
        date->month = feasts[i].month;
        date->day = feasts[i].day;
    }
}

/* ---- Centuries --------------------------------------------------------------------
 */

/* "xixe", "ier", "xixᵉ": the number, 0 if it is none. */
static uint32_t roman(const char *plain)
{
    static const char digits[] = "ivxlcdm";
    static const uint32_t worth[] = {1, 5, 10, 50, 100, 500, 1000};
    uint32_t sum = 0, last = 0, i = 0;
    for (; plain[i] && strchr(digits, plain[i]); i++) {
        uint32_t value = worth[strchr(digits, plain[i]) - digits];
        sum += value > last && last ? value - 2 * last : value;
        last = value;
    }
    const char *end = plain + i;
    bool ordinal = !*end || !strcmp(end, "e") || !strcmp(end, "eme") ||
                   !strcmp(end, "er") || (unsigned char)*end >= 0x80;
    return i > 0 && ordinal ? sum : 0;
}

/* "XIXe siècle", "19e siècle": 19. */
static uint32_t century(const ner_pieces_list *pieces)
{
    if (pieces->len < 2 || !ner_piece_is(&pieces->all[pieces->len - 1], "siecle"))
        return 0;
    const ner_piece *piece = &pieces->all[0];
    uint32_t number = piece->digits ? piece->number : roman(piece->plain);
    return number <= 30 ? number : 0;
}

/* ---- Dates ------------------------------------------------------------------------
 */

/* 04/03/2025, 4.3.2025: day, month, year. */
static bool read_figures(const ner_pieces_list *pieces, ner_day *date)
{
    const ner_piece *all = pieces->all;
    if (pieces->len != 3 || !all[0].digits || !all[1].digits || all[2].digits != 4 ||
        !strchr("/.-", all[1].before) || all[2].before != all[1].before)
        return false;
    *date = (ner_day){(int32_t)all[2].number, all[1].number, all[0].number};
    return true;
}

/* False where a number is left over. */
static bool read_number(const ner_piece *piece, ner_day *date)
{
    if (piece->digits == 4 && !date->year)
        date->year = (int32_t)piece->number;
    else if (piece->digits <= 2 && piece->number && !date->day)
        date->day = piece->number;
    else
        return false;
    return true;
}

static bool read_words(const ner_pieces_list *pieces, ner_day *date)
{
    for (uint32_t i = 0; i < pieces->len; i++) {
        const ner_piece *piece = &pieces->all[i];
        uint32_t month = month_named(piece);
        if (piece->digits && !read_number(piece, date))
            return false;
        if (month && date->month)
            return false;
        date->month = month ? month : date->month;
    }
    if (!date->month && !date->day)
        read_feast(pieces, date);
    return true;
}

static ner_day read_date(gm_text text)
{
    ner_pieces_list pieces = ner_split_pieces(text);
    ner_day date = read_iso(&pieces);
    if (date.year)
        return date;
    if (!read_figures(&pieces, &date) && !read_words(&pieces, &date))
        return (ner_day){0, 0, 0};
    return date;
}

static bool ends_with(gm_text text, const char *end)
{
    uint32_t len = (uint32_t)strlen(end);
    return text.len >= len && memcmp(text.ptr + text.len - len, end, len) == 0;
}

/* "années 1980", "années 1980-1990". */
static bool is_decade(gm_text before)
{
    uint32_t len = before.len;
    if (len > 5 && before.ptr[len - 1] == '-' &&
        digits_before(before.ptr, 0, len - 1) == 4)
        before.len -= 5;
    return ends_with(before, "années ") || ends_with(before, "Années ");
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

/* A bare day has the month and the year of the date that it is joined to. */
static void inherit(ner_day *date, gm_text next)
{
    if (!date->day || date->month || !next.len)
        return;
    ner_day other = read_date(next);
    date->month = other.month;
    date->year = date->year ? date->year : other.year;
}

uint32_t ner_date_value(const ner_date *date, char value[NER_VALUE_BYTES])
{
    ner_pieces_list pieces = ner_split_pieces(date->text);
    uint32_t hundreds = century(&pieces);
    if (hundreds)
        return (uint32_t)snprintf(value, NER_VALUE_BYTES, "%02uXX", hundreds - 1);
    ner_day read = read_date(date->text);
    if (read.year && !read.month && is_decade(date->before))
        return (uint32_t)snprintf(value, NER_VALUE_BYTES, "%03dX", read.year / 10);
    inherit(&read, date->next);
    if (!read.year && read.month && read.day && date->written.year)
        read.year = nearest_year(read, date->written);
    return is_possible(read) ? (uint32_t)print_date(read, value) : 0;
}
