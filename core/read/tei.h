/* Documents in TEI P5 (https://tei-c.org/release/doc/tei-p5-doc/en/html/), among them
 * those of TXM and those that guillemet writes. */
#ifndef GM_READ_TEI_H
#define GM_READ_TEI_H

#include "read/format.h"

/* Every TEI element is a document.  Its id is its <idno>, its xml:id, the id of its
 * <text>, or the file's name, with "-N" if the file is a corpus.  With
 * GM_IMPORT_LAYERS, the elements of tei_marks.c become layers. */
extern const gm_read_format gm_tei_reader;

#endif
