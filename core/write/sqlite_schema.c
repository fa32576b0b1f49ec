#include "write/sqlite_schema.h"

#include "base/buffer.h"

/* "gmdb", and the version of the tables. */
enum { APPLICATION = 0x676D6462, VERSION = 1 };

/* Tokens, spans and the like are many, and found by their document alone: their key is
 * the table (WITHOUT ROWID), which takes three tenths less than a table and an index
 * (measured on 344,100 tokens). */
static const char tables[] =
    "CREATE TABLE about(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;"
    "CREATE TABLE document(id INTEGER PRIMARY KEY, name TEXT NOT NULL, file TEXT,"
    " line INTEGER, title TEXT, date TEXT, paper TEXT, author TEXT,"
    " meta TEXT NOT NULL, text TEXT NOT NULL);"
    "CREATE INDEX document_name ON document(name);"
    "CREATE INDEX document_date ON document(date);"
    "CREATE INDEX document_paper ON document(paper);"
    "CREATE TABLE paragraph(document INTEGER NOT NULL REFERENCES document,"
    " number INTEGER NOT NULL, begin INTEGER NOT NULL, \"end\" INTEGER NOT NULL,"
    " PRIMARY KEY(document, number)) WITHOUT ROWID;"
    "CREATE TABLE sentence(document INTEGER NOT NULL REFERENCES document,"
    " number INTEGER NOT NULL, begin INTEGER NOT NULL, \"end\" INTEGER NOT NULL,"
    " PRIMARY KEY(document, number)) WITHOUT ROWID;"
    "CREATE TABLE token(document INTEGER NOT NULL REFERENCES document,"
    " number INTEGER NOT NULL, begin INTEGER NOT NULL, \"end\" INTEGER NOT NULL,"
    " kind TEXT, stem TEXT, contraction INTEGER,"
    " PRIMARY KEY(document, number)) WITHOUT ROWID;"
    "CREATE TABLE entity(id INTEGER PRIMARY KEY,"
    " document INTEGER NOT NULL REFERENCES document, begin INTEGER NOT NULL,"
    " \"end\" INTEGER NOT NULL, type TEXT, text TEXT NOT NULL, score REAL,"
    " value TEXT);"
    "CREATE INDEX entity_document ON entity(document);"
    "CREATE INDEX entity_type_text ON entity(type, text);"
    "CREATE TABLE person(id INTEGER PRIMARY KEY,"
    " document INTEGER NOT NULL REFERENCES document, name TEXT, kind TEXT,"
    " gender TEXT, evidence TEXT, mentions INTEGER NOT NULL);"
    "CREATE INDEX person_document ON person(document);"
    "CREATE INDEX person_name ON person(name);"
    "CREATE TABLE mention(person INTEGER NOT NULL REFERENCES person,"
    " number INTEGER NOT NULL, begin INTEGER NOT NULL, \"end\" INTEGER NOT NULL,"
    " PRIMARY KEY(person, number)) WITHOUT ROWID;"
    "CREATE TABLE role(id INTEGER PRIMARY KEY,"
    " document INTEGER NOT NULL REFERENCES document,"
    " person INTEGER REFERENCES person, begin INTEGER NOT NULL,"
    " \"end\" INTEGER NOT NULL, text TEXT NOT NULL);"
    "CREATE INDEX role_document ON role(document);"
    "CREATE INDEX role_person ON role(person);"
    "CREATE TABLE quote(id INTEGER PRIMARY KEY,"
    " document INTEGER NOT NULL REFERENCES document, number INTEGER NOT NULL,"
    " type TEXT, content TEXT NOT NULL, words INTEGER NOT NULL,"
    " begin INTEGER NOT NULL, \"end\" INTEGER NOT NULL,"
    " cue TEXT, cue_begin INTEGER, cue_end INTEGER,"
    " source TEXT, source_begin INTEGER, source_end INTEGER,"
    " speaker TEXT, person INTEGER REFERENCES person, kind TEXT, score REAL,"
    " why TEXT, allegation INTEGER);"
    "CREATE INDEX quote_document ON quote(document);"
    "CREATE INDEX quote_speaker ON quote(speaker);"
    "CREATE INDEX quote_person ON quote(person);"
    "CREATE TABLE fragment(quote INTEGER NOT NULL REFERENCES quote,"
    " number INTEGER NOT NULL, begin INTEGER NOT NULL, \"end\" INTEGER NOT NULL,"
    " PRIMARY KEY(quote, number)) WITHOUT ROWID;";

