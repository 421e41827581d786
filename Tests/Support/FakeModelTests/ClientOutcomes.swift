import FakeModelSupport
import Testing

@testable import fake_model

/// What a program of clients made of each answer of a script.
struct ClientOutcomes {
    private let outcomes: [String: JSON]

    /// Runs the program against a fake model.
    ///
    /// - Throws: `FakeModelProcess.Failed` where it fails itself.
    init(_ program: PythonProgram, script: String) async throws {
        let lines = try await FakeModelProcess.run(script) { try await program.output([$0.base]) }
        let values = try lines.split(separator: "\n").map { try JSON($0.utf8) }
        outcomes = Dictionary(values.map { ($0["case"].string ?? "", $0) }) { first, _ in first }
    }

    /// How many there are.
    var count: Int { outcomes.count }

    /// Expects some members of an outcome.
    func expect(_ name: String, _ expected: [String: JSON], sourceLocation: SourceLocation = #_sourceLocation) {
        let outcome = outcomes[name] ?? .null
        for (member, value) in expected {
            #expect(outcome[member] == value, "\(name).\(member)", sourceLocation: sourceLocation)
        }
    }

    /// Expects that an outcome is an exception of a class.
    func fails(_ name: String, _ error: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let errors = outcomes[name]?["errors"].elements ?? []
        #expect(errors.contains(.string(error)), "\(name): \(errors)", sourceLocation: sourceLocation)
    }
}
