/* guillemet/guillemet.h - annotate French press text from a program of your own.
 *
 *     gm_context     where stages and models are looked for, and what went wrong
 *     gm_pipeline    the stages of a pipeline file with their models, read-only
 *     gm_annotator   one thread's end of a pipeline: text in, layers out
 *
 * A program opens one context, a pipeline, and an annotator for each of its threads:
 *
 *     gm_context *context = gm_context_new();
 *     gm_pipeline *pipeline;
 *     gm_annotator *annotator;
 *     const gm_doc *doc;
 *     if (gm_pipeline_open(context, "press", &pipeline) != GM_OK)
 *         return puts(gm_context_message(context)), 1;
 *     gm_annotator_open(pipeline, &annotator);
 *     gm_annotate(annotator, "id", text, len, &doc);
 *     uint32_t quotes = gm_layer_rows(gm_doc_layer(doc, "quote"));
 *
 * Layers are walked with the functions of <guillemet/stage.h>.  tests/api/example.c is
 * a whole program.
 *
 * Threads: a context and the opening and closing of pipelines belong to one thread at a
 * time.  Any number of threads may use one pipeline, each through its own annotator.
 * Close annotators before their pipeline, pipelines before their context.
 *
 * Errors: functions return a gm_status; what there is to say about the last failure is
 * in gm_context_message() or gm_annotator_message(), in English, one or more lines
 * without a line break at the end.  What a function gives through a pointer is set only
 * on GM_OK, but for an annotator (see gm_annotator_open()).  All the closing functions
 * accept NULL. */
#ifndef GUILLEMET_GUILLEMET_H
#define GUILLEMET_GUILLEMET_H

#include <guillemet/stage.h>

#include <signal.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct gm_context gm_context;
typedef struct gm_pipeline gm_pipeline;
typedef struct gm_annotator gm_annotator;

/* ---- Contexts ---------------------------------------------------------------- */

/* Looks into GUILLEMET_PLUGIN_PATH and GUILLEMET_MODEL_PATH, then into the installed
 * folders; never into the current one.  NULL if memory ran out. */
GM_EXPORT gm_context *gm_context_new(void);
GM_EXPORT void gm_context_free(gm_context *context);
GM_EXPORT const char *gm_context_message(const gm_context *context);

typedef enum gm_search_for { GM_PLUGINS, GM_MODELS } gm_search_for;

/* A folder to look into before all others added so far.  Fails with GM_CONFIG if it is
 * none, GM_NOMEM. */
GM_EXPORT gm_status gm_context_add_folder(gm_context *context, gm_search_for what,
                                          const char *folder);

typedef enum gm_note { GM_NOTE_WARNING, GM_NOTE_PROGRESS } gm_note;

/* Hears what stages remark while a pipeline is opened or a model trained; `message` is
 * one line.  Called on the thread that opens or trains. */
typedef void gm_listener(void *who, gm_note note, const char *stage,
                         const char *message);
GM_EXPORT void gm_context_listen(gm_context *context, gm_listener *listener, void *who);

/* ---- Pipelines --------------------------------------------------------------- */

/* `pipeline` is a file, or the name of a shipped one.  Fails with GM_CONFIG if the
 * file, a stage or an option is wrong (the message then has every problem of the file,
 * each as FILE:LINE:COLUMN: error: what and how to mend it), GM_MODEL, GM_NOMEM. */
GM_EXPORT gm_status gm_pipeline_open(gm_context *context, const char *pipeline,
                                     gm_pipeline **opened);
GM_EXPORT void gm_pipeline_close(gm_pipeline *pipeline);

/* The same checks, without opening the stages' models. */
GM_EXPORT gm_status gm_pipeline_check(gm_context *context, const char *pipeline);

typedef enum gm_plan_format {
    GM_PLAN_TEXT, /* for reading */
    GM_PLAN_JSON /* for editors: an object, whose "problems" are an array of file, line,
                    column, message and mend, and whose "stages" are null if there is
                    a problem */
} gm_plan_format;

