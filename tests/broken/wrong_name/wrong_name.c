/* A stage that was copied without being renamed. */
#include "broken.h"

GM_STAGE(SOUND("another_name"), .process = process_nothing);
