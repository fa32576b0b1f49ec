/* What the kit says, and what it says when the stage crashes. */
#include "kit/kit.h"

#include <signal.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

enum { SHOWN = 60 }; /* bytes of a line on each side of a difference */

static char doing[256]; /* read by the signal handler */

void kit_doing(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(doing, sizeof doing - 1, format, arguments);
    va_end(arguments);
    strcat(doing, "\n");
}

/* Says where it was, and lets the signal do what it does without us. */
static void tell_crash(int number)
{
    static const char head[] = "guillemet-stage-test: the stage crashes at: ";
    ssize_t written = write(STDERR_FILENO, head, sizeof head - 1);
    written += write(STDERR_FILENO, doing, strlen(doing));
    (void)written;
    signal(number, SIG_DFL);
    raise(number);
}

void kit_watch_crashes(void)
{
    static const int numbers[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        signal(numbers[i], tell_crash);
}

void kit_passed(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vprintf(format, arguments);
    va_end(arguments);
    putchar('\n');
}

void kit_failed(kit *kit, const char *format, ...)
{
    va_list arguments;
    fflush(stdout);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    kit->failures++;
}

gm_status kit_annotate(gm_annotator *annotator, gm_text text, gm_text *line)
{
    const gm_doc *doc;
    const char *json;
    size_t len;
    gm_status status = gm_annotate(annotator, "text", text.ptr, text.len, &doc);
    if (status == GM_INPUT) {
        json = gm_annotator_message(annotator);
        len = strlen(json);
    } else if (status == GM_OK) {
        status = gm_annotator_json(annotator, GM_UNIT_BYTE, &json, &len);
    }
    if (status != GM_OK && status != GM_INPUT)
        return status;
    *line = (gm_text){json, (uint32_t)len};
    return GM_OK;
}

static gm_text around(gm_text line, uint32_t at)
{
    uint32_t begin = at > SHOWN ? at - SHOWN : 0;
    uint32_t end = line.len - begin > 2 * SHOWN ? begin + 2 * SHOWN : line.len;
    return (gm_text){line.ptr + begin, end - begin};
}

void kit_tell_difference(kit *kit, const char *what, gm_text text, gm_text left,
                         gm_text right)
{
    uint32_t at = 0;
    while (at < left.len && at < right.len && left.ptr[at] == right.ptr[at])
        at++;
    gm_text one = around(left, at), other = around(right, at);
    int shown = text.len < SHOWN ? (int)text.len : SHOWN;
    kit_failed(kit,
               "%s: the text of %u bytes that begins \"%.*s\" has not the same "
               "layers\n--- once\n…%.*s…\n--- and then\n…%.*s…",
               what, text.len, shown, text.ptr, (int)one.len, one.ptr, (int)other.len,
               other.ptr);
}
