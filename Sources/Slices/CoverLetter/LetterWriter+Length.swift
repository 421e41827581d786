import Lexicons
import Resumes

extension LetterWriter {
    /// Adds what else is known, then courtesies, until the letter is long enough.
    mutating func lengthen(_ paragraphs: inout [Letter.Paragraph]) {
        let (frames, quoter) = (language.frames, quoter)
        let text = paragraphs.map(\.text).joined(separator: " ").lowercased()
        let skills = resume.skills.flatMap(\.keywords).lazy
            .filter { !text.hasPart($0.lowercased()) }
            .prefix(5)
            .compactMap(quoter.skill)
        let certificates = resume.certificates.prefix(3).compactMap { quoter.fact($0.name) }
        let facts: [([Frame], [Fact])] = [
            (certificates.count == 1 ? frames.certificate : frames.certificates, certificates),
            (frames.languages, resume.languages.prefix(4).compactMap { quoter.fact($0.language) }),
            (terms.contains { !$0.isShown } ? frames.termsListedToo : frames.skills, Array(skills)),
        ]
        let body = paragraphs.lastIndex { $0.role == .evidence } ?? paragraphs.lastIndex { $0.role == .fit }
        for (frames, facts) in facts where isShort(paragraphs) {
            guard let body, let list = list(facts), let sentence = sentence(frames, [.list: list]) else { continue }
            paragraphs[body].sentences.append(sentence)
        }
        let end = paragraphs.count - 1
        for (place, courtesy) in frames.courtesies.enumerated() where isShort(paragraphs) {
            guard let sentence = sentence([courtesy]) else { continue }
            paragraphs[end].sentences.insert(sentence, at: min(place, paragraphs[end].sentences.count))
            if isShort(paragraphs), paragraphs[end - 1].sentences.count == 1,
                let sentence = self.sentence(frames.curiosity)
            {
                paragraphs[end - 1].sentences.append(sentence)
            }
        }
    }

    /// Makes the motivation the beginning of the closing, where it is a single sentence or a fifth paragraph.
    func joinMotivation(_ paragraphs: inout [Letter.Paragraph]) {
        guard let index = paragraphs.firstIndex(where: { $0.role == .motivation }), index + 1 < paragraphs.count,
            paragraphs.count > 4 || paragraphs[index].sentences.count == 1
        else { return }
        let motivation = paragraphs.remove(at: index)
        paragraphs[index].sentences.insert(contentsOf: motivation.sentences, at: 0)
    }

    /// Takes away the last sentences of the body until the letter is short enough.
    func shorten(_ paragraphs: inout [Letter.Paragraph]) {
        while words(paragraphs) > Letter.wordRange.upperBound {
            guard let index = paragraphs.lastIndex(where: { $0.role != .closing && $0.sentences.count > 1 }) else {
                return
            }
            paragraphs[index].sentences.removeLast()
        }
    }

    private func isShort(_ paragraphs: [Letter.Paragraph]) -> Bool {
        words(paragraphs) < Letter.wordRange.lowerBound
    }

    private func words(_ paragraphs: [Letter.Paragraph]) -> Int {
        paragraphs.reduce(0) { $0 + $1.words }
    }
}
