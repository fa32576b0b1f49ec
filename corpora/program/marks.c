/* The text of an article: lines are sentences, marks become spans. */
#include "reading.h"
#include "text/space.h"
#include "text/utf8.h"

enum { MAX_DEPTH = 8 };

typedef struct reader {
    corpus_article *article;
    corpus_lines *lines;
    gm_problems *problems;
    uint32_t open[MAX_DEPTH]; /* marks that are not closed yet */
    uint32_t depth;
    bool failed; /* memory ran out */
} reader;

static const struct {
    char letter;
    const char *type;
} entity_types[] = {{'P', "Person"}, {'L', "Location"}, {'O', "Organization"},
                    {'D', "Date"},   {'H', "Hour"},     {'E', "Event"},
                    {'R', "Product"}};

static const char *entity_type(char letter)
{
    for (size_t i = 0; i < sizeof entity_types / sizeof *entity_types; i++)
        if (entity_types[i].letter == letter)
            return entity_types[i].type;
    return NULL;
}

/* Numbers of five digits at most, with commas between them. */
static bool is_number_list(gm_text label)
{
    uint32_t digits = 0;
    for (uint32_t i = 0; i < label.len; i++) {
        char c = label.ptr[i];
        if (!(c >= '0' && c <= '9') && !(c == ',' && digits))
            return false;
        digits = c == ',' ? 0 : digits + 1;
        if (digits > 5)
            return false;
    }
    return digits > 0;
}

/* "c3", "s1,2", "x-term", "4": what stands between a brace and its colon. */
static bool read_brace(gm_text label, corpus_mark *mark)
{
    mark->kind = CORPUS_CONTENT;
    if (label.len && (label.ptr[0] == 'c' || label.ptr[0] == 's')) {
        mark->kind = label.ptr[0] == 'c' ? CORPUS_CUE : CORPUS_SOURCE;
        label.ptr++, label.len--;
    } else if (label.len && label.ptr[0] == 'x') {
        uint32_t skipped = label.len > 1 ? 2 : 1;
        mark->kind = CORPUS_LOOKALIKE;
        mark->label = (gm_text){label.ptr + skipped, label.len - skipped};
        return label.len == 1 || (label.len > 2 && label.ptr[1] == '-');
    }
    mark->label = label;
    return is_number_list(label);
}

static bool read_bracket(gm_text label, corpus_mark *mark)
{
    mark->kind = label.len == 1 && label.ptr[0] == 'W' ? CORPUS_WORK : CORPUS_ENTITY;
    const char *type = label.len == 1 ? entity_type(label.ptr[0]) : NULL;
    mark->label = type ? (gm_text){type, (uint32_t)strlen(type)} : (gm_text){"", 0};
    return type || mark->kind == CORPUS_WORK;
}

static void complain(reader *reader, const char *ptr, const char *what)
{
    gm_problems_add(reader->problems, corpus_place(reader->lines, ptr), "%s", what);
}

/* Opens the mark whose bracket stands at `*c`, and moves `*c` to its colon. */
static void open_mark(reader *reader, const char **c, const char *end)
{
    const char *colon = memchr(*c, ':', (size_t)(end - *c));
    corpus_mark mark = {.at = corpus_place(reader->lines, *c)};
    gm_text label = {*c + 1, colon ? (uint32_t)(colon - *c - 1) : 0};
    if (!colon || !(**c == '{' ? read_brace : read_bracket)(label, &mark)) {
        complain(reader, *c,
                 "no such mark; a real bracket or brace has a backslash "
                 "before it");
        return;
    }
    if (reader->depth == MAX_DEPTH) {
        complain(reader, *c, "too many marks inside one another");
        return;
    }
    corpus_mark *added = GM_PUSH(&reader->article->marks);
    if (!added) {
        reader->failed = true;
        return;
    }
    mark.span.begin = (uint32_t)reader->article->text.len;
    *added = mark;
    reader->open[reader->depth++] = reader->article->marks.count - 1;
    *c = colon;
}

