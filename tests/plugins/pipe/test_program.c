/* Programs that answer, end, hang, and say too much; none is left, and no descriptor.
 */
#include "expect.h"
#include "folder.h"
#include "program.h"
#include "shown.h"

#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct asking {
    program program;
    json_line request, answer;
    int descriptors; /* before the program was started */
    gm_failure why;
} asking;

static int count_descriptors(void)
{
    DIR *folder = opendir("/proc/self/fd");
    int count = 0;
    while (folder && readdir(folder))
        count++;
    if (folder)
        closedir(folder);
    return count;
}

static asking begin(const char *command)
{
    asking begun = {
        .program = {.command = command, .file = "", .seconds = 10, .ends = {-1, -1}}};
    begun.descriptors = count_descriptors();
    return begun;
}

/* The program has gone, as a zombie too, and its pipes are closed. */
static void assert_gone(const asking *self)
{
    assert_int_equal(self->program.pid, 0);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
    assert_int_equal(count_descriptors(), self->descriptors);
}

static void finish(asking *self)
{
    stop_program(&self->program);
    assert_gone(self);
    line_free(&self->request);
    line_free(&self->answer);
}

static gm_status ask(asking *self, const char *line)
{
    self->request.len = 0;
    assert_true(line_add(&self->request, line, strlen(line)));
    assert_true(line_add(&self->request, "\n", 1));
    gm_failure_init(&self->why);
    return ask_program(&self->program, &self->request, &self->answer, &self->why.error);
}

static void assert_answer(asking *self, const char *line, const char *expected)
{
    gm_status status = ask(self, line);
    if (status != GM_OK)
        fail_msg("status %d: %s", (int)status, self->why.message);
    assert_int_equal(self->answer.len, strlen(expected));
    assert_memory_equal(self->answer.ptr, expected, self->answer.len);
}

static void assert_refused(asking *self, const char *line, const char *why)
{
    gm_status status = ask(self, line);
    assert_failure(status, self->why, GM_INPUT, why);
    assert_gone(self);
}

static void test_a_line_for_a_line(void **state)
{
    (void)state;
    asking self = begin("exec cat");
    assert_answer(&self, "one", "one");
    pid_t first = self.program.pid;
    assert_answer(&self, "", "");
    assert_answer(&self, "deux", "deux");
    assert_int_equal(self.program.pid, first);
    finish(&self);
}

static void test_the_file_is_the_first_argument(void **state)
{
    (void)state;
    asking self = begin("while read -r line; do echo \"$# $1\"; done");
    self.program.file = "/a file";
    assert_answer(&self, "x", "1 /a file");
    stop_program(&self.program);
    self.program.file = "";
    assert_answer(&self, "x", "0 ");
    finish(&self);
}

static void test_it_ends_when_its_input_does(void **state)
{
    (void)state;
    folder made = folder_new();
    const char *path = folder_path(&made, "said");
    char command[2048], said[8] = "";
    snprintf(command, sizeof command, "cat; sleep 0.1; echo bye; echo bye >'%s'", path);
    asking self = begin(command);
    assert_answer(&self, "x", "x");
    finish(&self);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_int_equal(fread(said, 1, sizeof said, file), 4);
    assert_string_equal(said, "bye\n");
    fclose(file);
    folder_remove(&made);
}

static void test_it_has_three_descriptors(void **state)
{
    (void)state;
    int open = dup(STDOUT_FILENO); /* what a host has open without FD_CLOEXEC */
    asking self =
        begin("while read -r line; do set -- /proc/$$/fd/*; "
              "n=0; for fd; do case $fd in */[012]) ;; *) n=$((n+1)) ;; esac; "
              "done; echo $n; done");
    const char *none = "0";
    gm_status status = ask(&self, "x");
    assert_int_equal(status, GM_OK);
    /* dash keeps none of its own while it expands a pattern; bash may have one. */
    assert_true(self.answer.len == 1 && self.answer.ptr[0] <= none[0] + 1);
    finish(&self);
    close(open);
}

/* Larger than any pipe, both ways: a program that writes as it reads, and one that
 * reads all first. */
static void test_long_lines(void **state)
{
    (void)state;
    enum { LENGTH = 1000000 };
    static const char *const commands[] = {
        "exec cat", "read -r line; printf '%s\\n' \"$line\"; exec cat"};
    char *line = malloc(LENGTH + 1);
    assert_non_null(line);
    memset(line, 'a', LENGTH);
    line[LENGTH] = '\0';
    for (size_t i = 0; i < 2; i++) {
        asking self = begin(commands[i]);
        assert_answer(&self, line, line);
        assert_answer(&self, "b", "b");
        finish(&self);
    }
    free(line);
}

static void test_an_answer_before_the_end_of_the_request(void **state)
{
    (void)state;
    enum { LENGTH = 400000 };
    char *line = malloc(LENGTH + 1);
    assert_non_null(line);
    memset(line, 'a', LENGTH);
    line[LENGTH] = '\0';
    asking self = begin("echo early; sleep 0.1; read -r line; exec cat");
    assert_answer(&self, line, "early");
    assert_answer(&self, "next", "next");
    finish(&self);
    free(line);
}

