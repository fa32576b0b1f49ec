/* A folder of a test's own, with files that the test writes. */
#ifndef GM_TESTS_FOLDER_H
#define GM_TESTS_FOLDER_H

#include <stddef.h>

typedef struct folder {
    char path[1024];
} folder;

/* A new and empty one, in the build tree. */
folder folder_new(void);

/* Writes a file, making the folders above it; what is there already is replaced. */
void folder_write(const folder *folder, const char *name, const char *string);
void folder_write_bytes(const folder *folder, const char *name, const char *ptr,
                        size_t len);

/* PATH/NAME; valid until the next call but seven. */
const char *folder_path(const folder *folder, const char *name);

/* With all that is in it. */
void folder_remove(const folder *folder);

#endif
