/* Doubling growth over realloc. */
#include "base/buffer.h"

#include "base/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_CAPACITY = 256, READ_SIZE = 64 * 1024 };

bool gm_buffer_reserve(gm_buffer *buffer, size_t bytes)
{
    if (buffer->failed)
        return false;
    if (buffer->capacity - buffer->len >= bytes)
        return true;
    size_t capacity = buffer->capacity ? buffer->capacity : FIRST_CAPACITY;
    while (capacity - buffer->len < bytes && capacity <= SIZE_MAX / 2)
        capacity *= 2;
    char *ptr = realloc(buffer->ptr, capacity);
    if (!ptr || capacity - buffer->len < bytes) {
        buffer->failed = true;
        return false;
    }
    buffer->ptr = ptr;
    buffer->capacity = capacity;
    return true;
}

void gm_buffer_add(gm_buffer *buffer, const char *ptr, size_t len)
{
    if (len == 0 || !gm_buffer_reserve(buffer, len))
        return;
    memcpy(buffer->ptr + buffer->len, ptr, len);
    buffer->len += len;
}

void gm_buffer_puts(gm_buffer *buffer, const char *string)
{
    gm_buffer_add(buffer, string, strlen(string));
}

void gm_buffer_printf(gm_buffer *buffer, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int len = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (len < 0 || !gm_buffer_reserve(buffer, (size_t)len + 1))
        return;
    va_start(arguments, format);
    vsnprintf(buffer->ptr + buffer->len, (size_t)len + 1, format, arguments);
    va_end(arguments);
    buffer->len += (size_t)len;
}

void gm_buffer_number(gm_buffer *buffer, uint32_t number)
{
    char digits[10];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    gm_buffer_add(buffer, digits + at, sizeof digits - at);
}

void gm_buffer_clear(gm_buffer *buffer)
{
    buffer->len = 0;
    buffer->failed = false;
}

void gm_buffer_free(gm_buffer *buffer)
{
    free(buffer->ptr);
    *buffer = (gm_buffer){0};
}

static gm_status read_stream(gm_buffer *buffer, FILE *file, const char *path,
                             gm_error *err)
{
    size_t got;
    do {
        if (!gm_buffer_reserve(buffer, READ_SIZE))
            return gm_error_nomem(err);
        got = fread(buffer->ptr + buffer->len, 1, READ_SIZE, file);
        buffer->len += got;
    } while (got > 0);
    if (ferror(file))
        return gm_fail(err, GM_INPUT, "cannot read \"%s\": %s", path, strerror(errno));
    return GM_OK;
}

gm_status gm_buffer_read_file(gm_buffer *buffer, const char *path, gm_error *err)
{
    if (strcmp(path, "-") == 0)
        return read_stream(buffer, stdin, "standard input", err);
    FILE *file = fopen(path, "rb");
    if (!file)
        return gm_fail(err, GM_INPUT, "cannot open \"%s\": %s", path, strerror(errno));
    gm_status status = read_stream(buffer, file, path, err);
    fclose(file);
    return status;
}
