/* Golden files as the kit for stages reads and writes them (core/kit/golden.h), for
 * tests in cmocka. */
#include "golden.h"

#include "base/error.h"
#include "kit/golden.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_wrong(const golden *file, const golden_case *one)
{
    gm_text got = golden_got(one), expected = one->expected;
    if (got.len == expected.len && memcmp(got.ptr, expected.ptr, got.len) == 0)
        return false;
    print_error("%s:%u: %.*s\n--- expected\n%.*s\n--- got\n%.*s\n\n", file->path,
                one->line, (int)one->title.len, one->title.ptr, (int)expected.len,
                expected.ptr, (int)got.len, got.ptr);
    return true;
}

static uint32_t count_wrong(golden *file, golden_body *body, void *who)
{
    uint32_t wrong = 0;
    for (uint32_t i = 0; i < file->cases.count; i++) {
        golden_case *one = &file->cases.at[i];
        body(who, one->input, &one->got);
        wrong += is_wrong(file, one);
    }
    return wrong;
}

static bool is_updating(void)
{
    const char *wanted = getenv("GM_UPDATE_GOLDEN");
    return wanted && strcmp(wanted, "1") == 0;
}

void golden_check(const char *path, golden_body *body, void *who)
{
    char full[4096];
    golden file;
    gm_failure why;
    gm_failure_init(&why);
    snprintf(full, sizeof full, "%s%s", *path == '/' ? "" : GM_SOURCE_DIR "/tests/",
             path);
    if (golden_read(&file, full, &why.error) != GM_OK)
        fail_msg("%s", why.message);
    uint32_t wrong = count_wrong(&file, body, who), cases = file.cases.count;
    if (is_updating() && wrong) {
        if (golden_write(&file, &why.error) != GM_OK)
            fail_msg("%s", why.message);
        wrong = 0;
    }
    golden_free(&file);
    if (wrong)
        fail_msg("%u of %u cases of \"%s\" differ", wrong, cases, path);
}
