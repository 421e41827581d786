import Glibc

/// A value that several threads share, behind a `pthread_mutex_t`.
///
/// `Synchronization.Mutex` would do but for the thread sanitizer, which does not see its futex and reports races that are none.
/// Sendable because the value is touched with the lock held only.
@safe
package final class Lock<Value>: @unchecked Sendable {
    private var value: Value
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>

    /// Puts a value behind a lock.
    package init(_ value: sending Value) {
        self.value = value
        unsafe mutex = .allocate(capacity: 1)
        unsafe mutex.initialize(to: pthread_mutex_t())
        let result = unsafe pthread_mutex_init(mutex, nil)
        precondition(result == 0, "pthread_mutex_init: \(result)")
    }

    deinit {
        unsafe pthread_mutex_destroy(mutex)
        unsafe mutex.deallocate()
    }

    /// Runs a short, non-blocking operation with the lock held.
    package func withLock<Result, Failure: Error>(
        _ operation: (inout Value) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        return try operation(&value)
    }
}
