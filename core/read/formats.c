#include "base/path.h"
#include "read/format.h"
#include "read/conllu.h"
#include "read/csv.h"
#include "read/europresse.h"
#include "read/factiva.h"
#include "read/iramuteq.h"
#include "read/json_lines.h"
#include "read/plain.h"
#include "read/tei.h"

const gm_read_format *const gm_read_formats[] = {
    &gm_json_lines_reader, &gm_tei_reader,
    &gm_factiva_reader,    &gm_europresse_reader,
    &gm_conllu_reader,     &gm_csv_reader,
    &gm_iramuteq_reader,   &gm_brat_reader,
    &gm_plain_reader,      NULL};

const gm_read_format *gm_read_format_find(const char *name)
{
    for (uint32_t i = 0; gm_read_formats[i]; i++) {
        if (strcmp(gm_read_formats[i]->name, name) == 0)
            return gm_read_formats[i];
    }
    return NULL;
}

static bool wants(const gm_read_format *format, const char *name)
{
    for (uint32_t i = 0; format->extensions[i]; i++) {
        if (gm_path_has_extension(name, format->extensions[i]))
            return true;
    }
    return false;
}

bool gm_read_format_wants(const gm_read_format *format, const char *name)
{
    if (format)
        return wants(format, name);
    for (uint32_t i = 0; gm_read_formats[i]; i++) {
        if (wants(gm_read_formats[i], name))
            return true;
    }
    return false;
}
