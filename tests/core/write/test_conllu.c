/* A document as CoNLL-U: what each line has, and that nothing is lost between tokens.
 */
#include "write/conllu.h"

#include "failing.h"
#include "write/contractions.h"
#include "written.h"

static void assert_conllu(gm_document *document, const char *expected,
                          const char *notes)
{
    written all = {0};
    write_good(&gm_conllu_writer, (const gm_document *[]){document}, 1, &all);
    assert_string_equal(all.bytes.ptr, expected);
    assert_string_equal(all.notes.ptr, notes);
    written_free(&all);
    gm_document_free(document);
}

static void assert_line(const char *json, const char *expected, const char *notes)
{
    assert_conllu(read_good_line(json, GM_IMPORT_LAYERS), expected, notes);
}

#define EMPTY "\t_\t_\t_\t_\t_\t_\t_\t"

static void test_a_document_has_id_meta_paragraphs_sentences(void **state)
{
    (void)state;
    assert_line(
        "{\"id\":\"a/b c\",\"text\":\"Oui. Non\\n\\nBof\",\"meta\":{\"n\":1,\"title\":"
        "\"x\\\"y\"},\"layers\":{\"paragraph\":[{\"begin\":0,\"end\":8},{\"begin\":10,"
        "\"end\":13}],\"sentence\":[{\"begin\":0,\"end\":4},{\"begin\":5,\"end\":8},{"
        "\"begin\":10,\"end\":13}],\"token\":[{\"begin\":0,\"end\":3,\"kind\":\"word\"}"
        ","
        "{\"begin\":3,\"end\":4,\"kind\":\"punctuation\"},{\"begin\":5,\"end\":8,"
        "\"kind\":\"word\"},{\"begin\":10,\"end\":13,\"kind\":\"word\"}]}}",
        "# newdoc id = a/b c\n# meta n = 1\n# meta title = x\"y\n"
        "# newpar\n# sent_id = a.b_c-1\n# text = Oui.\n"
        "1\tOui" EMPTY "SpaceAfter=No|TokenRange=0:3\n"
        "2\t.\t_\tPUNCT\t_\t_\t_\t_\t_\tTokenRange=3:4\n\n"
        "# sent_id = a.b_c-2\n# text = Non\n"
        "1\tNon" EMPTY "SpacesAfter=\\n\\n|TokenRange=5:8\n\n"
        "# newpar\n# sent_id = a.b_c-3\n# text = Bof\n"
        "1\tBof" EMPTY "SpaceAfter=No|TokenRange=10:13\n\n",
        "");
}

static void test_white_space_is_kept_to_the_character(void **state)
{
    (void)state;
    assert_line(
        "{\"id\":\"d\",\"text\":\" \\ta  b|c\\\\\\u00a0d\\r\\n\",\"layers\":{"
        "\"token\":[{\"begin\":2,\"end\":3},{\"begin\":5,\"end\":6},{\"begin\":7,"
        "\"end\":8},{\"begin\":10,\"end\":11}]}}",
        "# newdoc id = d\n# sent_id = d-1\n# text = a b c d\n"
        "1\ta" EMPTY "SpacesBefore=\\s\\t|SpacesAfter=\\s\\s|TokenRange=2:3\n"
        "2\tb" EMPTY "SpacesAfter=\\p|TokenRange=5:6\n"
        "3\tc" EMPTY "SpacesAfter=\\\\\u00a0|TokenRange=7:8\n"
        "4\td" EMPTY "SpacesAfter=\\r\\n|TokenRange=10:11\n\n",
        "");
}

