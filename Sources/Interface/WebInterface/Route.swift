import Documents
import Runs

/// What a path names (`design.md` section 2, "Routes").
enum Route: Sendable, Equatable {
    /// `/resumes`, `/jobs`: where documents are created.
    case documents(DocumentKind)
    /// `/resumes/{id}`, `/jobs/{id}`.
    case document(DocumentKind, DocumentID)
    /// `/{slice}/stream/{id}`; `nil` for what can be no id, which is answered as an unknown one is: to a browser by an event.
    case stream(SliceName, DocumentID?)
    /// `/{slice}/stream/probe`: a stream without a run.
    case probe(SliceName)
    /// `/{slice}/runs/{run}`.
    case run(SliceName, RunID)
    /// `/{slice}/healthz`: the process is alive.
    case health
    /// `/{slice}/readyz`: it can do its work.
    case readiness
    /// `/{slice}/metrics`: what it counts.
    case metrics

    /// Finds the route of a path.
    ///
    /// - Returns: `nil` for a path that names nothing, also where an id is none.
    init?(segments: [String]) {
        switch segments.count {
        case 1:
            guard let kind = Self.kind(segments[0]) else { return nil }
            self = .documents(kind)
        case 2:
            guard Self.slice(segments[0]) != nil else { return nil }
            switch segments[1] {
            case "healthz": self = .health
            case "readyz": self = .readiness
            case "metrics": self = .metrics
            default:
                guard let kind = Self.kind(segments[0]), let id = DocumentID(rawValue: segments[1]) else { return nil }
                self = .document(kind, id)
            }
        case 3:
            guard let slice = Self.slice(segments[0]) else { return nil }
            switch segments[1] {
            case "stream":
                self = segments[2] == "probe" ? .probe(slice) : .stream(slice, DocumentID(rawValue: segments[2]))
            case "runs":
                guard let run = RunID(segments[2]) else { return nil }
                self = .run(slice, run)
            default: return nil
            }
        default: return nil
        }
    }

    /// Whether a target as it was sent lies on a stream's path, also where the rest of it cannot be decoded.
    static func isStream(uri: String) -> Bool {
        let path = uri.utf8.prefix { $0 != UInt8(ascii: "?") }
        var segments = path.split(separator: UInt8(ascii: "/"), maxSplits: 5, omittingEmptySubsequences: false)
            .map { String(Substring($0)) }[...]
        guard segments.popFirst() == "" else { return false }
        if segments.first == "api" { segments.removeFirst() }
        guard let first = segments.popFirst(), slice(first) != nil else { return false }
        return segments.first == "stream" && segments.count > 1
    }

    /// The methods that it answers, as `Allow` lists them.
    var methods: [Method] {
        switch self {
        case .documents: [.post]
        case .document, .run: [.get, .head, .delete]
        case .stream, .probe: [.get]
        case .health, .readiness, .metrics: [.get, .head]
        }
    }

    /// The slice whose process answers it, where the path decides that.
    var slice: SliceName? {
        switch self {
        case .documents(let kind), .document(let kind, _): kind == .resume ? .resumes : .jobs
        case .stream(let slice, _), .probe(let slice), .run(let slice, _): slice
        case .health, .readiness, .metrics: nil
        }
    }

    /// The route without its ids, for logs.
    var pattern: String {
        switch self {
        case .documents(let kind): "/\(kind.plural)"
        case .document(let kind, _): "/\(kind.plural)/{id}"
        case .stream(let slice, _): "/\(slice.rawValue)/stream/{id}"
        case .probe(let slice): "/\(slice.rawValue)/stream/probe"
        case .run(let slice, _): "/\(slice.rawValue)/runs/{run}"
        case .health: "/{slice}/healthz"
        case .readiness: "/{slice}/readyz"
        case .metrics: "/{slice}/metrics"
        }
    }

    private static func slice(_ segment: String) -> SliceName? {
        // The name under which existing clients know it.
        segment == "optimize" ? .optimization : SliceName(rawValue: segment)
    }

    private static func kind(_ segment: String) -> DocumentKind? {
        DocumentKind.allCases.first { $0.plural == segment }
    }
}

/// A method of the interface; `OPTIONS` is nginx's.
enum Method: String, Sendable, CaseIterable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
    case delete = "DELETE"
}

extension DocumentKind {
    /// The path segment of the kind's collection, which is also the slice's that reads it.
    var plural: String {
        switch self {
        case .resume: "resumes"
        case .job: "jobs"
        }
    }
}
