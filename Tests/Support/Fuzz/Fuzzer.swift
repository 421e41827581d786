#if FUZZING
import Glibc

/// libFuzzer's own entry (https://llvm.org/docs/LibFuzzer.html, "Using libFuzzer as a library").
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

enum Fuzzer {
    // Set once, before the first input; the callback of C takes no context.
    nonisolated(unsafe) private static var target: FuzzTarget?

    /// Fuzzes until the options say that it is enough, or a promise is broken; does not return.
    static func run(_ target: FuzzTarget, arguments: [String]) -> Never {
        unsafe Self.target = target
        let pointers = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: arguments.count + 1)
        for (number, argument) in arguments.enumerated() { unsafe pointers[number] = unsafe strdup(argument) }
        unsafe pointers[arguments.count] = nil
        var (count, list) = unsafe (CInt(arguments.count), pointers)
        let status = unsafe runDriver(&count, &list) { bytes, count in
            unsafe Fuzzer.target?.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
            return 0
        }
        exit(status)
    }
}
#endif
