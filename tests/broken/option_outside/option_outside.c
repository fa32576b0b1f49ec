/* Has an option that lies behind its struct. */
#include "broken.h"

typedef struct options {
    bool quiet;
    int64_t most;
} options;

static const gm_option option_table[] = {{.name = "most",
                                          .type = GM_OPTION_INT,
                                          .offset = sizeof(options),
                                          .standard = "1",
                                          .help = "how many",
                                          .max = 9},
                                         {0}};

GM_STAGE(SOUND("option_outside"), .options = option_table,
         .options_size = sizeof(options), .process = process_nothing);
