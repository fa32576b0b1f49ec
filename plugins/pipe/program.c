/* Starting, asking, and ending. */
#define _GNU_SOURCE /* pipe2(), posix_spawn_file_actions_addclosefrom_np() */
#include "program.h"

#include "shown.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Seconds in which a program ends by itself: when its input has ended, and when it has
 * closed its output, which mostly is a part of ending. */
static const double patience = 5, settling = 1;

static void close_end(int *end)
{
    if (*end >= 0)
        close(*end);
    *end = -1;
}

/* ---- The end ----------------------------------------------------------------- */

/* Leaves it a zombie, so that its number stays its own until it is waited for. */
static bool has_ended(pid_t pid)
{
    siginfo_t ended = {0};
    int got = waitid(P_PID, (id_t)pid, &ended, WEXITED | WNOHANG | WNOWAIT);
    return got == 0 ? ended.si_pid != 0 : errno != EINTR;
}

static void await_end(pid_t pid, moment limit)
{
    const struct timespec short_while = {0, 1000000};
    while (!has_ended(pid) && milliseconds_left(limit) > 0)
        nanosleep(&short_while, NULL);
}

/* Returns the status of waitpid(); 0 where the host does not let us know. */
static int end_program(program *ended, moment limit)
{
    int status = 0;
    close_end(&ended->ends.to);
    close_end(&ended->ends.from);
    await_end(ended->pid, limit);
    kill(-ended->pid, SIGKILL); /* and what it has started */
    while (waitpid(ended->pid, &status, 0) < 0 && errno == EINTR)
        ;
    ended->pid = 0;
    return status;
}

void kill_program(program *killed)
{
    if (killed->pid)
        end_program(killed, moment_in(0));
}

void stop_program(program *stopped)
{
    if (!stopped->pid)
        return;
    moment limit = moment_in(patience);
    close_end(&stopped->ends.to);
    drain_output(stopped->ends, limit);
    end_program(stopped, limit);
}

/* ---- The beginning ----------------------------------------------------------- */

/* Our ends, and those of the program. */
typedef struct pipes {
    channel ours, its;
} pipes;

static void close_pipes(pipes *closed)
{
    close_end(&closed->ours.to);
    close_end(&closed->ours.from);
    close_end(&closed->its.to);
    close_end(&closed->its.from);
}

/* A host that has closed its standard streams gets their numbers from pipe2(), and the
 * program's are put in their place. */
static bool move_up(int *end)
{
    if (*end > STDERR_FILENO)
        return true;
    int moved = fcntl(*end, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    if (moved < 0)
        return false;
    close(*end);
    *end = moved;
    return true;
}

/* Closed by exec() from the first moment on, since other workers start programs too:
 * theirs would hold our pipes open. */
static bool open_pipe(int *reads, int *writes)
{
    int both[2];
    if (pipe2(both, O_CLOEXEC) < 0)
        return false;
    *reads = both[0];
    *writes = both[1];
    return move_up(reads) && move_up(writes);
}

static bool open_pipes(pipes *opened)
{
    *opened = (pipes){{-1, -1}, {-1, -1}};
    return open_pipe(&opened->its.to, &opened->ours.to) &&
           open_pipe(&opened->ours.from, &opened->its.from) &&
           fcntl(opened->ours.to, F_SETFL, O_NONBLOCK) == 0 &&
           fcntl(opened->ours.from, F_SETFL, O_NONBLOCK) == 0;
}

/* The host may have blocked or ignored signals for itself. */
static void prepare_signals(posix_spawnattr_t *attributes)
{
    sigset_t none, standard;
    sigemptyset(&none);
    sigemptyset(&standard);
    sigaddset(&standard, SIGPIPE);
    posix_spawnattr_setsigmask(attributes, &none);
    posix_spawnattr_setsigdefault(attributes, &standard);
    posix_spawnattr_setpgroup(attributes, 0);
    posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGMASK |
                                             POSIX_SPAWN_SETSIGDEF |
                                             POSIX_SPAWN_SETPGROUP);
}

static int prepare_streams(posix_spawn_file_actions_t *actions, channel its)
{
    int failed = posix_spawn_file_actions_adddup2(actions, its.to, STDIN_FILENO);
    if (!failed)
        failed = posix_spawn_file_actions_adddup2(actions, its.from, STDOUT_FILENO);
#ifdef __GLIBC__ /* other libraries leave what the host has opened to its O_CLOEXEC */
    if (!failed)
        failed = posix_spawn_file_actions_addclosefrom_np(actions, STDERR_FILENO + 1);
#endif
    return failed;
}

