/* Plugins by name: the sound one, and for each that cannot be used the whole message.
 */
#define _XOPEN_SOURCE 700 /* setenv(), symlink() */
#include "plugin/registry.h"

#include "base/buffer.h"

#include "expect.h"
#include "failing.h"
#include "tree.h"

#include <string.h>

#define BROKEN GM_BINARY_DIR "/tests/broken"

typedef struct fixture {
    gm_search search;
    gm_registry *registry;
    gm_failure failure;
} fixture;

/* A registry over build/tests/broken/DEFECT of each, colon separated. */
static fixture open_registry(const char *folders)
{
    fixture fixture = {.search = {.noun = "stage"}};
    gm_failure_init(&fixture.failure);
    assert_int_equal(
        gm_search_add_path(&fixture.search, folders, "X", &fixture.failure.error),
        GM_OK);
    return fixture;
}

static gm_status find(fixture *fixture, const char *name, const gm_stage **stage)
{
    gm_failure_init(&fixture->failure);
    if (!fixture->registry)
        assert_int_equal(gm_registry_open(&fixture->search, &fixture->registry,
                                          &fixture->failure.error),
                         GM_OK);
    return gm_registry_find(fixture->registry, name, stage, &fixture->failure.error);
}

static void close_registry(fixture *fixture)
{
    gm_registry_close(fixture->registry);
    gm_search_free(&fixture->search);
}

static void test_a_stage_is_loaded_once(void **state)
{
    (void)state;
    fixture fixture = open_registry(BROKEN "/sound");
    const gm_stage *stage = NULL, *again = NULL;
    assert_int_equal(find(&fixture, "sound", &stage), GM_OK);
    assert_string_equal(stage->name, "sound");
    assert_string_equal(stage->version, "1.0.0");
    assert_non_null(stage->process);
    assert_int_equal(find(&fixture, "sound", &again), GM_OK);
    assert_ptr_equal(stage, again);
    close_registry(&fixture);
    gm_registry_close(NULL);
}

static void test_an_unknown_stage_has_a_nearest(void **state)
{
    (void)state;
    fixture fixture = open_registry(BROKEN "/sound");
    const gm_stage *stage = NULL;
    assert_failure(find(&fixture, "suond", &stage), fixture.failure, GM_CONFIG,
                   "no stage \"suond\"; looked in: " BROKEN
                   "/sound (X); did you mean \"sound\"?");
    assert_failure(find(&fixture, "../sound", &stage), fixture.failure, GM_CONFIG,
                   "\"../sound\" cannot name a stage: a name has lower-case letters, "
                   "digits, \"-\" and \"_\"");
    close_registry(&fixture);
}

/* ---- Broken stages ----------------------------------------------------------- */

/* That loading the stage of build/tests/broken/DEFECT fails with just that message, and
 * does so again: failures are not remembered. */
static void assert_refused(const char *defect, const char *message)
{
    char folder[TREE_PATH];
    const gm_stage *stage = NULL;
    snprintf(folder, sizeof folder, BROKEN "/%s", defect);
    fixture fixture = open_registry(folder);
    for (int i = 0; i < 2; i++)
        assert_failure(find(&fixture, defect, &stage), fixture.failure, GM_CONFIG,
                       message);
    assert_null(stage);
    close_registry(&fixture);
}

#define FILE_OF(defect) BROKEN "/" defect "/" defect ".so"
#define CANNOT_LOAD(defect)                                                            \
    "cannot load stage \"" defect "\" from " FILE_OF(defect) "\n  "
#define CANNOT_USE(defect)                                                             \
    "cannot use stage \"" defect "\" from " FILE_OF(defect) "\n  "

static void test_what_cannot_be_loaded_says_why(void **state)
{
    (void)state;
    assert_refused("missing_lib",
                   CANNOT_LOAD("missing_lib") "libgm_broken_absent.so: cannot open "
                                              "shared object file: No such file or "
                                              "directory");
    assert_refused("undefined_symbol",
                   CANNOT_LOAD("undefined_symbol") "undefined symbol: "
                                                   "gm_broken_nowhere");
    assert_refused("not_elf", CANNOT_LOAD("not_elf") "invalid ELF header");
}

static void test_what_is_no_stage_says_so(void **state)
{
    (void)state;
    assert_refused(
        "no_entry",
        CANNOT_USE("no_entry") "it exports no \"gm_stage_entry\": define the "
                               "stage by GM_STAGE()");
    assert_refused(
        "wrong_name",
        FILE_OF("wrong_name") " holds a stage named \"another_name\"\n  a "
                              "stage has the name of its file: rename one of "
                              "them");
    assert_refused("null_process",
                   CANNOT_USE("null_process") "it has no .process: set it");
    assert_refused("bad_options",
                   CANNOT_USE("bad_options") "the default of option \"threshold\" must "
                                             "be a number from 0 to 1, and is \"2.5\"");
}

