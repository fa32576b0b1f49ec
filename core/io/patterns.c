#include "io/patterns.h"

#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static bool add(gm_patterns *patterns, const char *path)
{
    const char **grown =
        realloc(patterns->paths, (patterns->count + 1) * sizeof *grown);
    if (!grown)
        return false;
    patterns->paths = grown;
    patterns->paths[patterns->count++] = path;
    return true;
}

static bool add_match(gm_patterns *patterns, const char *path)
{
    char *copy = strdup(path);
    char **grown =
        copy ? realloc(patterns->made, (patterns->made_count + 1) * sizeof *grown)
             : NULL;
    if (!grown) {
        free(copy);
        return false;
    }
    patterns->made = grown;
    patterns->made[patterns->made_count++] = copy;
    return add(patterns, copy);
}

static bool add_matches(gm_patterns *patterns, const char *pattern)
{
    glob_t matches;
    int outcome = glob(pattern, 0, NULL, &matches);
    if (outcome == GLOB_NOSPACE)
        return false;
    if (outcome != 0)
        return add(patterns, pattern);
    bool complete = true;
    for (size_t i = 0; complete && i < matches.gl_pathc; i++)
        complete = add_match(patterns, matches.gl_pathv[i]);
    globfree(&matches);
    return complete;
}

bool gm_patterns_expand(gm_patterns *patterns, const char *const *paths, uint32_t count)
{
    struct stat status;
    bool complete = true;
    *patterns = (gm_patterns){0};
    for (uint32_t i = 0; complete && i < count; i++) {
        bool literal = strcmp(paths[i], "-") == 0 || stat(paths[i], &status) == 0;
        complete = literal ? add(patterns, paths[i]) : add_matches(patterns, paths[i]);
    }
    return complete;
}

void gm_patterns_free(gm_patterns *patterns)
{
    for (uint32_t i = 0; i < patterns->made_count; i++)
        free(patterns->made[i]);
    free(patterns->made);
    free(patterns->paths);
    *patterns = (gm_patterns){0};
}
