/* Signals that end a run: the first asks it to stop, the second ends the process. */
#ifndef GM_CLI_STOP_H
#define GM_CLI_STOP_H

#include <signal.h>

/* From now on; the result is what gm_job.stop is to look at. */
const volatile sig_atomic_t *cli_stop_listen(void);

#endif
