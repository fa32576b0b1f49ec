/* What the elements of TEI are for the text of a document. */
#ifndef GM_READ_TEI_ROLES_H
#define GM_READ_TEI_ROLES_H

/* What an element is for the text. */
typedef enum gm_tei_role {
    GM_TEI_ROLE_INLINE,    /* its text goes on in the paragraph */
    GM_TEI_ROLE_DIVISION,  /* no text of its own: what is in it is another paragraph */
    GM_TEI_ROLE_PARAGRAPH, /* its text is one or more paragraphs */
    GM_TEI_ROLE_EITHER,    /* in a paragraph it goes on, else it is one */
    GM_TEI_ROLE_LINE,      /* a line of the paragraph */
    GM_TEI_ROLE_SPACE,     /* stands for a space */
    GM_TEI_ROLE_LEFT_OUT,
    GM_TEI_ROLE_WORD, /* white space at its edges is none of the text */
    GM_TEI_ROLE_DOCUMENT,
    GM_TEI_ROLE_HEADER,
    GM_TEI_ROLE_TEXT
} gm_tei_role;

/* Of an element, `around` being the one around it by the name that this function gave
 * it; `*known` is its name for what is in it, NULL if that makes no difference. */
gm_tei_role gm_tei_role_of(const char *name, const char *around, const char **known);

#endif
