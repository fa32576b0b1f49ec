/* Has an option that no number fits. */
#include "broken.h"

typedef struct options {
    bool quiet;
    int64_t most;
} options;

static const gm_option option_table[] = {{.name = "most",
                                          .type = GM_OPTION_INT,
                                          .offset = GM_FIELD(options, most, int64_t),
                                          .standard = "1",
                                          .help = "how many",
                                          .min = 9,
                                          .max = 1},
                                         {0}};

GM_STAGE(SOUND("option_no_range"), .options = option_table,
         .options_size = sizeof(options), .process = process_nothing);
