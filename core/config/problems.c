/* Each problem owns its strings; there are few, and they are printed once. */
#include "config/problems.h"

#include <stdio.h>

static char *format_message(const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int len = vsnprintf(NULL, 0, format, again);
    va_end(again);
    char *message = len < 0 ? NULL : malloc((size_t)len + 1);
    if (message)
        vsnprintf(message, (size_t)len + 1, format, arguments);
    return message;
}

static bool comes_before(gm_position left, gm_position right)
{
    if (strcmp(left.file, right.file) != 0)
        return false;
    return left.line < right.line ||
           (left.line == right.line && left.column < right.column);
}

/* Moves the last problem to its place among those of its file. */
static void sort_last(gm_problems *problems)
{
    uint32_t at = problems->list.count - 1;
    gm_problem last = problems->list.at[at];
    for (; at > 0 && comes_before(last.at, problems->list.at[at - 1].at); at--)
        problems->list.at[at] = problems->list.at[at - 1];
    problems->list.at[at] = last;
}

void gm_problems_add(gm_problems *problems, gm_position at, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *message = format_message(format, arguments);
    va_end(arguments);
    char *file = strdup(at.file);
    gm_problem *problem = message && file ? GM_PUSH(&problems->list) : NULL;
    if (!problem) {
        free(message);
        free(file);
        problems->failed = true;
        return;
    }
    *problem = (gm_problem){{file, at.line, at.column}, message};
    sort_last(problems);
}

void gm_problems_print(const gm_problems *problems, gm_buffer *out)
{
    for (uint32_t i = 0; i < problems->list.count; i++) {
        const gm_problem *problem = &problems->list.at[i];
        gm_buffer_puts(out, problem->at.file);
        if (problem->at.line)
            gm_buffer_printf(out, ":%u:%u", problem->at.line, problem->at.column);
        gm_buffer_printf(out, ": error: %s\n", problem->message);
    }
}

void gm_problems_free(gm_problems *problems)
{
    for (uint32_t i = 0; i < problems->list.count; i++) {
        free((char *)problems->list.at[i].at.file);
        free(problems->list.at[i].message);
    }
    free(problems->list.at);
    *problems = (gm_problems){0};
}