static void test_a_contraction_is_two_words(void **state)
{
    (void)state;
    assert_line("{\"id\":\"d\",\"text\":\"Au port des pins\",\"layers\":{\"token\":[{"
                "\"begin\":0,\"end\":2,\"stem\":\"au\"},{\"begin\":3,\"end\":7},{"
                "\"begin\":8,\"end\":11},{\"begin\":12,\"end\":16}]}}",
                "# newdoc id = d\n# sent_id = d-1\n# text = Au port des pins\n"
                "1-2\tAu" EMPTY "Stem=au|TokenRange=0:2\n"
                "1\tÀ" EMPTY "_\n2\tle" EMPTY "_\n"
                "3\tport" EMPTY "TokenRange=3:7\n4\tdes" EMPTY "TokenRange=8:11\n"
                "5\tpins" EMPTY "SpaceAfter=No|TokenRange=12:16\n\n",
                "");
}

static void assert_words(const char *form, const char *first, const char *second)
{
    gm_two_words words = {0};
    assert_true(gm_contraction_words(gm_text_of(form), &words));
    assert_string_equal(words.first, first);
    assert_string_equal(words.second, second);
}

static void test_words_have_the_capitals_of_the_form(void **state)
{
    gm_two_words words;
    (void)state;
    assert_words("du", "de", "le");
    assert_words("AUX", "À", "LES");
    assert_words("Desquelles", "De", "lesquelles");
    assert_words("auxquels", "à", "lesquels");
    assert_false(gm_contraction_words(gm_text_of("des"), &words));
    assert_false(gm_contraction_words(gm_text_of("d"), &words));
    assert_false(gm_contraction_words(gm_text_of("auxquelles-là"), &words));
}

static void test_the_kind_tells_what_it_makes_certain(void **state)
{
    (void)state;
    assert_line(
        "{\"id\":\"\",\"text\":\"1\u00a0500 1er % a@b x\",\"layers\":{\"token\":["
        "{\"begin\":0,\"end\":5,\"kind\":\"number\"},{\"begin\":6,\"end\":9,"
        "\"kind\":\"number\"},{\"begin\":10,\"end\":11,\"kind\":\"symbol\"},{"
        "\"begin\":12,\"end\":15,\"kind\":\"email\"},{\"begin\":16,\"end\":17,"
        "\"kind\":null}]}}",
        "# newdoc\n# sent_id = 1\n# text = 1\u00a0500 1er % a@b x\n"
        "1\t1\u00a0500\t_\tNUM\t_\t_\t_\t_\t_\tTokenRange=0:5\n"
        "2\t1er" EMPTY "Kind=number|TokenRange=6:9\n"
        "3\t%\t_\tSYM\t_\t_\t_\t_\t_\tTokenRange=10:11\n"
        "4\ta@b\t_\tX\t_\t_\t_\t_\t_\tKind=email|TokenRange=12:15\n"
        "5\tx" EMPTY "SpaceAfter=No|TokenRange=16:17\n\n",
        "");
}

#define SPOKEN                                                                            \
    "{\"id\":\"d\",\"text\":\"«Il pleut», dit Ève, «ici»\",\"layers\":{\"token\":[{" \
    "\"begin\":0,\"end\":1},{\"begin\":1,\"end\":3},{\"begin\":4,\"end\":9},{"            \
    "\"begin\":12,\"end\":15},{\"begin\":16,\"end\":19},{\"begin\":22,\"end\":25}],"      \
    "\"entity\":[{\"begin\":16,\"end\":19,\"type\":\"a|b\"}],\"quote\":[{\"type\":"       \
    "\"direct\",\"content\":[[1,9],[22,25]],\"cue\":[12,15],\"source\":[16,19],"          \
    "\"speaker\":\"Ève|x\",\"kind\":\"person\"}]}}"

static void test_quotes_and_entities_are_marks_of_tokens(void **state)
{
    (void)state;
    assert_line(SPOKEN,
                "# newdoc id = d\n# sent_id = d-1\n# text = «Il pleut dit Ève ici\n"
                "# quote 1 = direct|Ève\\px|person\n"
                "1\t«" EMPTY "SpaceAfter=No|TokenRange=0:1\n"
                "2\tIl" EMPTY "Quote=B-1|TokenRange=1:3\n"
                "3\tpleut" EMPTY "Quote=I-1|SpacesAfter=»,\\s|TokenRange=4:9\n"
                "4\tdit" EMPTY "Cue=1|TokenRange=12:15\n"
                "5\tÈve" EMPTY
                "NE=B-a\\pb|Source=1|SpacesAfter=,\\s«|TokenRange=16:19\n"
                "6\tici" EMPTY "Quote=B-1|SpacesAfter=»|TokenRange=22:25\n\n",
                "conllu has no place for \"entity.score\", \"quote.score\": use jsonl "
                "for all there is\n");
}

