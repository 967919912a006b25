#include "CProcess.h"

#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>

int cordon_keep_memory_private(void) {
    // Swift's runtime answers a crash by printing registers and the bytes that they point to.
    static const int crashes[] = {SIGQUIT, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP};
    for (size_t index = 0; index < sizeof crashes / sizeof *crashes; index++) signal(crashes[index], SIG_DFL);
    // The limit alone does not hold where the kernel pipes cores to a collector; not being dumpable holds there too, but not
    // beyond an exec: the programs that we start keep the limit.
    const struct rlimit none = {0, 0};
    const int limited = setrlimit(RLIMIT_CORE, &none);
    const int hidden = prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    return limited == 0 && hidden == 0 ? 0 : -1;
}

unsigned long cordon_raise_open_files(void) {
    struct rlimit files = {0, 0};
    if (getrlimit(RLIMIT_NOFILE, &files) != 0) return (unsigned long)-1;
    const struct rlimit raised = {files.rlim_max, files.rlim_max};
    return (unsigned long)(setrlimit(RLIMIT_NOFILE, &raised) == 0 ? raised.rlim_cur : files.rlim_cur);
}
