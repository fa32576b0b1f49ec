/* Any bytes as a compressed file or an archive: it ends, what is refused is refused
 * with words, and no member has more bytes than it is read for. */
#include "fuzz.h"

#include "io/archive.h"

enum { MOST = 1 << 20 }; /* bytes of one member, for bombs are not what is looked for */

static void read_bytes(gm_archive *archive, bool owning)
{
    gm_failure failure;
    gm_stream *stream;
    gm_text bytes = {"", 0};
    gm_failure_init(&failure);
    gm_status status =
        gm_archive_stream(archive, "member", owning, &stream, &failure.error);
    REQUIRE(status == GM_OK, "no memory for a stream");
    for (size_t sum = 0; status == GM_OK && sum < MOST; sum += bytes.len) {
        status = gm_stream_peek(stream, 1, &bytes, &failure.error);
        if (status == GM_OK && bytes.len == 0)
            break;
        if (status == GM_OK)
            gm_stream_skip(stream, bytes.len);
    }
    REQUIRE(status == GM_OK || (status == GM_INPUT && failure.message[0]),
            "status %d: %s", (int)status, failure.message);
    gm_stream_close(stream);
}

static void read_members(gm_archive *archive, size_t most)
{
    bool end = false;
    for (size_t calls = 0; !end; calls++) {
        gm_failure failure;
        gm_member member;
        gm_failure_init(&failure);
        REQUIRE(calls <= most, "there is no end of members");
        gm_status status = gm_archive_next(archive, &member, &end, &failure.error);
        REQUIRE(status == GM_OK || (status == GM_INPUT && failure.message[0]),
                "status %d: %s", (int)status, failure.message);
        if (status != GM_OK || end)
            continue;
        gm_archive_check_name(archive, member.name, &failure.error);
        gm_archive_extension_of(member.name);
        read_bytes(archive, false);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t len)
{
    gm_failure failure;
    gm_archive *archive;
    gm_text bytes = {input ? (const char *)input : "", (uint32_t)len};
    gm_failure_init(&failure);
    gm_archive_recognises(bytes);
    gm_stream *packed = gm_stream_over(bytes);
    REQUIRE(packed, "no memory for a stream");
    gm_status status = gm_archive_open(packed, "file", &archive, &failure.error);
    REQUIRE(status == GM_OK || (status == GM_INPUT && failure.message[0]),
            "status %d: %s", (int)status, failure.message);
    if (status == GM_OK && gm_archive_is_one_file(archive)) {
        read_bytes(archive, true);
    } else if (status == GM_OK) {
        read_members(archive, 100000);
        gm_archive_close(archive);
    }
    return 0;
}
