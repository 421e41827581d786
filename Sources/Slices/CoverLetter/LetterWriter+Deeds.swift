extension LetterWriter {
    /// The deeds that show most of what the posting wants; each one must show something new.
    mutating func chooseFittingDeeds(_ limit: Int) -> [Deed] {
        var chosen: [Deed] = []
        var open = Set(terms.indices.filter { terms[$0].isShown })
        while chosen.count < limit, !open.isEmpty {
            let scores = untold.map { deed in
                let wanted = deed.terms.intersection(open).reduce(0) { $0 + terms[$1].weight }
                return wanted == 0 ? 0 : wanted * 3 + strength(deed)
            }
            guard let best = scores.max(), best > 0, let index = scores.firstIndex(of: best) else { break }
            let deed = untold.remove(at: index)
            open.subtract(deed.terms)
            chosen.append(deed)
        }
        return chosen.sorted { $0.index < $1.index }
    }

    /// The deeds that say most for the person, at most two of one role.
    mutating func chooseStrongestDeeds(_ limit: Int) -> [Deed] {
        let ranked = untold.indices.sorted { left, right in
            let (leftScore, rightScore) = (strength(untold[left]), strength(untold[right]))
            return leftScore == rightScore ? left < right : leftScore > rightScore
        }
        var perRole: [Int: Int] = [:]
        var chosen: [Int] = []
        for index in ranked where chosen.count < limit && perRole[untold[index].role, default: 0] < 2 {
            perRole[untold[index].role, default: 0] += 1
            chosen.append(index)
        }
        let deeds = chosen.sorted().map { untold[$0] }
        for index in chosen.sorted(by: >) { untold.remove(at: index) }
        return deeds
    }

    /// Figures first, then what the posting wants, then what is recent; long bullets read badly inside a letter.
    private func strength(_ deed: Deed) -> Int {
        (deed.hasFigure ? 4 : 0) + (deed.terms.isEmpty ? 0 : 2) + max(0, 3 - deed.role)
            - (deed.clause.text.split(separator: " ").count > 22 ? 2 : 0)
    }

    /// Tells deeds of one paragraph, newest role first, each with the words that tie it to the one before.
    mutating func tell(_ deeds: [Deed]) -> [Letter.Sentence?] {
        let frames = language.frames
        var sentences: [Letter.Sentence?] = []
        let told = told
        var previous: Int?
        var inSameRole = 0
        var earlier = 0
        for deed in deeds {
            let role = roles[deed.role]
            var slots = role.slots
            slots[.clause] = deed.clause
            let choice: [Frame]
            if previous == deed.role {
                let there = role.kind == .project ? frames.deedThereInProject : frames.deedThere
                choice = [there[inSameRole % there.count]]
                inSameRole += 1
            } else if role.kind == .project {
                let isFirst = !self.told.contains { roles[$0.role].kind == .project }
                choice = isFirst ? frames.deedInProject : frames.deedInAnotherProject
            } else if role.kind == .volunteer {
                choice = frames.deedAsVolunteer
            } else if previous != nil {
                choice = earlier == 0 ? frames.deedEarlier : frames.deedBeforeThat
                earlier += 1
            } else if told.isEmpty {
                choice = frames.deed
            } else {
                let isKnown = told.contains { $0.role == deed.role }
                choice = (isKnown && !deed.hasFigure ? frames.deedInKnownRole : frames.deedToPointTo) + frames.deed
            }
            guard let sentence = sentence(choice, slots) else { continue }
            sentences.append(sentence)
            if previous != deed.role { inSameRole = 0 }
            previous = deed.role
            self.told.append(deed)
        }
        return sentences
    }
}
