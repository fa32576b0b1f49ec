/* Nothing of an answer is believed: what it is refused for is said with the start of
 * its line, so that whoever wrote the program sees at once what it did. */
#include "answer.h"

#include "shown.h"

#include <stdlib.h>
#include <string.h>

/* One row under way. */
typedef struct reading {
    answer *read;
    gm_text line;
    const points *counted;
    gm_error *err;
    uint32_t row;
} reading;

/* `why` goes on from "the answer of the program". */
static gm_status refuse(const reading *self, const char *why)
{
    shown line = show_text(self->line);
    self->read->misread = true;
    return gm_fail(self->err, GM_INPUT, "the answer of the program %s; it begins: %s",
                   why, line.string);
}

static gm_status refuse_row(const reading *self, const char *key, const char *why)
{
    shown line = show_text(self->line), name = show_text(text_of_string(key));
    self->read->misread = true;
    return gm_fail(self->err, GM_INPUT,
                   "the answer of the program has a row that is wrong: \"%s\" of "
                   "rows[%u] %s; it begins: %s",
                   name.string, self->row, why, line.string);
}

static gm_status read_place(const reading *self, const json_t *row, const char *key,
                            uint32_t *byte)
{
    const json_t *number = json_object_get(row, key);
    if (!json_is_integer(number))
        return refuse_row(self, key, "must be a whole number, of code points");
    json_int_t point = json_integer_value(number);
    if (point < 0 || point > self->counted->count) {
        char why[96];
        snprintf(why, sizeof why, "is %lld, and the text goes from 0 to %u",
                 (long long)point, self->counted->count);
        return refuse_row(self, key, why);
    }
    *byte = byte_of_point(self->counted, (uint32_t)point);
    return GM_OK;
}

static gm_status read_span(const reading *self, const json_t *row, gm_span *span)
{
    gm_status status = read_place(self, row, "begin", &span->begin);
    if (status == GM_OK)
        status = read_place(self, row, "end", &span->end);
    if (status == GM_OK && span->end < span->begin)
        return refuse_row(self, "end", "comes before its \"begin\"");
    return status;
}

static gm_status read_string(const reading *self, const json_t *row, const char *key,
                             gm_text *text)
{
    const json_t *string = json_object_get(row, key);
    *text = (gm_text){"", 0};
    if (!string || json_is_null(string))
        return GM_OK;
    if (!json_is_string(string))
        return refuse_row(self, key, "must be a string");
    *text = (gm_text){json_string_value(string), (uint32_t)json_string_length(string)};
    return GM_OK;
}

static gm_status check_keys(const reading *self, json_t *row)
{
    static const char *const known[] = {"begin", "end", "label", "value"};
    const char *key;
    json_t *value;
    json_object_foreach(row, key, value)
    {
        size_t i = 0;
        while (i < 4 && strcmp(known[i], key) != 0)
            i++;
        if (i == 4)
            return refuse_row(self, key, "is none of begin, end, label and value");
    }
    return GM_OK;
}

static gm_status read_row(const reading *self, json_t *json, answer_row *row)
{
    if (!json_is_object(json))
        return refuse(self, "has a row that is no object");
    gm_status status = check_keys(self, json);
    if (status == GM_OK)
        status = read_span(self, json, &row->span);
    if (status == GM_OK)
        status = read_string(self, json, "label", &row->label);
    if (status == GM_OK)
        status = read_string(self, json, "value", &row->value);
    row->order = self->row;
    return status;
}

static int compare_rows(const void *one, const void *other)
{
    const answer_row *left = one, *right = other;
    if (left->span.begin != right->span.begin)
        return left->span.begin < right->span.begin ? -1 : 1;
    return left->order < right->order ? -1 : left->order > right->order;
}

static bool reserve(answer *read, size_t rows)
{
    if (rows <= read->room)
        return true;
    answer_row *grown = realloc(read->rows, rows * sizeof *grown);
    if (!grown)
        return false;
    read->rows = grown;
    read->room = (uint32_t)rows;
    return true;
}

static gm_status read_rows(reading *self, const json_t *rows)
{
    gm_status status = GM_OK;
    size_t count = json_array_size(rows); /* fewer than the bytes of the line */
    if (!reserve(self->read, count))
        return gm_fail(self->err, GM_NOMEM, "no memory for the rows of the program");
    for (size_t i = 0; status == GM_OK && i < count; i++) {
        self->row = (uint32_t)i;
        status = read_row(self, json_array_get(rows, i), &self->read->rows[i]);
    }
    if (status != GM_OK)
        return status;
    self->read->count = (uint32_t)count;
    if (count > 1)
        qsort(self->read->rows, count, sizeof *self->read->rows, compare_rows);
    return GM_OK;
}

static gm_status parse(const reading *self)
{
    json_error_t why;
    self->read->json = json_loadb(self->line.ptr, self->line.len,
                                  JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES, &why);
    if (self->read->json)
        return GM_OK;
    if (json_error_code(&why) == json_error_out_of_memory)
        return gm_fail(self->err, GM_NOMEM, "no memory for the answer of the program");
    char message[64 + sizeof why.text];
    snprintf(message, sizeof message, "is no JSON, at byte %d: %s", why.position,
             show_text(text_of_string(why.text)).string);
    return refuse(self, message);
}

static gm_status read_error(const reading *self, const json_t *error)
{
    if (!json_is_string(error))
        return refuse(self, "has an \"error\" that is no string");
    size_t len = json_string_length(error);
    shown why = show_text((gm_text){json_string_value(error), (uint32_t)len});
    return gm_fail(self->err, GM_INPUT, "the program says: %s", why.string);
}

gm_status read_answer(answer *read, gm_text line, const points *counted, gm_error *err)
{
    reading self = {read, line, counted, err, 0};
    forget_answer(read);
    gm_status status = parse(&self);
    if (status != GM_OK)
        return status;
    const json_t *rows = json_object_get(read->json, "rows");
    const json_t *error = json_object_get(read->json, "error");
    if (json_object_size(read->json) != 1 || (!rows && !error))
        return refuse(&self,
                      "must be an object with \"rows\" or \"error\", and no more");
    if (error)
        return read_error(&self, error);
    if (!json_is_array(rows))
        return refuse(&self, "has \"rows\" that are no array");
    return read_rows(&self, rows);
}

void forget_answer(answer *forgotten)
{
    json_decref(forgotten->json);
    forgotten->json = NULL;
    forgotten->count = 0;
    forgotten->misread = false;
}

void free_answer(answer *freed)
{
    forget_answer(freed);
    free(freed->rows);
    *freed = (answer){0};
}
