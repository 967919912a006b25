/// What a process can ask of the kernel for itself alone, and Swift cannot call.
#ifndef CORDON_CPROCESS_H
#define CORDON_CPROCESS_H

#ifdef __cplusplus
extern "C" {
#endif

/// From now on the memory of this process is written to no core file, handed to no crash collector and shown in no backtrace,
/// and no other process of the same user can attach to it or read its environment from /proc. Answers 0, or -1 with errno
/// where the kernel refuses.
int cordon_keep_memory_private(void);

/// Lets this process have as many files open as the hard limit allows. Answers how many these are.
unsigned long cordon_raise_open_files(void);

#ifdef __cplusplus
}
#endif
#endif
