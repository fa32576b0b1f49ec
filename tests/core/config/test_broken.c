/* Pipeline files that are wrong, and what is said of each: NAME.yaml, NAME.expected in
 * broken/.  With GM_UPDATE_GOLDEN=1 in the environment what was said is written. */
#include "base/error.h"
#include "config/config.h"

#include "test.h"

#include <dirent.h>
#include <stdio.h>

/* broken/NAME EXTENSION */
static const char *path_of(char path[512], const char *name, const char *extension)
{
    snprintf(path, 512, GM_SOURCE_DIR "/tests/core/config/broken/%s%s", name,
             extension);
    return path;
}

/* All that is said of a file, as one string. */
static void complain(const char *name, gm_buffer *out)
{
    char path[512], file[256];
    gm_buffer text = {0};
    gm_failure failure;
    gm_problems problems = {0};
    gm_config *config = NULL;
    gm_failure_init(&failure);
    snprintf(file, sizeof file, "%s.yaml", name);
    assert_int_equal(
        gm_buffer_read_file(&text, path_of(path, name, ".yaml"), &failure.error),
        GM_OK);
    assert_int_equal(gm_config_parse(file, (gm_text){text.ptr, (uint32_t)text.len},
                                     &config, &problems, &failure.error),
                     GM_OK);
    gm_problems_print(&problems, out);
    gm_buffer_put(out, '\0');
    assert_false(out->failed);
    gm_config_free(config);
    gm_problems_free(&problems);
    gm_buffer_free(&text);
}

static void read_expected(const char *path, gm_buffer *expected)
{
    gm_failure failure;
    gm_failure_init(&failure);
    gm_buffer_read_file(expected, path, &failure.error);
    gm_buffer_put(expected, '\0');
}

static void update(const char *path, const char *said)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(said, file);
    fclose(file);
}

static unsigned check_file(const char *name)
{
    char path[512];
    gm_buffer said = {0}, expected = {0};
    complain(name, &said);
    path_of(path, name, ".expected");
    if (getenv("GM_UPDATE_GOLDEN"))
        update(path, said.ptr);
    read_expected(path, &expected);
    bool same = said.len > 1 && strcmp(said.ptr, expected.ptr) == 0;
    if (!same)
        print_error("%s.yaml\n--- expected\n%s--- said\n%s", name, expected.ptr,
                    said.ptr);
    gm_buffer_free(&said);
    gm_buffer_free(&expected);
    return !same;
}

static void test_every_broken_file_gets_its_messages(void **state)
{
    (void)state;
    unsigned files = 0, wrong = 0;
    DIR *folder = opendir(GM_SOURCE_DIR "/tests/core/config/broken");
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        char *dot = strrchr(entry->d_name, '.');
        if (!dot || strcmp(dot, ".yaml") != 0)
            continue;
        *dot = '\0';
        files++;
        wrong += check_file(entry->d_name);
    }
    closedir(folder);
    assert_true(files >= 40);
    assert_int_equal(wrong, 0);
}

RUN_TESTS(TEST(test_every_broken_file_gets_its_messages))