/* The same checks, and what comes of them printed to `out`: stage by stage what it
 * reads and who wrote that, what it writes, where its plugin was found, and the value
 * of each option, whether it is the default, and where a model was found.  A file with
 * problems prints nothing as GM_PLAN_TEXT, and them as GM_PLAN_JSON; it fails with
 * GM_CONFIG and the same message either way.  Fails as well with GM_OUTPUT if `out`
 * cannot be written, and GM_NOMEM. */
GM_EXPORT gm_status gm_pipeline_explain(gm_context *context, const char *pipeline,
                                        gm_plan_format format, FILE *out);

/* The JSON Schema (draft 2020-12) of pipeline files, printed to `out`: the stages that
 * can be loaded, and the types, ranges, choices, defaults and meaning of their options,
 * for editors to complete and check with.  What only gm_pipeline_check() knows, such as
 * the order of stages, is not in it.  Fails with GM_OUTPUT if `out` cannot be written,
 * GM_NOMEM. */
GM_EXPORT gm_status gm_pipeline_schema(gm_context *context, FILE *out);

/* The stages in order; NULL behind the last. */
GM_EXPORT const gm_stage *gm_pipeline_stage(const gm_pipeline *pipeline, uint32_t i);

/* ---- Annotators -------------------------------------------------------------- */

/* Fails with what a stage's start() fails with.  `*opened` is set even then, to an
 * annotator that only says why, or to NULL if memory ran out: it can be closed, and the
 * functions below fail with the same status. */
GM_EXPORT gm_status gm_annotator_open(gm_pipeline *pipeline, gm_annotator **opened);
GM_EXPORT void gm_annotator_close(gm_annotator *annotator);
GM_EXPORT const char *gm_annotator_message(const gm_annotator *annotator);

/* Annotates `len` bytes of UTF-8.  `*doc` belongs to the annotator, and lives until its
 * next call.  Fails with GM_INPUT if the text is not valid UTF-8 or longer than
 * INT32_MAX bytes, and with what a stage fails with; the annotator can be used again.
 */
GM_EXPORT gm_status gm_annotate(gm_annotator *annotator, const char *id,
                                const char *text, size_t len, const gm_doc **doc);

/* The units in which offsets are written. */
typedef enum gm_unit { GM_UNIT_CODE_POINT, GM_UNIT_BYTE, GM_UNIT_UTF16 } gm_unit;

/* The document of the last gm_annotate() as one line of JSON, with its line feed; it
 * lives as long as the document.  Fails as that call did, if it failed. */
GM_EXPORT gm_status gm_annotator_json(gm_annotator *annotator, gm_unit offsets,
                                      const char **json, size_t *len);

/* Nanoseconds that stage `i` has spent on this annotator's documents; 0 of a stage that
 * there is not. */
GM_EXPORT uint64_t gm_annotator_nanoseconds(const gm_annotator *annotator, uint32_t i);

/* ---- Whole corpora ----------------------------------------------------------- */

/* One place that annotated documents go to. */
typedef struct gm_output {
    const char *format; /* its name; NULL: by the extension of `path`, or "jsonl" */
    const char *path;   /* NULL or "-": standard output */
} gm_output;

/* How far a run has come. */
typedef struct gm_tally {
    uint64_t documents, failures; /* annotated and written; reported instead */
    uint64_t bytes;               /* of text, of those written */
    uint64_t earlier_documents, earlier_failures; /* of the run that was gone on with */
    uint64_t read, to_read; /* bytes of the inputs; the second is 0 if nobody knows */
    bool stopped;           /* because `stop` of the job asked for it */
} gm_tally;

