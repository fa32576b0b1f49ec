#include "write/sqlite_base.h"

#include <sqlite3.h>
#include <stdlib.h>

struct gm_base {
    sqlite3 *db;
    const char *path; /* borrowed */
};

static gm_status failed(const gm_base *base, int code, gm_status status, gm_error *err)
{
    if (code == SQLITE_NOMEM)
        return gm_error_nomem(err);
    return gm_fail(err, status, "cannot write the database \"%s\": %s", base->path,
                   base->db ? sqlite3_errmsg(base->db) : sqlite3_errstr(code));
}

/* ---- Opening ----------------------------------------------------------------- */

/* SQLite opens a file lazily: that it is a database shows when its header is read. */
static gm_status check(gm_base *base, gm_error *err)
{
    int code =
        sqlite3_exec(base->db, "SELECT count(*) FROM sqlite_master", NULL, NULL, NULL);
    if (code == SQLITE_NOTADB)
        return gm_fail(err, GM_CONFIG,
                       "\"%s\" is there and is no database: name another file, or "
                       "remove it",
                       base->path);
    if (code != SQLITE_OK)
        return failed(base, code, GM_CONFIG, err);
    if (sqlite3_db_readonly(base->db, "main") == 1)
        return gm_fail(err, GM_CONFIG, "the database \"%s\" cannot be written",
                       base->path);
    return GM_OK;
}

gm_status gm_base_open(const char *path, gm_base **opened, gm_error *err)
{
    gm_base *base = calloc(1, sizeof *base);
    if (!base)
        return gm_error_nomem(err);
    base->path = path;
    int code = sqlite3_open_v2(
        path, &base->db,
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
    gm_status status =
        code == SQLITE_OK ? check(base, err) : failed(base, code, GM_CONFIG, err);
    if (status == GM_OK)
        *opened = base;
    else
        gm_base_close(base);
    return status;
}

void gm_base_close(gm_base *base)
{
    if (!base)
        return;
    sqlite3_close(base->db);
    free(base);
}

/* ---- Statements -------------------------------------------------------------- */

gm_status gm_base_run(gm_base *base, const char *sql, gm_error *err)
{
    int code = sqlite3_exec(base->db, sql, NULL, NULL, NULL);
    return code == SQLITE_OK ? GM_OK : failed(base, code, GM_OUTPUT, err);
}

gm_status gm_base_number(gm_base *base, const char *sql, int64_t *number, gm_error *err)
{
    gm_prepared query = {0};
    gm_status status = gm_base_prepare(base, sql, &query, err);
    if (status != GM_OK)
        return status;
    int code = sqlite3_step(query.statement);
    *number = code == SQLITE_ROW ? sqlite3_column_int64(query.statement, 0) : 0;
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        status = failed(base, code, GM_OUTPUT, err);
    gm_prepared_free(&query);
    return status;
}

/* As the documentation of SQLITE_DBCONFIG_RESET_DATABASE has it: in place, so that
 * links to the file and its permissions stay. */
gm_status gm_base_empty(gm_base *base, gm_error *err)
{
    sqlite3_db_config(base->db, SQLITE_DBCONFIG_RESET_DATABASE, 1, 0);
    gm_status status = gm_base_run(base, "VACUUM", err);
    sqlite3_db_config(base->db, SQLITE_DBCONFIG_RESET_DATABASE, 0, 0);
    return status;
}

bool gm_base_has_full_text(void)
{
    return sqlite3_compileoption_used("ENABLE_FTS5") != 0;
}

gm_status gm_base_prepare(gm_base *base, const char *sql, gm_prepared *prepared,
                          gm_error *err)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v3(base->db, sql, -1, SQLITE_PREPARE_PERSISTENT,
                                  &statement, NULL);
    *prepared = (gm_prepared){.statement = statement, .next = 1};
    return code == SQLITE_OK ? GM_OK : failed(base, code, GM_OUTPUT, err);
}

void gm_prepared_free(gm_prepared *prepared)
{
    sqlite3_finalize(prepared->statement);
    *prepared = (gm_prepared){0};
}

/* ---- Values ------------------------------------------------------------------ */

static void given(gm_prepared *prepared, int code)
{
    prepared->next++;
    if (prepared->failed == SQLITE_OK)
        prepared->failed = code;
}

void gm_give_text(gm_prepared *prepared, gm_text text)
{
    given(prepared, sqlite3_bind_text64(prepared->statement, prepared->next,
                                        text.len ? text.ptr : "", text.len,
                                        SQLITE_STATIC, SQLITE_UTF8));
}

void gm_give_number(gm_prepared *prepared, int64_t number)
{
    given(prepared, sqlite3_bind_int64(prepared->statement, prepared->next, number));
}

void gm_give_real(gm_prepared *prepared, double real)
{
    given(prepared, sqlite3_bind_double(prepared->statement, prepared->next, real));
}

void gm_give_nothing(gm_prepared *prepared)
{
    given(prepared, sqlite3_bind_null(prepared->statement, prepared->next));
}

gm_status gm_base_run_prepared(gm_base *base, gm_prepared *prepared, gm_error *err)
{
    int code = prepared->failed;
    if (code == SQLITE_OK)
        code = sqlite3_step(prepared->statement);
    gm_status status = code == SQLITE_DONE ? GM_OK : failed(base, code, GM_OUTPUT, err);
    sqlite3_reset(prepared->statement);
    sqlite3_clear_bindings(prepared->statement);
    prepared->next = 1;
    prepared->failed = SQLITE_OK;
    return status;
}
