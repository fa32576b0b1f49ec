/* Stages over a text, in a test: linked, not loaded, and without a pipeline file.
 *
 *     extern const gm_stage gm_entry_tokenize, gm_entry_stem;
 *     const gm_stage *const stages[] = {&gm_entry_tokenize, &gm_entry_stem};
 *     stage_run *run = stage_run_open(stages, 2);
 *     const gm_document *document = stage_run_string(run, "Il a dit oui.");
 *     assert_text(symbol_of(document, "token.stem", 2), "dit");
 *     stage_run_close(run);
 *
 * Stages go through gm_host_process(), so they are held to what they declare.  What
 * goes wrong fails the test at hand, with the stage's message. */
#ifndef GM_TESTS_STAGE_RUN_H
#define GM_TESTS_STAGE_RUN_H

#include "doc/document.h"
#include "test.h"

typedef struct stage_run stage_run;

/* An option, as it would be written in a pipeline file. */
typedef struct stage_setting {
    const char *stage, *key, *value;
} stage_setting;

/* Opens the stages with their standard options, and starts a worker.  Files are looked
 * for below models/: "press" of an option with the suffix ".ner" is models/press.ner.
 */
stage_run *stage_run_open(const gm_stage *const *stages, size_t count);

/* `settings` ends with {0}; a file is an absolute path or a name below models/. */
stage_run *stage_run_open_with(const gm_stage *const *stages, size_t count,
                               const stage_setting *settings);

/* The same for tests of what open() or start() refuses: returns its status, and in
 * `why` its message; `run` is set only on GM_OK. */
gm_status stage_run_try_open(const gm_stage *const *stages, size_t count,
                             const stage_setting *settings, stage_run **run,
                             gm_failure *why);

/* The document after all stages; it lives until the next text or the closing. */
const gm_document *stage_run_text(stage_run *run, const char *text, size_t len);
const gm_document *stage_run_string(stage_run *run, const char *text);

/* The same for tests of what process() refuses. */
gm_status stage_run_try(stage_run *run, const char *text, size_t len, gm_failure *why);

/* The document as a line of the output format, for comparing whole documents. */
gm_text stage_run_json(stage_run *run);

/* NULL is fine. */
void stage_run_close(stage_run *run);

/* ---- What a document has ----------------------------------------------------- */

/* They fail the test if there is no such layer, column of that type, or row. */
uint32_t rows_of(const gm_document *document, const char *layer);
gm_span span_of(const gm_document *document, const char *layer, uint32_t row);
gm_text text_of(const gm_document *document, const char *layer, uint32_t row);
gm_text symbol_of(const gm_document *document, const char *path, uint32_t row);
float real_of(const gm_document *document, const char *path, uint32_t row);
uint32_t number_of(const gm_document *document, const char *path, uint32_t row);
gm_text place_of(const gm_document *document, const char *path, uint32_t row);
uint32_t parts_of(const gm_document *document, const char *path, uint32_t row);
gm_text part_of(const gm_document *document, const char *path, uint32_t row,
                uint32_t part);

/* The first row whose text is `text`; the test fails if there is none. */
uint32_t row_where(const gm_document *document, const char *layer, const char *text);

/* Compares a text with a string, and shows both. */
#define assert_text(text, string) assert_text_at((text), (string), __FILE__, __LINE__)
void assert_text_at(gm_text text, const char *string, const char *file, int line);

#endif
