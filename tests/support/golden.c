/* One pass over the file: each case is compared, and written again. */
#include "golden.h"

#include "base/error.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The file at hand, and where the pass is. */
typedef struct golden {
    const char *path;
    gm_buffer bytes;
    size_t at;
    uint32_t line; /* of `at`, from 1 */
    gm_buffer rewritten, out;
    uint32_t cases, wrong;
} golden;

typedef struct golden_case {
    gm_text title, input, expected;
    uint32_t line; /* of the title */
} golden_case;

static bool is_title(gm_text line)
{
    return line.len >= 8 && memcmp(line.ptr, "=== ", 4) == 0 &&
           memcmp(line.ptr + line.len - 4, " ===", 4) == 0;
}

static bool is_rule(gm_text line)
{
    return line.len == 3 && memcmp(line.ptr, "---", 3) == 0;
}

static bool peek(const golden *file, gm_text *line)
{
    const char *begin = file->bytes.ptr + file->at;
    size_t left = file->bytes.len - file->at;
    if (left == 0)
        return false;
    const char *feed = memchr(begin, '\n', left);
    *line = (gm_text){begin, (uint32_t)(feed ? (size_t)(feed - begin) : left)};
    return true;
}

static void step(golden *file, gm_text line)
{
    file->at += line.len;
    file->at += file->at < file->bytes.len;
    file->line++;
}

/* The lines up to one that `ends`, which is not taken; without breaks at their end. */
static gm_text take_until(golden *file, bool (*ends)(gm_text))
{
    gm_text line, run = {file->bytes.ptr + file->at, 0};
    while (peek(file, &line) && !ends(line)) {
        step(file, line);
        run.len = (uint32_t)(file->bytes.ptr + file->at - run.ptr);
    }
    while (run.len && run.ptr[run.len - 1] == '\n')
        run.len--;
    return run;
}

static bool next_case(golden *file, golden_case *next)
{
    gm_text line;
    if (!peek(file, &line))
        return false;
    next->line = file->line;
    next->title = (gm_text){line.ptr + 4, line.len - 8};
    step(file, line);
    next->input = take_until(file, is_rule);
    if (!peek(file, &line))
        fail_msg("%s:%u: no line \"---\" behind the input", file->path, next->line);
    step(file, line);
    next->expected = take_until(file, is_title);
    return true;
}

static gm_text trimmed(const gm_buffer *out)
{
    gm_text text = {out->ptr ? out->ptr : "", (uint32_t)out->len};
    while (text.len && text.ptr[text.len - 1] == '\n')
        text.len--;
    return text;
}

static void add(gm_buffer *out, gm_text text)
{
    gm_buffer_add(out, text.ptr, text.len);
}

static void rewrite(gm_buffer *into, const golden_case *one, gm_text got)
{
    gm_buffer_puts(into, into->len ? "\n=== " : "=== ");
    add(into, one->title);
    gm_buffer_puts(into, " ===\n");
    add(into, one->input);
    gm_buffer_puts(into, "\n---\n");
    add(into, got);
    if (got.len)
        gm_buffer_puts(into, "\n");
}

static void compare(golden *file, const golden_case *one, gm_text got)
{
    file->cases++;
    if (got.len == one->expected.len &&
        memcmp(got.ptr, one->expected.ptr, got.len) == 0)
        return;
    file->wrong++;
    print_error("%s:%u: %.*s\n--- expected\n%.*s\n--- got\n%.*s\n\n", file->path,
                one->line, (int)one->title.len, one->title.ptr, (int)one->expected.len,
                one->expected.ptr, (int)got.len, got.ptr);
}

static void load(golden *file, const char *path)
{
    gm_failure why;
    gm_failure_init(&why);
    if (gm_buffer_read_file(&file->bytes, path, &why.error) != GM_OK)
        fail_msg("%s", why.message);
    gm_text remark = take_until(file, is_title);
    add(&file->rewritten, remark);
    if (remark.len)
        gm_buffer_puts(&file->rewritten, "\n");
}

static void save(const golden *file, const char *path)
{
    FILE *out = fopen(path, "wb");
    if (!out)
        fail_msg("cannot write \"%s\"", path);
    size_t written = fwrite(file->rewritten.ptr, 1, file->rewritten.len, out);
    if (fclose(out) != 0 || written != file->rewritten.len)
        fail_msg("cannot write \"%s\"", path);
}

static bool is_updating(void)
{
    const char *wanted = getenv("GM_UPDATE_GOLDEN");
    return wanted && strcmp(wanted, "1") == 0;
}

void golden_check(const char *path, golden_body *body, void *who)
{
    char full[4096];
    golden file = {.path = path, .line = 1};
    golden_case one;
    snprintf(full, sizeof full, "%s%s", *path == '/' ? "" : GM_SOURCE_DIR "/tests/",
             path);
    load(&file, full);
    while (next_case(&file, &one)) {
        gm_buffer_clear(&file.out);
        body(who, one.input, &file.out);
        compare(&file, &one, trimmed(&file.out));
        rewrite(&file.rewritten, &one, trimmed(&file.out));
    }
    if (is_updating() && file.wrong)
        save(&file, full);
    uint32_t wrong = is_updating() ? 0 : file.wrong, cases = file.cases;
    gm_buffer_free(&file.bytes);
    gm_buffer_free(&file.rewritten);
    gm_buffer_free(&file.out);
    if (cases == 0)
        fail_msg("\"%s\" has no cases", path);
    if (wrong)
        fail_msg("%u of %u cases of \"%s\" differ", wrong, cases, path);
}
