import Lexicons

/// Turns an English bullet into what follows "I", where the grammar is certain.
///
/// Certain is a verb of the lexicon in its past form at the start ("Reduced build times by 40%"), and for a role that
/// goes on also one in its base form with a determiner or a number behind it ("Lead a team of five"), which no noun
/// has there. All else is left out of a letter: a wrong sentence in a person's name is worse than a short letter.
enum EnglishClause {
    /// The bullet after "I", or `nil`.
    static func clause(_ bullet: String, isCurrent: Bool) -> String? {
        guard bullet.utf8.count <= 600, var words = words(of: bullet) else { return nil }
        if words.first == "I" { words.removeFirst() }
        if let adverb = words.first, adverb.count > 4, adverb.hasSuffix("ly") { words.removeFirst() }
        guard (4...30).contains(words.count), let first = words.first, let last = words.last else { return nil }
        let verb = first.hasSuffix(",") ? String(first.dropLast()) : first
        guard verb.dropFirst().allSatisfy(\.isLowercase), verb.allSatisfy(\.isLetter) else { return nil }
        let lowered = verb.lowercased()
        guard isPast(lowered, before: words[1]) || isCurrent && isBase(lowered, before: words.dropFirst()) else {
            return nil
        }
        guard !danglers.contains(last.lowercased()) else { return nil }
        return ([first.lowercased()] + words.dropFirst()).joined(separator: " ")
    }

    /// The words of a bullet's first sentence, or `nil` where it is not plain prose.
    private static func words(of bullet: String) -> [String]? {
        // Emphasis of Markdown.
        let plain = bullet.replacing("**", with: "").replacing("`", with: "")
        let words = plain.split(whereSeparator: \.isWhitespace).map(String.init)
        var sentence: [String] = []
        for (index, word) in words.enumerated() {
            if index == 0, word.allSatisfy({ !$0.isLetter && !$0.isNumber }) { continue }
            guard !word.contains(where: { "|@•●▪[]{}<>\"“”".contains($0) }), !word.contains("://") else { return nil }
            guard let end = word.last, ".;:!?".contains(end), index + 1 < words.count else {
                sentence.append(word)
                continue
            }
            let next = words[index + 1].first
            switch end {
            case ";":
                sentence.append(String(word.dropLast()))
                return balanced(sentence)
            case "." where next?.isUppercase == true || next?.isNumber == true:
                // "approx. 40" and "St. Mary" are no ends; where that is open, nothing is certain.
                guard next?.isUppercase == true, word.count >= 5, word.allSatisfy({ $0.isLowercase || $0 == "." })
                else { return nil }
                sentence.append(String(word.dropLast()))
                return balanced(sentence)
            case "!", "?":
                return nil
            default:
                sentence.append(word)
            }
        }
        while let last = sentence.last, let end = last.last, ".;:,".contains(end) {
            sentence[sentence.count - 1] = String(last.dropLast())
            if sentence[sentence.count - 1].isEmpty { sentence.removeLast() }
        }
        return balanced(sentence)
    }

    /// The words, where every parenthesis is closed.
    private static func balanced(_ words: [String]) -> [String]? {
        var depth = 0
        for character in words.joined() {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            guard depth >= 0 else { return nil }
        }
        return depth == 0 ? words : nil
    }

    /// Whether a word is a past form with "I" as its subject.
    private static func isPast(_ verb: String, before next: String) -> Bool {
        guard isPastForm(verb), !passives.contains(verb) else { return false }
        switch next.lowercased() {
        case "by": return false
        case "as": return agentsOfAs.contains(verb)
        default: return !adjectives.contains(verb) && !(nounsBehind[verb] ?? []).contains(next) || isDeterminer(next)
        }
    }

    private static func isPastForm(_ verb: String) -> Bool {
        if irregular.contains(verb) || plain.contains(verb) { return true }
        return verb.hasSuffix("ed") && !baseInEd.contains(verb) && Lexicon.english.actionVerbs.contains(verb)
    }

