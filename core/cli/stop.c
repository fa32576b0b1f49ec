/* A read() that waits for standard input would keep a run from stopping: the handler
 * puts /dev/null in its place, where it ends at once. */
#include "cli/stop.h"

#include "cli/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

static volatile sig_atomic_t asked;
static volatile sig_atomic_t nothing = -1; /* a descriptor of /dev/null */

/* All that it calls may be called in a handler. */
static void ask(int number)
{
    static const char message[] =
        "\nguillemet: stopping when what was begun is written; again to end at once\n";
    int before = errno;
    (void)number;
    if (asked)
        _exit(CLI_PARTIAL);
    asked = 1;
    if (nothing >= 0)
        dup2(nothing, STDIN_FILENO);
    if (write(STDERR_FILENO, message + (isatty(STDERR_FILENO) ? 0 : 1),
              sizeof message - 1 - (isatty(STDERR_FILENO) ? 0 : 1)) < 0)
        errno = before;
    errno = before;
}

/* Who was started to ignore a signal, as by nohup, goes on ignoring it.  Without
 * SA_RESTART, so that a read() ends. */
static void listen_to(int number)
{
    struct sigaction action = {.sa_handler = ask}, was;
    sigemptyset(&action.sa_mask);
    if (sigaction(number, NULL, &was) == 0 && was.sa_handler != SIG_IGN)
        sigaction(number, &action, NULL);
}

const volatile sig_atomic_t *cli_stop_listen(void)
{
    nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
    listen_to(SIGINT);
    listen_to(SIGTERM);
    signal(SIGXFSZ, SIG_IGN); /* a file that may grow no more is a full disk */
    return &asked;
}
