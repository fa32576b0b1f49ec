/* core/score, behind the public name. */
#include "api/context.h"
#include "score/score.h"

gm_status gm_evaluate(gm_context *context, const char *gold, const char *predicted,
                      const char *layer, FILE *out)
{
    gm_error *err = gm_context_error(context);
    return gm_context_fail(context, gm_score_files(gold, predicted, layer, out, err));
}
