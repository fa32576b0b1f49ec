/* Has an option of a type that nobody knows. */
#include "broken.h"

typedef struct options {
    bool quiet;
    int64_t most;
} options;

static const gm_option option_table[] = {{.name = "quiet",
                                          .type = (gm_option_type)77,
                                          .standard = "no",
                                          .help = "says less"},
                                         {0}};

GM_STAGE(SOUND("option_unknown_type"), .options = option_table,
         .options_size = sizeof(options), .process = process_nothing);
