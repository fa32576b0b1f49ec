/* Does not say who may use it. */
#include "broken.h"

GM_STAGE(.name = "no_license", .version = "1.0.0", .summary = "broken on purpose",
         .process = process_nothing);
