#include "words.h"

#include <string.h>

const char *const corpus_sections[] = {
    "politique",   "vie locale", "justice", "économie",      "science",
    "santé",       "sport",      "culture", "éducation",     "agriculture",
    "météo",       "nécrologie", "société", "international", "environnement",
    "technologie", NULL};

const char *const corpus_genres[] = {
    "reportage",    "dépêche", "brève",    "entretien",  "portrait",
    "compte rendu", "enquête", "courrier", "direct",     "titres",
    "critique",     "analyse", "annonce",  "nécrologie", NULL};

const char *const corpus_kinds[] = {"person",   "organization", "group",
                                    "document", "anonymous",    NULL};

const char *const corpus_quote_tags[] = {
    "1",          "2",        "3",           "4",        "5",         "6",
    "7",          "8",        "9",           "10",       "11",        "12",
    "14",         "15",       "17",          "incise",   "unclosed",  "reopened",
    "nested",     "followon", "coordinated", "turn",     "dash",      "signature",
    "colon",      "noun",     "selon",       "support",  "reflexive", "hearsay",
    "infinitive", "question", "pronoun",     "function", "acronym",   "group",
    "document",   NULL};

const char *const corpus_lookalike_tags[] = {
    "5",        "9",      "13",     "14",    "16",   "title",     "term",    "irony",
    "nickname", "slogan", "object", "order", "fact", "depending", "purpose", NULL};

bool corpus_knows(const char *const *words, gm_text word)
{
    for (; *words; words++)
        if (strlen(*words) == word.len && !memcmp(*words, word.ptr, word.len))
            return true;
    return false;
}
