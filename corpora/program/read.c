/* A source file from its bytes to an article: its parts, its header, and the steps that
 * read the rest. */
#include "reading.h"

#include "text/utf8.h"

/* Up to the next line "---", which is left out; `whole` is moved behind it. */
static corpus_lines part_of(corpus_lines *whole)
{
    corpus_lines part = *whole;
    gm_text line;
    while (corpus_next_line(whole, &line))
        if (corpus_is(line, "---")) {
            part.end = (uint32_t)(line.ptr - whole->file.ptr);
            return part;
        }
    part.end = whole->end;
    return part;
}

static bool is_field(gm_text line, const char *name)
{
    size_t len = strlen(name);
    return line.len > len + 2 && !memcmp(line.ptr, name, len) &&
           !memcmp(line.ptr + len, ": ", 2);
}

static void read_header(corpus_article *article, corpus_lines *lines,
                        gm_problems *problems)
{
    gm_text line = {0};
    for (uint32_t i = 0; i < CORPUS_FIELDS; i++) {
        const char *name = corpus_field_names[i];
        const char *from = lines->file.ptr + lines->at;
        if (!corpus_next_line(lines, &line) || !is_field(line, name)) {
            gm_problems_add(problems, corpus_place(lines, from),
                            "the header wants \"%s: ...\" here", name);
            return;
        }
        uint32_t value = (uint32_t)strlen(name) + 2;
        article->header[i] = (gm_text){line.ptr + value, line.len - value};
    }
    if (corpus_next_line(lines, &line))
        gm_problems_add(problems, corpus_place(lines, line.ptr),
                        "the header is over, and \"---\" should stand here");
}

static gm_text name_of(gm_arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    size_t len = dot ? (size_t)(dot - name) : strlen(name);
    return (gm_text){gm_arena_copy(arena, name, len), (uint32_t)len};
}

static gm_status load(corpus_article *article, const char *path, gm_text *file,
                      gm_error *err)
{
    gm_buffer bytes = {0};
    gm_status status = gm_buffer_read_file(&bytes, path, err);
    if (status == GM_OK && gm_utf8_valid_prefix(bytes.ptr, bytes.len) < bytes.len)
        status = gm_error_fail(err, GM_CONFIG, "%s: is not UTF-8", path);
    if (status == GM_OK) {
        file->ptr = gm_arena_copy(&article->arena, bytes.ptr, bytes.len);
        file->len = (uint32_t)bytes.len;
        article->path = gm_arena_copy(&article->arena, path, strlen(path));
        article->id = name_of(&article->arena, path);
        if (!file->ptr || !article->path || !article->id.ptr)
            status = gm_error_nomem(err);
    }
    gm_buffer_free(&bytes);
    return status;
}

/* What would make every line wrong; NULL if nothing does. */
static const char *foreign_form(gm_text file)
{
    if (!file.len)
        return "is empty";
    if (file.len >= 3 && !memcmp(file.ptr, "\xEF\xBB\xBF", 3))
        return "begins with a byte order mark; save it without";
    if (memchr(file.ptr, '\r', file.len))
        return "has line ends of Windows; save it with those of Unix";
    return memchr(file.ptr, 0, file.len) ? "has a NUL byte in it" : NULL;
}

gm_status corpus_read(corpus_article *article, const char *path, gm_problems *problems,
                      gm_error *err)
{
    gm_text file;
    gm_status status = load(article, path, &file, err);
    if (status != GM_OK)
        return status;
    const char *foreign = foreign_form(file);
    if (foreign) {
        gm_problems_add(problems, (gm_position){article->path, 0, 0}, "%s", foreign);
        return GM_OK;
    }
    corpus_lines whole = {article->path, file, 0, file.len};
    corpus_lines header = part_of(&whole), text = part_of(&whole);
    if (whole.at >= whole.end && text.end == whole.end)
        gm_problems_add(problems, (gm_position){article->path, 0, 0},
                        "wants three parts with a line \"---\" between them");
    read_header(article, &header, problems);
    status = corpus_read_marks(article, &text, problems, err);
    if (status == GM_OK)
        status = corpus_read_register(article, &whole, problems, err);
    return status == GM_OK ? corpus_set_typography(article, err) : status;
}
