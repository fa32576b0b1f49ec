/* Speed of the press pipeline on one thread, stage by stage and as a whole:
 *
 *     bench [SECONDS [FOLDER]]       default: 3 seconds over corpora/demo
 *
 * (beside.py runs it against an earlier commit)
 *
 * Not a test: it prints, and judges nothing.  MB are 10^6 bytes of text; tokens are
 * those of the layer "token".  The last lines compare the project's JSON writer with
 * what jansson needs to print the same tree, the building of the tree left out. */
#include <guillemet/guillemet.h>

#include "base/array.h"
#include "base/buffer.h"
#include "base/error.h"
#include "io/walk.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef GM_ARRAY(gm_buffer) texts;

typedef struct figures {
    uint64_t bytes, tokens, json_bytes;
    double annotate, write, dump; /* seconds */
} figures;

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int complain(const char *message)
{
    fprintf(stderr, "bench: %s\n", message);
    return 1;
}

static gm_status read_texts(const char *folder, texts *into, gm_error *err)
{
    gm_walk *walk = NULL;
    gm_walk_entry entry;
    bool end = false;
    gm_status status = gm_walk_open(&folder, 1, &walk, err);
    while (status == GM_OK &&
           (status = gm_walk_next(walk, &entry, &end, err)) == GM_OK && !end) {
        const char *dot = strrchr(entry.name, '.');
        gm_buffer *text = dot && strcmp(dot, ".txt") == 0 ? GM_PUSH(into) : NULL;
        if (text)
            status = gm_buffer_read_file(text, entry.path, err);
    }
    gm_walk_close(walk);
    return status;
}

/* What jansson takes to print the line again. */
static double dump_time(const char *json, size_t len)
{
    json_t *root = json_loadb(json, len, JSON_ALLOW_NUL, NULL);
    double begin = now();
    char *dumped = json_dumps(root, JSON_COMPACT);
    double end = now();
    free(dumped);
    json_decref(root);
    return end - begin;
}

static gm_status annotate_once(gm_annotator *annotator, const gm_buffer *text,
                               figures *sum)
{
    const gm_doc *doc;
    const char *json;
    size_t len;
    double begin = now();
    gm_status status = gm_annotate(annotator, "bench", text->ptr, text->len, &doc);
    double annotated = now();
    if (status == GM_OK)
        status = gm_annotator_json(annotator, GM_UNIT_CODE_POINT, &json, &len);
    double written = now();
    if (status != GM_OK)
        return status;
    sum->annotate += annotated - begin;
    sum->write += written - annotated;
    sum->dump += dump_time(json, len);
    sum->bytes += text->len;
    sum->tokens += gm_layer_rows(gm_doc_layer(doc, "token"));
    sum->json_bytes += len;
    return GM_OK;
}

static void print_row(const char *name, double seconds, const figures *sum)
{
    printf("%-22s %9.2f MB/s %10.0f tokens/s\n", name,
           (double)sum->bytes / 1e6 / seconds, (double)sum->tokens / seconds);
}

static void print(const gm_pipeline *pipeline, const gm_annotator *annotator,
                  const figures *sum)
{
    const gm_stage *stage;
    for (uint32_t i = 0; (stage = gm_pipeline_stage(pipeline, i)); i++)
        print_row(stage->name, (double)gm_annotator_nanoseconds(annotator, i) / 1e9,
                  sum);
    print_row("all stages", sum->annotate, sum);
    print_row("all, JSON written", sum->annotate + sum->write, sum);
    printf("JSON: %.0f MB/s written here, %.0f MB/s by jansson from a finished tree\n",
           (double)sum->json_bytes / 1e6 / sum->write,
           (double)sum->json_bytes / 1e6 / sum->dump);
}

static int measure(gm_pipeline *pipeline, const texts *texts, double seconds)
{
    gm_annotator *annotator;
    figures sum = {0};
    gm_status status = gm_annotator_open(pipeline, &annotator);
    for (double begin = now(); status == GM_OK && now() - begin < seconds;) {
        for (uint32_t i = 0; status == GM_OK && i < texts->count; i++)
            status = annotate_once(annotator, &texts->at[i], &sum);
    }
    if (status == GM_OK)
        print(pipeline, annotator, &sum);
    else
        complain(gm_annotator_message(annotator));
    gm_annotator_close(annotator);
    return status == GM_OK ? 0 : 1;
}

int main(int argc, char **argv)
{
    double seconds = argc > 1 ? strtod(argv[1], NULL) : 3;
    texts texts = {0};
    gm_failure failure;
    gm_failure_init(&failure);
    if (read_texts(argc > 2 ? argv[2] : GM_SOURCE_DIR "/corpora/demo", &texts,
                   &failure.error) != GM_OK)
        return complain(failure.message);
    gm_context *context = gm_context_new();
    gm_pipeline *pipeline = NULL;
    int status = 1;
    if (gm_pipeline_open(context, "press", &pipeline) != GM_OK)
        complain(gm_context_message(context));
    else
        status = measure(pipeline, &texts, seconds);
    gm_pipeline_close(pipeline);
    gm_context_free(context);
    for (uint32_t i = 0; i < texts.count; i++)
        gm_buffer_free(&texts.at[i]);
    free(texts.at);
    return status;
}
