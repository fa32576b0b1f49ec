/* Archives and compressed files, made by libarchive, for tests that read them. */
#ifndef GM_TESTS_PACKED_H
#define GM_TESTS_PACKED_H

#include "folder.h"
#include "test.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

typedef struct packed_member {
    const char *name, *text;
    const char *link; /* of a member that is a link to another */
} packed_member;

/* `filter` ARCHIVE_FILTER_NONE and the like, `format` ARCHIVE_FORMAT_RAW (one member,
 * by any name) and the like; members end with {0}. */
static inline void pack(const folder *in, const char *name, int filter, int format,
                        const packed_member *members)
{
    struct archive *out = archive_write_new();
    assert_int_equal(archive_write_set_format(out, format), ARCHIVE_OK);
    assert_int_equal(archive_write_add_filter(out, filter), ARCHIVE_OK);
    assert_int_equal(archive_write_open_filename(out, folder_path(in, name)),
                     ARCHIVE_OK);
    for (; members->name; members++) {
        struct archive_entry *entry = archive_entry_new();
        archive_entry_set_pathname(entry, members->name);
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        if (members->link)
            archive_entry_set_hardlink(entry, members->link);
        else
            archive_entry_set_size(entry, (la_int64_t)strlen(members->text));
        assert_true(archive_write_header(out, entry) >= ARCHIVE_WARN);
        if (!members->link)
            archive_write_data(out, members->text, strlen(members->text));
        archive_entry_free(entry);
    }
    assert_int_equal(archive_write_close(out), ARCHIVE_OK);
    archive_write_free(out);
}

/* One file, compressed. */
static inline void compress_file(const folder *in, const char *name, int filter,
                                 const char *text)
{
    pack(in, name, filter, ARCHIVE_FORMAT_RAW,
         (const packed_member[]){{"x", text, NULL}, {0}});
}

#endif
