package import FoundationEssentials

/// The name of a stored document: 128 random bits as text, or a fixed word for a built-in sample.
///
/// Knowing the id is the permission to read (`design.md` section 2), so it never goes to a log as it is.
package struct DocumentID: Sendable, Hashable, Codable, RawRepresentable {
    /// 1 to 64 characters of `A-Z a-z 0-9 - _`.
    package let rawValue: String

    /// Checks a string from outside.
    ///
    /// - Returns: `nil` where the string cannot be an id, which callers answer as they answer an unknown one.
    package init?(rawValue: String) {
        guard let token = Token(rawValue) else { return nil }
        self.rawValue = token.text
    }

    /// A new unguessable id.
    package init() {
        rawValue = Token.random().text
    }
}

/// What a document is.
package enum DocumentKind: String, Sendable, Codable, CaseIterable {
    case resume
    case job
}

/// The formats that are read, found from a document's first bytes.
package enum MediaType: String, Sendable, Codable, CaseIterable {
    case pdf = "application/pdf"
    case docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case plainText = "text/plain"
    case markdown = "text/markdown"
}

/// To whom a document and its runs belong.
///
/// `anonymous` is everybody who holds the id; a name is what a trusted nginx passed as `REMOTE_USER`.
package enum Owner: Sendable, Hashable {
    case anonymous
    case user(String)
}

/// What is known of a stored document without opening it; immutable once stored.
package struct Document: Sendable, Equatable {
    /// Its unguessable name.
    package let id: DocumentID
    /// Resume or job posting.
    package let kind: DocumentKind
    /// To whom it belongs.
    package let owner: Owner
    /// Its format.
    package let mediaType: MediaType
    /// A title given with it, at most 200 characters.
    package let title: String?
    /// Its length in bytes.
    package let size: Int
    /// When it was stored.
    package let created: Date
    /// When it goes away; `nil` for the built-in sample.
    package let expires: Date?

    /// A document's metadata.
    package init(
        id: DocumentID,
        kind: DocumentKind,
        owner: Owner,
        mediaType: MediaType,
        title: String?,
        size: Int,
        created: Date,
        expires: Date?
    ) {
        self.id = id
        self.kind = kind
        self.owner = owner
        self.mediaType = mediaType
        self.title = title
        self.size = size
        self.created = created
        self.expires = expires
    }
}
