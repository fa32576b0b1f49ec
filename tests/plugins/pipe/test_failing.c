/* Every allocation of a document's way to the program and back may fail, and neither a
 * block nor a program is left. */
#include "answer.h"
#include "failing.h"
#include "program.h"
#include "base/error.h"
#include "test.h"

#include <string.h>
#include <sys/wait.h>

static const char request[] = "{\"rows\":[{\"begin\":1,\"end\":2,\"label\":\"a\"}]}\n";

static gm_status go_there_and_back(program *asked, gm_error *err)
{
    json_line sent = {0}, got = {0};
    points counted = {0};
    answer rows = {0};
    gm_status status = GM_NOMEM;
    if (points_count(&counted, (gm_text){"été", 5}) &&
        line_add(&sent, request, sizeof request - 1))
        status = ask_program(asked, &sent, &got, err);
    if (status == GM_OK)
        status =
            read_answer(&rows, (gm_text){got.ptr, (uint32_t)got.len}, &counted, err);
    free_answer(&rows);
    points_free(&counted);
    line_free(&sent);
    line_free(&got);
    return status;
}

static gm_status ask_once(void *who)
{
    (void)who;
    gm_failure why;
    gm_failure_init(&why);
    program asked = {
        .command = "exec cat", .file = "", .seconds = 20, .ends = {-1, -1}};
    gm_status status = go_there_and_back(&asked, &why.error);
    stop_program(&asked);
    return waitpid(-1, NULL, WNOHANG) < 0 ? status : GM_INTERNAL;
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    failing_every_allocation(ask_once, NULL);
}

RUN_TESTS(TEST(test_every_allocation_may_fail))
