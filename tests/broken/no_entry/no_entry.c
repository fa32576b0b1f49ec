/* A shared object that is no stage. */
#include "broken.h"

GM_EXPORT extern const int something_else;
const int something_else = 1;
