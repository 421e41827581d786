import FoundationEssentials

extension GeneratedItem {
    /// An item from the bytes of its object; `nil` where they are none.
    ///
    /// `fields` and `quotes` may be missing, `kind` and `text` may not; what an item does not have is passed over.
    init?(json: [UInt8]) {
        // What exactly is wrong with it helps nobody, and the decoder's error would hold the model's text.
        guard let members = try? JSONDecoder().decode(Members.self, from: Data(json)) else { return nil }
        self.init(kind: members.kind, fields: members.fields ?? [], quotes: members.quotes ?? [], text: members.text)
    }

    private struct Members: Decodable {
        var kind: String
        var fields: [Field]?
        var quotes: [String]?
        var text: String
    }
}
