/* A file is read line by line; parts of cases are runs of its bytes. */
#include "kit/golden.h"

#include "base/error.h"

#include <errno.h>
#include <stdio.h>

typedef struct reading {
    const gm_buffer *bytes;
    size_t at;
    uint32_t line; /* of `at`, from 1 */
} reading;

static bool is_title(gm_text line)
{
    return line.len >= 8 && memcmp(line.ptr, "=== ", 4) == 0 &&
           memcmp(line.ptr + line.len - 4, " ===", 4) == 0;
}

static bool is_rule(gm_text line)
{
    return line.len == 3 && memcmp(line.ptr, "---", 3) == 0;
}

static bool peek(const reading *self, gm_text *line)
{
    size_t left = self->bytes->len - self->at;
    if (left == 0)
        return false;
    const char *begin = self->bytes->ptr + self->at;
    const char *feed = memchr(begin, '\n', left);
    *line = (gm_text){begin, (uint32_t)(feed ? (size_t)(feed - begin) : left)};
    return true;
}

static void step(reading *self, gm_text line)
{
    self->at += line.len;
    self->at += self->at < self->bytes->len;
    self->line++;
}

/* The lines up to one that `ends`, which is not taken; without breaks at their end. */
static gm_text take_until(reading *self, bool (*ends)(gm_text))
{
    gm_text line, run = {self->bytes->ptr ? self->bytes->ptr + self->at : "", 0};
    size_t begin = self->at;
    while (peek(self, &line) && !ends(line)) {
        step(self, line);
        run.len = (uint32_t)(self->at - begin);
    }
    while (run.len && run.ptr[run.len - 1] == '\n')
        run.len--;
    return run;
}

static gm_status read_case(reading *self, golden *file, gm_error *err)
{
    gm_text line = {"", 0};
    golden_case *next = GM_PUSH(&file->cases);
    if (!next)
        return gm_error_nomem(err);
    peek(self, &line);
    next->line = self->line;
    next->title = (gm_text){line.ptr + 4, line.len - 8};
    step(self, line);
    next->input = take_until(self, is_rule);
    if (!peek(self, &line))
        return gm_fail(err, GM_CONFIG,
                       "%s:%u: error: case \"%.*s\" has no line \"---\" between the "
                       "text and what is expected",
                       file->path, next->line, (int)next->title.len, next->title.ptr);
    step(self, line);
    next->expected = take_until(self, is_title);
    return GM_OK;
}

gm_status golden_read(golden *file, const char *path, gm_error *err)
{
    *file = (golden){.path = path};
    gm_status status = gm_buffer_read_file(&file->bytes, path, err);
    reading self = {.bytes = &file->bytes, .line = 1};
    gm_text line;
    if (status == GM_OK)
        file->remark = take_until(&self, is_title);
    while (status == GM_OK && peek(&self, &line))
        status = read_case(&self, file, err);
    if (status == GM_OK && file->cases.count == 0)
        status =
            gm_fail(err, GM_CONFIG,
                    "%s has no cases: begin one with a line \"=== title ===\"", path);
    return status;
}

static void put(gm_text text, const char *end, FILE *out)
{
    fwrite(text.ptr, 1, text.len, out);
    fputs(text.len ? end : "", out);
}

gm_status golden_write(const golden *file, gm_error *err)
{
    FILE *out = fopen(file->path, "wb");
    if (!out)
        return gm_fail(err, GM_OUTPUT, "cannot write \"%s\": %s", file->path,
                       strerror(errno));
    put(file->remark, "\n\n", out);
    for (uint32_t i = 0; i < file->cases.count; i++) {
        const golden_case *one = &file->cases.at[i];
        fputs(i > 0 ? "\n=== " : "=== ", out);
        put(one->title, "", out);
        fputs(" ===\n", out);
        put(one->input, "\n", out);
        fputs("---\n", out);
        put(golden_got(one), "\n", out);
    }
    bool lost = ferror(out) != 0;
    if (fclose(out) == 0 && !lost)
        return GM_OK;
    return gm_fail(err, GM_OUTPUT, "cannot write \"%s\": %s", file->path,
                   strerror(errno));
}

void golden_free(golden *file)
{
    for (uint32_t i = 0; i < file->cases.count; i++)
        gm_buffer_free(&file->cases.at[i].got);
    free(file->cases.at);
    gm_buffer_free(&file->bytes);
}

gm_text golden_got(const golden_case *one)
{
    gm_text text = {one->got.ptr ? one->got.ptr : "", (uint32_t)one->got.len};
    while (text.len && text.ptr[text.len - 1] == '\n')
        text.len--;
    return text;
}
