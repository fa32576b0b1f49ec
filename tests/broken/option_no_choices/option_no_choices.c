/* Has an option to choose from nothing. */
#include "broken.h"

typedef struct options {
    bool quiet;
    int64_t most;
} options;

static const gm_option option_table[] = {{.name = "most",
                                          .type = GM_OPTION_CHOICE,
                                          .offset = GM_FIELD(options, most, int64_t),
                                          .standard = "all",
                                          .help = "how many"},
                                         {0}};

GM_STAGE(SOUND("option_no_choices"), .options = option_table,
         .options_size = sizeof(options), .process = process_nothing);
