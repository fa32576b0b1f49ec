/* Does what the text says: FAIL, CRASH, EXIT, HANG, or SLOW, which takes two
 * milliseconds. */
#include <guillemet/stage.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static bool says(gm_text text, const char *word)
{
    size_t len = strlen(word);
    for (size_t i = 0; i + len <= text.len; i++) {
        if (memcmp(text.ptr + i, word, len) == 0)
            return true;
    }
    return false;
}

static gm_status unsteady(void *worker, gm_doc *doc, gm_error *err)
{
    gm_text text = gm_doc_text(doc);
    (void)worker;
    if (says(text, "SLOW"))
        nanosleep(&(struct timespec){0, 2000000}, NULL);
    if (says(text, "CRASH"))
        raise(SIGABRT);
    if (says(text, "EXIT"))
        _exit(3);
    while (says(text, "HANG"))
        pause();
    return says(text, "FAIL") ? gm_fail(err, GM_INPUT, "the text says so") : GM_OK;
}

GM_STAGE(.name = "unsteady", .version = "1.0.0", .license = "MIT",
         .summary = "fails as the text says, for the tests", .process = unsteady);
