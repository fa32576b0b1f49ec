/* From a roster to the rows of the layer `person`; see rows.h. */
#include "rows.h"

#include <string.h>

static gm_sym symbol(gm_doc *doc, const char *name)
{
    return gm_doc_intern(doc, (gm_text){name, (uint32_t)strlen(name)});
}

static const char *const evidence_names[] = {
    "title", "first-name", "function", "participle", "pronoun", "first-name", "none"};

/* The mentions of each row, row after row: first[row] to first[row + 1]. */
typedef struct shares {
    uint32_t *first; /* [rows + 2] */
    gm_span *spans;
} shares;

/* Numbers those who have a mention, in text order: rows[who] is the row + 1. */
static uint32_t number_rows(roster *all)
{
    uint32_t rows = 0;
    memset(all->rows, 0, all->count * sizeof *all->rows);
    for (uint32_t m = 0; m < all->mention_count; m++) {
        uint32_t *row = &all->rows[roster_chief(all, all->mentions[m].person)];
        if (!*row)
            *row = ++rows;
    }
    return rows;
}

static uint32_t row_of(const roster *all, uint32_t who)
{
    return all->rows[roster_chief(all, who)] - 1;
}

/* Shares them out by counting: first[row + 1] is where the next span of the row goes,
 * and at the end where the row's spans end. */
static bool share_mentions(const roster *all, const view *v, gm_doc *doc, uint32_t rows,
                           shares *s)
{
    s->first = gm_doc_scratch(doc, (rows + 2) * sizeof *s->first);
    s->spans = gm_doc_scratch(doc, (all->mention_count + 1) * sizeof *s->spans);
    if (!s->first || !s->spans)
        return false;
    for (uint32_t m = 0; m < all->mention_count; m++)
        s->first[row_of(all, all->mentions[m].person) + 2]++;
    for (uint32_t row = 0; row < rows; row++)
        s->first[row + 2] += s->first[row + 1];
    for (uint32_t m = 0; m < all->mention_count; m++) {
        unit words = all->mentions[m].words;
        s->spans[s->first[row_of(all, all->mentions[m].person) + 1]++] =
            words_span(v, words.begin, words.end);
    }
    return true;
}

static gm_span hull_of(const shares *s, uint32_t row)
{
    return (gm_span){s->spans[s->first[row]].begin,
                     s->spans[s->first[row + 1] - 1].end};
}

typedef struct columns {
    gm_sym *name, *kind, *gender, *evidence;
} columns;

static bool add_columns(gm_doc *doc, columns *c)
{
    c->name = gm_doc_add_symbols(doc, "person.name");
    c->kind = gm_doc_add_symbols(doc, "person.kind");
    c->gender = gm_doc_add_symbols(doc, "person.gender");
    c->evidence = gm_doc_add_symbols(doc, "person.evidence");
    return c->name && c->kind && c->gender && c->evidence;
}

static void fill_row(const roster *all, const view *v, gm_doc *doc, const columns *c,
                     uint32_t who)
{
    const person *p = &all->persons[who];
    uint32_t row = row_of(all, who);
    gm_span name = words_span(v, p->name.begin, p->name.end);
    c->name[row] = gm_doc_intern(doc, span_text(v, name));
    bool body = p->kind == ENTITY_ORGANIZATION;
    c->kind[row] = symbol(doc, body ? "organization" : "person");
    if (body)
        return;
    evidence by;
    uint32_t gender = gender_of(p, &by);
    c->gender[row] = symbol(doc, gender == GENDER_HE    ? "m"
                                 : gender == GENDER_SHE ? "f"
                                                        : "u");
    c->evidence[row] = symbol(doc, evidence_names[by]);
}

static gm_status add_mentions(gm_doc *doc, const shares *s, uint32_t rows)
{
    gm_status status = GM_OK;
    for (uint32_t row = 0; row < rows && !status; row++)
        status = gm_doc_add_parts(doc, "person.mentions", row, s->spans + s->first[row],
                                  s->first[row + 1] - s->first[row]);
    return status;
}

/* Roles are found name by name, and a name's roles stand near it: they are all but in
 * order. */
static void sort_roles(roster *all)
{
    for (uint32_t i = 1; i < all->role_count; i++) {
        role moved = all->roles[i];
        uint32_t k = i;
        for (; k > 0 && all->roles[k - 1].words.begin > moved.words.begin; k--)
            all->roles[k] = all->roles[k - 1];
        all->roles[k] = moved;
    }
}

static gm_status write_roles(roster *all, const view *v, gm_doc *doc)
{
    gm_layer *layer = gm_doc_add_layer(doc, "role");
    gm_status status = layer ? GM_OK : GM_NOMEM;
    sort_roles(all);
    for (uint32_t i = 0; i < all->role_count && !status; i++) {
        unit words = all->roles[i].words;
        status = gm_layer_add(layer, words_span(v, words.begin, words.end));
    }
    uint32_t *persons = status ? NULL : gm_doc_add_numbers(doc, "role.person");
    for (uint32_t i = 0; i < all->role_count && persons; i++)
        persons[i] = row_of(all, all->roles[i].person);
    return persons ? GM_OK : GM_NOMEM;
}

static gm_status write_rows(roster *all, const view *v, gm_doc *doc)
{
    shares mentions;
    columns c;
    gm_layer *layer = gm_doc_add_layer(doc, "person");
    if (!layer || !make_room((void **)&all->rows, &all->rows_room, all->count + 1,
                             sizeof *all->rows))
        return GM_NOMEM;
    uint32_t rows = number_rows(all);
    gm_status status = share_mentions(all, v, doc, rows, &mentions) ? GM_OK : GM_NOMEM;
    for (uint32_t row = 0; row < rows && !status; row++)
        status = gm_layer_add(layer, hull_of(&mentions, row));
    if (status || !add_columns(doc, &c))
        return GM_NOMEM;
    for (uint32_t who = 0; who < all->count; who++)
        if (roster_chief(all, who) == who)
            fill_row(all, v, doc, &c, who);
    return add_mentions(doc, &mentions, rows);
}

gm_status write_people(roster *all, const view *v, gm_doc *doc, gm_error *err)
{
    if (write_rows(all, v, doc) || write_roles(all, v, doc))
        return gm_fail(err, GM_NOMEM, "no memory for layer person");
    return GM_OK;
}
