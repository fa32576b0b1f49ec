/* Runs a fuzz target without libFuzzer:
 *
 *     fuzz_NAME [-s SECONDS] [-r SEED] FILE|FOLDER ...
 *
 * takes the target over the files as they are, then for SECONDS over mutations of them.
 * The same seed gives the same mutations; only their number depends on the machine.  If
 * the target dies, or one input takes longer than STALL seconds, the input is left in
 * the current folder as fuzz-finding, to be run again as a FILE. */
#include "fuzz.h"

#include "base/array.h"
#include "base/error.h"
#include "io/walk.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

/* LIMIT bounds what mutations grow to. */
enum { STALL = 20, LIMIT = 8192, MUTATIONS = 6 };

typedef GM_ARRAY(gm_buffer) inputs;

typedef struct run {
    inputs seeds;
    gm_buffer input;
    uint64_t random;
    unsigned long runs;
} run;

/* ---- What remains of a finding ----------------------------------------------- */

/* The input at work, for the handlers below. */
static const gm_buffer *at_work;

static void keep_input(void)
{
    int file = open("fuzz-finding", O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (file < 0 || !at_work)
        return;
    ssize_t written = write(file, at_work->ptr, at_work->len);
    static const char note[] = "the input is in fuzz-finding\n";
    if (written >= 0)
        written = write(STDERR_FILENO, note, sizeof note - 1);
    close(file);
}

static void on_signal(int number)
{
    keep_input();
    signal(number, SIG_DFL);
    raise(number);
}

/* Sanitizers catch their own signals, and call back before they end the process. */
#if defined(__GNUC__)
extern void __sanitizer_set_death_callback(void (*)(void)) __attribute__((weak));
#endif

static void watch(void)
{
    signal(SIGABRT, on_signal);
    signal(SIGALRM, on_signal);
#if defined(__GNUC__)
    if (__sanitizer_set_death_callback) {
        __sanitizer_set_death_callback(keep_input);
        return;
    }
#endif
    signal(SIGSEGV, on_signal);
    signal(SIGBUS, on_signal);
    signal(SIGFPE, on_signal);
    signal(SIGILL, on_signal);
}

/* ---- Mutations --------------------------------------------------------------- */

static size_t below(run *self, size_t limit)
{
    return limit ? fuzz_random(&self->random) % limit : 0;
}

static void insert(gm_buffer *input, size_t at, const char *ptr, size_t len)
{
    if (input->len + len > LIMIT || !gm_buffer_reserve(input, len))
        return;
    memmove(input->ptr + at + len, input->ptr + at, input->len - at);
    memcpy(input->ptr + at, ptr, len);
    input->len += len;
}

static void erase(gm_buffer *input, size_t at, size_t len)
{
    memmove(input->ptr + at, input->ptr + at + len, input->len - at - len);
    input->len -= len;
}

/* Brings in a stretch of any seed. */
static void splice(run *self)
{
    const gm_buffer *from = &self->seeds.at[below(self, self->seeds.count)];
    size_t begin = below(self, from->len), len = below(self, from->len - begin);
    size_t most = below(self, 4) ? 24 : 1024;
    insert(&self->input, below(self, self->input.len + 1), from->ptr + begin,
           len < most ? len : most);
}

/* Repeats a stretch of the input where it stands, up to thirty times. */
static void repeat(run *self)
{
    char copy[64];
    size_t at = below(self, self->input.len), len = self->input.len - at;
    len = 1 + below(self, len < sizeof copy ? len : sizeof copy);
    if (at + len > self->input.len)
        return;
    memcpy(copy, self->input.ptr + at, len);
    for (size_t times = 1 + below(self, 30); times > 0; times--)
        insert(&self->input, at, copy, len);
}

static void mutate(run *self)
{
    gm_buffer *input = &self->input;
    size_t at = below(self, input->len), len = input->len - at;
    char byte = (char)fuzz_random(&self->random);
    switch (input->len ? below(self, MUTATIONS) : 0) {
    case 0:
        splice(self);
        break;
    case 1:
        input->ptr[at] ^= (char)(1 << below(self, 8));
        break;
    case 2:
        input->ptr[at] = byte;
        break;
    case 3:
        insert(input, at, &byte, 1);
        break;
    case 4:
        erase(input, at, below(self, len < 32 || !below(self, 8) ? len + 1 : 32));
        break;
    default:
        repeat(self);
        break;
    }
}

/* ---- The run ----------------------------------------------------------------- */

/* A copy in memory of exactly its size, so that a read behind its end is seen. */
static void take_over(run *self)
{
    at_work = &self->input;
    uint8_t *exact = malloc(self->input.len + !self->input.len);
    REQUIRE(exact, "no memory for the input");
    if (self->input.len)
        memcpy(exact, self->input.ptr, self->input.len);
    alarm(STALL);
    LLVMFuzzerTestOneInput(exact, self->input.len);
    alarm(0);
    free(exact);
    self->runs++;
}

static void choose_seed(run *self, size_t i, size_t limit)
{
    const gm_buffer *seed = &self->seeds.at[i];
    size_t len = seed->len < limit ? seed->len : limit;
    gm_buffer_clear(&self->input);
    if (len)
        gm_buffer_add(&self->input, seed->ptr, len);
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void run_all(run *self, double seconds)
{
    double begin = now();
    for (uint32_t i = 0; i < self->seeds.count; i++) {
        choose_seed(self, i, SIZE_MAX);
        take_over(self);
    }
    while (self->seeds.count && now() - begin < seconds) {
        choose_seed(self, below(self, self->seeds.count), LIMIT);
        for (size_t n = 1 + below(self, 8); n > 0; n--)
            mutate(self);
        take_over(self);
    }
    printf("%lu inputs in %.1f s, %u of them seeds\n", self->runs, now() - begin,
           self->seeds.count);
}

static gm_status read_seeds(const char *path, inputs *into, gm_error *err)
{
    gm_walk *walk = NULL;
    gm_walk_entry entry;
    bool end = false;
    gm_status status = gm_walk_open(&path, 1, &walk, err);
    while (status == GM_OK &&
           (status = gm_walk_next(walk, &entry, &end, err)) == GM_OK && !end) {
        gm_buffer *seed = GM_PUSH(into);
        status = seed ? gm_buffer_read_file(seed, entry.path, err) : GM_NOMEM;
    }
    gm_walk_close(walk);
    return status;
}

int main(int argc, char **argv)
{
    run self = {.random = 20240229};
    double seconds = 0;
    gm_failure failure;
    gm_failure_init(&failure);
    for (int option; (option = getopt(argc, argv, "s:r:")) != -1;) {
        if (option == '?')
            return 2;
        if (option == 's')
            seconds = strtod(optarg, NULL);
        else
            self.random = strtoull(optarg, NULL, 10) | 1;
    }
    for (; optind < argc; optind++) {
        if (read_seeds(argv[optind], &self.seeds, &failure.error) != GM_OK) {
            fprintf(stderr, "%s\n", failure.message);
            return 2;
        }
    }
    watch();
    run_all(&self, seconds);
    for (uint32_t i = 0; i < self.seeds.count; i++)
        gm_buffer_free(&self.seeds.at[i]);
    free(self.seeds.at);
    gm_buffer_free(&self.input);
    return 0;
}
