/* What the web writes: addresses, host names, e-mail, hashtags, mentions. */
#include "rules.h"

#include "characters.h"
#include "tables.h"

#include <string.h>

/* True of the characters that end an address wherever they stand. */
static bool ends_address(atom_class class)
{
    return class == ATOM_QUOTE_OPEN || class == ATOM_QUOTE_CLOSE ||
           class == ATOM_QUOTE_EITHER || class == ATOM_ELLIPSIS;
}

/* True of the characters that belong to an address only when more of it follows. */
static bool is_loose_end(atom_class class)
{
    switch (class) {
    case ATOM_DOT:
    case ATOM_COMMA:
    case ATOM_COLON:
    case ATOM_MARK:
    case ATOM_CLOSE:
    case ATOM_APOSTROPHE:
        return true;
    default:
        return false;
    }
}

/* How many atoms from `at` to the end of the address that goes through `from`; a
 * closing bracket belongs to it if it closes one that the address opened. */
static uint32_t address_len(const scan *s, uint32_t at, uint32_t from)
{
    uint32_t next = from, opened = 0, closed = 0;
    while (is_glued(s, next) && !ends_address((atom_class)s->atoms[next].class)) {
        opened += s->atoms[next].class == ATOM_OPEN;
        closed += s->atoms[next].class == ATOM_CLOSE;
        next++;
    }
    while (next > from && is_loose_end((atom_class)s->atoms[next - 1].class)) {
        if (s->atoms[next - 1].class == ATOM_CLOSE) {
            if (closed <= opened)
                break;
            closed--;
        }
        next--;
    }
    return next - at;
}

static bool atom_is(const scan *s, uint32_t at, const char *word)
{
    char folded[FOLD_MAX];
    uint32_t len = fold_french(s->text, s->atoms[at].begin, s->atoms[at].end, folded);
    return len == strlen(word) && !memcmp(folded, word, len);
}

/* http://…, https://…, ftp://…, www.… */
static uint32_t plain_address(const scan *s, uint32_t at)
{
    if (is_next(s, at + 1, ATOM_COLON) && is_next(s, at + 2, ATOM_SLASH) &&
        is_next(s, at + 3, ATOM_SLASH) &&
        (atom_is(s, at, "http") || atom_is(s, at, "https") || atom_is(s, at, "ftp")))
        return address_len(s, at, at + 4);
    if (atom_is(s, at, "www") && is_next(s, at + 1, ATOM_DOT) &&
        is_next_alphanumeric(s, at + 2))
        return address_len(s, at, at + 2);
    return 0;
}

/* Labels with full stops and hyphens between them. */
typedef struct host {
    uint32_t end;    /* the atom after it */
    uint32_t labels; /* separated by full stops */
    uint32_t last;   /* the atom of the last label */
    bool plain;      /* every label is in small letters and longer than one */
} host;

static host read_host(const scan *s, uint32_t at)
{
    host read = {.end = at + 1, .labels = 1, .last = at};
    read.plain = is_all_lower(s, at) && atom_len(s, at) > 1;
    while (read.end - at < LOOK_AHEAD && is_next_alphanumeric(s, read.end + 1) &&
           (is_next(s, read.end, ATOM_DOT) || is_next(s, read.end, ATOM_HYPHEN))) {
        read.labels += s->atoms[read.end].class == ATOM_DOT;
        read.last = read.end + 1;
        read.plain &= is_all_lower(s, read.last) && atom_len(s, read.last) > 1;
        read.end += 2;
    }
    return read;
}

static bool has_host_ending(const scan *s, const host *read)
{
    if (read->labels < 2 || s->atoms[read->last - 1].class != ATOM_DOT ||
        !is_all_lower(s, read->last))
        return false;
    char folded[FOLD_MAX];
    uint32_t len = fold_french(s->text, s->atoms[read->last].begin,
                               s->atoms[read->last].end, folded);
    return len && table_has(&host_endings, folded, len);
}

/* lemonde.fr, and with a path lemonde.fr/politique; rec.arts.movies. */
static uint32_t host_name(const scan *s, uint32_t at, token *made)
{
    host read = read_host(s, at);
    if (has_host_ending(s, &read)) {
        made->kind = KIND_URL;
        return is_next(s, read.end, ATOM_SLASH) ? address_len(s, at, read.end)
                                                : read.end - at;
    }
    return read.labels > 2 && read.plain ? read.end - at : 0;
}

/* The atom of the @ of an address whose local part begins here; 0 if there is none. */
static uint32_t find_at_sign(const scan *s, uint32_t at)
{
    for (uint32_t i = at + 1; i - at < LOOK_AHEAD && is_glued(s, i); i++)
        switch (s->atoms[i].class) {
        case ATOM_AT:
            return i;
        case ATOM_WORD:
        case ATOM_NUMBER:
        case ATOM_DOT:
        case ATOM_HYPHEN:
        case ATOM_PLUS:
        case ATOM_PUNCTUATION:
            break;
        default:
            return 0;
        }
    return 0;
}

static uint32_t mail_address(const scan *s, uint32_t at)
{
    uint32_t sign = find_at_sign(s, at);
    if (!sign || !is_next_alphanumeric(s, sign + 1))
        return 0;
    host read = read_host(s, sign + 1);
    return read.labels > 1 ? read.end - at : 0;
}

uint32_t rule_web(const scan *s, uint32_t at, token *made)
{
    uint32_t taken = mail_address(s, at);
    if (taken) {
        made->kind = KIND_EMAIL;
        return taken;
    }
    if (s->atoms[at].class != ATOM_WORD)
        return 0;
    taken = plain_address(s, at);
    if (taken) {
        made->kind = KIND_URL;
        return taken;
    }
    return is_next(s, at + 1, ATOM_DOT) || is_next(s, at + 1, ATOM_HYPHEN)
               ? host_name(s, at, made)
               : 0;
}

/* #hashtag and @mention. */
uint32_t rule_tag(const scan *s, uint32_t at, token *made)
{
    if ((is_glued(s, at) && s->atoms[at - 1].class <= ATOM_NUMBER) ||
        !is_next_alphanumeric(s, at + 1))
        return 0;
    made->kind = KIND_WORD;
    made->sign = SIGN_OTHER;
    uint32_t next = at + 2;
    while (is_glued(s, next) && (s->atoms[next].class <= ATOM_NUMBER ||
                                 s->text[s->atoms[next].begin] == '_'))
        next++;
    return next - at;
}
