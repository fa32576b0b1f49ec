/* Reads a layer that no stage writes. */
#include "broken.h"

static const char *const reads[] = {"horoscope", NULL};

GM_STAGE(SOUND("reads_nowhere"), .reads = reads, .process = process_nothing);
