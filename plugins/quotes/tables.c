/* Reads the tables of the lexicon: UTF-8 lines of fields between tabs, "#" begins a
 * remark.  A table is kept in memory as it was read, and forms point into it. */
#include "fold.h"
#include "lexicon_build.h"
#include "table_file.h"

#include <stdlib.h>

typedef struct name_bit {
    const char *name;
    uint32_t bit;
} name_bit;

// clang-format off
static const name_bit word_names[] = {
    {"det", WORD_DET}, {"indef", WORD_INDEF}, {"many", WORD_MANY}, {"de", WORD_DE},
    {"a", WORD_A}, {"prep", WORD_PREP}, {"subject", WORD_SUBJECT}, {"hook", WORD_HOOK},
    {"he", WORD_HE}, {"she", WORD_SHE}, {"one", WORD_ONE}, {"pronoun", WORD_PRONOUN},
    {"clitic", WORD_CLITIC}, {"reflexive", WORD_REFLEXIVE}, {"me", WORD_ME},
    {"ne", WORD_NE}, {"negation", WORD_NEGATION}, {"avoir", WORD_AVOIR},
    {"etre", WORD_ETRE}, {"finite", WORD_FINITE}, {"modal", WORD_MODAL},
    {"adverb", WORD_ADVERB}, {"time", WORD_TIME}, {"que", WORD_QUE}, {"asks", WORD_ASKS},
    {"relative", WORD_RELATIVE}, {"sub", WORD_SUB}, {"coord", WORD_COORD},
    {"title", WORD_TITLE}, {"lady", WORD_LADY}, {"sir", WORD_SIR}, {NULL, 0}};
static const name_bit noun_names[] = {
    {"man", NOUN_MAN}, {"woman", NOUN_WOMAN}, {"group", NOUN_GROUP},
    {"organization", NOUN_ORGANIZATION}, {"document", NOUN_DOCUMENT},
    {"anonymous", NOUN_ANONYMOUS}, {"speech", NOUN_SPEECH}, {"alias", NOUN_ALIAS},
    {"voice", NOUN_VOICE}, {"plain", NOUN_PLAIN}, {"measure", NOUN_MEASURE},
    {"sexless", NOUN_SEXLESS}, {"deed", NOUN_DEED}, {"demonym", NOUN_DEMONYM}, {"m", NAME_HE},
    {"f", NAME_SHE}, {NULL, 0}};
static const name_bit shape_names[] = {
    {"one", VERB_ONE}, {"sing", VERB_SING}, {"plur", VERB_PLUR}, {"inf", VERB_INF},
    {"ger", VERB_GER}, {"part", VERB_PART}, {NULL, 0}};
static const name_bit use_names[] = {
    {"que", USE_QUE}, {"inf", USE_INF}, {"de", USE_DE}, {"a", USE_A},
    {"incise", USE_INCISE}, {"object", USE_OBJECT}, {"will", USE_WILL}, {"se", USE_SE},
    {"support", USE_SUPPORT}, {"doc", USE_DOC}, {"either", USE_EITHER},
    {"label", USE_LABEL}, {"asks", USE_ASKS}, {"rumour", USE_RUMOUR},
    {"there", USE_THERE}, {NULL, 0}};
static const name_bit cue_names[] = {
    {"colon", NOUN_CUE}, {"que", NOUN_CUE_QUE}, {"named", NOUN_NAMED}, {"number", NOUN_NUMBER},
    {NULL, 0}};
static const name_bit phrase_names[] = {
    {"support", PHRASE_SUPPORT}, {"scope", PHRASE_SCOPE}, {"never", PHRASE_NEVER},
    {NULL, 0}};
// clang-format on

enum { MAX_FIELDS = 4 };

static gm_status no_memory(const table_place *at)
{
    return gm_fail(at->err, GM_NOMEM, "no memory for \"%s\"", at->path);
}

static const name_bit *find_name(const name_bit *names, gm_text name)
{
    while (names->name && !text_is(name, names->name))
        names++;
    return names->name ? names : NULL;
}

/* Adds to *bits the bit of every name in `list`. */
static gm_status read_names(gm_text list, const name_bit *names, uint32_t *bits,
                            const table_place *at)
{
    while (list.len) {
        gm_text name = table_cut(&list, ' ');
        const name_bit *found = find_name(names, name);
        if (!found)
            return table_bad_line(at, "no class is called", name);
        *bits |= found->bit;
    }
    return GM_OK;
}

