/* A folder of a test's own, with files in it. */
#ifndef GM_TESTS_TREE_H
#define GM_TESTS_TREE_H

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { TREE_PATH = 512 };

/* The real path of a new folder in `root`. */
static inline void tree_make(char root[TREE_PATH])
{
    snprintf(root, TREE_PATH, "%s/test-plugin-XXXXXX", GM_BINARY_DIR);
    assert_non_null(mkdtemp(root));
}

static inline const char *tree_path(const char *root, const char *name)
{
    static char path[2 * TREE_PATH];
    snprintf(path, sizeof path, "%s/%s", root, name);
    return path;
}

static inline void tree_folder(const char *root, const char *name)
{
    assert_int_equal(mkdir(tree_path(root, name), 0755), 0);
}

static inline void tree_file(const char *root, const char *name, const char *bytes,
                             size_t len)
{
    FILE *file = fopen(tree_path(root, name), "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, len, file), len);
    assert_int_equal(fclose(file), 0);
}

/* Removes files and folders of the root, `names` ending with NULL, and the root. */
static inline void tree_remove(const char *root, const char *const *names)
{
    for (; *names; names++)
        assert_int_equal(remove(tree_path(root, *names)), 0);
    assert_int_equal(rmdir(root), 0);
}

#endif
