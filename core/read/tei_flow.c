#include "read/tei_flow.h"

#include <stdlib.h>
#include <string.h>

bool gm_tei_is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

void gm_tei_flow_clear(gm_tei_flow *flow)
{
    gm_buffer_clear(&flow->text);
    flow->paragraphs.count = 0;
    flow->gap = GM_TEI_NO_GAP;
    flow->glued = false;
}

void gm_tei_flow_free(gm_tei_flow *flow)
{
    gm_buffer_free(&flow->text);
    free(flow->paragraphs.at);
}

static void end_paragraph(gm_tei_flow *flow)
{
    if (flow->paragraphs.count)
        flow->paragraphs.at[flow->paragraphs.count - 1].end = (uint32_t)flow->text.len;
}

/* Nothing stands before the first paragraph. */
static void put_gap(gm_tei_flow *flow)
{
    static const char *const gaps[] = {"", " ", "\n", "\n\n"};
    bool begins = flow->paragraphs.count == 0 || flow->gap == GM_TEI_NEW_PARAGRAPH;
    if (begins)
        end_paragraph(flow);
    if (flow->paragraphs.count)
        gm_buffer_puts(&flow->text, gaps[flow->gap]);
    if (begins) {
        gm_span *paragraph = GM_PUSH(&flow->paragraphs);
        flow->failed |= !paragraph;
        if (paragraph)
            paragraph->begin = (uint32_t)flow->text.len;
    }
    flow->gap = GM_TEI_NO_GAP;
    flow->glued = false;
}

void gm_tei_flow_widen(gm_tei_flow *flow, gm_tei_gap gap)
{
    if (gap > flow->gap && (gap != GM_TEI_SPACE || !flow->glued))
        flow->gap = gap;
}

void gm_tei_flow_add(gm_tei_flow *flow, gm_text text, bool preserved)
{
    for (uint32_t at = 0, begin; at < text.len && !flow->failed;) {
        if (!preserved && gm_tei_is_space(text.ptr[at])) {
            gm_tei_flow_widen(flow, GM_TEI_SPACE);
            at++;
            continue;
        }
        for (begin = at;
             at < text.len && (preserved || !gm_tei_is_space(text.ptr[at]));)
            at++;
        put_gap(flow);
        gm_buffer_add(&flow->text, text.ptr + begin, at - begin);
    }
    flow->failed |= flow->text.failed;
}

gm_status gm_tei_flow_end(gm_tei_flow *flow)
{
    end_paragraph(flow);
    return flow->failed ? GM_NOMEM : GM_OK;
}

gm_span gm_tei_flow_since(const gm_tei_flow *flow, uint32_t begin)
{
    uint32_t end = (uint32_t)flow->text.len;
    while (begin < end && gm_tei_is_space(flow->text.ptr[begin]))
        begin++;
    return (gm_span){begin, end};
}
