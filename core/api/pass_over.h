/* The documents that another run has done: read, and not annotated again. */
#ifndef GM_API_PASS_OVER_H
#define GM_API_PASS_OVER_H

#include "api/keeper.h"
#include "api/selection.h"

/* Moves `selection` behind what is done, and says it to `keeper` and to `outputs`,
 * which are cut there when they begin.  It is the journal that tells, or, of one output
 * of JSON Lines without any, its lines.  Fails with GM_CONFIG, and no output has lost
 * more than a line that was cut, if they are of another input or another command. */
gm_status gm_pass_over(gm_selection *selection, gm_outputs *outputs, gm_keeper *keeper,
                       gm_error *err);

#endif
