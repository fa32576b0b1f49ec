/* The files that new-stage writes: core/template, compiled in by
 * core/cmake/compile-template.cmake.  So there is no folder to be found, and the files
 * always fit the stage.h of the same build. */
#ifndef GM_CLI_TEMPLATE_H
#define GM_CLI_TEMPLATE_H

#include <stddef.h>

typedef struct cli_template_file {
    const char *name; /* with placeholders, as `text` has */
    const unsigned char *text;
    size_t len;
} cli_template_file;

/* Ends with {0}. */
extern const cli_template_file cli_template[];

#endif
