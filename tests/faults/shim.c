/* Lets the n-th call of the system that touches a folder fail, fall short or kill the program.
 *
 * Preloaded before libc (LD_PRELOAD) and told by shim.py what to do.  Only files below the folder that was
 * named count, so that Python's own files and the pipes of the tests stay as they are.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { WRITE = 1, SYNC = 2, NAME = 4, CREATE = 8, OPEN = 16, READ = 32, TRUNCATE = 64 };
enum { FAIL = 0, SHORT = 1, KILL = 2, SHORT_KILL = 3 };

#define DESCRIPTORS 65536
static char folder[4096];
static size_t folder_length;
static int armed, classes, action, error, for_good, striking;
static long wanted, counted, struck;
static unsigned char watched[DESCRIPTORS];

#define REAL(name) \
    static __typeof__(&name) real; \
    if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

void shim_arm(const char *where, int which, int what, int number, int lasting, long nth) {
    strncpy(folder, where, sizeof folder - 1);
    folder_length = strlen(folder);
    classes = which, action = what, error = number, for_good = lasting, wanted = nth;
    counted = struck = striking = 0;
    armed = 1;
}

long shim_disarm(void) {
    armed = 0;
    return struck;
}

long shim_counted(void) { return counted; }

static int below(const char *path) {
    return armed && path && !strncmp(path, folder, folder_length) &&
           (path[folder_length] == '/' || path[folder_length] == 0);
}

static int known(int descriptor) {
    return armed && descriptor >= 0 && descriptor < DESCRIPTORS && watched[descriptor];
}

static int strikes(int class) {
    if (!(classes & class)) return 0;
    if (striking) return ++struck, 1;
    if (++counted != wanted) return 0;
    if (action == KILL) kill(getpid(), SIGKILL);
    striking = for_good;
    return ++struck, 1;
}

static int fails(int number) {
    errno = number;
    return -1;
}

static int opened(int descriptor, const char *path) {
    if (descriptor >= 0 && descriptor < DESCRIPTORS) watched[descriptor] = below(path);
    return descriptor;
}

static int open_fails(const char *path, int flags) {
    int class = flags & (O_CREAT | O_TRUNC) ? CREATE : OPEN;
    return below(path) && strikes(class);
}

#define OPENS(name) \
    int name(const char *path, int flags, ...) { \
        REAL(name); \
        va_list more; \
        va_start(more, flags); \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0; \
        va_end(more); \
        return open_fails(path, flags) ? fails(error) : opened(real(path, flags, mode), path); \
    }
OPENS(open)
OPENS(open64)

#define OPENS_AT(name) \
    int name(int at, const char *path, int flags, ...) { \
        REAL(name); \
        va_list more; \
        va_start(more, flags); \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0; \
        va_end(more); \
        return open_fails(path, flags) ? fails(error) : opened(real(at, path, flags, mode), path); \
    }
OPENS_AT(openat)
OPENS_AT(openat64)

int close(int descriptor) {
    REAL(close);
    if (descriptor >= 0 && descriptor < DESCRIPTORS) watched[descriptor] = 0;
    return real(descriptor);
}

/* A write that falls short is followed by a disk that is full, as it is in life. */
#define WRITES(name, more, passed) \
    ssize_t name(int descriptor, const void *data, size_t size more) { \
        REAL(name); \
        if (!known(descriptor) || !strikes(WRITE)) return real(descriptor, data, size passed); \
        if (action == FAIL) return fails(error); \
        ssize_t done = real(descriptor, data, size / 2 passed); \
        if (action == SHORT_KILL) kill(getpid(), SIGKILL); \
        action = FAIL, striking = 1; \
        return done > 0 ? done : fails(error); \
    }
#define NOTHING
#define COMMA ,
WRITES(write, NOTHING, NOTHING)
WRITES(pwrite, COMMA off_t place, COMMA place)
WRITES(pwrite64, COMMA off64_t place, COMMA place)

#define READS(name, more, passed) \
    ssize_t name(int descriptor, void *data, size_t size more) { \
        REAL(name); \
        return known(descriptor) && strikes(READ) ? fails(error) : real(descriptor, data, size passed); \
    }
READS(read, NOTHING, NOTHING)
READS(pread, COMMA off_t place, COMMA place)
READS(pread64, COMMA off64_t place, COMMA place)

#define OF_DESCRIPTOR(name, class, declared, passed) \
    int name(int descriptor declared) { \
        REAL(name); \
        return known(descriptor) && strikes(class) ? fails(error) : real(descriptor passed); \
    }
OF_DESCRIPTOR(fsync, SYNC, NOTHING, NOTHING)
OF_DESCRIPTOR(fdatasync, SYNC, NOTHING, NOTHING)
OF_DESCRIPTOR(ftruncate, TRUNCATE, COMMA off_t size, COMMA size)
OF_DESCRIPTOR(ftruncate64, TRUNCATE, COMMA off64_t size, COMMA size)

#define OF_PATH(name, declared, passed) \
    int name(const char *path declared) { \
        REAL(name); \
        return below(path) && strikes(NAME) ? fails(error) : real(path passed); \
    }
OF_PATH(unlink, NOTHING, NOTHING)
OF_PATH(rmdir, NOTHING, NOTHING)
OF_PATH(mkdir, COMMA mode_t mode, COMMA mode)
OF_PATH(rename, COMMA const char *to, COMMA to)
OF_PATH(link, COMMA const char *to, COMMA to)

int unlinkat(int at, const char *path, int flags) {
    REAL(unlinkat);
    return below(path) && strikes(NAME) ? fails(error) : real(at, path, flags);
}
