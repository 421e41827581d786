package import Documents

/// A change of a resume that a rule or a model proposes, before it was checked.
package struct ProposedChange: Sendable, Equatable {
    /// Where it applies: a JSON Pointer (RFC 6901) into the resume's JSON, such as `/work/0/highlights/2`.
    ///
    /// `-` as the last part of a pointer into a list means a new element at its end.
    package var path: String
    /// The id or kind of the section, for the reader; not judged.
    package var section: String
    /// What stands there now; `nil` for an addition.
    package var before: String?
    /// What shall stand there; `nil` for a removal or a question.
    package var after: String?
    /// What the proposal rests on.
    package var quotes: [Quotation]

    /// A proposed change.
    package init(path: String, section: String, before: String?, after: String?, quotes: [Quotation]) {
        self.path = path
        self.section = section
        self.before = before
        self.after = after
        self.quotes = quotes
    }
}

/// Why a proposed change is not shown: the rules of `resume-domain.md` B4, under stable names.
package enum Rejection: String, Sendable, Codable, CaseIterable {
    /// Rule 1: there is no such place in the resume.
    case unknownPath = "unknown_path"
    /// Rule 1: names, employers, titles, degrees, dates and contact data are the person's alone to change.
    case identityField = "identity_field"
    /// Rule 2: something else stands there.
    case beforeMismatch = "before_mismatch"
    /// Rule 3: a quotation is not in its document, or not at its place.
    case quoteNotVerbatim = "quote_not_verbatim"
    /// Rule 4: a number that the entry does not state.
    case unsupportedNumber = "unsupported_number"
    /// Rule 5: a name that the resume does not mention.
    case unsupportedName = "unsupported_name"
    /// Rule 5: a skill that the resume does not mention.
    case unsupportedSkill = "unsupported_skill"
    /// Rule 5, of a model's proposal: a word that the entry does not say and that states something.
    case unsupportedWord = "unsupported_word"
    /// Rule 5, of a model's proposal: a deed done to something else, or a number of something else, than the entry says.
    case unsupportedStatement = "unsupported_statement"
    /// Rule 6: the name of the company that the person applies to.
    case postingCompany = "posting_company"
    /// Rule 7: more than 1.8 times as long as what it replaces.
    case tooLong = "too_long"
    /// Rule 8: another language than the resume's.
    case otherLanguage = "other_language"
    /// Rule 9: proposed before, or standing elsewhere in the same list.
    case duplicate
    /// Rule 9: nothing would change.
    case unchanged
}
