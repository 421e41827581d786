// Of the two types themselves: a method of the protocol is slow where another module calls it.

extension Substring {
    /// Where some words stand first, in `Character`s.
    ///
    /// What `firstRange(of:)` says, which takes microseconds for a line; most lines are ASCII, whose bytes are its characters.
    package func place(of words: String) -> Range<Int>? {
        guard !words.isEmpty, utf8.allSatisfy(\.isCharacter), words.utf8.allSatisfy(\.isCharacter) else {
            return firstRange(of: words).map { range in
                let start = distance(from: startIndex, to: range.lowerBound)
                return start..<start + distance(from: range.lowerBound, to: range.upperBound)
            }
        }
        let (text, pattern) = (utf8.span, words.utf8.span)
        var start = 0
        while start + pattern.count <= text.count {
            var matched = 0
            while matched < pattern.count, text[start + matched] == pattern[matched] { matched += 1 }
            if matched == pattern.count { return start..<start + matched }
            start += 1
        }
        return nil
    }

    /// The parts of a text between a sign of ASCII: what `split` says, by bytes.
    package func parts(between sign: UInt8, omittingEmpty: Bool = true) -> [Substring] {
        guard utf8.allSatisfy(\.isCharacter) else {
            return split(separator: Character(Unicode.Scalar(sign)), omittingEmptySubsequences: omittingEmpty)
        }
        return utf8.split(separator: sign, omittingEmptySubsequences: omittingEmpty).map(Substring.init)
    }
}

extension String {
    /// Where some words stand first, in `Character`s: what `firstRange(of:)` says.
    package func place(of words: String) -> Range<Int>? {
        self[...].place(of: words)
    }

    /// Whether some words stand in it: what `contains` says, as fast as `place(of:)`.
    package func hasPart(_ words: String) -> Bool {
        place(of: words) != nil
    }

    /// The parts of a text between a sign of ASCII: what `split` says.
    package func parts(between sign: UInt8, omittingEmpty: Bool = true) -> [Substring] {
        self[...].parts(between: sign, omittingEmpty: omittingEmpty)
    }
}

extension String {
    /// The text of some characters: what the library makes of them one by one, by bytes where all are of ASCII.
    package init(characters: ArraySlice<Character>) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(characters.count)
        for character in characters {
            guard let byte = character.asciiByte else {
                self.init(characters)
                return
            }
            bytes.append(byte)
        }
        self.init(decoding: bytes, as: UTF8.self)
    }

    /// Its words with one space between them, and none around them.
    package var withSingleSpaces: String {
        // Most texts are so already, and of ASCII alone.
        let bytes = utf8.span
        var isBehindSpace = true
        for index in bytes.indices {
            let isSpace = bytes[index] == UInt8(ascii: " ")
            guard isSpace ? !isBehindSpace : 0x21...0x7E ~= bytes[index] else { return joinedWords }
            isBehindSpace = isSpace
        }
        return isBehindSpace ? joinedWords : self
    }

    private var joinedWords: String {
        split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
