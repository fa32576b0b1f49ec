/* poll(), read(), write(), and the signal that write() may raise. */
#include "exchange.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { AT_ONCE = 1 << 16 }; /* bytes that a pipe of Linux holds */

moment moment_in(double seconds)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (moment)now.tv_sec * 1000 + now.tv_nsec / 1000000 + (moment)(seconds * 1e3);
}

int milliseconds_left(moment limit)
{
    moment left = limit - moment_in(0);
    return left < 0 ? 0 : left > INT_MAX ? INT_MAX : (int)left;
}

/* ---- SIGPIPE ----------------------------------------------------------------- */

/* It goes to the thread that writes: so it is blocked there, and taken off before the
 * thread is as it was.  One that was pending already is somebody else's. */
typedef struct blocked {
    sigset_t pipe, before;
    bool was_pending;
} blocked;

static void block_signal(blocked *signal)
{
    sigset_t pending;
    sigemptyset(&signal->pipe);
    sigaddset(&signal->pipe, SIGPIPE);
    sigpending(&pending);
    signal->was_pending = sigismember(&pending, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &signal->pipe, &signal->before);
}

static void unblock_signal(const blocked *signal)
{
    const struct timespec at_once = {0, 0};
    while (!signal->was_pending && sigtimedwait(&signal->pipe, NULL, &at_once) < 0 &&
           errno == EINTR)
        ;
    pthread_sigmask(SIG_SETMASK, &signal->before, NULL);
}

/* ---- One line each way ------------------------------------------------------- */

typedef struct talk {
    channel ends;
    const json_line *request;
    json_line *answer;
    size_t sent;
    bool deaf; /* the program has closed its input: it may have answered all the same */
    bool complete;
} talk;

static bool is_over(const talk *self)
{
    return self->complete && (self->deaf || self->sent == self->request->len);
}

/* `over` says whether there is an outcome.  A line that came whole may wait for the
 * rest of the request to be sent. */
static outcome receive(talk *self, bool *over)
{
    json_line *answer = self->answer;
    *over = true;
    if (answer->len > LONGEST_ANSWER)
        return TOO_LONG;
    if (!line_reserve(answer, AT_ONCE))
        return UNHEARD;
    ssize_t got = read(self->ends.from, answer->ptr + answer->len, AT_ONCE);
    *over = got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR);
    if (got <= 0)
        return ENDED;
    const char *begin = answer->ptr + answer->len;
    const char *feed = memchr(begin, '\n', (size_t)got);
    answer->len += (size_t)got;
    *over = self->complete || (feed && feed + 1 < answer->ptr + answer->len);
    self->complete |= feed != NULL;
    return UNASKED;
}

static void send_more(talk *self)
{
    size_t left = self->request->len - self->sent;
    ssize_t put = write(self->ends.to, self->request->ptr + self->sent, left);
    if (put > 0)
        self->sent += (size_t)put;
    else if (put < 0 && errno != EAGAIN && errno != EINTR)
        self->deaf = true;
}

static outcome converse(talk *self, moment limit)
{
    while (!is_over(self)) {
        bool sends = !self->deaf && self->sent < self->request->len, over = false;
        struct pollfd polled[2] = {{self->ends.from, POLLIN, 0},
                                   {sends ? self->ends.to : -1, POLLOUT, 0}};
        int left = milliseconds_left(limit);
        int ready = left ? poll(polled, 2, left) : 0;
        if (ready < 0 && errno != EINTR)
            return UNHEARD;
        if (left == 0)
            return LATE;
        if (ready > 0 && polled[0].revents) {
            outcome got = receive(self, &over);
            if (over)
                return got;
        }
        if (ready > 0 && polled[1].revents)
            send_more(self);
    }
    self->answer->len--;
    return ANSWERED;
}

outcome exchange_lines(channel ends, const json_line *request, json_line *answer,
                       moment limit)
{
    talk self = {ends, request, answer, 0, false, false};
    blocked signal;
    answer->len = 0;
    block_signal(&signal);
    outcome got = converse(&self, limit);
    unblock_signal(&signal);
    return got;
}

outcome check_silence(channel ends, json_line *answer)
{
    struct pollfd polled = {ends.from, POLLIN, 0};
    answer->len = 0;
    if (poll(&polled, 1, 0) <= 0)
        return ANSWERED;
    if (!line_reserve(answer, AT_ONCE))
        return UNHEARD;
    ssize_t got = read(ends.from, answer->ptr, AT_ONCE);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return ANSWERED;
    answer->len = got > 0 ? (size_t)got : 0;
    return got > 0 ? UNASKED : ENDED;
}

void drain_output(channel ends, moment limit)
{
    char forgotten[4096];
    struct pollfd polled = {ends.from, POLLIN, 0};
    while (milliseconds_left(limit) > 0) {
        poll(&polled, 1, milliseconds_left(limit));
        ssize_t got = read(ends.from, forgotten, sizeof forgotten);
        if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR))
            return;
    }
}
