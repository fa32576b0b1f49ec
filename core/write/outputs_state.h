/* What outputs.c and outputs_state.c share. */
#ifndef GM_WRITE_OUTPUTS_STATE_H
#define GM_WRITE_OUTPUTS_STATE_H

#include "write/outputs.h"
#include "write/sink.h"

typedef struct gm_out {
    const gm_write_format *format;
    gm_writing how;
    void *writer;
    gm_sink *sink;   /* NULL of a format that is a place */
    uint64_t length; /* to be cut to */
    gm_text state;   /* of the writer, then; borrowed */
} gm_out;

struct gm_outputs {
    gm_sink *errors; /* NULL: none */
    uint64_t errors_length;
    bool found, found_errors;              /* something in them when they were opened */
    bool recalled;                         /* `state` is to be told to the writers */
    bool packed;                           /* one of them at least */
    uint64_t frame_bytes, frame_documents; /* since frames ended */
    uint32_t count;
    gm_out list[];
};

#endif
