/// The bytes that structure an event stream.
enum ControlByte {
    /// The end of a line.
    static let lineFeed: UInt8 = 0x0A
    /// The end of a line too, alone or before a line feed.
    static let carriageReturn: UInt8 = 0x0D
}
