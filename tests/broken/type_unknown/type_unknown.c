/* Declares a column without a type. */
#include "broken.h"

static const char *const reads[] = {"token", NULL};
static const gm_feature writes[] = {{.name = "token.colour", .help = "its colour"},
                                    {0}};

GM_STAGE(SOUND("type_unknown"), .reads = reads, .writes = writes,
         .process = process_nothing);
