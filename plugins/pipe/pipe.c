/* pipe: hands documents to a program, which answers with the rows of a layer. */
#include <guillemet/stage.h>

#include "answer.h"
#include "program.h"
#include "request.h"

#include <stdlib.h>

typedef struct pipe_options {
    const char *command, *file;
    double seconds;
} pipe_options;

static const gm_option option_table[] = {
    {.name = "command",
     .type = GM_OPTION_STRING,
     .offset = GM_FIELD(pipe_options, command, const char *),
     .help = "the program, as a command of /bin/sh"},
    {.name = "file",
     .type = GM_OPTION_FILE,
     .offset = GM_FIELD(pipe_options, file, const char *),
     .standard = "",
     .help =
         "a file that the command names \"$1\", such as its script; empty for none"},
    {.name = "seconds",
     .type = GM_OPTION_REAL,
     .offset = GM_FIELD(pipe_options, seconds, double),
     .standard = "60",
     .help =
         "how long a document may take; the first one waits for the program to start",
     .min = 0.01,
     .max = 86400},
    {0}};

typedef struct pipe_worker {
    program program;
    points points;
    json_line request, answer; /* lines, of the document under way */
    answer rows;
} pipe_worker;

static gm_status pipe_open(const gm_env *env, const void *options, void **model,
                           gm_error *err)
{
    (void)env;
    const pipe_options *opened = options;
    if (!*opened->command)
        return gm_fail(err, GM_CONFIG,
                       "the option \"command\" is empty: write what /bin/sh is to run");
    *model = (void *)options;
    return GM_OK;
}

static gm_status pipe_start(const void *model, void **worker, gm_error *err)
{
    const pipe_options *options = model;
    pipe_worker *started = calloc(1, sizeof *started);
    if (!started)
        return gm_fail(err, GM_NOMEM, "no memory for a worker of the pipe");
    started->program = (program){.command = options->command,
                                 .file = options->file,
                                 .seconds = options->seconds,
                                 .ends = {-1, -1}};
    *worker = started;
    return GM_OK;
}

static void pipe_stop(void *stopped)
{
    pipe_worker *worker = stopped;
    stop_program(&worker->program);
    points_free(&worker->points);
    line_free(&worker->request);
    line_free(&worker->answer);
    free_answer(&worker->rows);
    free(worker);
}

static gm_status read_rows(pipe_worker *worker, gm_error *err)
{
    gm_text line = {worker->answer.ptr, (uint32_t)worker->answer.len};
    gm_status status = read_answer(&worker->rows, line, &worker->points, err);
    if (worker->rows.misread)
        kill_program(&worker->program);
    return status;
}

static gm_status write_rows(const answer *rows, gm_doc *doc, gm_error *err)
{
    gm_layer *layer = gm_doc_add_layer(doc, "pipe");
    gm_status status = layer ? GM_OK : GM_NOMEM;
    for (uint32_t i = 0; status == GM_OK && i < rows->count; i++)
        status = gm_layer_add(layer, rows->rows[i].span);
    gm_sym *labels = layer ? gm_doc_add_symbols(doc, "pipe.label") : NULL;
    gm_sym *values = layer ? gm_doc_add_symbols(doc, "pipe.value") : NULL;
    if (status != GM_OK || !labels || !values)
        return gm_fail(err, GM_NOMEM, "no memory for the rows of the program");
    for (uint32_t i = 0; i < rows->count; i++) {
        labels[i] = gm_doc_intern(doc, rows->rows[i].label);
        values[i] = gm_doc_intern(doc, rows->rows[i].value);
    }
    return GM_OK;
}

static gm_status pipe_process(void *processing, gm_doc *doc, gm_error *err)
{
    pipe_worker *worker = processing;
    if (!points_count(&worker->points, gm_doc_text(doc)) ||
        !write_request(&worker->request, &worker->points, doc))
        return gm_fail(err, GM_NOMEM, "no memory for what the program is told");
    gm_status status =
        ask_program(&worker->program, &worker->request, &worker->answer, err);
    if (status == GM_OK)
        status = read_rows(worker, err);
    if (status == GM_OK)
        status = write_rows(&worker->rows, doc, err);
    forget_answer(&worker->rows);
    return status;
}

static const char *const reads[] = {"token", "sentence", NULL};

static const gm_feature writes[] = {
    {"pipe", GM_LAYER, "A place that the program has marked."},
    {"pipe.label", GM_SYMBOL, "What the program says that it is, or none."},
    {"pipe.value", GM_SYMBOL, "What more the program says of it, or none."},
    {0}};

GM_STAGE(.name = "pipe", .version = "1.0.0", .license = "MIT",
         .summary = "marks what a program of yours, in any language, answers",
         .reads = reads, .writes = writes, .options = option_table,
         .options_size = sizeof(pipe_options), .open = pipe_open, .start = pipe_start,
         .stop = pipe_stop, .process = pipe_process);
