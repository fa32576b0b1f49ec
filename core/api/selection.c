#include "api/selection.h"

#include "io/archive.h"
#include "io/walk.h"
#include "plugin/host.h"

#include <string.h>
#include <sys/stat.h>

static gm_status open_source(const gm_job *job, gm_source **source, gm_error *err)
{
    return gm_source_open(job->inputs, job->inputs_count, job->from, GM_CARRY_LAYERS,
                          source, err);
}

/* ---- Shards ------------------------------------------------------------------ */

/* The shards are runs of documents, so their outputs put together are the whole; that
 * takes counting the documents first. */
static gm_status count_documents(const gm_job *job, uint64_t *count, gm_error *err)
{
    gm_source *source = NULL;
    gm_document *document = gm_document_new(&gm_host_table);
    gm_status status = document ? open_source(job, &source, err) : gm_error_nomem(err);
    *count = 0;
    for (bool end = false; status == GM_OK && !end; *count += !end) {
        gm_failure failure;
        gm_failure_init(&failure);
        gm_document_reset(document);
        status = gm_source_next(source, document, &end, &failure.error);
        if (status == GM_INPUT)
            status = GM_OK;
        else if (status != GM_OK)
            gm_fail(err, status, "%s", failure.message);
    }
    gm_source_close(source);
    gm_document_free(document);
    return status;
}

static bool is_read_once(const gm_job *job)
{
    for (uint32_t i = 0; i < job->inputs_count; i++) {
        if (strcmp(job->inputs[i], "-") == 0)
            return true;
    }
    return job->inputs_count == 0;
}

static gm_status choose_shard(const gm_job *job, gm_selection *selection, gm_error *err)
{
    uint64_t count;
    selection->end = UINT64_MAX;
    if (job->shards <= 1)
        return GM_OK;
    if (is_read_once(job))
        return gm_fail(err, GM_CONFIG,
                       "a part of standard input cannot be taken, for it is read "
                       "once: name files or folders");
    gm_status status = count_documents(job, &count, err);
    selection->begin = count * (job->shard - 1) / job->shards;
    selection->end = count * job->shard / job->shards;
    return status;
}

/* ---- Documents --------------------------------------------------------------- */

gm_status gm_selection_open(const gm_job *job, gm_selection *selection, gm_error *err)
{
    *selection = (gm_selection){0};
    gm_status status = choose_shard(job, selection, err);
    return status == GM_OK ? open_source(job, &selection->source, err) : status;
}

gm_status gm_selection_next(gm_selection *selection, gm_document *document, bool *end,
                            gm_error *err)
{
    while (selection->position < selection->end) {
        gm_failure failure;
        gm_failure_init(&failure);
        gm_document_reset(document);
        gm_status status =
            gm_source_next(selection->source, document, end, &failure.error);
        if (status == GM_OK && *end)
            return GM_OK;
        bool passed = status == GM_OK || status == GM_INPUT;
        if (passed && selection->position++ < selection->begin)
            continue;
        return status == GM_OK ? GM_OK : gm_fail(err, status, "%s", failure.message);
    }
    *end = true;
    return GM_OK;
}

void gm_selection_close(gm_selection *selection)
{
    gm_source_close(selection->source);
    *selection = (gm_selection){0};
}

/* ---- Sizes ------------------------------------------------------------------- */

/* Archives have members of unknown sizes. */
static bool is_packed(const char *name)
{
    return gm_archive_compression_of(name).len || gm_archive_extension_of(name).len;
}

/* False if it has no size that says how much is to be read. */
static bool add_size(const gm_read_format *asked, const gm_walk_entry *entry,
                     uint64_t *bytes)
{
    struct stat status;
    if (is_packed(entry->name))
        return false;
    if (!entry->named && !gm_read_format_wants(asked, entry->name))
        return true;
    if (stat(entry->path, &status) != 0 || !S_ISREG(status.st_mode))
        return false;
    *bytes += (uint64_t)status.st_size;
    return true;
}

uint64_t gm_selection_bytes(const gm_job *job)
{
    gm_failure failure;
    gm_walk *walk = NULL;
    gm_walk_entry entry;
    const gm_read_format *asked = job->from ? gm_read_format_find(job->from) : NULL;
    uint64_t bytes = 0;
    bool end = false, known = true;
    gm_failure_init(&failure);
    if (is_read_once(job) ||
        gm_walk_open(job->inputs, job->inputs_count, &walk, &failure.error) != GM_OK)
        return 0;
    while (known && !end) {
        known = gm_walk_next(walk, &entry, &end, &failure.error) == GM_OK;
        if (known && !end)
            known = add_size(asked, &entry, &bytes);
    }
    gm_walk_close(walk);
    return known ? bytes : 0;
}
