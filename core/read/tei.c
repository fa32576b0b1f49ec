#include "read/tei.h"

#include "base/array.h"
#include "read/tei_fields.h"
#include "read/tei_flow.h"
#include "read/tei_marks.h"
#include "read/tei_roles.h"

/* Where text is. */
typedef enum place { OUTSIDE, IN_HEADER, IN_TEXT, IN_NOTHING } place;

/* An element that is open. */
typedef struct element {
    const char *name; /* that gm_tei_role_of() knows */
    gm_tei_role role;
    place place;         /* of text in it */
    bool is_preserved;   /* xml:space */
    bool joins;          /* a GM_TEI_ROLE_WORD without space behind it */
    uint32_t paragraphs; /* open around text in it */
    uint32_t within;     /* of the header, see gm_tei_within() */
    uint32_t mark;
    gm_tei_gap gap; /* that stood before a GM_TEI_ROLE_WORD */
} element;

static const uint32_t NO_WORD = UINT32_MAX;

typedef struct reader {
    const gm_input *input;
    gm_xml *xml;
    GM_ARRAY(element) open;
    gm_tei_flow flow;
    gm_tei_marks marks;
    gm_tei_fields fields;
    uint32_t depth;     /* of the TEI at hand in `open`; 0: none */
    uint32_t line;      /* where it begins */
    uint32_t documents; /* so far, it included */
    uint32_t word;      /* where the GM_TEI_ROLE_WORD at hand begins, NO_WORD */
    bool is_corpus, has_root;
    bool nests; /* there is a TEI in it */
} reader;

/* ---- Elements ---------------------------------------------------------------- */

static element innermost(const reader *in)
{
    return in->open.count ? in->open.at[in->open.count - 1]
                          : (element){.mark = GM_TEI_NO_MARK};
}

/* What text in the element is, beside what it is around it. */
static void find_place(const reader *in, element *made)
{
    if (made->role == GM_TEI_ROLE_DOCUMENT)
        made->place = in->depth ? IN_NOTHING : OUTSIDE;
    else if (made->place == OUTSIDE && in->depth && made->role == GM_TEI_ROLE_HEADER)
        made->place = IN_HEADER;
    else if (made->place == OUTSIDE && in->depth && made->role == GM_TEI_ROLE_TEXT)
        made->place = IN_TEXT;
    else if (made->place == IN_TEXT && made->role == GM_TEI_ROLE_LEFT_OUT)
        made->place = IN_NOTHING;
}

static element make_element(const reader *in, const gm_xml_event *event)
{
    element around = innermost(in), made = around;
    gm_text space = gm_xml_value(event, "xml:space");
    made.role = gm_tei_role_of(event->name, around.name, &made.name);
    find_place(in, &made);
    made.mark = GM_TEI_NO_MARK;
    made.joins = false;
    made.within = gm_tei_within(around.within, event->name);
    if (space.len)
        made.is_preserved = gm_text_is(space, "preserve");
    if (made.role == GM_TEI_ROLE_EITHER)
        made.role = around.paragraphs ? GM_TEI_ROLE_INLINE : GM_TEI_ROLE_PARAGRAPH;
    if (made.role == GM_TEI_ROLE_WORD && in->word != NO_WORD)
        made.role = GM_TEI_ROLE_INLINE;
    return made;
}

/* ---- Text -------------------------------------------------------------------- */

static void glue(gm_tei_flow *flow)
{
    if (flow->gap == GM_TEI_SPACE)
        flow->gap = GM_TEI_NO_GAP;
    flow->glued = true;
}

/* TEI Guidelines, att.linguistic: the side on which a token is joined to another. */
static void start_word(reader *in, const gm_xml_event *event, element *made)
{
    gm_text join = gm_xml_value(event, "join");
    made->joins = gm_text_is(join, "right") || gm_text_is(join, "both");
    if (gm_text_is(join, "left") || gm_text_is(join, "both"))
        glue(&in->flow);
    made->gap = in->flow.gap;
    in->word = (uint32_t)in->flow.text.len;
}

static void end_word(reader *in, const element *ended)
{
    if (in->flow.text.len == in->word)
        in->flow.gap = ended->gap;
    else if (in->flow.gap == GM_TEI_SPACE)
        in->flow.gap = GM_TEI_NO_GAP;
    if (ended->joins)
        glue(&in->flow);
    in->word = NO_WORD;
}

static void start_in_text(reader *in, const gm_xml_event *event, element *made)
{
    switch (made->role) {
    case GM_TEI_ROLE_PARAGRAPH:
        made->paragraphs++;
        gm_tei_flow_widen(&in->flow, GM_TEI_NEW_PARAGRAPH);
        break;
    case GM_TEI_ROLE_DIVISION:
        gm_tei_flow_widen(&in->flow, GM_TEI_NEW_PARAGRAPH);
        break;
    case GM_TEI_ROLE_LINE:
        gm_tei_flow_widen(&in->flow, GM_TEI_NEW_LINE);
        break;
    case GM_TEI_ROLE_SPACE:
        if (gm_text_is(gm_xml_value(event, "break"), "no"))
            glue(&in->flow);
        else
            gm_tei_flow_widen(&in->flow, GM_TEI_SPACE);
        break;
    case GM_TEI_ROLE_WORD:
        start_word(in, event, made);
        break;
    default:
        break;
    }
    if (in->input->import == GM_IMPORT_LAYERS)
        made->mark = gm_tei_marks_open(&in->marks, event, (uint32_t)in->flow.text.len);
}