/* The version of guillemet, which changes, is left out. */
static void assert_refused_abi(const char *defect, const char *before,
                               const char *after)
{
    char message[1024];
    snprintf(message, sizeof message, "%s%s%s", before, gm_version(), after);
    assert_refused(defect, message);
}

static void test_another_abi_names_both_sides(void **state)
{
    (void)state;
    assert_refused_abi(
        "wrong_abi",
        FILE_OF("wrong_abi") " was built for stage ABI 2.3; this "
                             "guillemet (",
        ") accepts 1.0 to 1.1\n  rebuild the stage against the installed "
        "guillemet, or upgrade guillemet");
    assert_refused_abi(
        "newer_minor",
        FILE_OF("newer_minor") " was built for stage ABI 1.2; this "
                               "guillemet (",
        ") accepts 1.0 to 1.1\n  rebuild the stage against the installed "
        "guillemet, or upgrade guillemet");
    char message[1024];
    snprintf(
        message, sizeof message,
        FILE_OF("short_size") " has a stage of 16 bytes; one of ABI 1.1 has %zu\n  "
                              "define it by GM_STAGE(), and rebuild the stage "
                              "against the installed guillemet",
        sizeof(gm_stage));
    assert_refused("short_size", message);
}

/* ---- Trust ------------------------------------------------------------------- */

/* sound.so in a folder of its own, both with these permissions. */
static void place_sound(char root[TREE_PATH], mode_t folder, mode_t file)
{
    gm_buffer bytes = {0};
    gm_failure failure;
    gm_failure_init(&failure);
    assert_int_equal(gm_buffer_read_file(&bytes, FILE_OF("sound"), &failure.error),
                     GM_OK);
    tree_make(root);
    tree_file(root, "sound.so", bytes.ptr, bytes.len);
    assert_int_equal(chmod(tree_path(root, "sound.so"), file), 0);
    assert_int_equal(chmod(root, folder), 0);
    gm_buffer_free(&bytes);
}

static void assert_trusted(const char *folder)
{
    const gm_stage *stage = NULL;
    fixture fixture = open_registry(folder);
    assert_int_equal(find(&fixture, "sound", &stage), GM_OK);
    close_registry(&fixture);
}

/* That `file` is refused because of `mended`. */
static void assert_distrusted(const char *folder, const char *file, const char *why,
                              const char *mended)
{
    char message[4 * TREE_PATH];
    const gm_stage *stage = NULL;
    snprintf(message, sizeof message,
             "cannot load stage \"sound\" from %s\n  %s: chmod o-w %s, or set "
             "GUILLEMET_TRUST_FOLDERS=1",
             file, why, mended);
    fixture fixture = open_registry(folder);
    assert_failure(find(&fixture, "sound", &stage), fixture.failure, GM_CONFIG,
                   message);
    assert_null(stage);
    close_registry(&fixture);
}

#define ANYONE_ADDS "anyone may put stages into its folder"

static void test_a_stage_that_anyone_may_change_is_refused(void **state)
{
    (void)state;
    char root[TREE_PATH], file[TREE_PATH + 16];
    unsetenv("GUILLEMET_TRUST_FOLDERS");
    place_sound(root, 0755, 0646);
    snprintf(file, sizeof file, "%s/sound.so", root);
    assert_distrusted(root, file, "anyone may change it", file);
    chmod(file, 0644);
    assert_trusted(root);
    chmod(root, 0777);
    assert_distrusted(root, file, ANYONE_ADDS, root);
    chmod(root, 01777); /* as /tmp */
    assert_distrusted(root, file, ANYONE_ADDS, root);
    setenv("GUILLEMET_TRUST_FOLDERS", "0", 1);
    assert_distrusted(root, file, ANYONE_ADDS, root);
    setenv("GUILLEMET_TRUST_FOLDERS", "1", 1);
    assert_trusted(root);
    unsetenv("GUILLEMET_TRUST_FOLDERS");
    chmod(root, 0775); /* a group is chosen */
    assert_trusted(root);
    tree_remove(root, (const char *const[]){"sound.so", NULL});
}

