/* Names are symbols of one document, so equal ones are equal numbers. */
#include "write/speakers.h"

#include "write/columns_of.h"

uint32_t gm_speaker_person(const gm_document *document, uint32_t quote)
{
    const gm_table *quotes = gm_document_table(document, "quote");
    const gm_table *persons = gm_document_table(document, "person");
    const gm_sym *names = gm_cells_of(persons, "name", GM_SYMBOL);
    gm_sym speaker = gm_symbol_of(quotes, "speaker", quote);
    for (uint32_t i = 0; names && speaker && i < persons->rows; i++) {
        if (names[i] == speaker)
            return i;
    }
    return UINT32_MAX;
}

uint32_t gm_speaker_first(const gm_document *document, uint32_t quote)
{
    const gm_table *quotes = gm_document_table(document, "quote");
    const gm_sym *speakers = gm_cells_of(quotes, "speaker", GM_SYMBOL);
    const gm_sym *kinds = gm_cells_of(quotes, "kind", GM_SYMBOL);
    for (uint32_t i = 0; speakers && i < quote; i++) {
        if (speakers[i] == speakers[quote] && (!kinds || kinds[i] == kinds[quote]))
            return i;
    }
    return quote;
}
