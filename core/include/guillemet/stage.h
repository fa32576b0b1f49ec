/* guillemet/stage.h - everything a pipeline stage needs, and nothing else.
 *
 * A plugin is a shared object that exports one constant, `gm_stage_entry`, made by
 * GM_STAGE() at the end of this file.  The host checks it, fills the stage's options
 * from the pipeline file, and then calls:
 *
 *     open -> model            once per pipeline; read-only from then on
 *       start -> worker        once per thread; scratch memory lives here
 *         process(doc) ...     any number of documents, on that thread only
 *       stop
 *     close
 *
 * A document is an immutable text and layers of annotation over it.  A layer is a
 * table: every row has a span of the text, and named columns hold one value a row.
 * "token" names a layer, "token.stem" a column of it.  A stage declares what it
 * `reads` and `writes`; the host checks the declarations of a whole pipeline before
 * the first document, and holds the stage to its own while it runs.
 *
 * What the host guarantees
 *   - Options are complete and valid before open(), and stay so until close().
 *   - Whatever the stage reads is there, and final, when process() runs.
 *   - open() and close() run on one thread; start(), every process() and stop() of
 *     one worker run on one thread.  A document is in one thread at a time: stages
 *     need no locks.  If open() fails close() is not called; same for start()/stop().
 *   - Text is valid UTF-8, at most INT32_MAX bytes, and never changes.
 *   - After a failed process() that document is dropped, and the worker used again.
 *   - All memory of a document goes at once: a stage frees only what it allocated.
 *
 * What the stage promises
 *   - The same input gives the same output, whatever the thread and whatever the
 *     documents before it: no mutable globals.
 *   - No exit(), no setlocale(), no signal handlers, nothing on standard output.
 *   - No writing outside `writes`, no reading outside `reads` and its own `writes`.
 *
 * A plugin calls no symbol of the host.  Every handle it receives starts with a
 * pointer to the host's function table, and the inline functions below are the only
 * spelling of those calls.  All text is UTF-8 and all offsets count bytes.
 */
