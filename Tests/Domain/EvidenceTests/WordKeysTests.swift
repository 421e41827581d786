import Testing

@testable import Evidence

@Suite struct WordKeysTests {
    @Test func holdsWhatItWasMadeOfAndNothingElse() {
        for count in [0, 1, 2, 3, 64, 1000] {
            let words = (0..<count).map { WordKey.exact("w\($0)".utf8) }
            let keys = WordKeys(words + words)
            #expect(Set(keys) == Set(words))
            for word in words { #expect(keys.contains(word)) }
            for index in count..<(2 * count + 10) { #expect(!keys.contains(WordKey.exact("w\(index)".utf8))) }
        }
    }

    @Test func numbersWithOnePlaceStandBesideEachOther() {
        // All of them begin at the last place, and go on at the first.
        let numbers = (1...8).map { UInt64($0) << 32 | 0xFFFF }
        let keys = WordKeys(numbers)
        for number in numbers { #expect(keys.contains(number)) }
        #expect(!keys.contains(9 << 32 | 0xFFFF))
    }

    @Test func aUnionHoldsBoth() {
        let keys = WordKeys(["one"]).union(WordKeys(["two"]))
        #expect(keys.mayStand(in: Array("one".utf8)) && keys.mayStand(in: Array("two".utf8)))
    }

    @Test(arguments: [
        ("ignore", true), ("Ignore", true), ("IGNORE it", true), ("(ignore)", true), ("please ignore", true),
        ("x-ignore", true),
        ("ignored", false), ("xignore", false), ("", false), ("ignor", false), ("1ignore2", true), ("ig nore", false),
        // What is no ASCII needs a closer look.
        ("ignör", true), ("ｉｇｎｏｒｅ", true),
    ])
    func aWordStandsAsARunOfLetters(_ text: String, _ isThere: Bool) {
        #expect(WordKeys(["ignore", "all of"]).mayStand(in: Array(text.utf8)) == isThere)
    }
}
