/* The checksum of gzip (RFC 1952, 8), which libarchive reads and does not compare. */
#ifndef GM_IO_CRC32_H
#define GM_IO_CRC32_H

#include <stddef.h>
#include <stdint.h>

typedef struct gm_crc32 {
    uint32_t table[256];
    uint32_t sum;   /* of all bytes so far */
    uint32_t bytes; /* their number, modulo 2^32 */
} gm_crc32;

void gm_crc32_begin(gm_crc32 *crc);
void gm_crc32_add(gm_crc32 *crc, const char *ptr, size_t len);

#endif
