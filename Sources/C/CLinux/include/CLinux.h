// What Linux has and the Glibc module map lacks: epoll, eventfd, accept4, and signals that restart calls.
#pragma once

#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <sys/un.h>

/// accept4(2) with SOCK_CLOEXEC: an accepted descriptor never leaks into a child process.
/// Returns the descriptor, or the negated errno.
int arete_accept(int listener);

/// Installs handlers for SIGTERM, SIGINT, SIGUSR1 and SIGPIPE, all with SA_RESTART.
///
/// They must be there before FCGX_Init, which replaces default and ignored ones by handlers that make a drain refuse
/// what was accepted (libfcgi 2.4.2, os_unix.c). SIGTERM and SIGINT write 8 bytes to the eventfd given; SIGUSR1 and SIGPIPE do
/// nothing. A handler, not SIG_IGN, so that executed children get the default back.
void arete_install_signal_handlers(int termination_eventfd);

/// Connects a non-blocking stream socket to the path of a Unix socket, to learn whether somebody listens.
/// Returns 0 where somebody does, else the errno.
int arete_probe_unix_socket(const char *_Nonnull path);

/// Binds and listens on a Unix socket with the given permissions, close-on-exec.
/// Returns the descriptor, or the negated errno.
int arete_listen_unix(const char *_Nonnull path, mode_t mode, int backlog);

/// Whether a descriptor is a listening socket (SO_ACCEPTCONN).
_Bool arete_is_listening_socket(int descriptor);

/// Raises RLIMIT_NOFILE to its hard limit: a stream is a descriptor. Returns 0, or the negated errno.
int arete_raise_descriptor_limit(void);

/// flock(2): LOCK_EX, without waiting where `wait` is false. Returns 0 or the errno. (In Swift `flock` names the struct.)
int arete_lock(int descriptor, _Bool wait);

/// Whether somebody holds the lock that arete_lock takes: 0 where nobody does, EWOULDBLOCK where somebody does, or another errno.
///
/// Asks with LOCK_SH and lets go at once, so that two who ask at the same time do not take each other for the holder.
int arete_probe_lock(int descriptor);

/// Gives a file another name, but never that of a file which is there: EEXIST then. Returns 0 or the errno.
///
/// renameat2(2) with RENAME_NOREPLACE, or link(2) where the file system knows no such flag (NFS); FAT and CIFS have no links.
int arete_rename_exclusively(const char *_Nonnull from, const char *_Nonnull to);

/// Has SIGHUP, SIGINT and SIGTERM remove a file before they end the process; NULL: they only end it again. One file at a time.
///
/// The path must stay where it is until then.
void arete_remove_at_termination(const char *_Nullable path);

/// Names the calling thread (15 bytes at most), for debuggers and /proc.
void arete_name_thread(const char *_Nonnull name);

/// Whether the kernel takes its clock for synchronized (adjtimex(2), STA_UNSYNC), as an NTP client tells it.
_Bool arete_clock_is_synchronized(void);

/// Has the processor fetch cache lines, of 64 bytes each, into its second cache while it goes on.
///
/// An address where nothing is does no harm (GCC, __builtin_prefetch).
static inline void arete_prefetch(uintptr_t first_line, size_t lines) {
    for (size_t line = 0; line < lines; line++) __builtin_prefetch((const char *)first_line + 64 * line, 0, 2);
}
