/// English words and signs that state a number or go with one.
enum QuantityWords {
    /// Signs that say what a number counts.
    static let signs: [Character: NumberMention.Unit] = [
        "%": .percent, "％": .percent, "×": .multiplier,
        "$": .dollar, "€": .euro, "£": .pound, "¥": .yen, "₹": .rupee,
    ]

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
    static func mention(_ word: String) -> NumberMention? {
        if let digits = cardinals[word] { return NumberMention(whole: digits) }
        return multipliers[word].map { NumberMention(whole: $0.whole, fraction: $0.fraction, unit: .multiplier) }
    }

    /// Whether `mention` has an answer for a word, told by one look-up.
    static func states(_ word: String) -> Bool {
        stating.contains(word)
    }

    private static let stating = Set(cardinals.keys).union(multipliers.keys)

    private static let cardinals: [String: String] = [
        "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
        "ten": "10", "eleven": "11", "twelve": "12", "fifteen": "15", "twenty": "20", "thirty": "30", "forty": "40",
        "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90", "dozen": "12", "dozens": "12",
        "hundred": "100", "hundreds": "100", "thousand": "1000", "thousands": "1000",
        "million": "1000000", "millions": "1000000", "billion": "1000000000", "billions": "1000000000",
    ]

    private static let multipliers: [String: (whole: String, fraction: String)] = [
        "double": ("2", ""), "doubled": ("2", ""), "doubling": ("2", ""), "twice": ("2", ""), "twofold": ("2", ""),
        "triple": ("3", ""), "tripled": ("3", ""), "tripling": ("3", ""), "threefold": ("3", ""),
        "quadrupled": ("4", ""), "quadruple": ("4", ""), "tenfold": ("10", ""),
        "halved": ("0", "5"), "halving": ("0", "5"),
    ]
}
