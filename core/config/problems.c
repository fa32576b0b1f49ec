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
    return left.line < right.line ||
           (left.line == right.line && left.column < right.column);
}

/* Where a problem belongs: behind those of its file that do not come after it, and at
 * the end if it is the first of its file. */
static uint32_t place_for(const gm_problem_list *list, uint32_t count, gm_position at)
{
    uint32_t place = count;
    while (place > 0 && strcmp(list->at[place - 1].at.file, at.file) != 0)
        place--;
    if (place == 0)
        return count;
    while (place > 0 && strcmp(list->at[place - 1].at.file, at.file) == 0 &&
           comes_before(at, list->at[place - 1].at))
        place--;
    return place;
}

static bool is_same(const gm_problem *left, const gm_problem *right)
{
    return strcmp(left->at.file, right->at.file) == 0 &&
           left->at.line == right->at.line && left->at.column == right->at.column &&
           strcmp(left->message, right->message) == 0;
}

static void free_problem(gm_problem *problem)
{
    free((char *)problem->at.file);
    free(problem->message);
}

/* Moves the last problem to its place among those of its file; takes it out again if it
 * is there already, as it is where a file is included twice. */
static void sort_last(gm_problem_list *list)
{
    uint32_t count = list->count - 1;
    gm_problem last = list->at[count];
    uint32_t place = place_for(list, count, last.at);
    if (place > 0 && is_same(&list->at[place - 1], &last)) {
        free_problem(&last);
        list->count--;
        return;
    }
    memmove(list->at + place + 1, list->at + place, (count - place) * sizeof last);
    list->at[place] = last;
}

/* Takes the message over; NULL: memory ran out when it was made. */
static bool add(gm_problem_list *list, gm_position at, const char *stage, char *message)
{
    char *file = strdup(at.file);
    gm_problem *problem = message && file ? GM_PUSH(list) : NULL;
    if (!problem) {
        free(message);
        free(file);
        return false;
    }
    *problem = (gm_problem){{file, at.line, at.column}, message, stage};
    sort_last(list);
    return true;
}

void gm_problems_add(gm_problems *problems, gm_position at, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *message = format_message(format, arguments);
    va_end(arguments);
    problems->failed |= !add(&problems->list, at, NULL, message);
}

void gm_problems_warn(gm_problems *problems, gm_position at, const char *stage,
                      const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *message = format_message(format, arguments);
    va_end(arguments);
    problems->failed |= !add(&problems->warnings, at, stage, message);
}

static void print_list(const gm_problem_list *list, const char *kind, gm_buffer *out)
{
    for (uint32_t i = 0; i < list->count; i++) {
        const gm_problem *problem = &list->at[i];
        gm_buffer_puts(out, problem->at.file);
        if (problem->at.line)
            gm_buffer_printf(out, ":%u:%u", problem->at.line, problem->at.column);
        gm_buffer_printf(out, ": %s: %s\n", kind, problem->message);
    }
}

void gm_problems_print(const gm_problems *problems, gm_buffer *out)
{
    print_list(&problems->list, "error", out);
    print_list(&problems->warnings, "warning", out);
}

static void free_list(gm_problem_list *list)
{
    for (uint32_t i = 0; i < list->count; i++)
        free_problem(&list->at[i]);
    free(list->at);
}

void gm_problems_free(gm_problems *problems)
{
    free_list(&problems->list);
    free_list(&problems->warnings);
    *problems = (gm_problems){0};
}