    /// Whether a word is a base form with an object behind it, perhaps after "and" and a second verb.
    private static func isBase(_ verb: String, before rest: ArraySlice<String>) -> Bool {
        guard isBaseForm(verb), let next = rest.first else { return false }
        if isDeterminer(next) || neverNouns.contains(verb) && next.allSatisfy(\.isLetter) && next != "and" {
            return true
        }
        let tail = rest.dropFirst()
        guard next == "and", let second = tail.first, isBaseForm(second), let third = tail.dropFirst().first else {
            return false
        }
        return isDeterminer(third)
    }

    private static func isBaseForm(_ verb: String) -> Bool {
        Lexicon.english.actionVerbs.contains(verb) && !isPastForm(verb) && !participles.contains(verb)
    }

    private static func isDeterminer(_ word: String) -> Bool {
        determiners.contains(word.lowercased()) || word.first?.isNumber == true || word.first == "$"
    }

    private static let determiners: Set<String> = [
        "a", "an", "the", "all", "our", "its", "both", "each", "every", "over", "two", "three", "four", "five", "six",
        "seven", "eight", "nine", "ten", "several", "daily", "weekly", "monthly",
    ]
    /// Irregular past forms; those that are also past participles only ("driven") are not among them.
    private static let irregular: Set<String> = [
        "led", "built", "rebuilt", "wrote", "rewrote", "ran", "grew", "won", "taught", "drove", "oversaw", "sold",
        "upsold", "made", "took", "brought", "gave", "spoke", "kept", "held", "met", "sought", "drew", "chose", "cut",
        "set", "began", "spent", "sent", "bought", "undertook", "overcame", "troubleshot",
    ]
    /// Past forms that open no strong bullet, but a correct sentence.
    private static let plain: Set<String> = [
        "worked", "helped", "participated", "answered", "greeted", "acted", "attended", "cooked", "cleaned", "used",
        "collaborated", "volunteered", "explained", "cared",
    ]
    private static let baseInEd: Set<String> = ["exceed", "succeed", "proceed", "embed", "need", "feed", "speed"]
    private static let participles: Set<String> = ["driven", "grown", "overseen", "rewritten"]
    /// Past forms that open bullets about what others did: "Awarded employee of the month", "Promoted to manager".
    private static let passives: Set<String> = [
        "awarded", "promoted", "selected", "nominated", "recognized", "recognised", "appointed", "assigned", "elected",
        "hired", "certified", "qualified", "registered", "licensed", "tasked", "invited", "named", "granted",
        "honored", "honoured", "employed", "motivated", "inspired", "engaged", "commissioned", "oriented",
        "experienced",
        "skilled", "dedicated", "detailed", "focused", "ranked", "contracted",
    ]
    /// Past forms that also stand before nouns as adjectives: "Distributed systems", "Applied mathematics".
    private static let adjectives: Set<String> = ["applied", "advanced", "distributed", "combined", "structured"]
    private static let nounsBehind: [String: Set<String>] = [
        "supervised": ["learning"], "managed": ["services", "service"], "integrated": ["circuit", "circuits"],
        "trained": ["in", "on"], "automated": ["testing"],
    ]
    /// Base forms that are no nouns, so that they need no determiner behind them: "Provide patient care".
    private static let neverNouns: Set<String> = [
        "administer", "advise", "analyse", "analyze", "assess", "collaborate", "collect", "communicate", "create",
        "deliver", "develop", "diagnose", "educate", "ensure", "establish", "evaluate", "facilitate", "generate",
        "identify", "improve", "inspect", "install", "investigate", "maintain", "manage", "negotiate", "operate",
        "organise", "organize", "oversee", "perform", "prepare", "prioritise", "prioritize", "provide", "recommend",
        "resolve", "supervise", "teach", "translate", "write",
    ]
    private static let agentsOfAs: Set<String> = ["served", "worked", "acted", "volunteered", "started"]
    private static let danglers: Set<String> = [
        "and", "or", "the", "a", "an", "of", "for", "with", "to", "in", "by", "on", "at", "from", "including", "&",
    ]
}
