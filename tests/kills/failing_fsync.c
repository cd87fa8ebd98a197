/* Makes fsync and fdatasync fail with EIO from the call that FAILING_FSYNC names on: preloaded by a test of the ledger. */
#include <errno.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

static long calls;

static int fails(void) {
    const char *from = getenv("FAILING_FSYNC");
    return from && ++calls >= atol(from);
}

int fsync(int file) {
    if (fails()) { errno = EIO; return -1; }
    return (int)syscall(SYS_fsync, file);
}

int fdatasync(int file) {
    if (fails()) { errno = EIO; return -1; }
    return (int)syscall(SYS_fdatasync, file);
}
