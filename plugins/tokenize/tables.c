/* The tables of French forms and their look-up. */
#include "tables.h"

#include <stddef.h>
#include <string.h>

// clang-format off
static const char *const elided_list[] = {
#include "elided_forms.inc"
};
static const char *const whole_list[] = {
#include "whole_forms.inc"
};
static const char *const compound_list[] = {
#include "whole_compounds.inc"
};
static const char *const contracted_list[] = {
#include "contracted_forms.inc"
};
static const char *const suffix_list[] = {
#include "inclusive_suffixes.inc"
};
static const char *const starter_list[] = {
#include "sentence_starters.inc"
};
static const char *const particle_list[] = {
#include "name_particles.inc"
};
static const char *const host_list[] = {
#include "host_endings.inc"
};
static const char *const label_list[] = {
#include "label_nouns.inc"
};
static const char *const unit_list[] = {
#include "units.inc"
};
static const char *const signed_host_list[] = {"de", "entre", "et", "ou", "vers", "à"};
static const char *const number_sign_list[] = {"n", "no", "nos"};
static const clitic clitic_list[] = {
#include "clitics.inc"
};

#define TABLE(list) {list, sizeof list / sizeof *list}
const form_table elided_forms = TABLE(elided_list);
const form_table whole_forms = TABLE(whole_list);
const form_table whole_compounds = TABLE(compound_list);
const form_table contracted_forms = TABLE(contracted_list);
const form_table inclusive_suffixes = TABLE(suffix_list);
const form_table sentence_starters = TABLE(starter_list);
const form_table name_particles = TABLE(particle_list);
const form_table host_endings = TABLE(host_list);
const form_table number_signs = TABLE(number_sign_list);
const form_table glued_units = TABLE(unit_list);
const form_table label_nouns = TABLE(label_list);
const form_table signed_hosts = TABLE(signed_host_list);
// clang-format on

static int compare(const char *bytes, uint32_t len, const char *form)
{
    int order = strncmp(bytes, form, len);
    return order ? order : -(form[len] != '\0');
}

bool table_has(const form_table *table, const char *bytes, uint32_t len)
{
    uint32_t low = 0, high = table->count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        int order = compare(bytes, len, table->forms[middle]);
        if (order == 0)
            return true;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}

const clitic *find_clitic(const char *bytes, uint32_t len)
{
    for (size_t i = 0; i < sizeof clitic_list / sizeof *clitic_list; i++)
        if (!compare(bytes, len, clitic_list[i].form))
            return &clitic_list[i];
    return NULL;
}
