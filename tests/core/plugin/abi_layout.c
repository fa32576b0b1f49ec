/* Built twice: with our stage.h it is `abi_now`, with that of ABI 1.0 `abi_1_0`. */
#include "abi_layout.h"

#include <guillemet/stage.h>

#ifndef ABI_FACTS
#define ABI_FACTS abi_now
#endif

#define AT(type, member)                                                               \
    {                                                                                  \
#type "." #member, offsetof(type, member)                                      \
    }
#define SIZE(type)                                                                     \
    {                                                                                  \
        "size of " #type, sizeof(type)                                                 \
    }
#define VALUE(constant)                                                                \
    {                                                                                  \
#constant, (size_t)(constant)                                                  \
    }

/* The sizes of gm_host and gm_stage may grow: they are not among the facts. */
const abi_fact ABI_FACTS[] = {VALUE(GM_ABI_MAJOR),
                              AT(gm_host, abi),
                              AT(gm_host, size),
                              AT(gm_host, fail),
                              AT(gm_host, warn),
                              AT(gm_host, text),
                              AT(gm_host, meta),
                              AT(gm_host, layer),
                              AT(gm_host, add_layer),
                              AT(gm_host, add_row),
                              AT(gm_host, rows),
                              AT(gm_host, spans),
                              AT(gm_host, column),
                              AT(gm_host, add_column),
                              AT(gm_host, parts),
                              AT(gm_host, add_parts),
                              AT(gm_host, intern),
                              AT(gm_host, string),
                              AT(gm_host, scratch),
                              AT(gm_host, progress),
                              AT(gm_stage, abi),
                              AT(gm_stage, size),
                              AT(gm_stage, name),
                              AT(gm_stage, version),
                              AT(gm_stage, summary),
                              AT(gm_stage, license),
                              AT(gm_stage, reads),
                              AT(gm_stage, writes),
                              AT(gm_stage, options),
                              AT(gm_stage, options_size),
                              AT(gm_stage, open),
                              AT(gm_stage, close),
                              AT(gm_stage, start),
                              AT(gm_stage, stop),
                              AT(gm_stage, process),
                              AT(gm_stage, train),
                              AT(gm_stage, train_options),
                              AT(gm_stage, train_options_size),
                              AT(gm_feature, name),
                              AT(gm_feature, type),
                              AT(gm_feature, help),
                              SIZE(gm_feature),
                              AT(gm_option, name),
                              AT(gm_option, type),
                              AT(gm_option, offset),
                              AT(gm_option, standard),
                              AT(gm_option, help),
                              AT(gm_option, min),
                              AT(gm_option, max),
                              AT(gm_option, choices),
                              AT(gm_option, suffix),
                              SIZE(gm_option),
                              AT(gm_training, train),
                              AT(gm_training, dev),
                              AT(gm_training, trains),
                              AT(gm_training, devs),
                              AT(gm_training, out),
                              AT(gm_training, options),
                              AT(gm_parts, spans),
                              AT(gm_parts, first),
                              AT(gm_text, ptr),
                              AT(gm_text, len),
                              AT(gm_span, begin),
                              AT(gm_span, end),
                              SIZE(gm_span),
                              SIZE(gm_text),
                              SIZE(gm_parts),
                              SIZE(gm_sym),
                              VALUE(GM_OK),
                              VALUE(GM_NOMEM),
                              VALUE(GM_CONFIG),
                              VALUE(GM_MODEL),
                              VALUE(GM_INPUT),
                              VALUE(GM_OUTPUT),
                              VALUE(GM_INTERNAL),
                              VALUE(GM_LAYER),
                              VALUE(GM_SYMBOL),
                              VALUE(GM_NUMBER),
                              VALUE(GM_REAL),
                              VALUE(GM_FLAG),
                              VALUE(GM_SPAN),
                              VALUE(GM_PARTS),
                              VALUE(GM_OPTION_BOOL),
                              VALUE(GM_OPTION_INT),
                              VALUE(GM_OPTION_REAL),
                              VALUE(GM_OPTION_STRING),
                              VALUE(GM_OPTION_CHOICE),
                              VALUE(GM_OPTION_FILE),
                              {NULL, 0}};
