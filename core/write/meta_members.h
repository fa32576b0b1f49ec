/* The members of a document's `meta`, decoded, in their order. */
#ifndef GM_WRITE_META_MEMBERS_H
#define GM_WRITE_META_MEMBERS_H

#include "base/buffer.h"
#include "doc/document.h"

typedef struct gm_meta_members {
    gm_text key;
    gm_text value; /* of a string its characters, of null nothing, of another value its
                      JSON */
    bool failed;   /* memory ran out */
    gm_text json;
    uint32_t at;
    gm_buffer key_bytes, value_bytes;
} gm_meta_members;

/* Starts before the first member; end frees what next() needed. */
void gm_meta_members_start(gm_meta_members *members, const gm_document *document);
void gm_meta_members_end(gm_meta_members *members);

/* Sets key and value, which last until the next call; false behind the last member, or
 * if memory ran out. */
bool gm_meta_members_next(gm_meta_members *members);

/* Sets `value` to that of `key`, for as long as `members` is not asked again; false if
 * there is none or memory ran out. */
bool gm_meta_members_find(gm_meta_members *members, gm_text key);

#endif
