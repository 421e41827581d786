/// Finds years of experience: "3+ years", "at least five years", "2-4 years", "three (3) years".
struct YearsReader {
    /// Years found in a clause, and where.
    struct Found: Equatable {
        let years: JobPosting.Years
        let words: Range<Int>
    }

    private let passage: Passage
    private let lexicon: PostingLexicon

    /// A reader of one passage.
    init(_ passage: Passage, lexicon: PostingLexicon) {
        self.passage = passage
        self.lexicon = lexicon
    }

    /// All years of experience in a range of words.
    func all(in range: Range<Int>) -> [Found] {
        var found: [Found] = []
        for index in range where isYears(index, in: range) {
            guard let read = number(before: index, from: found.last?.words.upperBound ?? range.lowerBound) else {
                continue
            }
            let isMonths = lexicon.monthWords.contains(passage.words[index].text)
            guard let years = years(read, isMonths: isMonths, unit: index, in: range) else { continue }
            found.append(Found(years: years, words: read.start..<index + 1))
        }
        return found
    }

    private struct Numbers {
        var low: Int
        var high: Int?
        var start: Int
    }

    private func isYears(_ index: Int, in range: Range<Int>) -> Bool {
        let words = passage.words
        guard lexicon.yearWords.contains(words[index].text) || lexicon.monthWords.contains(words[index].text) else {
            return false
        }
        // "a 4-year degree", "2 years old", "the last 3 years".
        let next = index + 1 < range.upperBound ? words[index + 1].text : ""
        let afterNext = index + 2 < range.upperBound ? words[index + 2].text : ""
        return !lexicon.notExperience.contains(next) && !lexicon.notExperience.contains(next + " " + afterNext)
    }

    /// The number or range directly before a word.
    private func number(before index: Int, from start: Int) -> Numbers? {
        let words = passage.words
        var place = index - 1
        // "3 or more years", "5 full years", "two solid years".
        while place >= start, value(words[place]) == nil, index - place <= 3 {
            guard lexicon.yearFillers.contains(words[place].text) else { return nil }
            place -= 1
        }
        guard place >= start, let last = value(words[place]) else { return nil }
        var numbers = Numbers(low: last, high: nil, start: place)
        guard place - 1 >= start else { return numbers }
        let before = words[place - 1]
        let gap = passage.characters[before.range.upperBound..<words[place].range.lowerBound]
        if let low = value(before), gap.contains(where: { "-–—‐‑".contains($0) }), low < last {
            numbers = Numbers(low: low, high: last, start: place - 1)
        } else if let same = value(before), same == last, gap.contains("(") {
            numbers.start = place - 1
        } else if lexicon.rangeWords.contains(before.text), place - 2 >= start, let low = value(words[place - 2]),
            low < last
        {
            numbers = Numbers(low: low, high: last, start: place - 2)
        }
        return numbers
    }

    private func years(_ numbers: Numbers, isMonths: Bool, unit: Int, in range: Range<Int>) -> JobPosting.Years? {
        var low = numbers.low
        var high = numbers.high
        if isMonths {
            // Whole years only: months are no years.
            guard low % 12 == 0, high.map({ $0 % 12 == 0 }) ?? true, low > 0 else { return nil }
            low /= 12
            high = high.map { $0 / 12 }
        }
        // More than a working life is no experience: "for over 100 years".
        guard low <= 50, high.map({ $0 <= 50 }) ?? true else { return nil }
        if high == nil, bound(before: numbers.start, from: range.lowerBound) == .most {
            return JobPosting.Years(min: nil, max: low)
        }
        return JobPosting.Years(min: low, max: high)
    }

    /// The bound in the words that end where a number begins.
    private func bound(before index: Int, from start: Int) -> PostingLexicon.Bound? {
        for length in [3, 2, 1] where index - length >= start {
            if let match = lexicon.bounds.match(at: index - length, in: passage.words), match.words.upperBound == index
            {
                return match.meaning
            }
        }
        return nil
    }

    private func value(_ word: Word) -> Int? {
        let text = word.text.hasSuffix("+") ? String(word.text.dropLast()) : word.text
        if let named = lexicon.numberWords[text], text.count > 1 { return named }
        guard text.count <= 3, text.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        return Int(text)
    }
}
