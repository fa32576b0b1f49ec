#include "io/crc32.h"

void gm_crc32_begin(gm_crc32 *crc)
{
    *crc = (gm_crc32){.sum = 0};
    for (uint32_t i = 0; i < 256; i++) {
        uint32_t value = i;
        for (int bit = 0; bit < 8; bit++)
            value = value & 1 ? 0xEDB88320u ^ (value >> 1) : value >> 1;
        crc->table[i] = value;
    }
}

void gm_crc32_add(gm_crc32 *crc, const char *ptr, size_t len)
{
    uint32_t sum = ~crc->sum;
    for (size_t i = 0; i < len; i++)
        sum = crc->table[(sum ^ (uint8_t)ptr[i]) & 0xFF] ^ (sum >> 8);
    crc->sum = ~sum;
    crc->bytes += (uint32_t)len;
}
