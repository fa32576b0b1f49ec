/* One mutex around every call of libltdl, and around dlerror(), whose messages live in
 * buffers that the next call overwrites. */
#define _GNU_SOURCE /* dladdr1() */
#include "plugin/module.h"

#include <dlfcn.h>
#include <errno.h>
#include <link.h>
#include <ltdl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct gm_module {
    lt_dlhandle loaded;
};

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

/* The loader's message without the path of the file itself, which the caller names.
 * Other libraries' paths stay: they are what is missing. */
static gm_status fail_as_loader(const char *path, const char *message, gm_error *err)
{
    size_t len = strlen(path);
    if (!message)
        return gm_fail(err, GM_CONFIG, "the loader gives no reason");
    if (strncmp(message, path, len) == 0 && strncmp(message + len, ": ", 2) == 0)
        message += len + 2;
    return gm_fail(err, GM_CONFIG, "%s", message);
}

static gm_status open_with_ltdl(const char *path, gm_module *module, gm_error *err)
{
    lt_dladvise advise;
    if (lt_dladvise_init(&advise) != 0)
        return gm_error_nomem(err);
    lt_dladvise_local(&advise);
    module->loaded = lt_dlopenadvise(path, advise);
    gm_status status = module->loaded ? GM_OK : fail_as_loader(path, lt_dlerror(), err);
    lt_dladvise_destroy(&advise);
    return status;
}

/* How long the file must be for what its program headers map; 0 if it is not ELF. */
static uint64_t wanted_length(FILE *file)
{
    ElfW(Ehdr) header;
    ElfW(Phdr) segment;
    uint64_t end = 0;
    if (fread(&header, sizeof header, 1, file) != 1 ||
        memcmp(header.e_ident, ELFMAG, SELFMAG) != 0 ||
        header.e_phentsize != sizeof segment ||
        fseek(file, (long)header.e_phoff, SEEK_SET) != 0)
        return 0;
    for (unsigned i = 0; i < header.e_phnum; i++) {
        if (fread(&segment, sizeof segment, 1, file) != 1)
            break;
        if (segment.p_type == PT_LOAD && segment.p_offset + segment.p_filesz > end)
            end = segment.p_offset + segment.p_filesz;
    }
    return end;
}

/* The loader maps the segments without asking how long the file is, and a file that was
 * cut short then kills the process.  All else it notices itself. */
static gm_status check_length(const char *path, gm_error *err)
{
    struct stat found;
    FILE *file = fopen(path, "rb");
    if (!file)
        return gm_fail(err, GM_CONFIG, "cannot open it: %s", strerror(errno));
    uint64_t wanted = wanted_length(file);
    bool whole = fstat(fileno(file), &found) != 0 || wanted <= (uint64_t)found.st_size;
    fclose(file);
    if (whole)
        return GM_OK;
    return gm_fail(
        err, GM_CONFIG,
        "the file is cut short, at %lld of %llu bytes: build or copy it again",
        (long long)found.st_size, (unsigned long long)wanted);
}

/* With the probe still open libltdl gets the very same object, all of it bound. */
static gm_status open_module(const char *path, gm_module *module, gm_error *err)
{
    gm_status status = check_length(path, err);
    if (status != GM_OK)
        return status;
    void *probe = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (!probe)
        return fail_as_loader(path, dlerror(), err);
    if (lt_dlinit() != 0) {
        status = gm_fail(err, GM_CONFIG, "libltdl cannot be initialised");
    } else {
        status = open_with_ltdl(path, module, err);
        if (status != GM_OK)
            lt_dlexit();
    }
    dlclose(probe);
    return status;
}

gm_status gm_module_open(const char *path, gm_module **module, gm_error *err)
{
    gm_module *opened = calloc(1, sizeof *opened);
    if (!opened)
        return gm_error_nomem(err);
    pthread_mutex_lock(&mutex);
    gm_status status = open_module(path, opened, err);
    pthread_mutex_unlock(&mutex);
    if (status == GM_OK)
        *module = opened;
    else
        free(opened);
    return status;
}

/* The bytes of the object that begins at `symbol`, by the symbol table of its file. */
static size_t object_size(const void *symbol)
{
    Dl_info info;
    const ElfW(Sym) *entry = NULL;
    if (!dladdr1(symbol, &info, (void **)&entry, RTLD_DL_SYMENT) || !entry ||
        info.dli_saddr != symbol || ELF64_ST_TYPE(entry->st_info) != STT_OBJECT)
        return 0;
    return (size_t)entry->st_size;
}

const void *gm_module_symbol(gm_module *module, const char *name, size_t *size)
{
    pthread_mutex_lock(&mutex);
    const void *symbol = lt_dlsym(module->loaded, name);
    *size = symbol ? object_size(symbol) : 0;
    pthread_mutex_unlock(&mutex);
    return symbol;
}

void gm_module_close(gm_module *module)
{
    if (!module)
        return;
    pthread_mutex_lock(&mutex);
    lt_dlclose(module->loaded);
    lt_dlexit();
    pthread_mutex_unlock(&mutex);
    free(module);
}

/* The program itself has no name for the loader but the one it was called by, which may
 * be found nowhere: the system knows better. */
static char *own_file(void)
{
    static const char here = 0;
    Dl_info info;
    struct link_map *object;
    if (!dladdr1(&here, &info, (void **)&object, RTLD_DL_LINKMAP) ||
        object->l_name[0] == '\0')
        return realpath("/proc/self/exe", NULL);
    return realpath(object->l_name, NULL);
}

gm_status gm_module_own_folder(char **folder, gm_error *err)
{
    char *file = own_file();
    if (!file)
        return gm_fail(err, GM_CONFIG,
                       "cannot tell in which folder guillemet is installed: %s",
                       strerror(errno));
    char *slash = strrchr(file, '/');
    slash[slash == file] = '\0';
    *folder = file;
    return GM_OK;
}
