/* From the outside in: first the two numbers that say how much of the entry there is,
 * then its members, then the tables they point to. */
#include "plugin/check.h"

#include "config/options.h"
#include "config/values.h"
#include "doc/standard.h"

#include <string.h>

#define REBUILD "rebuild the stage against the installed guillemet"

enum { MOST_NAMES = 64 };

/* Bytes of a gm_stage by minor version: what a stage of that version must say. */
static const uint32_t size_of_minor[GM_ABI_MINOR + 1] = {
    GM_STAGE_SIZE_1_0, GM_STAGE_SIZE_1_0 /* 1.1 has but a new kind of row */};

/* ---- Versions ---------------------------------------------------------------- */

static gm_status check_version(uint32_t abi, uint32_t size, const char *path,
                               gm_error *err)
{
    uint32_t major = abi >> 16, minor = abi & 0xFFFF;
    if (major != GM_ABI_MAJOR || minor > GM_ABI_MINOR)
        return gm_fail(err, GM_CONFIG,
                       "%s was built for stage ABI %u.%u; this guillemet (%s) accepts "
                       "%u.0 to %u.%u\n  " REBUILD "%s",
                       path, major, minor, GM_VERSION, GM_ABI_MAJOR, GM_ABI_MAJOR,
                       GM_ABI_MINOR, abi > GM_ABI ? ", or upgrade guillemet" : "");
    if (size != size_of_minor[minor])
        return gm_fail(
            err, GM_CONFIG,
            "%s has a stage of %u bytes; one of ABI %u.%u has %u\n  define it "
            "by GM_STAGE(), and " REBUILD,
            path, size, major, minor, size_of_minor[minor]);
    return GM_OK;
}

/* The first two numbers of an entry, if they are such, and the rest of it is there. */
static gm_status read_head(gm_stage_entry_bytes entry, uint32_t head[2],
                           const char *path, gm_error *err)
{
    if (entry.size < 2 * sizeof *head)
        return gm_fail(err, GM_CONFIG,
                       "%s has a \"gm_stage_entry\" that is no stage\n  define it by "
                       "GM_STAGE(), and " REBUILD,
                       path);
    memcpy(head, entry.ptr, 2 * sizeof *head);
    gm_status status = check_version(head[0], head[1], path, err);
    if (status == GM_OK && entry.size < head[1])
        return gm_fail(err, GM_CONFIG,
                       "%s says that its stage has %u bytes, and exports %zu\n  define "
                       "it by GM_STAGE(), and " REBUILD,
                       path, head[1], entry.size);
    return status;
}

/* ---- Names ------------------------------------------------------------------- */

/* "token" or "token.stem"; `dot`, unless it is a layer, is set to the dot. */
static bool is_path(const char *name, const char **dot)
{
    char layer[MOST_NAMES];
    *dot = strchr(name, '.');
    if (!*dot)
        return gm_is_name(name);
    size_t len = (size_t)(*dot - name);
    if (len >= sizeof layer)
        return false;
    memcpy(layer, name, len);
    layer[len] = '\0';
    return gm_is_name(layer) && gm_is_name(*dot + 1);
}

static gm_status fail_name(const char *list, const char *name, gm_error *err)
{
    return gm_fail(err, GM_CONFIG,
                   "\"%.63s\" in its `%s` names no layer or column; write \"token\" or "
                   "\"token.stem\", in lower case",
                   name, list);
}

static bool reads(const gm_stage *stage, const char *name, size_t len)
{
    for (const char *const *read = stage->reads; read && *read; read++) {
        if (strncmp(*read, name, len) == 0 && (*read)[len] == '\0')
            return true;
    }
    return false;
}

/* Whether one of the first `count` features has that name. */
static bool writes(const gm_stage *stage, uint32_t count, const char *name, size_t len)
{
    for (uint32_t i = 0; i < count; i++) {
        const char *written = stage->writes[i].name;
        if (strncmp(written, name, len) == 0 && written[len] == '\0')
            return true;
    }
    return false;
}

static gm_status check_reads(const gm_stage *stage, gm_error *err)
{
    const char *dot;
    for (uint32_t i = 0; stage->reads && stage->reads[i]; i++) {
        if (i == MOST_NAMES)
            return gm_fail(err, GM_CONFIG,
                           "its `reads` has more than %d names; does it end with NULL?",
                           MOST_NAMES);
        if (!is_path(stage->reads[i], &dot))
            return fail_name("reads", stage->reads[i], err);
    }
    return GM_OK;
}

/* ---- What it writes ---------------------------------------------------------- */

