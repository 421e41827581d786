/// Letters that a reader takes for Latin ones.
package enum Lookalikes {
    /// The Latin letter that each one looks like: Cyrillic and Greek ones, the dotless "ı" and the long "ſ".
    static let latin: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
        zip(
            "аеорсухіѕјһԁԛԝАВЕКМНОРСТУХІЅЈԚԜΑΒΕΖΗΙΚΜΝΟΡΤΥΧοανıſ".unicodeScalars,
            "aeopcyxisjhdqwABEKMHOPCTYXISJQWABEZHIKMNOPTYXoavis".unicodeScalars
        )
    ) { first, _ in first }

    /// Whether a letter is Latin and looks like no other one.
    package static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
        isOfLatinScript(scalar) && latin[scalar] == nil
    }

    /// Whether a letter of another script looks like a Latin one; "ı" is a letter of names.
    package static func isOfOtherScript(_ scalar: Unicode.Scalar) -> Bool {
        latin[scalar] != nil && !isOfLatinScript(scalar)
    }

    private static func isOfLatinScript(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: true
        default: false
        }
    }
}
