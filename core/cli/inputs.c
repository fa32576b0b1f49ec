/* What is looked at before an output is opened, for opening empties it. */
#include "cli/cli.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* The real path of the folder that `path` is in, or is to be in; false if none. */
static bool real_folder(const char *path, char *folder)
{
    char copy[PATH_MAX];
    const char *slash = strrchr(path, '/');
    size_t len = slash ? (size_t)(slash - path) + 1 : 0;
    if (len >= sizeof copy)
        return false;
    memcpy(copy, path, len);
    copy[len] = '\0';
    return realpath(len ? copy : ".", folder) != NULL;
}

/* Whether `out` lies in the folder `input` or below, where the walk would meet it. */
static bool is_below(const char *out, const char *input)
{
    char root[PATH_MAX], folder[PATH_MAX];
    if (!realpath(input, root) || !real_folder(out, folder))
        return false;
    size_t len = strlen(root);
    return strncmp(folder, root, len) == 0 &&
           (folder[len] == '\0' || folder[len] == '/' || len == 1);
}

static bool is_same(const char *out, const struct stat *input)
{
    struct stat status;
    return stat(out, &status) == 0 && S_ISREG(status.st_mode) &&
           status.st_dev == input->st_dev && status.st_ino == input->st_ino;
}

static int check_input(const char *input, const char *out, bool in_parts)
{
    struct stat status;
    if (strcmp(input, "-") == 0)
        return CLI_DONE;
    if (stat(input, &status) != 0 && strpbrk(input, "*?["))
        return CLI_DONE; /* a pattern, for the library to expand */
    if (stat(input, &status) != 0)
        return cli_fail("cannot read \"%s\": %s", input, strerror(errno));
    if (in_parts && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode))
        return cli_fail("a part of \"%s\" cannot be taken, for it is read once: name "
                        "files or folders with --shard",
                        input);
    if (out && is_same(out, &status))
        return cli_fail("\"%s\" is an input and the output: write to another file",
                        out);
    if (out && S_ISDIR(status.st_mode) && is_below(out, input))
        return cli_fail(
            "the output \"%s\" lies in the input \"%s\": write it to another "
            "folder",
            out, input);
    return CLI_DONE;
}

static int check_standard_input(const gm_job *job)
{
    uint32_t times = 0;
    for (uint32_t i = 0; i < job->inputs_count; i++)
        times += strcmp(job->inputs[i], "-") == 0;
    return times > 1 ? cli_fail("standard input is named twice, and can be read once: "
                                "take one \"-\" out")
                     : CLI_DONE;
}

static int check_output(const gm_job *job, const char *out)
{
    int status = CLI_DONE;
    if (out && strcmp(out, "-") == 0)
        out = NULL;
    for (uint32_t i = 0; status == CLI_DONE && i < job->inputs_count; i++)
        status = check_input(job->inputs[i], out, job->shards > 1);
    return status;
}

int cli_check_inputs(const gm_job *job)
{
    int status = check_standard_input(job);
    if (status == CLI_DONE)
        status = check_output(job, NULL);
    for (uint32_t i = 0; status == CLI_DONE && i < job->outputs_count; i++)
        status = check_output(job, job->outputs[i].path);
    if (status == CLI_DONE)
        status = check_output(job, job->errors);
    return status;
}
