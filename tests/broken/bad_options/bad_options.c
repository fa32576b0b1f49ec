/* The default of its option is not one of the option's own values. */
#include "broken.h"

typedef struct options {
    double threshold;
} options;

static const gm_option option_table[] = {
    {.name = "threshold",
     .type = GM_OPTION_REAL,
     .offset = GM_FIELD(options, threshold, double),
     .standard = "2.5",
     .help = "least score of what is kept",
     .min = 0,
     .max = 1},
    {0}};

GM_STAGE(SOUND("bad_options"), .options = option_table, .options_size = sizeof(options),
         .process = process_nothing);
