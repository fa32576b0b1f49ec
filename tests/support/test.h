/* cmocka, with what it needs before it, and without its macro fail(), which would take
 * the place of the host's function of that name: include this rather than <cmocka.h>.
 */
#ifndef GM_TESTS_TEST_H
#define GM_TESTS_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#undef fail
#undef fail_msg
#define fail_msg(...)                                                                  \
    do {                                                                               \
        print_error(__VA_ARGS__);                                                      \
        print_error("\n");                                                             \
        _fail(__FILE__, __LINE__);                                                     \
    } while (0)

/* A program's tests, as its main(). */
#define RUN_TESTS(...)                                                                 \
    int main(void)                                                                     \
    {                                                                                  \
        const struct CMUnitTest tests[] = {__VA_ARGS__};                               \
        return cmocka_run_group_tests(tests, NULL, NULL);                              \
    }

#define TEST(function) cmocka_unit_test(function)

#endif