static void close_mark(reader *reader, const char *c)
{
    if (!reader->depth) {
        complain(reader, c, "nothing is open that this could close");
        return;
    }
    corpus_mark *mark = &reader->article->marks.at[reader->open[--reader->depth]];
    bool bracket = mark->kind == CORPUS_ENTITY || mark->kind == CORPUS_WORK;
    if (bracket != (*c == ']'))
        complain(reader, c, "the mark that is open is closed by the other bracket");
    mark->span.end = (uint32_t)reader->article->text.len;
    if (mark->span.end == mark->span.begin)
        complain(reader, c, "there is nothing in this mark");
}

/* Adds a line's text; true if the next one is joined with nothing between. */
static bool read_text(reader *reader, gm_text line)
{
    const char *end = line.ptr + line.len;
    gm_buffer *text = &reader->article->text;
    for (const char *c = line.ptr; c < end; c++) {
        if (*c == '\\' && c + 1 == end)
            return true;
        if (*c == '\\')
            gm_buffer_put(text, *++c);
        else if (*c == '[' || *c == '{')
            open_mark(reader, &c, end);
        else if (*c == ']' || *c == '}')
            close_mark(reader, c);
        else
            gm_buffer_put(text, *c);
    }
    return false;
}

/* Marks that open a quotation may run on over the paragraph's lines, not over it. */
static void end_paragraph(reader *reader)
{
    corpus_article *article = reader->article;
    while (reader->depth) {
        corpus_mark *mark = &article->marks.at[reader->open[--reader->depth]];
        mark->span.end = (uint32_t)article->text.len;
        gm_problems_add(reader->problems, mark->at,
                        "this mark is not closed within its paragraph");
    }
    gm_span *paragraph = &article->paragraphs.at[article->paragraphs.count - 1];
    paragraph->end = (uint32_t)article->text.len;
}

static void begin_paragraph(reader *reader)
{
    corpus_article *article = reader->article;
    if (article->paragraphs.count)
        gm_buffer_puts(&article->text,
                       corpus_is(article->header[CORPUS_BREAKS], "single") ? "\n"
                                                                           : "\n\n");
    gm_span *paragraph = GM_PUSH(&article->paragraphs);
    if (paragraph)
        paragraph->begin = (uint32_t)article->text.len;
    else
        reader->failed = true;
}

/* Invisible characters are told by the header, and a typed curly apostrophe belongs to
 * a text whose header says straight. */
static void check_characters(reader *reader, gm_text line)
{
    bool curly = corpus_is(reader->article->header[CORPUS_APOSTROPHE], "curly");
    for (uint32_t at = 0; at < line.len;) {
        const char *here = line.ptr + at;
        uint32_t c = gm_utf8_next(line, &at);
        if (c < ' ' || (c != ' ' && gm_is_space(c)))
            complain(reader, here,
                     "a control character or a space that is no ordinary one");
        if (c == 0x2019 && curly)
            complain(reader, here, "a curly apostrophe, which the header sets already");
    }
}

static bool read_sentence(reader *reader, gm_text line)
{
    check_characters(reader, line);
    gm_span *sentence = GM_PUSH(&reader->article->sentences);
    if (!sentence) {
        reader->failed = true;
        return false;
    }
    if (line.ptr[0] == ' ' || line.ptr[line.len - 1] == ' ')
        complain(reader, line.ptr, "a sentence begins or ends with a space");
    sentence->begin = (uint32_t)reader->article->text.len;
    bool glued = read_text(reader, line);
    sentence->end = (uint32_t)reader->article->text.len;
    return glued;
}

static void read_lines(reader *reader)
{
    bool inside = false, glued = false;
    gm_text line;
    while (!reader->failed && corpus_next_line(reader->lines, &line)) {
        if (!line.len && inside)
            end_paragraph(reader);
        else if (line.len && !inside)
            begin_paragraph(reader);
        else if (line.len && !glued)
            gm_buffer_put(&reader->article->text, ' ');
        inside = line.len;
        if (line.len && !reader->failed)
            glued = read_sentence(reader, line);
    }
    if (inside && !reader->failed)
        end_paragraph(reader);
}

gm_status corpus_read_marks(corpus_article *article, corpus_lines *lines,
                            gm_problems *problems, gm_error *err)
{
    reader reader = {.article = article, .lines = lines, .problems = problems};
    read_lines(&reader);
    gm_buffer_put(&article->text, '\n');
    if (reader.failed || article->text.failed)
        return gm_error_nomem(err);
    return GM_OK;
}
