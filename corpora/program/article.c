/* What an article holds: its memory, and how to find things in it. */
#include "article.h"

#include <stdlib.h>
#include <string.h>

const char *const corpus_field_names[CORPUS_FIELDS] = {
    "date", "paper", "country", "section", "genre", "spaces", "apostrophe", "breaks"};

void corpus_article_free(corpus_article *article)
{
    gm_arena_free(&article->arena);
    gm_buffer_free(&article->text);
    free(article->marks.at);
    free(article->paragraphs.at);
    free(article->sentences.at);
    free(article->quotes.at);
    free(article->speakers.at);
    *article = (corpus_article){0};
}

bool corpus_mark_is_of(const corpus_mark *mark, uint32_t number)
{
    if (mark->kind < CORPUS_CONTENT || mark->kind > CORPUS_SOURCE)
        return false;
    uint32_t read = 0;
    for (uint32_t i = 0; i <= mark->label.len; i++) {
        if (i == mark->label.len || mark->label.ptr[i] == ',') {
            if (read == number)
                return true;
            read = 0;
        } else
            read = read * 10 + (uint32_t)(mark->label.ptr[i] - '0');
    }
    return false;
}

gm_text corpus_text(const corpus_article *article, gm_span span)
{
    return (gm_text){article->text.ptr + span.begin, span.end - span.begin};
}

const corpus_speaker *corpus_speaker_named(const corpus_article *article, gm_text name)
{
    for (uint32_t i = 0; i < article->speakers.count; i++) {
        const corpus_speaker *speaker = &article->speakers.at[i];
        if (speaker->name.len == name.len &&
            !memcmp(speaker->name.ptr, name.ptr, name.len))
            return speaker;
    }
    return NULL;
}
