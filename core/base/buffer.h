/* A growable run of bytes, for output and for whole files.
 *
 * Appending never fails at the call: want of memory is remembered in `failed`, and
 * whoever uses the bytes checks it once. */
#ifndef GM_BASE_BUFFER_H
#define GM_BASE_BUFFER_H

#include <guillemet/stage.h>

typedef struct gm_buffer {
    char *ptr;
    size_t len, capacity;
    bool failed;
} gm_buffer;

/* Room for `bytes` more at ptr + len; false if there is none. */
bool gm_buffer_reserve(gm_buffer *buffer, size_t bytes);

void gm_buffer_add(gm_buffer *buffer, const char *ptr, size_t len);
void gm_buffer_puts(gm_buffer *buffer, const char *string);
void gm_buffer_printf(gm_buffer *buffer, const char *format, ...) GM_PRINTF(2, 3);
/* Decimal digits, without the cost of printf. */
void gm_buffer_number(gm_buffer *buffer, uint32_t number);
void gm_buffer_clear(gm_buffer *buffer);
void gm_buffer_free(gm_buffer *buffer);

static inline void gm_buffer_put(gm_buffer *buffer, char byte)
{
    if (buffer->len < buffer->capacity)
        buffer->ptr[buffer->len++] = byte;
    else
        gm_buffer_add(buffer, &byte, 1);
}

/* The whole of a file, "-" being standard input, appended. */
gm_status gm_buffer_read_file(gm_buffer *buffer, const char *path, gm_error *err);

#endif