static void test_offsets_are_in_the_unit_asked_for(void **state)
{
    (void)state;
    gm_document *document = read_good_line("{\"id\":\"d\",\"text\":\"éa\",\"layers\":{"
                                           "\"token\":[{\"begin\":1,\"end\":2}]}}",
                                           GM_IMPORT_LAYERS);
    written all = {.offsets = GM_UNIT_BYTE};
    write_good(&gm_conllu_writer, (const gm_document *[]){document}, 1, &all);
    assert_non_null(strstr(all.bytes.ptr, "TokenRange=2:3\n"));
    written_free(&all);
    gm_document_free(document);
}

/* ---- What it cannot hold ----------------------------------------------------- */

static void test_a_document_without_tokens_is_left_out(void **state)
{
    (void)state;
    assert_line("{\"id\":\"d\",\"text\":\"Oui.\",\"layers\":{\"token\":[]}}", "",
                "conllu has no place for a document without tokens, which is left out: "
                "use jsonl, or a pipeline with tokenize\n");
}

static void test_breaks_of_an_id_become_spaces(void **state)
{
    (void)state;
    assert_line(
        "{\"id\":\"d\\ne\",\"text\":\"a\",\"layers\":{\"token\":[{\"begin\":0,"
        "\"end\":1}]}}",
        "# newdoc id = d e\n# sent_id = d_e-1\n# text = a\n"
        "1\ta" EMPTY "SpaceAfter=No|TokenRange=0:1\n\n",
        "conllu has no place for a break or a tab in an id, in \"meta\" or in a "
        "token, which become spaces, nor for tokens that overlap: use jsonl for "
        "those\n");
}

static void test_layers_of_others_are_named(void **state)
{
    (void)state;
    assert_line(
        "{\"id\":\"d\",\"text\":\"a\",\"url\":1,\"layers\":{\"token\":[{"
        "\"begin\":0,\"end\":1}],\"entity\":[{\"begin\":0,\"end\":1,\"type\":"
        "\"A\",\"score\":1},{\"begin\":0,\"end\":1,\"type\":\"B\",\"score\":1}]}}",
        "# newdoc id = d\n# sent_id = d-1\n# text = a\n"
        "1\ta" EMPTY "NE=B-A|SpaceAfter=No|TokenRange=0:1\n\n",
        "conllu has one entity a token: of entities that overlap, the longest is "
        "in it\n"
        "conllu has no place for \"entity.score\", \"url\": use jsonl for all "
        "there is\n");
}

static gm_status write_once(void *who)
{
    written all = {0};
    gm_failure failure;
    const gm_document *const one[] = {who};
    gm_status status = try_write(&gm_conllu_writer, one, 1, &all, &failure);
    written_free(&all);
    return status;
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    gm_document *document = read_good_line(SPOKEN, GM_IMPORT_LAYERS);
    failing_every_allocation(write_once, document);
    gm_document_free(document);
}

RUN_TESTS(TEST(test_a_document_has_id_meta_paragraphs_sentences),
          TEST(test_white_space_is_kept_to_the_character),
          TEST(test_a_contraction_is_two_words),
          TEST(test_words_have_the_capitals_of_the_form),
          TEST(test_the_kind_tells_what_it_makes_certain),
          TEST(test_quotes_and_entities_are_marks_of_tokens),
          TEST(test_offsets_are_in_the_unit_asked_for),
          TEST(test_a_document_without_tokens_is_left_out),
          TEST(test_breaks_of_an_id_become_spaces),
          TEST(test_layers_of_others_are_named), TEST(test_every_allocation_may_fail))