typedef struct gm_job {
    const char *const *inputs; /* files and folders; none: standard input */
    uint32_t inputs_count;
    const char *from;         /* the name of a format; NULL: found out for each file */
    const gm_output *outputs; /* none: JSON Lines on standard output */
    uint32_t outputs_count;
    const char *errors; /* a file for the documents that failed, a line of JSON each:
                           id, file, line, stage, message, and text and meta as far as
                           they could be read.  It can be an input.  NULL: none */
    gm_unit offsets;
    bool colour;            /* of the format "pretty" */
    uint32_t threads;       /* 0: as many as there are processors */
    uint32_t shard, shards; /* the shard-th of so many parts, from 1; 0, 0: all */
    bool resume;            /* goes on with interrupted outputs, to the bytes that an
                               uninterrupted run would have written.  A file beside the
                               first of them, OUT.resume, says how far they are; JSON
                               Lines that are the only output do without: what is there
                               is left out, a last line that was cut being cut off.  No
                               outputs are fine */
    bool isolate;          /* annotates in processes, one a thread: a stage that crashes
                              or hangs costs its document alone */
    uint32_t seconds;      /* a document may take, with `isolate`; 0: 60 */
    uint64_t *nanoseconds; /* room for one a stage, to which what it took is added,
                              summed over threads; NULL: nobody wants to know */
    /* Looked at before each document: once it is not 0, those that were read are still
     * written, and then the run ends.  A signal may set it.  NULL: never. */
    const volatile sig_atomic_t *stop;
    /* Hears of each document that failed, in input order; NULL: nobody. */
    void (*failed)(void *who, const char *message);
    /* Hears, once each, what an output's format cannot hold; NULL: nobody. */
    void (*note)(void *who, const char *message);
    /* Hears after each document how far the run is; NULL: nobody. */
    void (*progress)(void *who, const gm_tally *tally);
    void *who;
} gm_job;

/* Annotates everything, and writes the documents in input order.  A document that fails
 * is reported and left out, and the run goes on.  Fails with GM_CONFIG, no output
 * having been touched, if an input or a format does not exist, an output cannot be
 * opened, the shard is none of `shards`, or the output to go on with is none or is of
 * another input or another command; GM_OUTPUT if an output cannot be written; GM_NOMEM.
 */
GM_EXPORT gm_status gm_annotate_all(gm_pipeline *pipeline, const gm_job *job,
                                    gm_tally *tally);

typedef enum gm_direction { GM_READ, GM_WRITTEN } gm_direction;

/* The formats that are read or written, by number; false behind the last.  `summary` is
 * a few words for a list. */
GM_EXPORT bool gm_formats_name(gm_direction direction, uint32_t number,
                               const char **name, const char **summary);

/* ---- Stages, training, evaluation -------------------------------------------- */

/* Told of a stage that can be loaded, or (`stage` NULL) why a plugin cannot. */
typedef void gm_stage_visitor(void *who, const gm_stage *stage, const char *path,
                              const char *rejected);

/* Every plugin of the search path, in name order. */
GM_EXPORT gm_status gm_stages_visit(gm_context *context, gm_stage_visitor *visitor,
                                    void *who);

/* Loads one stage by name. */
GM_EXPORT gm_status gm_stages_find(gm_context *context, const char *name,
                                   const gm_stage **stage);

/* What a stage reads, writes and can be told, for reading. */
GM_EXPORT void gm_stages_describe(const gm_stage *stage, FILE *out);

typedef struct gm_training_job {
    const char *stage;
    const char *pipeline;    /* its stages before `stage` prepare the documents */
    const char *train, *dev; /* brat folders, or files of JSON Lines */
    const char *out;
    const char *const *settings; /* "key=value" each, for the stage's train options */
    uint32_t settings_count;
} gm_training_job;

/* Lets a stage learn a model from documents with gold annotation. */
GM_EXPORT gm_status gm_train(gm_context *context, const gm_training_job *job);

/* Precision, recall and F1 of `layer` (token, sentence, entity, quote; NULL: of each
 * that both sides have), printed to `out`.  `gold` is a brat folder, JSON Lines or
 * CoNLL-U, `predicted` JSON Lines; documents are paired by id.  The measures are those
 * of the usual scorers: exact spans (CoNLL-2003 for entities, CoNLL 2018 for tokens and
 * sentences, where white space does not count), and for quotes the share of common
 * content characters. */
GM_EXPORT gm_status gm_evaluate(gm_context *context, const char *gold,
                                const char *predicted, const char *layer, FILE *out);

/* "0.1.0" */
GM_EXPORT const char *gm_version(void);

#ifdef __cplusplus
}
#endif
#endif