static void end_in_text(reader *in, const element *ended)
{
    gm_tei_marks_close(&in->marks, ended->mark, &in->flow);
    if (ended->role == GM_TEI_ROLE_PARAGRAPH || ended->role == GM_TEI_ROLE_DIVISION)
        gm_tei_flow_widen(&in->flow, GM_TEI_NEW_PARAGRAPH);
    else if (ended->role == GM_TEI_ROLE_LINE)
        gm_tei_flow_widen(&in->flow, GM_TEI_NEW_LINE);
    else if (ended->role == GM_TEI_ROLE_WORD)
        end_word(in, ended);
}

static void add_text(reader *in, gm_text text)
{
    element around = innermost(in);
    if (around.place == IN_HEADER)
        gm_tei_fields_text(&in->fields, text);
    if (around.place != IN_TEXT)
        return;
    while (in->flow.text.len == in->word && text.len && gm_tei_is_space(text.ptr[0]))
        text = (gm_text){text.ptr + 1, text.len - 1};
    gm_tei_flow_add(&in->flow, text, around.is_preserved && around.paragraphs > 0);
}

/* ---- Events ------------------------------------------------------------------ */

static void begin_document(reader *in, const gm_xml_event *event)
{
    gm_tei_flow_clear(&in->flow);
    gm_tei_marks_clear(&in->marks);
    gm_tei_fields_clear(&in->fields);
    gm_tei_fields_add_id(&in->fields, gm_xml_value(event, "xml:id"), GM_TEI_RANK_TEI);
    in->depth = in->open.count + 1;
    in->line = event->line;
    in->documents++;
    in->word = NO_WORD;
    in->nests = false;
}

static gm_status check_root(reader *in, const gm_xml_event *event, gm_error *err)
{
    in->is_corpus = strcmp(event->name, "teiCorpus") == 0;
    if (in->is_corpus || strcmp(event->name, "TEI") == 0 ||
        strcmp(event->name, "TEI.2") == 0)
        return GM_OK;
    return gm_fail(err, GM_INPUT,
                   "the root of this XML is \"%.100s\": TEI or teiCorpus is read",
                   event->name);
}

/* TXM puts the id of a document there. */
static void add_text_id(reader *in, const gm_xml_event *event)
{
    gm_text own = gm_xml_value(event, "id"), id = gm_xml_value(event, "xml:id");
    gm_tei_fields_add_id(&in->fields, id.len ? id : own, GM_TEI_RANK_TEXT);
}

static gm_status start_element(reader *in, const gm_xml_event *event, gm_error *err)
{
    gm_status status = in->has_root ? GM_OK : check_root(in, event, err);
    if (status != GM_OK)
        return status;
    in->has_root = true;
    element made = make_element(in, event);
    in->nests |= made.role == GM_TEI_ROLE_DOCUMENT && in->depth > 0;
    if (made.role == GM_TEI_ROLE_DOCUMENT && in->depth == 0)
        begin_document(in, event);
    if (made.role == GM_TEI_ROLE_TEXT)
        add_text_id(in, event);
    if (made.place == IN_TEXT)
        start_in_text(in, event, &made);
    else if (made.place == IN_HEADER)
        gm_tei_fields_start(&in->fields, event, innermost(in).within);
    element *place = GM_PUSH(&in->open);
    if (!place)
        return gm_error_nomem(err);
    *place = made;
    return GM_OK;
}

/* `whole`: it is the TEI at hand. */
static void end_element(reader *in, bool *whole)
{
    if (in->open.count == 0)
        return;
    element ended = innermost(in);
    *whole = in->open.count == in->depth;
    if (ended.place == IN_TEXT)
        end_in_text(in, &ended);
    else if (ended.place == IN_HEADER)
        gm_tei_fields_end(&in->fields, &in->marks);
    in->open.count--;
    if (*whole)
        in->depth = 0;
}

static gm_status next_document(reader *in, bool *end, gm_error *err)
{
    const gm_xml_event *event;
    bool whole = false;
    *end = false;
    while (!whole && !*end) {
        gm_status status = gm_xml_next(in->xml, &event, err);
        if (status == GM_OK && event->kind == GM_XML_START)
            status = start_element(in, event, err);
        if (status != GM_OK)
            return status;
        if (event->kind == GM_XML_END)
            end_element(in, &whole);
        else if (event->kind == GM_XML_TEXT)
            add_text(in, event->text);
        *end = event->kind == GM_XML_DONE;
    }
    return GM_OK;
}

