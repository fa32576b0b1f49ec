/* Nothing is remembered: each call looks at the file system. */
#include "base/path.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

bool gm_path_is_folder(const char *path)
{
    struct stat found;
    if (stat(path, &found) != 0)
        return false;
    if (!S_ISDIR(found.st_mode))
        errno = ENOTDIR;
    return S_ISDIR(found.st_mode);
}

char *gm_path_folder(const char *file)
{
    const char *slash = strrchr(file, '/');
    if (!slash)
        return strdup(".");
    size_t len = slash == file ? 1 : (size_t)(slash - file);
    return strndup(file, len);
}

const char *gm_path_extension(const char *name)
{
    const char *slash = strrchr(name, '/'), *dot = strrchr(name, '.');
    return dot && dot > (slash ? slash + 1 : name) ? dot : name + strlen(name);
}

static bool is_same_in_ascii(const char *left, const char *right)
{
    for (; *left || *right; left++, right++) {
        char small = *left >= 'A' && *left <= 'Z' ? (char)(*left + 'a' - 'A') : *left;
        if (small != *right)
            return false;
    }
    return true;
}

bool gm_path_has_extension(const char *name, const char *extension)
{
    return is_same_in_ascii(gm_path_extension(name), extension);
}

bool gm_path_has_suffix(gm_text name, const char *suffix)
{
    size_t len = strlen(suffix);
    return name.len > len && memcmp(name.ptr + name.len - len, suffix, len) == 0;
}
