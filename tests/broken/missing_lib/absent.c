/* The library that is there when missing_lib is linked, and not when it is loaded. */
#include <guillemet/stage.h>

GM_EXPORT int gm_broken_absent(void);

int gm_broken_absent(void)
{
    return 1;
}
