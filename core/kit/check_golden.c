/* Golden cases: what the stage writes about each text is compared with what the file
 * expects, or written into it. */
#include "kit/golden.h"
#include "kit/kit.h"
#include "kit/layers.h"

#include "base/error.h"

static bool is_same(gm_text left, gm_text right)
{
    return left.len == right.len && memcmp(left.ptr, right.ptr, left.len) == 0;
}

/* A text that is refused has "error: " and the message. */
static bool annotate(kit *kit, gm_annotator *annotator, const golden *file,
                     golden_case *one)
{
    gm_text line;
    const gm_doc *doc;
    kit_doing("%s:%u: %.*s", file->path, one->line, (int)one->title.len,
              one->title.ptr);
    gm_status status = kit_annotate(annotator, one->input, &line);
    if (status != GM_OK) {
        kit_failed(kit, "%s:%u: %s", file->path, one->line,
                   gm_annotator_message(annotator));
        return false;
    }
    if (gm_annotate(annotator, "text", one->input.ptr, one->input.len, &doc) == GM_OK)
        layers_print(doc, kit->stage, &one->got);
    else
        gm_buffer_printf(&one->got, "error: %s", gm_annotator_message(annotator));
    if (one->got.failed)
        kit_failed(kit, "%s:%u: out of memory", file->path, one->line);
    return !one->got.failed;
}

static bool compare(kit *kit, const golden *file, const golden_case *one)
{
    gm_text got = golden_got(one);
    if (is_same(got, one->expected))
        return true;
    kit_failed(kit, "%s:%u: %.*s\n--- expected\n%.*s\n--- got\n%.*s\n", file->path,
               one->line, (int)one->title.len, one->title.ptr, (int)one->expected.len,
               one->expected.ptr, (int)got.len, got.ptr);
    return false;
}

static void check_cases(kit *kit, gm_annotator *annotator, golden *file)
{
    uint32_t right = 0, annotated = 0;
    for (uint32_t i = 0; i < file->cases.count; i++) {
        if (!annotate(kit, annotator, file, &file->cases.at[i]))
            continue;
        annotated++;
        right += kit->updating || compare(kit, file, &file->cases.at[i]);
    }
    gm_failure why;
    gm_failure_init(&why);
    if (kit->updating && annotated == file->cases.count &&
        golden_write(file, &why.error) != GM_OK)
        kit_failed(kit, "%s", why.message);
    else if (right == file->cases.count)
        kit_passed("%s: %u cases%s", file->path, right,
                   kit->updating ? " written: read the difference" : " as expected");
}

void kit_check_golden(kit *kit, golden *file)
{
    gm_annotator *annotator;
    kit_doing("start()");
    if (gm_annotator_open(kit->pipeline, &annotator) == GM_OK)
        check_cases(kit, annotator, file);
    else
        kit_failed(kit, "%s", gm_annotator_message(annotator));
    gm_annotator_close(annotator);
}
