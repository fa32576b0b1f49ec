/* The old name of an option is that of another one. */
#include "broken.h"

typedef struct options {
    bool loud, quiet;
} options;

static const gm_option option_table[] = {{.name = "loud",
                                          .type = GM_OPTION_BOOL,
                                          .offset = GM_FIELD(options, loud, bool),
                                          .standard = "false",
                                          .help = "says more"},
                                         {.name = "quiet",
                                          .type = GM_OPTION_BOOL,
                                          .offset = GM_FIELD(options, quiet, bool),
                                          .standard = "false",
                                          .help = "says less"},
                                         GM_OLD_NAME("quiet", "loud"),
                                         {0}};

GM_STAGE(SOUND("old_name_taken"), .options = option_table,
         .options_size = sizeof(options), .process = process_nothing);
