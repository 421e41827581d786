import Subprocess

extension SubprocessOutputSequence.Buffer {
    /// Its bytes, copied out of the buffer.
    var array: [UInt8] {
        unsafe withUnsafeBytes { unsafe Array($0) }
    }
}

extension StandardInputWriter {
    /// Writes a document to a child and closes its input; to be run beside the reading of its output.
    ///
    /// Beside, because a child may answer before it has read everything, and a pipe holds 64 KiB. That a child does not
    /// read to the end is no error here: its output and its exit say what became of it.
    func feed(_ bytes: [UInt8]) async {
        // Not read to the end, see above; and a pipe that was closed by the child's death is closed enough.
        _ = try? await write(bytes)
        try? await finish()
    }
}
