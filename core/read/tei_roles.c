#include "read/tei_roles.h"

#include <stddef.h>
#include <string.h>

/* TEI Guidelines, appendix C; `within` is the element directly around.  What is not
 * here is GM_TEI_ROLE_INLINE. */
static const struct {
    const char *element, *within;
    gm_tei_role role;
} roles[] = {
    {"TEI", NULL, GM_TEI_ROLE_DOCUMENT},
    {"TEI.2", NULL, GM_TEI_ROLE_DOCUMENT},
    {"teiHeader", NULL, GM_TEI_ROLE_HEADER},
    {"text", NULL, GM_TEI_ROLE_TEXT},
    {"group", NULL, GM_TEI_ROLE_DIVISION},
    {"front", NULL, GM_TEI_ROLE_DIVISION},
    {"body", NULL, GM_TEI_ROLE_DIVISION},
    {"back", NULL, GM_TEI_ROLE_DIVISION},
    {"div", NULL, GM_TEI_ROLE_DIVISION},
    {"div1", NULL, GM_TEI_ROLE_DIVISION},
    {"div2", NULL, GM_TEI_ROLE_DIVISION},
    {"div3", NULL, GM_TEI_ROLE_DIVISION},
    {"div4", NULL, GM_TEI_ROLE_DIVISION},
    {"list", NULL, GM_TEI_ROLE_DIVISION},
    {"table", NULL, GM_TEI_ROLE_DIVISION},
    {"row", NULL, GM_TEI_ROLE_DIVISION},
    {"sp", NULL, GM_TEI_ROLE_DIVISION},
    {"figure", NULL, GM_TEI_ROLE_DIVISION},
    {"titlePage", NULL, GM_TEI_ROLE_DIVISION},
    {"p", NULL, GM_TEI_ROLE_PARAGRAPH},
    {"ab", NULL, GM_TEI_ROLE_PARAGRAPH},
    {"head", NULL, GM_TEI_ROLE_PARAGRAPH},
    {"lg", NULL, GM_TEI_ROLE_PARAGRAPH},
    {"item", NULL, GM_TEI_ROLE_PARAGRAPH},
    {"label", "list", GM_TEI_ROLE_PARAGRAPH},
    {"cell", NULL, GM_TEI_ROLE_PARAGRAPH},
    {"speaker", NULL, GM_TEI_ROLE_PARAGRAPH},
    {"stage", NULL, GM_TEI_ROLE_PARAGRAPH},
    {"opener", NULL, GM_TEI_ROLE_PARAGRAPH},
    {"closer", NULL, GM_TEI_ROLE_PARAGRAPH},
    {"byline", NULL, GM_TEI_ROLE_PARAGRAPH},
    {"dateline", NULL, GM_TEI_ROLE_PARAGRAPH},
    {"argument", NULL, GM_TEI_ROLE_DIVISION},
    {"epigraph", NULL, GM_TEI_ROLE_DIVISION},
    {"trailer", NULL, GM_TEI_ROLE_PARAGRAPH},
    {"salute", NULL, GM_TEI_ROLE_EITHER},
    {"signed", NULL, GM_TEI_ROLE_EITHER},
    {"docTitle", NULL, GM_TEI_ROLE_DIVISION},
    {"titlePart", NULL, GM_TEI_ROLE_PARAGRAPH},
    {"docAuthor", NULL, GM_TEI_ROLE_EITHER},
    {"docDate", NULL, GM_TEI_ROLE_EITHER},
    {"said", NULL, GM_TEI_ROLE_EITHER},
    {"q", NULL, GM_TEI_ROLE_EITHER},
    {"quote", NULL, GM_TEI_ROLE_EITHER},
    {"cit", NULL, GM_TEI_ROLE_EITHER},
    {"bibl", NULL, GM_TEI_ROLE_EITHER},
    {"l", NULL, GM_TEI_ROLE_LINE},
    {"lb", NULL, GM_TEI_ROLE_SPACE},
    {"note", NULL, GM_TEI_ROLE_LEFT_OUT},
    {"fw", NULL, GM_TEI_ROLE_LEFT_OUT},
    {"figDesc", NULL, GM_TEI_ROLE_LEFT_OUT},
    {"del", NULL, GM_TEI_ROLE_LEFT_OUT},
    {"rdg", NULL, GM_TEI_ROLE_LEFT_OUT},
    {"sic", "choice", GM_TEI_ROLE_LEFT_OUT},
    {"orig", "choice", GM_TEI_ROLE_LEFT_OUT},
    {"abbr", "choice", GM_TEI_ROLE_LEFT_OUT},
    {"standOff", NULL, GM_TEI_ROLE_LEFT_OUT},
    {"facsimile", NULL, GM_TEI_ROLE_LEFT_OUT},
    {"ana", "w", GM_TEI_ROLE_LEFT_OUT}, /* TXM's */
    {"w", NULL, GM_TEI_ROLE_WORD},
    {"pc", NULL, GM_TEI_ROLE_WORD},
    {"choice", NULL, GM_TEI_ROLE_INLINE},
};

gm_tei_role gm_tei_role_of(const char *name, const char *around, const char **known)
{
    *known = NULL;
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        const char *within = roles[i].within;
        if (strcmp(roles[i].element, name) != 0 ||
            (within && (!around || strcmp(around, within) != 0)))
            continue;
        *known = roles[i].element;
        return roles[i].role;
    }
    return GM_TEI_ROLE_INLINE;
}
