/* Has an option that no pipeline file can name. */
#include "broken.h"

typedef struct options {
    bool quiet;
    int64_t most;
} options;

static const gm_option option_table[] = {{.name = "How Many",
                                          .type = GM_OPTION_INT,
                                          .offset = GM_FIELD(options, most, int64_t),
                                          .standard = "1",
                                          .help = "how many",
                                          .max = 9},
                                         {0}};

GM_STAGE(SOUND("option_bad_name"), .options = option_table,
         .options_size = sizeof(options), .process = process_nothing);
