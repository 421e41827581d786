import Evidence
import Testing

@Suite("Numbers are compared by what they say")
struct NumberMentionTests {
    private func mentions(_ text: String) -> [NumberMention] {
        NumberMention.all(in: Array(text)).map(\.mention)
    }

    @Test(arguments: [
        ("$1.2M", "1,200,000 dollars"), ("$1.2 million", "$1,200,000"), ("40%", "40 percent"), ("3x", "3 times"),
        ("5k", "5,000"), ("five", "5"), ("doubled", "2x"), ("€3bn", "3,000,000,000 euros"), ("0.50", "0.5"),
        ("１２", "12"), ("30 %", "30%"), ("USD 5", "5"), ("halved", "0.5x"), ("2 500", "2 500"),
    ])
    func areTheSame(_ left: String, _ right: String) {
        #expect(!mentions(left).isEmpty)
        #expect(mentions(left) == mentions(right))
    }

    @Test(arguments: [
        ("40%", "40"), ("$5", "5"), ("12", "21"), ("1.2M", "1.2k"), ("10", "100"), ("3x", "3%"), ("10+", "10"),
        ("0.5", "5"), ("€5", "$5"), ("1,200", "1,20"), ("five", "four"),
    ])
    func areNotTheSame(_ left: String, _ right: String) {
        #expect(mentions(left) != mentions(right))
    }

    @Test(arguments: ["", "S3", "p99 and k8s", "web3", "½ Ⅳ", "no number at all", "one of us", "..,,%$"])
    func areNotThere(_ text: String) {
        #expect(mentions(text).isEmpty)
    }

    @Test func keepTheirPlaces() {
        let text = Array("Cut 40% of $1.2M for five teams")
        let places = NumberMention.all(in: text).sorted { $0.range.lowerBound < $1.range.lowerBound }
        #expect(places.map { String(text[$0.range]) } == ["40%", "1.2M", "five"])
    }

    @Test func standLongDigits() {
        #expect(mentions(String(repeating: "9", count: 100_000)).count == 1)
        #expect(mentions(String(repeating: "1,", count: 50_000)).count == 50_000)
        #expect(mentions("000") == mentions("0"))
    }
}
