/* Reads the table of abbreviations: lines of a class and its entries, "#" begins a
 * remark.  An open-addressing hash table of fixed-size entries, at most half full. */
#include "abbreviations.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct entry {
    char bytes[ABBREVIATION_BYTES];
    uint8_t len; /* 0: free */
    uint8_t class;
} entry;

struct abbreviations {
    entry *entries;
    uint32_t count, capacity; /* capacity: a power of two */
};

static const struct class_name {
    const char *name;
    abbreviation_class class;
} class_names[] = {{"title", ABBREVIATION_TITLE},
                   {"number", ABBREVIATION_NUMBER},
                   {"inner", ABBREVIATION_INNER},
                   {"final", ABBREVIATION_FINAL},
                   {"either", ABBREVIATION_EITHER}};

static uint32_t hash_bytes(const char *bytes, uint32_t len)
{
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (uint32_t i = 0; i < len; i++)
        hash = (hash ^ (uint8_t)bytes[i]) * 16777619u;
    return hash;
}

/* The entry of these bytes, or the free one where they belong. */
static entry *find_entry(const abbreviations *table, const char *bytes, uint32_t len)
{
    uint32_t mask = table->capacity - 1;
    for (uint32_t i = hash_bytes(bytes, len) & mask;; i = (i + 1) & mask) {
        entry *candidate = &table->entries[i];
        if (!candidate->len ||
            (candidate->len == len && !memcmp(candidate->bytes, bytes, len)))
            return candidate;
    }
}

static bool grow_table(abbreviations *table)
{
    abbreviations larger = {.capacity = table->capacity ? table->capacity * 2 : 512};
    larger.entries = calloc(larger.capacity, sizeof *larger.entries);
    if (!larger.entries)
        return false;
    for (uint32_t i = 0; i < table->capacity; i++) {
        const entry *old = &table->entries[i];
        if (old->len)
            *find_entry(&larger, old->bytes, old->len) = *old;
    }
    free(table->entries);
    table->entries = larger.entries;
    table->capacity = larger.capacity;
    return true;
}

static bool add_entry(abbreviations *table, const char *bytes, uint32_t len,
                      abbreviation_class class)
{
    if (table->count * 2 >= table->capacity && !grow_table(table))
        return false;
    entry *place = find_entry(table, bytes, len);
    table->count += place->len == 0;
    memcpy(place->bytes, bytes, len);
    place->len = (uint8_t)len;
    place->class = (uint8_t) class;
    return true;
}

static abbreviation_class class_of_name(const char *name, size_t len)
{
    for (size_t i = 0; i < sizeof class_names / sizeof *class_names; i++)
        if (strlen(class_names[i].name) == len &&
            !memcmp(class_names[i].name, name, len))
            return class_names[i].class;
    return ABBREVIATION_NONE;
}

/* Where a line of the file stands, for messages. */
typedef struct line_place {
    const char *path;
    unsigned number;
} line_place;

static gm_status read_line(abbreviations *table, const char *line, line_place place,
                           gm_error *err)
{
    static const char blanks[] = " \t\r\n";
    abbreviation_class class = ABBREVIATION_NONE;
    for (;;) {
        line += strspn(line, blanks);
        size_t len = strcspn(line, blanks);
        if (!len || *line == '#')
            return GM_OK;
        if (class == ABBREVIATION_NONE) {
            class = class_of_name(line, len);
            if (class == ABBREVIATION_NONE)
                return gm_fail(err, GM_MODEL,
                               "%s:%u: no class \"%.*s\"; a line begins with title, "
                               "number, inner, final or either",
                               place.path, place.number, (int)len, line);
        } else if (len > ABBREVIATION_BYTES || line[len - 1] != '.')
            return gm_fail(
                err, GM_MODEL,
                "%s:%u: \"%.*s\" is no abbreviation: it must end with a full "
                "stop and have at most %d bytes",
                place.path, place.number, (int)len, line, ABBREVIATION_BYTES);
        else if (!add_entry(table, line, (uint32_t)len, class))
            return gm_fail(err, GM_NOMEM, "no memory for the table of abbreviations");
        line += len;
    }
}

static gm_status read_lines(FILE *file, const char *path, abbreviations *table,
                            gm_error *err)
{
    char line[4096];
    line_place place = {path, 0};
    while (fgets(line, sizeof line, file)) {
        place.number++;
        if (!strchr(line, '\n') && !feof(file))
            return gm_fail(err, GM_MODEL, "%s:%u: a line of more than %zu bytes", path,
                           place.number, sizeof line - 2);
        gm_status status = read_line(table, line, place, err);
        if (status != GM_OK)
            return status;
    }
    if (ferror(file))
        return gm_fail(err, GM_MODEL, "cannot read \"%s\": %s", path, strerror(errno));
    return GM_OK;
}

gm_status read_abbreviations(const char *path, abbreviations **out, gm_error *err)
{
    FILE *file = fopen(path, "r");
    if (!file)
        return gm_fail(err, GM_MODEL, "cannot read \"%s\": %s", path, strerror(errno));
    gm_status status = GM_NOMEM;
    abbreviations *table = calloc(1, sizeof *table);
    if (table && grow_table(table))
        status = read_lines(file, path, table, err);
    else
        gm_fail(err, GM_NOMEM, "no memory for the table of abbreviations");
    fclose(file);
    if (status != GM_OK) {
        free_abbreviations(table);
        return status;
    }
    *out = table;
    return GM_OK;
}

void free_abbreviations(abbreviations *table)
{
    if (!table)
        return;
    free(table->entries);
    free(table);
}

abbreviation_class find_abbreviation(const abbreviations *table, const char *bytes,
                                     uint32_t len)
{
    if (len == 0 || len > ABBREVIATION_BYTES)
        return ABBREVIATION_NONE;
    const entry *found = find_entry(table, bytes, len);
    return (abbreviation_class)found->class;
}
