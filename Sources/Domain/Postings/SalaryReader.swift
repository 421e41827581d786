/// Finds the pay: "$120,000 - $150,000 a year", "60k–75k EUR", "£45 per hour".
///
/// An amount is pay only where the words around it say so, since postings print revenues, budgets and bonuses too.
struct SalaryReader {
    private let lexicon: PostingLexicon

    /// A reader with the words of a language.
    init(lexicon: PostingLexicon) {
        self.lexicon = lexicon
    }

    /// The pay, or `nil`.
    func salary(labels: LabelReader, passages: [Passage]) -> JobPosting.Salary? {
        for value in labels.values where value.label == .salary {
            if let found = salary(in: value.passage, isLabelled: true) { return found }
        }
        for passage in passages {
            if let found = salary(in: passage, isLabelled: false) { return found }
        }
        return nil
    }

    /// An amount of money in a passage.
    private struct Amount {
        var value: Double
        var currency: String?
        /// Whether "k" stands behind it.
        var isThousands: Bool
        var range: Range<Int>
    }

    private func salary(in passage: Passage, isLabelled: Bool) -> JobPosting.Salary? {
        let amounts = amounts(in: passage.characters)
        var index = 0
        while index < amounts.count {
            var low = amounts[index]
            var high: Amount?
            if index + 1 < amounts.count,
                isRange(from: low.range.upperBound, to: amounts[index + 1].range.lowerBound, in: passage)
            {
                high = amounts[index + 1]
                index += 1
            }
            index += 1
            if let top = high, top.isThousands, !low.isThousands, low.value < 1000 { low.value *= 1000 }
            let currency = low.currency ?? high?.currency
            let range = low.range.lowerBound..<(high ?? low).range.upperBound
            let period = period(behind: range.upperBound, in: passage)
            guard
                isPay(
                    low,
                    high,
                    currency: currency,
                    period: period?.name,
                    range: range,
                    in: passage,
                    isLabelled: isLabelled
                )
            else { continue }
            let end = period.map { $0.end } ?? range.upperBound
            return JobPosting.Salary(
                text: passage.text(range.lowerBound..<end),
                min: low.value,
                max: high?.value ?? (isUpTo(low.range.lowerBound, in: passage) ? low.value : high?.value),
                currency: currency,
                period: period?.name ?? periodBefore(range.lowerBound, in: passage)
            )
            .withoutLowEnd(isUpTo(low.range.lowerBound, in: passage) && high == nil)
        }
        return nil
    }

    private func isPay(
        _ low: Amount,
        _ high: Amount?,
        currency: String?,
        period: String?,
        range: Range<Int>,
        in passage: Passage,
        isLabelled: Bool
    ) -> Bool {
        guard let smallest = minimum[period ?? ""] else { return false }
        let top = high?.value ?? low.value
        guard low.value >= smallest, low.value <= 5_000_000, top >= low.value else { return false }
        if isLabelled { return currency != nil || top >= 1000 || period != nil }
        guard currency != nil || (high != nil && (low.isThousands || top >= 10_000)) else { return false }
        let near = words(near: range, in: passage)
        let isSaid = has(lexicon.payWords, in: near, of: passage)
        if has(lexicon.notPayWords, in: close(to: range, in: passage), of: passage), !isStrong(near, passage) {
            return false
        }
        // A range of yearly size in a currency is pay even without a word for it; a single amount is not.
        return isSaid || period != nil || (high != nil && top >= 10_000 && top <= 1_000_000 && currency != nil)
    }

    /// The least amount that can be pay, by period; what has none may be of any.
    private let minimum: [String: Double] = ["year": 5_000, "month": 300, "week": 100, "day": 30, "hour": 5, "": 10]

    private func isStrong(_ range: Range<Int>, _ passage: Passage) -> Bool {
        passage.words[range].contains { lexicon.salaryNouns.contains($0.text) }
    }

    private func has(_ table: PhraseTable<Bool>, in range: Range<Int>, of passage: Passage) -> Bool {
        range.contains { table.match(at: $0, in: passage.words) != nil }
    }

    /// The words of the same sentence around an amount.
    private func words(near range: Range<Int>, in passage: Passage) -> Range<Int> {
        around(range, before: 10, behind: 6, in: passage)
    }

    private func close(to range: Range<Int>, in passage: Passage) -> Range<Int> {
        around(range, before: 5, behind: 5, in: passage)
    }

    private func around(_ range: Range<Int>, before: Int, behind: Int, in passage: Passage) -> Range<Int> {
        let words = passage.words
        let first = passage.word(endingBehind: range.lowerBound)
        let last = passage.word(from: range.upperBound)
        var start = first
        while start > 0, first - start < before, !endsSentence(before: start, in: passage) { start -= 1 }
        var end = last
        while end < words.count, end - last < behind, !endsSentence(before: end, in: passage) { end += 1 }
        return start..<max(start, end)
    }

    private func endsSentence(before index: Int, in passage: Passage) -> Bool {
        guard index > 0, index < passage.words.count else { return false }
        let gap = passage.characters[passage.words[index - 1].range.upperBound..<passage.words[index].range.lowerBound]
        return gap.contains { ";!?".contains($0) } || (gap.contains(".") && gap.contains(" "))
    }

    private func isUpTo(_ start: Int, in passage: Passage) -> Bool {
        let before = passage.words[..<passage.word(endingBehind: start)].suffix(2).map(\.text)
        return before.joined(separator: " ") == lexicon.upTo
    }