static gm_status add_word(lexicon *words, const gm_text *field, const table_place *at)
{
    lexeme *entry = lexicon_add(words, field[0]);
    return entry ? read_names(field[1], word_names, &entry->classes, at)
                 : no_memory(at);
}

static gm_status add_noun(lexicon *words, const gm_text *field, const table_place *at)
{
    lexeme *entry = lexicon_add(words, field[0]);
    return entry ? read_names(field[1], noun_names, &entry->nouns, at) : no_memory(at);
}

/* The lemma is an entry too, so that phrases are found under it. */
static gm_status add_verb(lexicon *words, const gm_text *field, const table_place *at)
{
    if (!lexicon_add(words, field[1]))
        return no_memory(at);
    lexeme *entry = lexicon_add(words, field[0]);
    if (!entry)
        return no_memory(at);
    if (!entry->lemma.len)
        entry->lemma = field[1];
    gm_status status = read_names(field[2], shape_names, &entry->shapes, at);
    return status ? status : read_names(field[3], use_names, &entry->uses, at);
}

static gm_status add_phrase(lexicon *words, const gm_text *field, const table_place *at)
{
    if (text_is(field[0], "noun")) {
        lexeme *entry = lexicon_add(words, field[1]);
        return entry ? read_names(field[2], cue_names, &entry->nouns, at)
                     : no_memory(at);
    }
    const name_bit *kind = find_name(phrase_names, field[0]);
    if (!kind)
        return table_bad_line(at, "no kind of phrase is called", field[0]);
    gm_text rest = field[1];
    phrase *added = lexicon_add_phrase(words, table_cut(&rest, ' '));
    if (!added)
        return no_memory(at);
    added->kind = (phrase_kind)kind->bit;
    for (rest = field[1]; rest.len && added->count < PHRASE_WORDS;)
        added->words[added->count++] = table_cut(&rest, ' ');
    if (rest.len)
        return table_bad_line(at, "too many words in", field[1]);
    return read_names(field[2], use_names, &added->uses, at);
}

typedef gm_status (*add_line)(lexicon *, const gm_text *, const table_place *);

/* What a table is made of. */
typedef struct table {
    const char *path;
    uint32_t fields;
    add_line add;
} table;

static gm_status read_line(lexicon *words, const table *from, gm_text line,
                           const table_place *at)
{
    gm_text field[MAX_FIELDS] = {{0}}, rest = line;
    uint32_t fields = 1;
    for (uint32_t i = 0; i < line.len; i++)
        fields += line.ptr[i] == '\t';
    if (fields != from->fields)
        return gm_fail(at->err, GM_MODEL, "%s:%u: %u fields between tabs, expected %u",
                       at->path, at->line, fields, from->fields);
    for (uint32_t i = 0; i < fields; i++)
        field[i] = table_cut(&rest, '\t');
    if (!field[0].len || !field[1].len)
        return table_bad_line(at, "an empty field in", line);
    return from->add(words, field, at);
}

static gm_status read_table(lexicon *words, const table *from, gm_error *err)
{
    gm_text rest = {0}, line;
    gm_status status =
        table_open(from->path, &words->files[words->file_count], &rest, err);
    words->file_count += !status;
    table_place at = {from->path, 0, err};
    while (!status && table_next(&rest, &at, &line))
        status = read_line(words, from, line, &at);
    return status;
}

gm_status lexicon_load(const lexicon_paths *paths, lexicon **out, gm_error *err)
{
    const table tables[LEXICON_FILES] = {
        {paths->words, 2, add_word}, {paths->nouns, 2, add_noun},
        {paths->names, 2, add_noun}, {paths->more_names, 2, add_noun},
        {paths->verbs, 4, add_verb}, {paths->phrases, 3, add_phrase}};
    lexicon *words = calloc(1, sizeof *words);
    if (!words || !lexicon_add(words, (gm_text){"", 0})) {
        lexicon_free(words);
        return gm_fail(err, GM_NOMEM, "no memory for the lexicon of quotes");
    }
    gm_status status = GM_OK;
    for (uint32_t i = 0; i < LEXICON_FILES && !status; i++)
        if (tables[i].path)
            status = read_table(words, &tables[i], err);
    if (status)
        lexicon_free(words);
    else
        *out = words;
    return status;
}
