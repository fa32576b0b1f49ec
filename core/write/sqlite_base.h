/* SQLite behind our own verbs; sqlite_base.c alone includes its header.  One thread. */
#ifndef GM_WRITE_SQLITE_BASE_H
#define GM_WRITE_SQLITE_BASE_H

#include "base/error.h"

typedef struct gm_base gm_base;

/* Creates the file if there is none, and changes nothing of one that is there.  Fails
 * with GM_CONFIG if it cannot be written or is no database. */
gm_status gm_base_open(const char *path, gm_base **base, gm_error *err);

/* What is in an open transaction is rolled back. */
void gm_base_close(gm_base *base);

/* The rest fails with GM_OUTPUT, GM_NOMEM. */
gm_status gm_base_run(gm_base *base, const char *sql, gm_error *err);

/* The first value of the first row; 0 if there is none. */
gm_status gm_base_number(gm_base *base, const char *sql, int64_t *number,
                         gm_error *err);

/* Makes a database of any kind an empty one. */
gm_status gm_base_empty(gm_base *base, gm_error *err);

/* Whether SQLite was built with full-text search. */
bool gm_base_has_full_text(void);

/* A statement that is run again and again: give it the value of each of its parameters
 * in their order, then run it.  Texts are borrowed until then. */
typedef struct gm_prepared {
    void *statement;
    int next, failed; /* parameter to be given; SQLite's code of the first failure */
} gm_prepared;

gm_status gm_base_prepare(gm_base *base, const char *sql, gm_prepared *prepared,
                          gm_error *err);
void gm_prepared_free(gm_prepared *prepared);

void gm_give_text(gm_prepared *prepared, gm_text text);
void gm_give_number(gm_prepared *prepared, int64_t number);
void gm_give_real(gm_prepared *prepared, double real);
void gm_give_nothing(gm_prepared *prepared);
gm_status gm_base_run_prepared(gm_base *base, gm_prepared *prepared, gm_error *err);

#endif
