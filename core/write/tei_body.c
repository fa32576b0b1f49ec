/* The elements of the text, and what stands in their start tags. */
#include "write/tei_page.h"

#include "io/json_text.h"
#include "write/columns_of.h"
#include "write/speakers.h"
#include "write/tei_date.h"
#include "write/xml_text.h"

static void put(gm_tei_page *page, const char *string)
{
    gm_buffer_puts(page->out, string);
}

static const gm_table *layer(const gm_tei_page *page, const char *name)
{
    return gm_document_table(page->document, name);
}

void gm_tei_text(gm_tei_page *page, gm_text text)
{
    if (gm_xml_text(page->out, text))
        page->losses |= GM_TEI_LOST_CHARACTER;
}

void gm_tei_attribute(gm_tei_page *page, const char *name, gm_text value)
{
    if (gm_xml_attribute(page->out, name, value))
        page->losses |= GM_TEI_LOST_CHARACTER;
}

/* ---- Pointers ---------------------------------------------------------------- */

void gm_tei_id(gm_tei_page *page, char letter, uint32_t number, bool defines)
{
    put(page, defines ? "" : "#");
    gm_buffer_add(page->out, page->id.ptr, page->id.len);
    gm_buffer_printf(page->out, ".%c%u", letter, number);
}

void gm_tei_person(gm_tei_page *page, const char *attribute, uint32_t row)
{
    gm_buffer_printf(page->out, " %s=\"", attribute);
    gm_tei_id(page, 'p', row + 1, false);
    put(page, "\"");
}

void gm_tei_speaker(gm_tei_page *page, uint32_t quote)
{
    uint32_t person = gm_speaker_person(page->document, quote);
    if (person != UINT32_MAX) {
        gm_tei_person(page, "who", person);
    } else if (gm_symbol_of(layer(page, "quote"), "speaker", quote)) {
        put(page, " who=\"");
        gm_tei_id(page, 's', gm_speaker_first(page->document, quote) + 1, false);
        put(page, "\"");
    }
}

/* ---- What is in pieces ------------------------------------------------------- */

/* ` part="I"`, of the initial, a middle or the final piece. */
static void write_part(gm_tei_page *page, const gm_tei_chain *chain)
{
    if (chain->pieces > 1)
        gm_buffer_printf(page->out, " part=\"%s\"",
                         chain->written == 0                   ? "I"
                         : chain->written + 1 == chain->pieces ? "F"
                                                               : "M");
}

static void write_piece(gm_tei_page *page, const char *attribute, char letter,
                        uint32_t number, uint32_t piece)
{
    gm_buffer_printf(page->out, " %s=\"", attribute);
    gm_tei_id(page, letter, number, strcmp(attribute, "xml:id") == 0);
    if (piece > 0)
        gm_buffer_printf(page->out, ".%u", piece + 1);
    put(page, "\"");
}

/* Of elements that TEI gives no `part`. */
static void write_links(gm_tei_page *page, const gm_tei_chain *chain, char letter,
                        uint32_t number)
{
    write_piece(page, "xml:id", letter, number, chain->written);
    if (chain->written > 0)
        write_piece(page, "prev", letter, number, chain->written - 1);
    if (chain->written + 1 < chain->pieces)
        write_piece(page, "next", letter, number, chain->written + 1);
}

static void write_links_if_any(gm_tei_page *page, const gm_tei_chain *chain,
                               char letter, uint32_t number)
{
    if (chain->pieces > 1)
        write_links(page, chain, letter, number);
}

/* ---- Start tags -------------------------------------------------------------- */

static void write_score(gm_tei_page *page, const gm_table *table, uint32_t row)
{
    const float *scores = gm_cells_of(table, "score", GM_REAL);
    if (!scores)
        return;
    put(page, " cert=\"");
    gm_json_real(page->out, scores[row]);
    put(page, "\"");
}

static void write_ana(gm_tei_page *page, const char *scheme, gm_text value, bool *first)
{
    if (value.len == 0)
        return;
    put(page, *first ? " ana=\"" : " ");
    gm_xml_pointer(page->out, scheme, value);
    *first = false;
}

/* TEI's `direct` has no value for what is half of it. */
static const char *directness(gm_text type)
{
    return gm_is_text(type, "direct")     ? "true"
           : gm_is_text(type, "indirect") ? "false"
           : gm_is_text(type, "mixed")    ? "inapplicable"
                                          : "unknown";
}

static void open_said(gm_tei_page *page, const gm_tei_range *range)
{
    const gm_table *quotes = layer(page, "quote");
    const uint32_t *allegations = gm_cells_of(quotes, "allegation", GM_FLAG);
    const gm_document *document = page->document;
    gm_text type = gm_text_of_row(document, quotes, "type", range->row);
    bool first = true;
    write_links(page, &page->nest.chains.at[range->chain], 'q', range->row + 1);
    gm_tei_speaker(page, range->row);
    gm_buffer_printf(page->out, " direct=\"%s\"", directness(type));
    write_score(page, quotes, range->row);
    write_ana(page, "type", type, &first);
    write_ana(page, "kind", gm_text_of_row(document, quotes, "kind", range->row),
              &first);
    write_ana(page, "why", gm_text_of_row(document, quotes, "why", range->row), &first);
    if (allegations && allegations[range->row])
        write_ana(page, "allegation", gm_text_of("true"), &first);
    put(page, first ? "" : "\"");
}

