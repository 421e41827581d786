import Documents
import Samples

/// Random numbers that are the same in every run (SplitMix64).
struct RepeatableGenerator: RandomNumberGenerator {
    private var state: UInt64

    /// A generator; equal seeds give equal numbers.
    init(seed: UInt64) {
        state = seed
    }

    /// The next number.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension SampleResume {
    /// Its format.
    var mediaType: MediaType { isMarkdown ? .markdown : .plainText }

    /// As a document.
    var extracted: ExtractedText { ExtractedText(text, mediaType: mediaType) }
}

extension String {
    /// Pieces that parsers stumble over.
    private static let pieces = [
        "•", "- ", "–", "—", "2019", "2019 –", "– Present", "Jan", "01/2020", "12/13/2014", "'19", "(", ")", "((", "|",
        ",", ":",
        "::", "EXPERIENCE", "Education:", "SKILLS", "e xperience", "@", "a@b.co", "http://", "https://x.y/z", "www.",
        "+1", "555",
        "(555) 555-0100", "at", "in", "and", "Engineer", "Inc.", "University", "B.S.", "GPA", "4.0", "Berlin", "CA",
        "#", "##",
        "**", "\t", "  ", " ", "\u{301}", "👩‍💻", "\u{200B}", "\u{FFFD}", "\u{F0B7}", "(cid:7)", "é", "İ", "ß", "中文", "\r",
        "\0", "o ",
        "1.", "12)", "Languages: English", "Key achievements", "Page 2", "---", "===", ".", "/", "to", "since", "C++",
        "C#",
    ]

    /// Text made of awkward pieces.
    static func garbage(count: Int, with generator: inout RepeatableGenerator) -> String {
        var text = ""
        for _ in 0..<count {
            text += pieces.randomElement(using: &generator) ?? ""
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: text += "\n"
            case 1, 2: text += " "
            default: break
            }
        }
        return text
    }

    /// With some lines and characters lost, doubled, moved or put in.
    func damaged(with generator: inout RepeatableGenerator) -> String {
        var lines = split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for _ in 0..<Int.random(in: 1...8, using: &generator) {
            guard let index = lines.indices.randomElement(using: &generator) else { break }
            var characters = Array(lines[index])
            let place = characters.indices.randomElement(using: &generator) ?? 0
            switch Int.random(in: 0..<8, using: &generator) {
            case 0: lines.remove(at: index)
            case 1: lines.insert(lines[index], at: index)
            case 2: lines.swapAt(index, lines.indices.randomElement(using: &generator) ?? index)
            case 3: lines.insert("", at: index)
            case 4: lines[index] = String(characters.prefix(place))
            case 5: lines[index] += " " + (Self.pieces.randomElement(using: &generator) ?? "")
            case 6:
                characters.insert(contentsOf: Self.pieces.randomElement(using: &generator) ?? "", at: place)
                lines[index] = String(characters)
            default:
                if !characters.isEmpty { characters.remove(at: place) }
                lines[index] = String(characters)
            }
        }
        return lines.joined(separator: "\n")
    }
}
