/* Hours of the day. */
#include "values.h"

#include "pieces.h"

#include <stdio.h>
#include <string.h>

enum { NO_NUMBER = 99 };

static const struct {
    const char *name;
    uint32_t number;
} numerals[] = {{"zero", 0},      {"un", 1},        {"une", 1},     {"deux", 2},
                {"trois", 3},     {"quatre", 4},    {"cinq", 5},    {"six", 6},
                {"sept", 7},      {"huit", 8},      {"neuf", 9},    {"dix", 10},
                {"onze", 11},     {"douze", 12},    {"treize", 13}, {"quatorze", 14},
                {"quinze", 15},   {"seize", 16},    {"vingt", 20},  {"trente", 30},
                {"quarante", 40}, {"cinquante", 50}};

/* The pieces that are still to be read. */
typedef struct reader {
    const ner_pieces_list *pieces;
    uint32_t at;
} reader;

static const ner_piece *peek(const reader *reader, uint32_t ahead)
{
    static const ner_piece end = {.plain = ""};
    uint32_t at = reader->at + ahead;
    return at < reader->pieces->len ? &reader->pieces->all[at] : &end;
}

static bool take(reader *reader, const char *word)
{
    bool is = ner_piece_is(peek(reader, 0), word);
    reader->at += is;
    return is;
}

static uint32_t numeral(const ner_piece *piece)
{
    for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++)
        if (ner_piece_is(piece, numerals[i].name))
            return numerals[i].number;
    return NO_NUMBER;
}

/* "dix-huit", "vingt et une", "trente-cinq": whether a second numeral is added. */
static bool adds(uint32_t first, uint32_t second)
{
    return first == 10 ? second >= 7 && second <= 9
                       : first >= 20 && second >= 1 && second <= 9;
}

/* A number in figures or in words; NO_NUMBER if there is none. */
static uint32_t read_number(reader *reader)
{
    const ner_piece *piece = peek(reader, 0);
    uint32_t number = piece->digits ? piece->number : numeral(piece);
    if (!piece->digits && number == NO_NUMBER)
        return NO_NUMBER;
    reader->at++;
    if (piece->digits)
        return piece->digits <= 2 ? number : NO_NUMBER;
    uint32_t joint = ner_piece_is(peek(reader, 0), "et");
    uint32_t second = numeral(peek(reader, joint));
    if (second == NO_NUMBER || !adds(number, second))
        return number;
    reader->at += joint + 1;
    return number + second;
}

typedef struct hour {
    uint32_t hours, minutes;
    bool afternoon, utc;
} hour;

static bool read_hours(reader *reader, hour *hour)
{
    if (take(reader, "midi"))
        hour->hours = 12;
    else if (!take(reader, "minuit"))
        hour->hours = read_number(reader);
    return hour->hours <= 24;
}

/* "30", "et quart", "et demie", "moins le quart", "moins dix". */
static bool read_minutes(reader *reader, hour *hour)
{
    if (take(reader, "et")) {
        hour->minutes = ner_piece_is(peek(reader, 0), "quart") ? 15 : 30;
        return take(reader, "quart") || take(reader, "demie") || take(reader, "demi");
    }
    bool less = take(reader, "moins");
    if (less)
        take(reader, "le");
    uint32_t minutes = less && take(reader, "quart") ? 15 : read_number(reader);
    if (less && minutes < 60) {
        hour->hours = (hour->hours + 23) % 24;
        minutes = 60 - minutes;
    }
    hour->minutes = minutes;
    return minutes < 60;
}

static bool has_minutes(const reader *reader, bool unit)
{
    const ner_piece *piece = peek(reader, 0);
    bool number = piece->digits || numeral(piece) != NO_NUMBER;
    return ner_piece_is(piece, "et") || ner_piece_is(piece, "moins") ||
           (number && (unit || piece->before == ':'));
}

static bool is_one_of(const ner_piece *piece, const char *const *words)
{
    for (; *words; words++)
        if (ner_piece_is(piece, *words))
            return true;
    return false;
}

/* What may stand behind: parts of the day, zones, and words that change nothing.  False
 * where a number is left over. */
static bool read_rest(reader *reader, hour *hour)
{
    static const char *const later[] = {"soir", "midi", "p", NULL};
    static const char *const zones[] = {"utc", "gmt", "tu", NULL};
    for (; reader->at < reader->pieces->len; reader->at++) {
        const ner_piece *piece = peek(reader, 0);
        if (piece->digits || numeral(piece) != NO_NUMBER)
            return false;
        hour->afternoon |= is_one_of(piece, later);
        hour->utc |= is_one_of(piece, zones);
    }
    return true;
}

static bool read_hour(reader *reader, hour *hour)
{
    if (!read_hours(reader, hour))
        return false;
    bool unit = take(reader, "h") || take(reader, "heures") || take(reader, "heure");
    if (has_minutes(reader, unit) && !read_minutes(reader, hour))
        return false;
    take(reader, "min");
    return read_rest(reader, hour);
}

uint32_t ner_hour_value(gm_text text, char value[NER_VALUE_BYTES])
{
    ner_pieces_list pieces = ner_split_pieces(text);
    reader reader = {&pieces, 0};
    hour hour = {0};
    if (!read_hour(&reader, &hour))
        return 0;
    if (hour.afternoon && hour.hours < 12)
        hour.hours += 12;
    return (uint32_t)snprintf(value, NER_VALUE_BYTES, "%02u:%02u%s", hour.hours % 24,
                              hour.minutes, hour.utc ? "Z" : "");
}