/* argv is not const by POSIX, and nobody writes to it. */
static int spawn(program *started, channel its)
{
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_t actions;
    char *file = *started->file ? (char *)started->file : NULL;
    char *const argv[] = {"sh", "-c", (char *)started->command, "pipe", file, NULL};
    int failed = posix_spawnattr_init(&attributes);
    if (failed)
        return failed;
    failed = posix_spawn_file_actions_init(&actions);
    if (!failed) {
        prepare_signals(&attributes);
        failed = prepare_streams(&actions, its);
        if (!failed)
            failed = posix_spawn(&started->pid, "/bin/sh", &actions, &attributes, argv,
                                 environ);
        posix_spawn_file_actions_destroy(&actions);
    }
    posix_spawnattr_destroy(&attributes);
    return failed;
}

static gm_status start_program(program *started, gm_error *err)
{
    pipes opened;
    int failed = open_pipes(&opened) ? spawn(started, opened.its) : errno;
    if (failed) {
        started->pid = 0;
        close_pipes(&opened);
        return gm_fail(err, failed == ENOMEM ? GM_NOMEM : GM_INPUT,
                       "cannot start the program of `command`: %s", strerror(failed));
    }
    close_end(&opened.its.to);
    close_end(&opened.its.from);
    started->ends = opened.ours;
    return GM_OK;
}

/* ---- A document -------------------------------------------------------------- */

/* It has closed its output: gives it time to end, and says how it did. */
static gm_status tell_end(program *ended, gm_error *err)
{
    moment limit = moment_in(settling);
    await_end(ended->pid, limit);
    bool ran_on = !has_ended(ended->pid);
    int status = end_program(ended, limit);
    if (ran_on)
        return gm_fail(err, GM_INPUT,
                       "the program closed its output before it answered, and another "
                       "one too");
    if (WIFSIGNALED(status))
        return gm_fail(err, GM_INPUT,
                       "the program was ended by signal %d before it answered, and "
                       "another one too",
                       WTERMSIG(status));
    return gm_fail(err, GM_INPUT,
                   "the program ended with exit status %d%s before it answered, and "
                   "another one too",
                   WEXITSTATUS(status),
                   WEXITSTATUS(status) == 127 ? " (no such command)" : "");
}

/* Ends the program, whatever it does. */
static gm_status tell_outcome(program *asked, outcome got, const json_line *answer,
                              gm_error *err)
{
    size_t len = answer->len < SHOWN_MOST * 2 ? answer->len : SHOWN_MOST * 2;
    shown begin = show_text((gm_text){answer->ptr, (uint32_t)len});
    if (got == ENDED)
        return tell_end(asked, err);
    kill_program(asked);
    switch (got) {
    case LATE:
        return gm_fail(err, GM_INPUT,
                       "the program has not answered within %g seconds, and was ended: "
                       "raise the option \"seconds\" if it needs more",
                       asked->seconds);
    case UNASKED:
        return gm_fail(err, GM_INPUT,
                       "the program has written more than one line for a document: "
                       "nothing but answers may go to its standard output; it begins: "
                       "%s",
                       begin.string);
    case TOO_LONG:
        return gm_fail(err, GM_INPUT,
                       "the program has written more than %zu bytes without the end of "
                       "a line; it begins: %s",
                       LONGEST_ANSWER, begin.string);
    default:
        return gm_fail(err, GM_NOMEM, "no memory for the answer of the program");
    }
}

/* A program that has ended since the last document has done nothing wrong. */
static gm_status find_program(program *asked, json_line *answer, gm_error *err)
{
    if (asked->pid) {
        outcome got = check_silence(asked->ends, answer);
        if (got == ANSWERED)
            return GM_OK;
        if (got != ENDED)
            return tell_outcome(asked, got, answer, err);
        end_program(asked, moment_in(settling));
    }
    return start_program(asked, err);
}

gm_status ask_program(program *asked, const json_line *request, json_line *answer,
                      gm_error *err)
{
    for (int attempt = 1;; attempt++) {
        gm_status status = find_program(asked, answer, err);
        if (status != GM_OK)
            return status;
        outcome got =
            exchange_lines(asked->ends, request, answer, moment_in(asked->seconds));
        if (got == ANSWERED)
            return GM_OK;
        if (got != ENDED || attempt == 2)
            return tell_outcome(asked, got, answer, err);
        end_program(asked, moment_in(settling));
    }
}
