import Lexicons
import Postings

/// English words and signs that state a number or go with one.
enum QuantityWords {
    /// Signs beyond ASCII that say what a number counts.
    private static let signs: [Character: NumberMention.Unit] = [
        "％": .percent, "×": .multiplier, "€": .euro, "£": .pound, "¥": .yen, "₹": .rupee,
    ]

    /// What a sign says that a number counts; `nil` for any other character.
    static func unit(of sign: Character) -> NumberMention.Unit? {
        switch sign.asciiByte {
        case UInt8(ascii: "%"): .percent
        case UInt8(ascii: "$"): .dollar
        case nil: signs[sign]
        default: nil
        }
    }

    /// The letters of the longest word that stands behind digits.
    static let longest = (Array(magnitudes.keys) + Array(units.keys)).reduce(0) { max($0, $1.count) }

    /// Powers of ten behind digits; those of one or two letters only directly behind them.
    static let magnitudes: [String: Int] = [
        "k": 3, "m": 6, "mm": 6, "mn": 6, "mio": 6, "b": 9, "bn": 9,
        "thousand": 3, "million": 6, "billion": 9,
    ]

    /// Words that say what a number counts.
    static let units: [String: NumberMention.Unit] = [
        "x": .multiplier, "times": .multiplier, "fold": .multiplier,
        "percent": .percent, "pct": .percent,
        "usd": .dollar, "dollars": .dollar, "eur": .euro, "euros": .euro, "gbp": .pound, "pounds": .pound,
        "yen": .yen, "jpy": .yen, "inr": .rupee, "rupees": .rupee,
    ]

    /// The number that a word states; "one" is left out, being a pronoun more often.
    static func mention(_ word: Word) -> NumberMention? {
        // Few words do, and to look for one as a text takes hundreds of steps.
        guard marked.contains(word.key) else { return nil }
        let word = word.text
        if let digits = cardinals[word] { return NumberMention(whole: digits) }
        return multipliers[word].map { NumberMention(whole: $0.whole, fraction: $0.fraction, unit: .multiplier) }
    }

    /// The words that state a number or a digit of one, each told by its own.
    static let marked = WordKeys(
        (Array(cardinals.keys) + Array(multipliers.keys)).map { WordKey.exact($0) } + Array(digits)
    )

    /// Whether a word is read out for one digit of a number.
    static func isDigit(_ word: Substring) -> Bool {
        digits.contains(WordKey.exact(String(word)))
    }

    private static let digits = WordKeys([
        "zero", "oh", "null", "nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
        "double",
    ])

    /// The power of ten that a word multiplies the number before it with: "two million".
    static let powers: [String: Int] = ["hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12]

    /// The value of a word of a number in words that powers of ten stand behind; `nil` for others.
    static func value(_ word: String) -> Int? {
        word == "one" || word == "a" ? 1 : cardinals[word].flatMap(Int.init)
    }

    private static let cardinals: [String: String] = [
        "thirteen": "13", "fourteen": "14", "sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19",
        "decade": "10", "decades": "10", "trillion": "1000000000000", "trillions": "1000000000000",
        "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
        "ten": "10", "eleven": "11", "twelve": "12", "fifteen": "15", "twenty": "20", "thirty": "30", "forty": "40",
        "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90", "dozen": "12", "dozens": "12",
        "hundred": "100", "hundreds": "100", "thousand": "1000", "thousands": "1000",
        "million": "1000000", "millions": "1000000", "billion": "1000000000", "billions": "1000000000",
    ]

    private static let multipliers: [String: (whole: String, fraction: String)] = [
        "double": ("2", ""), "doubled": ("2", ""), "doubling": ("2", ""), "twice": ("2", ""), "twofold": ("2", ""),
        "half": ("0", "5"), "halves": ("0", "5"), "thirds": ("0", "33"),
        "quarters": ("0", "25"), "fourfold": ("4", ""), "fivefold": ("5", ""), "sixfold": ("6", ""),
        "sevenfold": ("7", ""), "eightfold": ("8", ""), "ninefold": ("9", ""), "hundredfold": ("100", ""),
        "thousandfold": ("1000", ""), "quintupled": ("5", ""), "thrice": ("3", ""),
        "triple": ("3", ""), "tripled": ("3", ""), "tripling": ("3", ""), "threefold": ("3", ""),
        "quadrupled": ("4", ""), "quadruple": ("4", ""), "tenfold": ("10", ""),
        "halved": ("0", "5"), "halving": ("0", "5"),
    ]
}
