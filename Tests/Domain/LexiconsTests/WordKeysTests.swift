import Testing

@testable import Lexicons

@Suite struct WordKeysTests {
    @Test func holdsWhatItWasMadeOfAndNothingElse() {
        for count in [0, 1, 2, 3, 64, 1000] {
            let words = (0..<count).map { WordKey.exact("w\($0)") }
            let keys = WordKeys(words + words)
            #expect(Set(keys) == Set(words))
            for word in words { #expect(keys.contains(word)) }
            for index in count..<(2 * count + 10) { #expect(!keys.contains(WordKey.exact("w\(index)"))) }
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

    @Test func canonicallyEqualWordsHaveOneNumber() {
        #expect(WordKey.exact("caf\u{E9}") == WordKey.exact("cafe\u{301}"))
        #expect(WordKey.exact("caf\u{E9}") != WordKey.exact("cafe"))
        #expect(WordKey.exact("cafe") == WordKey.exact(Array("cafe".utf8)[...]))
    }

    @Test func aTableHasTheNumberOfEachWord() {
        let table = WordTable([1: 4, 3: 0, 9: 7])
        #expect([1, 2, 3, 9].map { table[$0] } == [4, nil, 0, 7])
    }

    @Test(arguments: [
        ("Node.js", "node.js"), ("C++ and\tC#", "c++ and c#"), ("front-end  a_b", "front end a_b"),
        ("\r\n x", "\r\n x"), ("", ""),
        ("-a-", "-a-"), ("A & B", "a & b"), ("@me/you", "@me/you"),
    ])
    func tokensOfASCIIAreThoseBeforeAnyOtherCharacter(_ text: String, _ compared: String) {
        let ascii = SkillTokens(text)
        let others = SkillTokens(text + " \u{3042}")
        #expect(others.tokens.prefix(max(ascii.tokens.count - 1, 0)).map(\.key) == ascii.tokens.dropLast().map(\.key))
        #expect(ascii.text(of: ascii.tokens[...]) == compared)
    }
}