static const char views[] =
    "CREATE VIEW who_is_quoted AS SELECT q.speaker, q.kind, p.gender,"
    " count(*) AS quotes, sum(q.words) AS words,"
    " count(DISTINCT q.document) AS documents"
    " FROM quote q LEFT JOIN person p ON p.id = q.person"
    " WHERE q.speaker IS NOT NULL GROUP BY q.speaker, q.kind, p.gender"
    " ORDER BY quotes DESC, words DESC, q.speaker;"
    "CREATE VIEW quotes_by_gender_and_paper AS SELECT d.paper, p.gender,"
    " count(*) AS quotes, sum(q.words) AS words,"
    " count(DISTINCT q.speaker) AS speakers"
    " FROM quote q JOIN document d ON d.id = q.document"
    " JOIN person p ON p.id = q.person WHERE p.kind = 'person'"
    " GROUP BY d.paper, p.gender ORDER BY d.paper, p.gender;"
    "CREATE VIEW most_named AS SELECT name, kind, gender,"
    " sum(mentions) AS mentions, count(DISTINCT document) AS documents"
    " FROM person GROUP BY name, kind, gender"
    " ORDER BY documents DESC, mentions DESC, name;";

/* The words without their accents, as people look for them; the text itself is in
 * `document` alone. */
static const char full_text[] =
    "CREATE VIRTUAL TABLE document_text USING fts5(text, content='document',"
    " content_rowid='id', tokenize='unicode61 remove_diacritics 2')";

static const char *name_of(gm_unit offsets)
{
    static const char *const names[] = {[GM_UNIT_CODE_POINT] = "codepoint",
                                        [GM_UNIT_BYTE] = "byte",
                                        [GM_UNIT_UTF16] = "utf16"};
    return names[offsets];
}

/* ---- Whose it is ------------------------------------------------------------- */

gm_status gm_schema_check(gm_base *base, const char *path, gm_error *err)
{
    int64_t application = 0, objects = 0;
    gm_status status =
        gm_base_number(base, "SELECT count(*) FROM sqlite_master", &objects, err);
    if (status == GM_OK)
        status = gm_base_number(base, "PRAGMA application_id", &application, err);
    if (status != GM_OK || objects == 0 || application == APPLICATION)
        return status;
    return gm_fail(err, GM_CONFIG,
                   "\"%s\" is a database of another program: name another file, or "
                   "remove it",
                   path);
}

gm_status gm_schema_check_version(gm_base *base, const char *path, gm_unit offsets,
                                  gm_error *err)
{
    char query[96];
    int64_t version, same = 0;
    snprintf(query, sizeof query,
             "SELECT count(*) FROM about WHERE key = 'offsets' AND value = '%s'",
             name_of(offsets));
    gm_status status = gm_base_number(base, "PRAGMA user_version", &version, err);
    if (status == GM_OK && version != VERSION)
        return gm_fail(err, GM_CONFIG,
                       "the database \"%s\" has tables of version %d, and this "
                       "guillemet writes %d: begin another",
                       path, (int)version, VERSION);
    if (status == GM_OK)
        status = gm_base_number(base, query, &same, err);
    if (status == GM_OK && !same)
        return gm_fail(err, GM_CONFIG,
                       "the database \"%s\" has offsets in another unit than %s: go on "
                       "with the same --offsets",
                       path, name_of(offsets));
    return status;
}

/* ---- Making, cutting --------------------------------------------------------- */

static gm_status run(gm_base *base, gm_buffer *sql, gm_error *err)
{
    gm_buffer_put(sql, '\0');
    gm_status status =
        sql->failed ? gm_error_nomem(err) : gm_base_run(base, sql->ptr, err);
    gm_buffer_free(sql);
    return status;
}

gm_status gm_schema_make(gm_base *base, gm_unit offsets, gm_error *err)
{
    gm_buffer marks = {0};
    gm_status status = gm_base_run(base, tables, err);
    if (status == GM_OK)
        status = gm_base_run(base, views, err);
    if (status == GM_OK && gm_base_has_full_text())
        status = gm_base_run(base, full_text, err);
    if (status != GM_OK)
        return status;
    gm_buffer_printf(&marks,
                     "PRAGMA application_id = %d; PRAGMA user_version = %d;"
                     "INSERT INTO about VALUES('guillemet', '%s'), ('offsets', '%s')",
                     APPLICATION, VERSION, GM_VERSION, name_of(offsets));
    return run(base, &marks, err);
}

gm_status gm_schema_cut(gm_base *base, int64_t count, gm_error *err)
{
    static const char *const cuts[] = {
        "fragment WHERE quote IN (SELECT id FROM quote WHERE document",
        "mention WHERE person IN (SELECT id FROM person WHERE document",
        "quote WHERE (document",
        "role WHERE (document",
        "person WHERE (document",
        "entity WHERE (document",
        "token WHERE (document",
        "sentence WHERE (document",
        "paragraph WHERE (document",
        "document WHERE (id"};
    gm_buffer sql = {0};
    if (gm_base_has_full_text())
        gm_buffer_printf(&sql,
                         "INSERT INTO document_text(document_text, rowid, text) "
                         "SELECT 'delete', id, text FROM document WHERE id > %lld;",
                         (long long)count);
    for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++)
        gm_buffer_printf(&sql, "DELETE FROM %s > %lld);", cuts[i], (long long)count);
    return run(base, &sql, err);
}