    private func isRange(from start: Int, to end: Int, in passage: Passage) -> Bool {
        guard start <= end, end - start <= 12 else { return false }
        let gap = passage.characters[start..<end]
        let words = Word.words(in: gap)
        if words.isEmpty { return gap.contains { "-–—‐‑".contains($0) } }
        return words.allSatisfy { lexicon.rangeWords.contains($0.text) || lexicon.currencies[$0.text] != nil }
    }

    /// The period behind an amount: "a year", "/hr", "EUR per month gross".
    private func period(behind end: Int, in passage: Passage) -> (name: String, end: Int)? {
        let words = passage.words
        let first = passage.word(from: end)
        for index in first..<min(first + 4, words.count) {
            guard words[index].range.lowerBound - end <= 24, !endsSentence(before: index, in: passage) else {
                return nil
            }
            if let match = lexicon.periods.match(at: index, in: words) {
                return (match.meaning, passage.range(of: match.words).upperBound)
            }
        }
        return nil
    }

    /// The period in the words before an amount: "Hourly rate: $45", "annual salary of".
    private func periodBefore(_ start: Int, in passage: Passage) -> String? {
        let end = passage.word(endingBehind: start)
        let first = max(0, end - 6)
        return lexicon.periods.matches(in: passage.words, within: first..<end).last?.meaning
    }

    // MARK: Amounts

    private func amounts(in characters: [Character]) -> [Amount] {
        var amounts: [Amount] = []
        var index = 0
        while index < characters.count {
            guard Self.isDigit(characters[index]) else {
                index += 1
                continue
            }
            if index > 0, characters[index - 1].isLetter, !isCode(before: index, in: characters) {
                while index < characters.count, characters[index].isLetter || Self.isDigit(characters[index]) {
                    index += 1
                }
                continue
            }
            let amount = amount(at: index, in: characters)
            index = max(amount?.range.upperBound ?? 0, index + 1)
            while index < characters.count, Self.isDigit(characters[index]) { index += 1 }
            if let amount { amounts.append(amount) }
        }
        return amounts
    }

    private func amount(at start: Int, in characters: [Character]) -> Amount? {
        var digits = ""
        var index = start
        var fraction = ""
        while index < characters.count, digits.count <= 12 {
            if Self.isDigit(characters[index]) {
                digits.append(characters[index])
                index += 1
            } else if isGroup(at: index, in: characters) {
                index += 1
            } else {
                break
            }
        }
        if index < characters.count, characters[index] == "." || characters[index] == ",",
            index + 1 < characters.count, Self.isDigit(characters[index + 1])
        {
            var end = index + 1
            while end < characters.count, Self.isDigit(characters[end]), end - index < 4 {
                fraction.append(characters[end])
                end += 1
            }
            index = end
        }
        guard var value = Double(digits + (fraction.isEmpty ? "" : "." + fraction)) else { return nil }
        var isThousands = false
        let isBare = { (place: Int) in
            place >= characters.count || !characters[place].isLetter && !Self.isDigit(characters[place])
        }
        if index < characters.count, "kK".contains(characters[index]), isBare(index + 1) {
            value *= 1000
            isThousands = true
            index += 1
        } else if index < characters.count, characters[index].isLetter {
            // "401k" is caught above by its size; "5M", "3rd", "10x" are no pay.
            return nil
        }
        if index < characters.count, characters[index] == "%" { return nil }
        var range = start..<index
        var currency: String?
        if let before = sign(before: start, in: characters) {
            currency = before.code
            range = before.start..<range.upperBound
        }
        if currency == nil, let behind = sign(behind: index, in: characters) {
            currency = behind.code
            range = range.lowerBound..<behind.end
        }
        return Amount(value: value, currency: currency, isThousands: isThousands, range: range)
    }

    private func isGroup(at index: Int, in characters: [Character]) -> Bool {
        guard ",.' \u{00A0}\u{202F}’".contains(characters[index]), index + 3 < characters.count else { return false }
        let isThree = characters[index + 1...index + 3].allSatisfy(Self.isDigit)
        return isThree && (index + 4 >= characters.count || !Self.isDigit(characters[index + 4]))
    }

    private func isCode(before index: Int, in characters: [Character]) -> Bool {
        sign(before: index, in: characters) != nil
    }

    private func sign(before start: Int, in characters: [Character]) -> (code: String, start: Int)? {
        var end = start
        if end > 0, characters[end - 1] == " " { end -= 1 }
        for length in [3, 2, 1] where end >= length {
            let printed = String(characters[end - length..<end]).lowercased()
            guard let code = lexicon.currencies[printed] else { continue }
            if characters[end - length].isLetter, end > length, characters[end - length - 1].isLetter { continue }
            return (code, end - length)
        }
        return nil
    }

    private func sign(behind end: Int, in characters: [Character]) -> (code: String, end: Int)? {
        var start = end
        if start < characters.count, characters[start] == " " { start += 1 }
        guard start < characters.count else { return nil }
        if let code = lexicon.currencies[String(characters[start])], !characters[start].isLetter {
            return (code, start + 1)
        }
        var stop = start
        while stop < characters.count, characters[stop].isLetter, stop - start < 8 { stop += 1 }
        return lexicon.currencies[String(characters[start..<stop]).lowercased()].map { ($0, stop) }
    }

    private static func isDigit(_ character: Character) -> Bool {
        character.isASCII && character.isNumber
    }
}

extension JobPosting.Salary {
    /// Without its low end, for "up to £50,000".
    fileprivate func withoutLowEnd(_ isUpTo: Bool) -> JobPosting.Salary {
        var salary = self
        if isUpTo { salary.min = nil }
        return salary
    }
}