static gm_status check_type(const gm_feature *feature, bool layer, gm_error *err)
{
    static const char *const names[] = {"",        "GM_LAYER", "GM_SYMBOL", "GM_NUMBER",
                                        "GM_REAL", "GM_FLAG",  "GM_SPAN",   "GM_PARTS"};
    if (feature->type < GM_LAYER || feature->type > GM_PARTS)
        return gm_fail(err, GM_CONFIG, "\"%s\" in its `writes` has no known .type (%d)",
                       feature->name, (int)feature->type);
    if (layer && feature->type != GM_LAYER)
        return gm_fail(err, GM_CONFIG,
                       "\"%s\" in its `writes` is a layer: its .type is GM_LAYER",
                       feature->name);
    if (!layer && feature->type == GM_LAYER)
        return gm_fail(err, GM_CONFIG,
                       "\"%s\" in its `writes` is a column: its .type is not GM_LAYER",
                       feature->name);
    gm_type standard = gm_standard_type(feature->name);
    if (standard && standard != feature->type)
        return gm_fail(
            err, GM_CONFIG,
            "it writes \"%s\" as %s, and everybody else as %s; use that type, "
            "or another name",
            feature->name, names[feature->type], names[standard]);
    return GM_OK;
}

static gm_status check_feature(const gm_stage *stage, uint32_t i, gm_error *err)
{
    const gm_feature *feature = &stage->writes[i];
    const char *dot;
    if (!is_path(feature->name, &dot))
        return fail_name("writes", feature->name, err);
    gm_status status = check_type(feature, !dot, err);
    size_t len = strlen(feature->name);
    if (status != GM_OK)
        return status;
    if (writes(stage, i, feature->name, len))
        return gm_fail(err, GM_CONFIG, "\"%s\" is twice in its `writes`",
                       feature->name);
    if (reads(stage, feature->name, len))
        return gm_fail(err, GM_CONFIG,
                       "\"%s\" is in its `reads` and in its `writes`; what is read is "
                       "final: write under another name",
                       feature->name);
    if (!dot)
        return GM_OK;
    size_t layer = (size_t)(dot - feature->name);
    if (!reads(stage, feature->name, layer) && !writes(stage, i, feature->name, layer))
        return gm_fail(
            err, GM_CONFIG,
            "it writes \"%s\" and neither reads nor writes \"%.*s\"; add the "
            "layer to its `reads`, or to its `writes` before the column",
            feature->name, (int)layer, feature->name);
    return GM_OK;
}

static gm_status check_writes(const gm_stage *stage, gm_error *err)
{
    gm_status status = GM_OK;
    for (uint32_t i = 0; status == GM_OK && stage->writes && stage->writes[i].name;
         i++) {
        if (i == MOST_NAMES)
            return gm_fail(err, GM_CONFIG,
                           "its `writes` has more than %d rows; does it end with {0}?",
                           MOST_NAMES);
        status = check_feature(stage, i, err);
    }
    return status;
}

/* ---- The whole --------------------------------------------------------------- */

static gm_status check_members(const gm_stage *stage, gm_error *err)
{
    if (!stage->version || !stage->summary || !stage->license)
        return gm_fail(err, GM_CONFIG,
                       "it has no .version, .summary or .license: set all of them");
    if (!stage->process)
        return gm_fail(err, GM_CONFIG, "it has no .process: set it");
    gm_status status = check_reads(stage, err);
    if (status == GM_OK)
        status = check_writes(stage, err);
    if (status == GM_OK)
        status = gm_options_check(stage->options, stage->options_size, err);
    if (status == GM_OK)
        status = gm_options_check(stage->train_options, stage->train_options_size, err);
    return status;
}

gm_status gm_stage_check(gm_stage_entry_bytes entry, const char *name, const char *path,
                         gm_stage *stage, gm_error *err)
{
    uint32_t head[2];
    gm_failure why;
    gm_status status = read_head(entry, head, path, err);
    if (status != GM_OK)
        return status;
    memset(stage, 0, sizeof *stage);
    memcpy(stage, entry.ptr, head[1] < sizeof *stage ? head[1] : sizeof *stage);
    if (strcmp(name, "include") == 0)
        return gm_fail(err, GM_CONFIG,
                       "\"include\" in a pipeline file is followed by a file: give the "
                       "stage of %s another name",
                       path);
    if (!stage->name || strcmp(stage->name, name) != 0)
        return gm_fail(
            err, GM_CONFIG,
            "%s holds a stage named \"%.63s\"\n  a stage has the name of its "
            "file: rename one of them",
            path, stage->name ? stage->name : "");
    gm_failure_init(&why);
    status = check_members(stage, &why.error);
    if (status == GM_OK)
        return GM_OK;
    return gm_fail(err, status, "cannot use stage \"%s\" from %s\n  %s", name, path,
                   why.message);
}
