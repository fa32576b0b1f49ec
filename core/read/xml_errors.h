/* Errors that libxml2 reports without a parser, such as those of converting characters:
 * it would print them.  Its channel for them is the thread's, and another program's use
 * of libxml2 in this process may have set it; so it is lent, and given back. */
#ifndef GM_READ_XML_ERRORS_H
#define GM_READ_XML_ERRORS_H

#include <libxml/globals.h>
#include <libxml/xmlerror.h>

typedef struct gm_xml_errors {
    xmlStructuredErrorFunc hear;
    void *who;
} gm_xml_errors;

/* Returns what gm_xml_errors_set() is given afterwards. */
static inline gm_xml_errors gm_xml_errors_set(gm_xml_errors errors)
{
    gm_xml_errors before = {xmlStructuredError, xmlStructuredErrorContext};
    xmlSetStructuredErrorFunc(errors.who, errors.hear);
    return before;
}

#endif
