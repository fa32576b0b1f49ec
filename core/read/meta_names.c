#include "read/meta_names.h"

#include "text/fold.h"

#include <string.h>

enum { NAMES = 17 };

/* As gm_fold_words() leaves them. */
static const struct {
    const char *word, *names[NAMES];
} known[] = {
    {"text",
     {"text", "texte", "contenu", "content", "article", "body", "corps", "full text",
      "fulltext", "texte integral", "texte complet", "article text", "texte article",
      "main text", "maintext", "plain text"}},
    {"id",
     {"id", "identifiant", "identifier", "doc id", "docid", "document id",
      "id document", "article id", "id article", "uid", "uuid"}},
    {"title", {"title", "titre", "headline", "titre article", "article title"}},
    {"date",
     {"date", "date publication", "date de publication", "date parution",
      "date de parution", "publication date", "pub date", "pubdate", "published",
      "published at", "publish date", "date published", "date publish"}},
    {"paper",
     {"paper", "journal", "source", "newspaper", "media", "publication", "outlet",
      "titre de presse", "nom du journal", "source name", "nom source"}},
    {"author",
     {"author", "authors", "auteur", "auteurs", "autrice", "byline", "journaliste",
      "signature"}},
    {"section", {"section", "rubrique"}},
    {"language", {"language", "langue", "lang"}},
    {"url", {"url", "lien", "link", "permalink"}},
};

static bool find(const char *name, uint32_t i, uint32_t *rank)
{
    for (*rank = 0; known[i].names[*rank]; (*rank)++) {
        if (strcmp(known[i].names[*rank], name) == 0)
            return true;
    }
    return false;
}

gm_status gm_meta_name(gm_text name, const char **word, uint32_t *rank, gm_error *err)
{
    gm_buffer folded = {0};
    *word = NULL;
    gm_status status = gm_fold_words(&folded, name, err);
    gm_buffer_put(&folded, '\0');
    if (status == GM_OK && folded.failed)
        status = gm_error_nomem(err);
    for (uint32_t i = 0; status == GM_OK && i < sizeof known / sizeof *known; i++) {
        if (find(folded.ptr, i, rank)) {
            *word = known[i].word;
            break;
        }
    }
    gm_buffer_free(&folded);
    return status;
}
