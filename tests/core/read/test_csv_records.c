/* Records of a table, wherever the pieces end in which its bytes come. */
#include "read/csv_records.h"

#include "markup.h"

typedef struct pieces {
    const char *ptr;
    size_t len, piece;
} pieces;

static gm_status more(void *who, char *room, size_t size, size_t *got, gm_error *err)
{
    pieces *left = who;
    (void)err;
    *got = left->len < left->piece ? left->len : left->piece;
    assert_true(*got <= size);
    memcpy(room, left->ptr, *got);
    left->ptr += *got;
    left->len -= *got;
    return GM_OK;
}

/* "line:field|field|;" of every record, "!line;" of what is wrong. */
static void check_records(const char *bytes, const char *expected)
{
    for (size_t piece = 1; piece <= strlen(bytes) + 1; piece++) {
        pieces from = {bytes, strlen(bytes), piece};
        gm_stream *stream = gm_stream_new(&(gm_stream_origin){&from, more, NULL});
        gm_csv csv;
        gm_failure failure;
        gm_buffer got = {0};
        bool end = false;
        gm_failure_init(&failure);
        gm_status status = gm_csv_open(&csv, stream, &failure.error);
        while (!end) {
            gm_buffer_printf(&got, status == GM_OK ? "%u:" : "!%u", csv.line);
            for (uint32_t i = 0; status == GM_OK && i < csv.fields.count; i++) {
                gm_text field = gm_csv_text(&csv, i);
                gm_buffer_printf(&got, "%.*s|", (int)field.len, field.ptr);
            }
            gm_buffer_puts(&got, ";");
            gm_failure_init(&failure);
            status = gm_csv_next(&csv, &end, &failure.error);
        }
        gm_buffer_put(&got, '\0');
        assert_string_equal(got.ptr, expected);
        gm_buffer_free(&got);
        gm_csv_free(&csv);
        gm_stream_close(stream);
    }
}

static void test_records_do_not_depend_on_where_pieces_end(void **state)
{
    (void)state;
    check_records("a,b\r\n\"x\"\"\r\n\",\"\"\r\n,\r\n", "1:a|b|;2:x\"\r\n||;4:||;");
    check_records("a\tb,c\td\n\"x\ty\"\tz", "1:a|b,c|d|;2:x\ty|z|;");
    check_records("a,b\n\"x\ny\n1,2\n", "1:a|b|;!2;3:y|;4:1|2|;");
    check_records("a,b\n1,\"\n\n\"x\n3,4\n", "1:a|b|;!2;!4;5:3|4|;");
    check_records("sep=;\na,b;c\n", "2:a,b|c|;");
    check_records("sep=", "1:sep=|;");
}

/* ---- What is no header -------------------------------------------------------- */

static void test_a_table_has_a_thousand_columns_at_most(void **state)
{
    gm_buffer header = {0};
    (void)state;
    for (int i = 0; i < 1001; i++)
        gm_buffer_puts(&header, "text,");
    gm_buffer_puts(&header, "\n");
    gm_buffer shown = show_bytes("f.csv", header.ptr, header.len);
    assert_string_equal(shown.ptr,
                        "! @/f.csv:1: the table has 1002 columns, more than 1000: is "
                        "its first line the names of its columns?");
    gm_buffer_free(&header);
    gm_buffer_free(&shown);
}

static void test_a_header_has_no_byte_0(void **state)
{
    (void)state;
    gm_buffer shown = show_bytes("f.csv", "te\0xt\n", 6);
    assert_string_equal(shown.ptr,
                        "! @/f.csv:1: the names of the columns have a byte 0 "
                        "in them: this is no table in UTF-8");
    gm_buffer_free(&shown);
    shown = show_bytes("f.csv", "\xFF\xFEi\0d\0\n\0", 8);
    assert_string_equal(shown.ptr, "! @/f.csv:1: the table is not valid UTF-8: byte "
                                   "0xFF; convert it, for example with iconv -f UTF-16 "
                                   "-t UTF-8");
    gm_buffer_free(&shown);
}

static void test_names_that_repeat_have_the_number_of_their_column(void **state)
{
    (void)state;
    assert_shown("f.csv", "x,x,,text,x\na,b,c,d,e\n",
                 "[f-1] at line 2\n{\"x\":\"a\",\"x-2\":\"b\",\"column\":\"c\","
                 "\"x-5\":\"e\"}\nd");
}

RUN_TESTS(TEST(test_records_do_not_depend_on_where_pieces_end),
          TEST(test_a_table_has_a_thousand_columns_at_most),
          TEST(test_a_header_has_no_byte_0),
          TEST(test_names_that_repeat_have_the_number_of_their_column))
