/// One block of an event stream.
enum Frame: Sendable, Equatable {
    /// An event; OpenAI's have no name.
    case event(name: String?, data: String)
    /// A comment.
    case comment(String)
}

/// How frames become bytes.
struct FrameEncoding: Sendable {
    private let answer: Answer

    /// As an answer says.
    init(_ answer: Answer) {
        self.answer = answer
    }

    /// What comes before the first frame.
    var opening: [UInt8] { answer.bom == true ? [0xef, 0xbb, 0xbf] : [] }

    /// The bytes of a frame.
    ///
    /// - Parameters:
    ///   - frame: The frame.
    ///   - isLast: Whether it is the last one of the stream.
    /// - Returns: The bytes.
    func encode(_ frame: Frame, isLast: Bool = false) -> [UInt8] {
        let end =
            switch answer.lineEnd ?? .lf {
            case .lf: "\n"
            case .crlf: "\r\n"
            case .cr: "\r"
            }
        let space = answer.noSpace == true ? "" : " "
        var text = answer.comments == true ? ":\(space)comment\(end)" : ""
        switch frame {
        case .comment(let comment):
            text += ":\(space)\(comment)\(end)"
        case .event(let name, let data):
            if let name { text += "event:\(space)\(name)\(end)" }
            for line in lines(of: data) { text += "data:\(space)\(line)\(end)" }
        }
        if !isLast || answer.unterminated != true { text += end }
        return Array(text.utf8)
    }

    private func lines(of data: String) -> [Substring] {
        // Our objects begin with a member without a comma in it, so the first comma is one between members.
        guard answer.multiline == true, let comma = data.firstIndex(of: ",") else { return [data[...]] }
        return [data[...comma], data[data.index(after: comma)...]]
    }
}
