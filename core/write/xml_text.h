/* Text as XML 1.0 writes it, and names made of any text. */
#ifndef GM_WRITE_XML_TEXT_H
#define GM_WRITE_XML_TEXT_H

#include "base/buffer.h"

/* Text between tags.  What XML 1.0 forbids (control characters, U+FFFE, U+FFFF) becomes
 * U+FFFD; returns whether there was any. */
bool gm_xml_text(gm_buffer *out, gm_text text);

/* ` name="value"`, tabs and line breaks as references, for a parser makes spaces of
 * them; else as gm_xml_text(). */
bool gm_xml_attribute(gm_buffer *out, const char *name, gm_text value);

/* `scheme:text`, percent-encoded as RFC 3986 asks but for letters beyond ASCII: a
 * pointer in the sense of TEI, which has no white space. */
void gm_xml_pointer(gm_buffer *out, const char *scheme, gm_text text);

/* Whether it can be an xml:id: a name without a colon. */
bool gm_xml_is_name(gm_text text);

/* A name that no other text gives, as ISO/IEC 9075-14 makes one: what cannot stand in
 * it is _xHHHH_, its code point.  Of the empty text, "_x_". */
void gm_xml_name(gm_buffer *out, gm_text text);

#endif
