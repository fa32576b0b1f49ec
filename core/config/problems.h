/* What is wrong with a pipeline file: every problem of it, each with its place; and
 * what is right, and will not be for ever.
 *
 * Adding never fails at the call: want of memory is remembered in `failed`, and whoever
 * reads the lists checks it once. */
#ifndef GM_CONFIG_PROBLEMS_H
#define GM_CONFIG_PROBLEMS_H

#include "base/array.h"
#include "base/buffer.h"

#include <stdarg.h>

/* A place in a file.  Line and column count from 1, the column in code points; line 0
 * stands for the file as a whole.  `file` is borrowed. */
typedef struct gm_position {
    const char *file;
    uint32_t line, column;
} gm_position;

typedef struct gm_problem {
    gm_position at; /* its `file` is owned here */
    char *message; /* what is wrong; the mend follows on lines that begin with "\n  " */
    const char *stage; /* that a warning is about, borrowed; NULL of what is wrong */
} gm_problem;

typedef GM_ARRAY(gm_problem) gm_problem_list;

/* Zero-initialised it is empty.  Problems of one file are kept in the order of their
 * places, files in the order in which they came; what is said again at one place is
 * kept once. */
typedef struct gm_problems {
    gm_problem_list list;     /* what has to be mended */
    gm_problem_list warnings; /* what works all the same; one line each */
    bool failed;              /* memory ran out at some problem */
} gm_problems;

void gm_problems_add(gm_problems *problems, gm_position at, const char *format, ...)
    GM_PRINTF(3, 4);

/* The same for a warning about a stage, whose name must outlive the problems. */
void gm_problems_warn(gm_problems *problems, gm_position at, const char *stage,
                      const char *format, ...) GM_PRINTF(4, 5);

/* "FILE:LINE:COLUMN: error: MESSAGE\n" for each, appended, and after them the warnings
 * with "warning" in that place. */
void gm_problems_print(const gm_problems *problems, gm_buffer *out);

void gm_problems_free(gm_problems *problems);

#endif
