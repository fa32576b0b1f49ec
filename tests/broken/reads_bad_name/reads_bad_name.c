/* Reads what is not named as layers are. */
#include "broken.h"

static const char *const reads[] = {"token", "Token Kind", NULL};

GM_STAGE(SOUND("reads_bad_name"), .reads = reads, .process = process_nothing);
