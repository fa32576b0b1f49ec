/* What a program is told of a document: one line of JSON,
 *
 *     {"text":"Il pleut.","tokens":[[0,2],[3,8],[8,9]],"sentences":[[0,9]]}
 *
 * in code points, half-open. */
#ifndef GUILLEMET_PIPE_REQUEST_H
#define GUILLEMET_PIPE_REQUEST_H

#include "line.h"
#include "points.h"

/* Takes the place of what `line` held; false if memory ran out. */
bool write_request(json_line *line, const points *counted, const gm_doc *doc);

#endif
