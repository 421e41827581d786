/// The words by which the parts of a resume's entries are told apart.
///
/// All are lowercased and without full stops.
package struct ResumeVocabulary: Sendable {
    /// Words that occur in titles of positions: "engineer", "nurse", "head".
    package let titles: Set<String>
    /// Words of titles of people who work for themselves: "freelance".
    package let independent: Set<String>
    /// Words that occur in names of employers: "inc", "hospital", "bank".
    package let employers: Set<String>
    /// First words of parts of employers: "department", "division".
    package let departments: Set<String>
    /// Words that occur in names of schools: "university", "college".
    package let institutions: Set<String>
    /// Beginnings of degrees as phrases, with single spaces: "bachelor of science", "bsc", "phd".
    package let degrees: Set<String>
    /// Words of grades that need no number: "cum laude", "distinction".
    package let grades: Set<String>
    /// Countries, states and provinces as phrases with single spaces.
    package let regions: Set<String>
    /// Large cities as phrases with single spaces, and "remote".
    package let cities: Set<String>
    /// Abbreviations of states and countries that count only in capitals: "CA", "UK".
    package let placeCodes: Set<String>
    /// Names of spoken languages.
    package let spokenLanguages: Set<String>
    /// Words for how well a language is spoken: "native", "fluent", "b2".
    package let fluency: Set<String>
    /// Labels inside an entry, which are no headings of sections there: "key achievements", "technologies".
    package let entryLabels: Set<String>
    /// Words between the ends of a range of dates: "to", "until".
    package let rangeWords: Set<String>
    /// Words before the start of a range that has no end: "since".
    package let sinceWords: Set<String>
    /// Words between a position and its employer: "at".
    package let atWords: Set<String>
    /// Words between a degree and its subject: "in".
    package let inWords: Set<String>
    /// Labels before a fact: "phone", "email", "gpa".
    package let factLabels: Set<String>
    /// Words that a title page carries beside the name: "resume", "curriculum vitae".
    package let documentTitles: Set<String>
}
