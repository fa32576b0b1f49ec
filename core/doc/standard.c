/* In the order in which columns are written out. */
#include "doc/standard.h"

#include <string.h>

static const struct {
    const char *name;
    gm_type type;
} standard[] = {
    {"paragraph", GM_LAYER},    {"sentence", GM_LAYER},       {"token", GM_LAYER},
    {"token.kind", GM_SYMBOL},  {"token.stem", GM_SYMBOL},    {"entity", GM_LAYER},
    {"entity.type", GM_SYMBOL}, {"entity.score", GM_REAL},    {"quote", GM_LAYER},
    {"quote.type", GM_SYMBOL},  {"quote.content", GM_PARTS},  {"quote.cue", GM_SPAN},
    {"quote.source", GM_SPAN},  {"quote.speaker", GM_SYMBOL}, {"quote.kind", GM_SYMBOL},
    {"quote.score", GM_REAL},
};

gm_type gm_standard_type(const char *name)
{
    for (size_t i = 0; i < sizeof standard / sizeof *standard; i++) {
        if (strcmp(standard[i].name, name) == 0)
            return standard[i].type;
    }
    return (gm_type)0;
}

const char *gm_standard_name(uint32_t i)
{
    return i < sizeof standard / sizeof *standard ? standard[i].name : NULL;
}
