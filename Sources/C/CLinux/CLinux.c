#define _GNU_SOURCE
#include "CLinux.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/timex.h>
#include <unistd.h>

int arete_accept(int listener) {
    int fd = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
    return fd >= 0 ? fd : -errno;
}

static int termination_descriptor = -1;

static void on_termination(int signal) {
    (void)signal;
    int saved = errno;
    uint64_t one = 1;
    // Async-signal-safe. A full counter already means "terminate", so the result does not matter.
    ssize_t written = write(termination_descriptor, &one, sizeof one);
    (void)written;
    errno = saved;
}

static void on_ignored(int signal) { (void)signal; }

void arete_install_signal_handlers(int termination_eventfd) {
    termination_descriptor = termination_eventfd;
    struct sigaction action = {.sa_handler = on_termination, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGINT, &action, NULL);
    action.sa_handler = on_ignored;
    sigaction(SIGUSR1, &action, NULL);
    sigaction(SIGPIPE, &action, NULL);
}

static int address_of(const char *path, struct sockaddr_un *address) {
    memset(address, 0, sizeof *address);
    address->sun_family = AF_UNIX;
    if (strlen(path) >= sizeof address->sun_path) return ENAMETOOLONG;
    strcpy(address->sun_path, path);
    return 0;
}

int arete_probe_unix_socket(const char *path) {
    struct sockaddr_un address;
    int error = address_of(path, &address);
    if (error) return error;
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0) return errno;
    error = connect(fd, (struct sockaddr *)&address, sizeof address) == 0 ? 0 : errno;
    close(fd);
    // A full backlog is somebody, too.
    return error == EAGAIN ? 0 : error;
}

int arete_listen_unix(const char *path, mode_t mode, int backlog) {
    struct sockaddr_un address;
    int error = address_of(path, &address);
    if (error) return -error;
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0) return -errno;
    // Permissions before bind: on Linux fchmod on an unbound socket decides those of the file, without a window.
    if (fchmod(fd, mode) || bind(fd, (struct sockaddr *)&address, sizeof address) || chmod(path, mode)
        || listen(fd, backlog)) {
        error = errno;
        close(fd);
        return -error;
    }
    return fd;
}

_Bool arete_is_listening_socket(int descriptor) {
    int value = 0;
    socklen_t length = sizeof value;
    return getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &value, &length) == 0 && value != 0;
}

int arete_raise_descriptor_limit(void) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit)) return -errno;
    limit.rlim_cur = limit.rlim_max;
    return setrlimit(RLIMIT_NOFILE, &limit) ? -errno : 0;
}

int arete_lock(int descriptor, _Bool wait) {
    int result;
    do {
        result = flock(descriptor, LOCK_EX | (wait ? 0 : LOCK_NB));
    } while (result && errno == EINTR);
    return result ? errno : 0;
}

int arete_probe_lock(int descriptor) {
    if (flock(descriptor, LOCK_SH | LOCK_NB)) return errno;
    flock(descriptor, LOCK_UN);
    return 0;
}

int arete_rename_exclusively(const char *from, const char *to) {
    if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS) return errno;
    if (link(from, to)) return errno;
    return unlink(from) ? errno : 0;
}

static const char *removed_at_termination;

static void on_termination_with_file(int signal) {
    // Async-signal-safe. The signal comes again when this returns, with SA_RESETHAND for its default.
    unlink(removed_at_termination);
    raise(signal);
}

void arete_remove_at_termination(const char *path) {
    static const int signals[] = {SIGHUP, SIGINT, SIGTERM};
    struct sigaction action = {.sa_handler = path ? on_termination_with_file : SIG_DFL, .sa_flags = SA_RESETHAND}, old;
    sigemptyset(&action.sa_mask);
    if (path) removed_at_termination = path;
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        // nohup(1) has a process go on.
        if (sigaction(signals[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN) sigaction(signals[i], &action, NULL);
    if (!path) removed_at_termination = NULL;
}

void arete_name_thread(const char *name) { pthread_setname_np(pthread_self(), name); }

_Bool arete_clock_is_synchronized(void) {
    struct timex state = {0};
    return adjtimex(&state) != TIME_ERROR && !(state.status & STA_UNSYNC);
}