/* A link in a folder that is safe to a file in one that is not, and the other way. */
static void test_a_link_is_no_way_around(void **state)
{
    (void)state;
    char open[TREE_PATH], closed[TREE_PATH], open_file[TREE_PATH + 16],
        closed_file[TREE_PATH + 16];
    unsetenv("GUILLEMET_TRUST_FOLDERS");
    place_sound(open, 0777, 0644);
    place_sound(closed, 0755, 0644);
    snprintf(open_file, sizeof open_file, "%s/sound.so", open);
    snprintf(closed_file, sizeof closed_file, "%s/sound.so", closed);
    assert_int_equal(remove(closed_file) | symlink(open_file, closed_file), 0);
    assert_distrusted(closed, open_file, ANYONE_ADDS, open);
    chmod(open, 0755);
    assert_trusted(closed);
    chmod(closed, 0777);
    assert_distrusted(closed, open_file, ANYONE_ADDS, closed);
    tree_remove(closed, (const char *const[]){"sound.so", NULL});
    tree_remove(open, (const char *const[]){"sound.so", NULL});
}

/* ---- Listing ----------------------------------------------------------------- */

typedef struct visits {
    uint32_t count;
    char text[4096];
} visits;

static void note(void *who, const gm_stage *stage, const char *path,
                 const char *rejected)
{
    visits *visits = who;
    size_t len = strlen(visits->text);
    visits->count++;
    snprintf(visits->text + len, sizeof visits->text - len, "%s %s%s%s\n", path,
             stage ? stage->name : "is rejected", rejected ? ": " : "",
             rejected ? rejected : "");
}

static void assert_visited(const char *folders, uint32_t count, const char *expected)
{
    fixture fixture = open_registry(folders);
    visits visits = {0};
    gm_registry_open(&fixture.search, &fixture.registry, &fixture.failure.error);
    assert_int_equal(
        gm_registry_visit(fixture.registry, note, &visits, &fixture.failure.error),
        GM_OK);
    assert_string_equal(visits.text, expected);
    assert_int_equal(visits.count, count);
    close_registry(&fixture);
}

static void test_all_are_visited_in_name_order(void **state)
{
    (void)state;
    assert_visited(
        BROKEN "/sound:" BROKEN "/fails_open:" BROKEN "/null_process", 3,
        FILE_OF("fails_open") " fails_open\n" FILE_OF(
            "null_process") " is rejected: " CANNOT_USE("null_process") "it has no "
                                                                        ".process: set "
                                                                        "it\n" FILE_OF(
                                                                            "sound") " "
                                                                                     "s"
                                                                                     "o"
                                                                                     "u"
                                                                                     "n"
                                                                                     "d"
                                                                                     "\n");
    assert_visited("/nowhere", 0, "");
}

static void test_the_same_folder_twice_is_visited_once(void **state)
{
    (void)state;
    assert_visited(BROKEN "/sound:" BROKEN "/null_process/../sound", 1,
                   FILE_OF("sound") " sound\n");
}

static void test_the_first_of_a_name_hides_the_second(void **state)
{
    (void)state;
    char root[TREE_PATH], folders[2 * TREE_PATH], expected[6 * TREE_PATH];
    tree_make(root);
    tree_file(root, "sound.so", "no plugin", 9);
    snprintf(folders, sizeof folders, BROKEN "/sound:%s", root);
    snprintf(
        expected, sizeof expected,
        FILE_OF("sound") " sound\n%s/sound.so is rejected: %s/sound.so is hidden by "
                         "" FILE_OF("sound") ", which comes first on the path\n",
        root, root);
    assert_visited(folders, 2, expected);
    tree_remove(root, (const char *const[]){"sound.so", NULL});
}

/* ---- Memory ------------------------------------------------------------------ */

static void ignore(void *who, const gm_stage *stage, const char *path,
                   const char *rejected)
{
    (void)who;
    (void)stage;
    (void)path;
    (void)rejected;
}

static gm_status load_all(void *who)
{
    gm_search search = {.noun = "stage"};
    gm_registry *registry = NULL;
    gm_failure failure;
    gm_failure_init(&failure);
    gm_status status = gm_search_add_path(&search, who, "X", &failure.error);
    if (status == GM_OK)
        status = gm_registry_open(&search, &registry, &failure.error);
    if (status == GM_OK)
        status = gm_registry_visit(registry, ignore, NULL, &failure.error);
    gm_registry_close(registry);
    gm_search_free(&search);
    return status;
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    failing_every_allocation(load_all, BROKEN "/sound:" BROKEN "/bad_options:" BROKEN
                                              "/fails_open");
}

RUN_TESTS(TEST(test_a_stage_is_loaded_once), TEST(test_an_unknown_stage_has_a_nearest),
          TEST(test_what_cannot_be_loaded_says_why),
          TEST(test_what_is_no_stage_says_so), TEST(test_another_abi_names_both_sides),
          TEST(test_a_stage_that_anyone_may_change_is_refused),
          TEST(test_a_link_is_no_way_around), TEST(test_all_are_visited_in_name_order),
          TEST(test_the_same_folder_twice_is_visited_once),
          TEST(test_the_first_of_a_name_hides_the_second),
          TEST(test_every_allocation_may_fail))
