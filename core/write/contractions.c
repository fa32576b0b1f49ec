/* "des" is not among them: in the French treebanks GSD and Sequoia 66 of a hundred are
 * "de les" and the others the article of "un", which takes a parser to tell.  "du" is:
 * 97 of a hundred are "de le" (1 054 of 1 082), and the others partitive.  Of the other
 * forms all are cut. */
#include "write/contractions.h"

#include <string.h>

enum { LONGEST = 10 };

static const struct {
    const char *form;
    bool is_de; /* of "de", or else of "à" */
    const char *second, *capitals;
} contractions[] = {{"au", false, "le", "LE"},
                    {"aux", false, "les", "LES"},
                    {"auquel", false, "lequel", "LEQUEL"},
                    {"auxquels", false, "lesquels", "LESQUELS"},
                    {"auxquelles", false, "lesquelles", "LESQUELLES"},
                    {"du", true, "le", "LE"},
                    {"duquel", true, "lequel", "LEQUEL"},
                    {"desquels", true, "lesquels", "LESQUELS"},
                    {"desquelles", true, "lesquelles", "LESQUELLES"}};

static bool is_capital(char byte)
{
    return byte >= 'A' && byte <= 'Z';
}

bool gm_contraction_words(gm_text form, gm_two_words *words)
{
    static const char *const firsts[2][3] = {{"à", "À", "À"}, {"de", "De", "DE"}};
    char small[LONGEST + 1] = "";
    if (form.len < 2 || form.len > LONGEST)
        return false;
    for (uint32_t i = 0; i < form.len; i++)
        small[i] = (char)(form.ptr[i] + (is_capital(form.ptr[i]) ? 'a' - 'A' : 0));
    int shape = is_capital(form.ptr[0]) + is_capital(form.ptr[1]);
    for (size_t i = 0; i < sizeof contractions / sizeof *contractions; i++) {
        if (strcmp(contractions[i].form, small) != 0)
            continue;
        words->first = firsts[contractions[i].is_de][shape];
        words->second = shape == 2 ? contractions[i].capitals : contractions[i].second;
        return true;
    }
    return false;
}
