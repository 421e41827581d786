import Testing

@testable import CoverLetter

@Suite("Frames: sentences with slots")
struct FrameTests {
    private func filled(_ frame: Frame, _ facts: [Slot: String]) -> String? {
        frame.filled(with: facts.mapValues { Fact($0, []) }, in: .english)
    }

    @Test func slotsAreFilled() {
        let text = filled("I work as {a position} at {employer}.", [.position: "Engineer", .employer: "Acme"])
        #expect(text == "I work as an Engineer at Acme.")
    }

    @Test func aMissingFactMakesNoSentence() {
        #expect(filled("I work as {a position} at {employer}.", [.position: "Engineer"]) == nil)
    }

    @Test func aFullStopIsNotDoubled() {
        #expect(filled("I work at {employer}.", [.employer: "Acme Inc."]) == "I work at Acme Inc.")
        #expect(filled("At {employer}, I work.", [.employer: "Acme Inc."]) == "At Acme Inc., I work.")
    }

    @Test func factsAreNeverReadAsFrames() {
        #expect(filled("I work at {employer}.", [.employer: "{title} {a x}"]) == "I work at {title} {a x}.")
    }

    @Test func theDefiniteArticleComesWithTheName() {
        #expect(filled("At {the institution}.", [.institution: "University of Oslo"]) == "At the University of Oslo.")
    }

    @Test func wordsAreThoseOfTheFrame() {
        let frame: Frame = "Most recently I worked at {employer}."
        #expect(frame.words == ["most", "recently", "i", "worked", "at"])
        #expect(frame.slots == [.employer])
    }

    @Test func anUnknownSlotTraps() async {
        await #expect(processExitsWith: .failure) { _ = Frame(stringLiteral: "I am {nobody}.") }
    }

    @Test func anOpenBraceTraps() async {
        await #expect(processExitsWith: .failure) { _ = Frame(stringLiteral: "I am {title") }
    }
}