static void open_seg(gm_tei_page *page, const gm_tei_range *range)
{
    put(page, range->level == GM_TEI_CUE ? " type=\"cue\"" : " type=\"source\"");
    if (page->nest.chains.at[page->first_quote + range->row].pieces > 0)
        write_piece(page, "corresp", 'q', range->row + 1, 0);
    write_part(page, &page->nest.chains.at[range->chain]);
}

static void open_role(gm_tei_page *page, const gm_tei_range *range)
{
    const uint32_t *persons = gm_cells_of(layer(page, "role"), "person", GM_NUMBER);
    const gm_table *table = layer(page, "person");
    write_links_if_any(page, &page->nest.chains.at[range->chain], 'r', range->row + 1);
    if (persons && table && persons[range->row] < table->rows)
        gm_tei_person(page, "corresp", persons[range->row]);
}

/* In small letters, and one word. */
static void write_type(gm_tei_page *page, gm_text type)
{
    put(page, " type=\"");
    for (uint32_t i = 0; i < type.len; i++) {
        char byte = type.ptr[i];
        if (byte >= 'A' && byte <= 'Z')
            byte = (char)(byte - 'A' + 'a');
        bool is_word = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ||
                       byte == '-' || (uint8_t)byte >= 0x80;
        gm_buffer_put(page->out, is_word ? byte : '_');
    }
    put(page, "\"");
}

static void write_value(gm_tei_page *page, const char *element, gm_text value)
{
    bool is_time = strcmp(element, "date") == 0 || strcmp(element, "time") == 0;
    if (!is_time || !gm_tei_date(page->out, value))
        gm_tei_attribute(page, is_time ? "when-custom" : "key", value);
}

static void open_name(gm_tei_page *page, const gm_tei_range *range)
{
    const gm_table *entities = layer(page, "entity");
    const char *element = gm_tei_element(page, range);
    gm_text value = gm_text_of_row(page->document, entities, "value", range->row);
    gm_text type = gm_text_of_row(page->document, entities, "type", range->row);
    write_links_if_any(page, &page->nest.chains.at[range->chain], 'e', range->row + 1);
    if (strcmp(element, "name") == 0 && type.len)
        write_type(page, type);
    if (value.len)
        write_value(page, element, value);
    if (page->named[range->row])
        gm_tei_person(page, "ref", page->named[range->row] - 1);
    write_score(page, entities, range->row);
}

static void open_word(gm_tei_page *page, const gm_tei_range *range)
{
    const gm_table *tokens = layer(page, "token");
    const uint32_t *contractions = gm_cells_of(tokens, "contraction", GM_FLAG);
    gm_text kind = gm_text_of_row(page->document, tokens, "kind", range->row);
    bool first = true, is_word = strcmp(gm_tei_element(page, range), "w") == 0;
    if (is_word && kind.len)
        write_type(page, kind);
    if (contractions && contractions[range->row])
        put(page, " subtype=\"contraction\"");
    if (is_word)
        write_ana(page, "stem",
                  gm_text_of_row(page->document, tokens, "stem", range->row), &first);
    put(page, first ? "" : "\"");
    write_part(page, &page->nest.chains.at[range->chain]);
}

static const char *name_element(gm_text type)
{
    return gm_is_text(type, "Person")         ? "persName"
           : gm_is_text(type, "Location")     ? "placeName"
           : gm_is_text(type, "Organization") ? "orgName"
           : gm_is_text(type, "Date")         ? "date"
           : gm_is_text(type, "Hour")         ? "time"
                                              : "name";
}

const char *gm_tei_element(const gm_tei_page *page, const gm_tei_range *range)
{
    static const char *const elements[] = {
        [GM_TEI_P] = "p",       [GM_TEI_S] = "s",        [GM_TEI_SAID] = "said",
        [GM_TEI_CUE] = "seg",   [GM_TEI_SOURCE] = "seg", [GM_TEI_ROLE] = "roleName",
        [GM_TEI_MENTION] = "rs"};
    if (range->level == GM_TEI_NAME)
        return name_element(
            gm_text_of_row(page->document, layer(page, "entity"), "type", range->row));
    if (range->level < GM_TEI_NAME)
        return elements[range->level];
    gm_text kind =
        gm_text_of_row(page->document, layer(page, "token"), "kind", range->row);
    return gm_is_text(kind, "punctuation") ? "pc" : "w";
}

void gm_tei_open(gm_tei_page *page, const gm_tei_range *range)
{
    gm_tei_chain *chain = &page->nest.chains.at[range->chain];
    gm_buffer_printf(page->out, "<%s", gm_tei_element(page, range));
    switch (range->level) {
    case GM_TEI_P:
        break;
    case GM_TEI_S:
        write_part(page, chain);
        break;
    case GM_TEI_SAID:
        open_said(page, range);
        break;
    case GM_TEI_CUE:
    case GM_TEI_SOURCE:
        open_seg(page, range);
        break;
    case GM_TEI_ROLE:
        open_role(page, range);
        break;
    case GM_TEI_MENTION:
        write_links_if_any(page, chain, 'm', range->chain + 1);
        gm_tei_person(page, "ref", range->row);
        break;
    case GM_TEI_NAME:
        open_name(page, range);
        break;
    case GM_TEI_WORD:
        open_word(page, range);
        break;
    }
    put(page, ">");
    chain->written++;
}
