/* Pages of Factiva as documents. */
#include "markup.h"

static void test_a_page_in_the_shape_of_an_export(void **state)
{
    gm_import import = GM_CARRY_LAYERS;
    (void)state;
    golden_check("core/read/samples/factiva.golden", show_sample, &import);
}

static void test_small_pages(void **state)
{
    markup how = {"page.htm", GM_CARRY_LAYERS};
    (void)state;
    golden_check("core/read/factiva.golden", show_markup, &how);
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    folder with = folder_new();
    folder_write(&with, "a.html",
                 "<title>Factiva</title><div class='article frArticle'><div id=hd>T"
                 "</div><div>Par A</div><div>12 mots</div><div>5 mai 2020</div>"
                 "<div>B</div><div>BBBB</div><div>3</div><div>Anglais</div>"
                 "<p class=articleParagraph>x</p><p>Document BBBB00020200505</p></div>"
                 "<div class=article><p class=articleParagraph>y</p></div>");
    char path[1024];
    snprintf(path, sizeof path, "%s", folder_path(&with, "a.html"));
    failing_every_allocation(read_whole, path);
    folder_remove(&with);
}

RUN_TESTS(TEST(test_a_page_in_the_shape_of_an_export), TEST(test_small_pages),
          TEST(test_every_allocation_may_fail))
