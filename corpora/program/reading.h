/* The steps of reading an article; see article.h. */
#ifndef CORPUS_READING_H
#define CORPUS_READING_H

#include "article.h"

/* A part of the file, walked line by line. */
typedef struct corpus_lines {
    const char *path;
    gm_text file; /* the whole, for places */
    uint32_t at, end;
} corpus_lines;

/* The next line without its end; false behind the last. */
bool corpus_next_line(corpus_lines *lines, gm_text *line);

/* The place of a byte of the file. */
gm_position corpus_place(const corpus_lines *lines, const char *ptr);

/* Text, marks, paragraphs and sentences, still with ordinary spaces. */
gm_status corpus_read_marks(corpus_article *article, corpus_lines *lines,
                            gm_problems *problems, gm_error *err);
gm_status corpus_read_register(corpus_article *article, corpus_lines *lines,
                               gm_problems *problems, gm_error *err);

/* Puts the spaces and apostrophes of the header in place, and moves all spans. */
gm_status corpus_set_typography(corpus_article *article, gm_error *err);

/* Whether `name` is one that the header's `spaces` may have. */
bool corpus_knows_spaces(gm_text name);

static inline bool corpus_is(gm_text text, const char *word)
{
    return text.len == strlen(word) && !memcmp(text.ptr, word, text.len);
}

#endif