static void test_a_program_that_ends_is_started_again(void **state)
{
    (void)state;
    asking self = begin("read -r line; echo \"$line\"; exit 3");
    for (int i = 0; i < 20; i++)
        assert_answer(&self, "x", "x");
    finish(&self);
}

/* The first program finds the file, and ends; the second does not. */
static void test_a_document_is_sent_twice(void **state)
{
    (void)state;
    folder made = folder_new();
    const char *path = folder_path(&made, "first");
    char command[2048];
    folder_write(&made, "first", "");
    snprintf(command, sizeof command,
             "read -r line; rm '%s' 2>/dev/null && exit 3; echo \"$line\"", path);
    asking self = begin(command);
    assert_answer(&self, "x", "x");
    assert_int_equal(access(path, F_OK), -1);
    finish(&self);
    folder_remove(&made);
}

static void test_a_program_that_always_ends(void **state)
{
    (void)state;
    asking self = begin("read -r line; exit 3");
    assert_refused(&self, "x",
                   "the program ended with exit status 3 before it answered, and "
                   "another one too");
    self.program.command = "read -r line; kill -9 $$";
    assert_refused(&self, "x",
                   "the program was ended by signal 9 before it answered, and another "
                   "one too");
    self.program.command = "exec /nowhere/at-all 2>/dev/null";
    assert_refused(&self, "x",
                   "the program ended with exit status 127 (no such command) before it "
                   "answered, and another one too");
    self.program.command = "printf half; exit 0";
    assert_refused(&self, "x",
                   "the program ended with exit status 0 before it answered, and "
                   "another one too");
    self.program.command = "exec >&-; exec sleep 1000";
    assert_refused(&self, "x",
                   "the program closed its output before it answered, and another one "
                   "too");
    self.program.command = "exec cat";
    assert_answer(&self, "x", "x");
    finish(&self);
}

/* write() to it raises SIGPIPE, which would end this test. */
static void test_a_program_that_does_not_read(void **state)
{
    (void)state;
    asking self = begin("exec <&-; sleep 0.05; exit 4");
    for (int i = 0; i < 5; i++)
        assert_refused(&self, "x",
                       "the program ended with exit status 4 before it answered, and "
                       "another one too");
    self.program.command = "exec <&-; echo all the same; sleep 0.05";
    assert_answer(&self, "x", "all the same");
    finish(&self);
}

static void test_a_hang(void **state)
{
    (void)state;
    static const char *const commands[] = {
        "exec sleep 1000", "sleep 1000 & wait", "cat >/dev/null | sleep 1000",
        "while :; do printf aaaaaaaaaaaaaaaaaaaa; done"};
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        asking self = begin(commands[i]);
        self.program.seconds = 0.2;
        assert_refused(
            &self, "x",
            "the program has not answered within 0.2 seconds, and was ended: "
            "raise the option \"seconds\" if it needs more");
        self.program.command = "exec cat";
        self.program.seconds = 10;
        assert_answer(&self, "x", "x");
        finish(&self);
    }
}

static void test_lines_that_nobody_asked_for(void **state)
{
    (void)state;
    asking self = begin("read -r line; printf 'one\\ntwo\\n'; exec cat");
    assert_refused(&self, "x",
                   "the program has written more than one line for a document: nothing "
                   "but answers may go to its standard output; it begins: one?two?");
    self.program.command = "read -r line; echo one; sleep 0.1; echo two; exec cat";
    assert_answer(&self, "x", "one");
    poll(NULL, 0, 500);
    assert_refused(&self, "y",
                   "the program has written more than one line for a document: nothing "
                   "but answers may go to its standard output; it begins: two?");
    finish(&self);
}

static void test_a_host_without_standard_streams(void **state)
{
    (void)state;
    int kept = dup(STDIN_FILENO);
    close(STDIN_FILENO);
    asking self = begin("exec cat");
    assert_answer(&self, "x", "x");
    finish(&self);
    if (kept >= 0) {
        assert_int_equal(dup2(kept, STDIN_FILENO), STDIN_FILENO);
        close(kept);
    }
}

RUN_TESTS(TEST(test_a_line_for_a_line), TEST(test_the_file_is_the_first_argument),
          TEST(test_it_ends_when_its_input_does), TEST(test_it_has_three_descriptors),
          TEST(test_long_lines), TEST(test_an_answer_before_the_end_of_the_request),
          TEST(test_a_program_that_ends_is_started_again),
          TEST(test_a_document_is_sent_twice), TEST(test_a_program_that_always_ends),
          TEST(test_a_program_that_does_not_read), TEST(test_a_hang),
          TEST(test_lines_that_nobody_asked_for),
          TEST(test_a_host_without_standard_streams))
