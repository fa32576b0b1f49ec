#include "list.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { LINE = 512 };

static gm_status check_line(const char *line, const char *at, const char *folder,
                            gm_error *err)
{
    char fingerprint[LINE], name[LINE], path[2 * LINE], rest;
    if (sscanf(line, "%511s %511s %c", fingerprint, name, &rest) != 2)
        return gm_fail(err, GM_MODEL,
                       "%s: a line is \"FINGERPRINT NAME\", \"fr.lm fr\"", at);
    snprintf(path, sizeof path, "%s/%s", folder, fingerprint);
    if (access(path, R_OK) == 0)
        return GM_OK;
    return gm_fail(
        err, GM_MODEL,
        "%s: cannot read the fingerprint \"%s\": %s; install "
        "libexttextcat-data, or name its folder with the option fingerprints",
        at, path, strerror(errno));
}

gm_status check_list(const char *list, const char *folder, gm_error *err)
{
    char line[LINE], at[2 * LINE];
    gm_status status = GM_OK;
    FILE *file = fopen(list, "r");
    if (!file)
        return gm_fail(err, GM_MODEL, "cannot open \"%s\": %s", list, strerror(errno));
    for (int number = 1; status == GM_OK && fgets(line, sizeof line, file); number++) {
        snprintf(at, sizeof at, "%s:%d", list, number);
        status = check_line(line, at, folder, err);
    }
    fclose(file);
    return status;
}
