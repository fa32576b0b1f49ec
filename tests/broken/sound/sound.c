/* No defect at all: what the others would be without theirs. */
#include "broken.h"

GM_STAGE(SOUND("sound"), .process = process_nothing);
