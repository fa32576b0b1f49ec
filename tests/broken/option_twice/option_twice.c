/* Has two options of one name. */
#include "broken.h"

typedef struct options {
    bool quiet;
    int64_t most;
} options;

static const gm_option option_table[] = {{.name = "quiet",
                                          .type = GM_OPTION_BOOL,
                                          .offset = GM_FIELD(options, quiet, bool),
                                          .standard = "no",
                                          .help = "says less"},
                                         {.name = "quiet",
                                          .type = GM_OPTION_BOOL,
                                          .offset = GM_FIELD(options, quiet, bool),
                                          .standard = "no",
                                          .help = "says less"},
                                         {0}};

GM_STAGE(SOUND("option_twice"), .options = option_table,
         .options_size = sizeof(options), .process = process_nothing);
