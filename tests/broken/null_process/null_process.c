/* A stage that does nothing at all. */
#include "broken.h"

GM_STAGE(SOUND("null_process"));
