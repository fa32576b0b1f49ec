/* Paths as the shell would have expanded them, had it seen them unquoted. */
#ifndef GM_IO_PATTERNS_H
#define GM_IO_PATTERNS_H

#include <guillemet/stage.h>

typedef struct gm_patterns {
    const char **paths;
    uint32_t count;
    char **made; /* those that were matched; the others are the caller's own */
    uint32_t made_count;
} gm_patterns;

/* A path that exists, and "-", stand for themselves; another one that is a pattern of
 * glob(3) stands for what it matches, in name order; one that matches nothing stays.
 * `paths` outlive the result, which is to be freed even if memory ran out (false). */
bool gm_patterns_expand(gm_patterns *patterns, const char *const *paths,
                        uint32_t count);
void gm_patterns_free(gm_patterns *patterns);

#endif
