/* One of its options is said to have a new name, and there is none of that name. */
#include "broken.h"

typedef struct options {
    bool loud;
} options;

static const gm_option option_table[] = {{.name = "loud",
                                          .type = GM_OPTION_BOOL,
                                          .offset = GM_FIELD(options, loud, bool),
                                          .standard = "false",
                                          .help = "says more"},
                                         GM_OLD_NAME("verbose", "noisy"),
                                         {0}};

GM_STAGE(SOUND("old_name_of_nothing"), .options = option_table,
         .options_size = sizeof(options), .process = process_nothing);