#ifndef GUILLEMET_STAGE_H
#define GUILLEMET_STAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
#define GM_EXTERN_C extern "C"
extern "C" {
#else
#define GM_EXTERN_C extern
#endif

#if defined(__GNUC__)
#define GM_EXPORT            __attribute__((visibility("default")))
#define GM_PRINTF(at, first) __attribute__((format(printf, at, first)))
#else
#define GM_EXPORT
#define GM_PRINTF(at, first)
#endif

/* Same major: the plugin loads.  The minor only grows: members are appended to
 * gm_host and gm_stage, never moved, and `size` tells how many are there; or tables may
 * have rows of a new kind, as from 1.1 on those of GM_OLD_NAME(). */
#define GM_ABI_MAJOR 1u
#define GM_ABI_MINOR 1u
#define GM_ABI       ((GM_ABI_MAJOR << 16) | GM_ABI_MINOR)

typedef enum gm_status {
    GM_OK = 0,
    GM_NOMEM,   /* memory ran out */
    GM_CONFIG,  /* a pipeline file, an option or a plugin is not as it should be */
    GM_MODEL,   /* a model file is missing, damaged, or of another version */
    GM_INPUT,   /* this document cannot be processed; the next one may be */
    GM_OUTPUT,  /* results cannot be written */
    GM_INTERNAL /* a stage broke its own promise: a bug */
} gm_status;

/* ---- Values ------------------------------------------------------------------ */

// clang-format off
typedef struct gm_span { uint32_t begin, end; } gm_span;  /* bytes, [begin, end) */
typedef struct gm_text { const char *ptr; uint32_t len; } gm_text; /* no NUL at the end */
typedef uint32_t gm_sym; /* a string interned in a document; 0 is "none" */
// clang-format on

/* What a name in `writes` stands for, and what a cell of a column holds. */
typedef enum gm_type {
    GM_LAYER = 1, /* the name is a layer, "token"; the others are columns of one */
    GM_SYMBOL,    /* gm_sym: a string, or none */
    GM_NUMBER,    /* uint32_t */
    GM_REAL,      /* float */
    GM_FLAG,      /* uint32_t, 0 or 1; written out only where it is 1 */
    GM_SPAN,      /* gm_span: a place in the text; an empty span is "none" */
    GM_PARTS      /* any number of spans a row; the row's own span is their hull */
} gm_type;

/* The cells of a GM_PARTS column: row i owns spans[first[i]] to spans[first[i+1]-1]. */
typedef struct gm_parts {
    const gm_span *spans;
    const uint32_t *first; /* rows + 1 of them */
} gm_parts;

typedef struct gm_host gm_host;
// clang-format off
typedef struct gm_env   { const gm_host *host; } gm_env;   /* where open() runs */
typedef struct gm_error { const gm_host *host; } gm_error; /* what went wrong */
typedef struct gm_doc   { const gm_host *host; } gm_doc;   /* a text and its layers */
typedef struct gm_layer { const gm_host *host; } gm_layer; /* rows, in text order */
// clang-format on

/* ---- The host's side --------------------------------------------------------- */

/* Call these through the functions below. */
struct gm_host {
    uint32_t abi, size;
    gm_status (*fail)(gm_error *, gm_status, const char *, ...) GM_PRINTF(3, 4);
    void (*warn)(const gm_env *, const char *, ...) GM_PRINTF(2, 3);
    gm_text (*text)(const gm_doc *);
    gm_text (*meta)(const gm_doc *, const char *);
    const gm_layer *(*layer)(const gm_doc *, const char *);
    gm_layer *(*add_layer)(gm_doc *, const char *);
    gm_status (*add_row)(gm_layer *, gm_span);
    uint32_t (*rows)(const gm_layer *);
    const gm_span *(*spans)(const gm_layer *);
    const void *(*column)(const gm_doc *, const char *, gm_type);
    void *(*add_column)(gm_doc *, const char *, gm_type);
    gm_parts (*parts)(const gm_doc *, const char *);
    gm_status (*add_parts)(gm_doc *, const char *, uint32_t, const gm_span *, uint32_t);
    gm_sym (*intern)(gm_doc *, gm_text);
    gm_text (*string)(const gm_doc *, gm_sym);
    void *(*scratch)(gm_doc *, size_t);
    void (*progress)(const gm_env *, const char *, ...) GM_PRINTF(2, 3);
};

/* Say why, once, where it happened:
 *     return gm_fail(err, GM_MODEL, "\"%s\" is no tagger model", path);
 * Returns the status it is given.  The message is one line, lower case, no full stop.
 */
#define gm_fail(err, status, ...) ((err)->host->fail((err), (status), __VA_ARGS__))

/* A remark of open() or train() for the person who runs the pipeline, and a line that
 * says how far a long work is. */
#define gm_warn(env, ...)     ((env)->host->warn((env), __VA_ARGS__))
#define gm_progress(env, ...) ((env)->host->progress((env), __VA_ARGS__))

/* The text, owned by the document. */
static inline gm_text gm_doc_text(const gm_doc *doc)
{
    return doc->host->text(doc);
}

/* The string under a key of the document's `meta`, such as "date"; empty if absent. */
static inline gm_text gm_doc_meta(const gm_doc *doc, const char *key)
{
    return doc->host->meta(doc, key);
}

/* A layer that the stage reads.  Never NULL: the host checked the plan. */
static inline const gm_layer *gm_doc_layer(const gm_doc *doc, const char *name)
{
    return doc->host->layer(doc, name);
}

static inline uint32_t gm_layer_rows(const gm_layer *layer)
{
    return layer->host->rows(layer);
}

/* One span a row, sorted by begin; of equal begins, in the order they were added. */
static inline const gm_span *gm_layer_spans(const gm_layer *layer)
{
    return layer->host->spans(layer);
}

/* A layer that the stage writes, empty.  NULL only if memory ran out.  First add the
 * rows, then the columns; all becomes final when process() returns GM_OK. */
static inline gm_layer *gm_doc_add_layer(gm_doc *doc, const char *name)
{
    return doc->host->add_layer(doc, name);
}

/* Rows must come in order of `begin`.  Fails with GM_NOMEM alone. */
static inline gm_status gm_layer_add(gm_layer *layer, gm_span span)
{
    return layer->host->add_row(layer, span);
}

/* Columns that the stage reads, one cell a row.  Never NULL: an empty layer still
 * gives a valid pointer. */
static inline const gm_sym *gm_doc_symbols(const gm_doc *doc, const char *path)
{
    return (const gm_sym *)doc->host->column(doc, path, GM_SYMBOL);
}

static inline const uint32_t *gm_doc_numbers(const gm_doc *doc, const char *path)
{
    return (const uint32_t *)doc->host->column(doc, path, GM_NUMBER);
}

static inline const float *gm_doc_reals(const gm_doc *doc, const char *path)
{
    return (const float *)doc->host->column(doc, path, GM_REAL);
}

static inline const uint32_t *gm_doc_flags(const gm_doc *doc, const char *path)
{
    return (const uint32_t *)doc->host->column(doc, path, GM_FLAG);
}

static inline const gm_span *gm_doc_places(const gm_doc *doc, const char *path)
{
    return (const gm_span *)doc->host->column(doc, path, GM_SPAN);
}

static inline gm_parts gm_doc_parts(const gm_doc *doc, const char *path)
{
    return doc->host->parts(doc, path);
}

/* Columns that the stage writes: zeroed, one cell a row, to be filled in place.  NULL
 * only if memory ran out. */
static inline gm_sym *gm_doc_add_symbols(gm_doc *doc, const char *path)
{
    return (gm_sym *)doc->host->add_column(doc, path, GM_SYMBOL);
}

static inline uint32_t *gm_doc_add_numbers(gm_doc *doc, const char *path)
{
    return (uint32_t *)doc->host->add_column(doc, path, GM_NUMBER);
}

static inline float *gm_doc_add_reals(gm_doc *doc, const char *path)
{
    return (float *)doc->host->add_column(doc, path, GM_REAL);
}

static inline uint32_t *gm_doc_add_flags(gm_doc *doc, const char *path)
{
    return (uint32_t *)doc->host->add_column(doc, path, GM_FLAG);
}

static inline gm_span *gm_doc_add_places(gm_doc *doc, const char *path)
{
    return (gm_span *)doc->host->add_column(doc, path, GM_SPAN);
}

/* The spans of one row of a GM_PARTS column; rows must come in ascending order, and
 * a row that is left out has none.  Fails with GM_NOMEM alone. */
static inline gm_status gm_doc_add_parts(gm_doc *doc, const char *path, uint32_t row,
                                         const gm_span *spans, uint32_t count)
{
    return doc->host->add_parts(doc, path, row, spans, count);
}

/* The same bytes give the same symbol within a document; the empty text gives 0, and
 * so does want of memory: then the host fails the document, and no check is needed. */
static inline gm_sym gm_doc_intern(gm_doc *doc, gm_text text)
{
    return doc->host->intern(doc, text);
}

/* The bytes of a symbol, valid as long as the document; symbol 0 is the empty text. */
static inline gm_text gm_doc_string(const gm_doc *doc, gm_sym symbol)
{
    return doc->host->string(doc, symbol);
}

/* Memory that lives as long as the document, aligned for any type, zeroed; NULL if
 * memory ran out. */
static inline void *gm_doc_scratch(gm_doc *doc, size_t bytes)
{
    return doc->host->scratch(doc, bytes);
}

/* ---- The stage's side -------------------------------------------------------- */

/* Options are a table, so that the host can check, print and document them. */
typedef enum gm_option_type {
    GM_OPTION_BOOL = 1, /* bool */
    GM_OPTION_INT,      /* int64_t within [min, max] */
    GM_OPTION_REAL,     /* double within [min, max] */
    GM_OPTION_STRING,   /* const char *, valid until close() */
    GM_OPTION_CHOICE,   /* int64_t, an index into `choices` */
    GM_OPTION_FILE      /* const char *, absolute path of a readable file: the config
                           gives a path, or the name of a file on the model path, to
                           which the host adds `suffix` */
} gm_option_type;

typedef struct gm_option {
    const char *name;
    gm_option_type type;
    size_t offset;        /* in the stage's options struct: GM_FIELD() */
    const char *standard; /* default, as written in a pipeline file; NULL: required */
    const char *help;     /* one sentence */
    double min, max;
    const char *const *choices; /* ends with NULL */
    const char *suffix;         /* GM_OPTION_FILE: ".ner" makes "press" press.ner */
} gm_option;

/* Since 1.1: an option that has changed its name has a row more in its table, which
 * says the old one.  Pipeline files may use it, and whoever runs them is told.
 *
 *     GM_OLD_NAME("file", "list"),
 *
 * The row holds no value, so its type is none of gm_option_type. */
#define GM_OPTION_RENAMED ((gm_option_type)7)
// clang-format off
#define GM_OLD_NAME(old, now) {.name = (old), .type = GM_OPTION_RENAMED, .standard = (now)}
// clang-format on

/* offsetof(), refusing to compile if the field is not of type T. */
#define GM_FIELD(S, field, T)                                                          \
    (offsetof(S, field) + 0u * sizeof(1 ? &((S *)NULL)->field : (T *)NULL))

/* One layer or column that a stage writes. */
typedef struct gm_feature {
    const char *name; /* "token", "token.stem" */
    gm_type type;
    const char *help; /* one sentence: what a row is, which values a column takes */
} gm_feature;

/* What train() works on.  Each document has what the stage reads, and beside it the
 * gold annotation in what the stage writes. */
typedef struct gm_training {
    const gm_doc *const *train, *const *dev;
    uint32_t trains, devs;
    const char *out;     /* the model file to write */
    const void *options; /* filled from `train_options` */
} gm_training;

typedef struct gm_stage {
    uint32_t abi, size;                      /* set by GM_STAGE() */
    const char *name;                        /* that of the file: stem.so is "stem" */
    const char *version, *summary, *license; /* summary: one line */
    const char *const *reads;                /* ends with NULL; NULL: nothing */
    const gm_feature *writes;                /* ends with {0} */
    const gm_option *options;                /* ends with {0}; NULL: none */
    size_t options_size;
    /* NULL: the model is the options. */
    gm_status (*open)(const gm_env *, const void *options, void **model, gm_error *);
    void (*close)(void *model);
    /* NULL: the worker is the model. */
    gm_status (*start)(const void *model, void **worker, gm_error *);
    void (*stop)(void *worker);
    gm_status (*process)(void *worker, gm_doc *, gm_error *);
    /* Optional: learns a model and writes it to `out`. */
    gm_status (*train)(const gm_env *, const gm_training *, gm_error *);
    const gm_option *train_options;
    size_t train_options_size;
} gm_stage;

/* GM_STAGE(.name = "stem", .version = "1.0.0", ...) at the end of the plugin. */
#define GM_STAGE(...)                                                                  \
    GM_EXTERN_C GM_EXPORT const gm_stage gm_stage_entry;                               \
    const gm_stage gm_stage_entry = {                                                  \
        .abi = GM_ABI, .size = sizeof(gm_stage), __VA_ARGS__}

#ifdef __cplusplus
}
#endif
#endif