/* ---- The document ------------------------------------------------------------ */

static gm_status check_document(const reader *in, gm_error *err)
{
    if (in->nests)
        return gm_fail(err, GM_INPUT,
                       "there is a TEI in this TEI: put them side by side in a "
                       "teiCorpus");
    if (in->fields.is_full)
        return gm_fail(err, GM_INPUT,
                       "the header has more than %d notes of type \"meta\", or more "
                       "than %d bytes in them",
                       GM_TEI_MOST_NOTES, GM_TEI_MOST_NOTE_BYTES);
    if (in->flow.text.len == 0)
        return gm_fail(err, GM_INPUT, "this TEI has no text in <text>");
    return GM_OK;
}

static gm_status set_text(reader *in, gm_document *document, gm_error *err)
{
    const gm_buffer *text = &in->flow.text;
    gm_text id = gm_tei_field_text(&in->fields, GM_TEI_ID);
    gm_buffer standin = {0};
    if (id.len == 0) {
        gm_buffer_add(&standin, in->input->name.ptr, in->input->name.len);
        if (in->is_corpus)
            gm_buffer_printf(&standin, "-%u", in->documents);
        id = (gm_text){standin.len ? standin.ptr : "", (uint32_t)standin.len};
    }
    gm_status status =
        standin.failed ? gm_error_nomem(err)
                       : gm_document_set_text(document, id, text->ptr, text->len, err);
    gm_buffer_free(&standin);
    return status;
}

static gm_status fill(reader *in, gm_document *document, gm_error *err)
{
    if (gm_tei_flow_end(&in->flow) != GM_OK || in->fields.failed || in->marks.failed)
        return gm_error_nomem(err);
    gm_status status = check_document(in, err);
    if (status == GM_OK)
        status = set_text(in, document, err);
    if (status != GM_OK)
        return status;
    if (gm_tei_fields_fill(&in->fields, document) != GM_OK ||
        gm_tei_marks_fill(&in->marks, &in->flow, document) != GM_OK)
        return gm_error_nomem(err);
    return GM_OK;
}

/* ---- The format -------------------------------------------------------------- */

static void close_reader(void *opened)
{
    reader *in = opened;
    gm_xml_close(in->xml);
    gm_tei_flow_free(&in->flow);
    gm_tei_marks_free(&in->marks);
    gm_tei_fields_free(&in->fields);
    free(in->open.at);
    free(in);
}

static gm_status open_reader(const gm_input *input, void **opened, gm_error *err)
{
    reader *in = calloc(1, sizeof *in);
    if (!in)
        return gm_error_nomem(err);
    in->input = input;
    gm_tei_marks_init(&in->marks);
    gm_status status = gm_xml_open(input->stream, &in->xml, err);
    if (status == GM_OK)
        *opened = in;
    else
        close_reader(in);
    return status;
}

static gm_status next(void *opened, gm_document *document, bool *end, uint32_t *line,
                      gm_error *err)
{
    reader *in = opened;
    gm_status status = next_document(in, end, err);
    *line = status == GM_OK ? in->line : gm_xml_line(in->xml);
    if (status != GM_OK) {
        *end = true;
        return status;
    }
    if (!*end)
        return fill(in, document, err);
    return in->documents ? GM_OK : gm_fail(err, GM_INPUT, "no TEI is in this file");
}

/* The first tag, behind comments, instructions and the DOCTYPE. */
static uint32_t find_tag(gm_text start)
{
    for (uint32_t at = 0; at + 1 < start.len; at++) {
        if (start.ptr[at] == '<' && start.ptr[at + 1] != '!' &&
            start.ptr[at + 1] != '?')
            return at + 1;
    }
    return start.len;
}

static bool begins(gm_text start, uint32_t at, const char *word)
{
    uint32_t len = (uint32_t)strlen(word);
    return start.len - at >= len && memcmp(start.ptr + at, word, len) == 0;
}

/* <TEI>, <tei:TEI>, <teiCorpus>; the file has to be XML from its first byte. */
static bool recognises(gm_text start)
{
    uint32_t first = begins(start, 0, "\xEF\xBB\xBF") ? 3 : 0, at = find_tag(start);
    while (first < start.len && gm_tei_is_space(start.ptr[first]))
        first++;
    if (first == start.len || start.ptr[first] != '<')
        return false;
    for (uint32_t i = at; i < start.len && start.ptr[i] > ' ' && start.ptr[i] != '>';
         i++) {
        if (start.ptr[i] == ':')
            at = i + 1;
    }
    return begins(start, at, "TEI") || begins(start, at, "teiCorpus");
}

static const char *const extensions[] = {".xml", ".tei", NULL};

const gm_read_format gm_tei_reader = {.name = "tei",
                                      .summary = "a TEI element is a document",
                                      .extensions = extensions,
                                      .recognises = recognises,
                                      .open = open_reader,
                                      .next = next,
                                      .close = close_reader};
