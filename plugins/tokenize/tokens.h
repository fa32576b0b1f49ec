/* Tokens as the rules make them and as the sentence rules read them. */
#ifndef GUILLEMET_TOKENIZE_TOKENS_H
#define GUILLEMET_TOKENIZE_TOKENS_H

#include <stdbool.h>
#include <stdint.h>

typedef enum token_kind {
    KIND_WORD,
    KIND_NUMBER,
    KIND_PUNCTUATION,
    KIND_SYMBOL,
    KIND_URL,
    KIND_EMAIL,
    TOKEN_KINDS
} token_kind;

/* What a token means to the sentence rules. */
typedef enum token_sign {
    SIGN_OTHER,
    SIGN_LOWER, /* begins with a small letter */
    SIGN_UPPER,
    SIGN_DIGIT,
    SIGN_STOP,     /* . */
    SIGN_MARK,     /* ! ? */
    SIGN_ELLIPSIS, /* ... and … */
    SIGN_COMMA,
    SIGN_COLON,
    SIGN_DASH,
    SIGN_OPEN,
    SIGN_CLOSE,
    SIGN_QUOTE_OPEN,
    SIGN_QUOTE_CLOSE,
    SIGN_QUOTE_EITHER,
    SIGN_TITLE,  /* an abbreviation that a name follows: never the end */
    SIGN_INNER,  /* an abbreviation with a complement: never the end */
    SIGN_FINAL,  /* an abbreviation that may end its sentence: etc. */
    SIGN_INITIAL /* J. */
} token_sign;

typedef struct token {
    uint32_t begin, end; /* bytes of the text */
    uint8_t kind, sign;
    bool contraction; /* du, au, desquels … */
} token;

typedef struct token_list {
    token *items;
    uint32_t count, capacity;
} token_list;

typedef struct span_list {
    struct span {
        uint32_t begin, end;
    } * items;
    uint32_t count, capacity;
} span_list;

bool append_token(token_list *list, token added);
bool append_span(span_list *list, uint32_t begin, uint32_t end);

#endif
