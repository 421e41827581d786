import Foundation
import Testing

/// Who may import whom: the table of `design.md` section 3, as data.
///
/// A layer imports only layers above its row. SwiftPM alone does not hold the line: an undeclared import of a sibling compiles.
@Suite("Import rules")
struct ImportRulesTests {
    /// The rows from above to below, with the targets of each and what they import of this package within their row.
    static let layers: [(name: String, targets: [String: Set<String>])] = [
        ("C", ["CLinux": [], "CLibFCGI": [], "CLibCurl": [], "CLibArchive": [], "CLibXML2": []]),
        ("Wire", ["EventLoop": [], "ServerSentEvents": [], "FastCGI": ["EventLoop"], "HTTPTransfer": ["EventLoop"]]),
        (
            "Domain",
            [
                "Documents": [], "Lexicons": [], "Resumes": ["Documents", "Lexicons"],
                "Postings": ["Documents", "Lexicons"],
                "Evidence": ["Documents", "Lexicons", "Resumes", "Postings"], "LanguageModels": ["Documents"],
                "Runs": ["Documents", "LanguageModels"],
            ]
        ),
        ("Slices", ["ResumeParsing": [], "JobAnalysis": [], "Optimization": [], "CoverLetter": []]),
        ("Adapters", ["SQLiteStore": [], "ModelProviders": [], "TextExtraction": [], "PrometheusMetrics": []]),
        ("Interface", ["WebInterface": []]),
        (
            "App",
            ["Server": [], "Doctor": ["Server"], "Commands": ["Server", "Doctor"], "arete": ["Commands"]]
        ),
    ]

    /// Rows below one that a layer must not import although they are above it: slices and stores are handed to the interface, and neither
    /// adapters nor slices know each other.
    static let forbidden: [String: Set<String>] = [
        "Adapters": ["Slices"],
        "Interface": ["Slices", "Adapters"],
    ]

    private static func imports(of file: SourceTree.File) -> [String] {
        file.lines.compactMap { line in
            let words = line.split(separator: " ").map(String.init)
            guard let index = words.firstIndex(of: "import"),
                words[..<index].allSatisfy({ $0 == "package" || $0.hasPrefix("@") })
            else { return nil }
            let kinds: Set = ["struct", "class", "enum", "protocol", "func", "typealias", "var", "let"]
            let name = words[(index + 1)...].first { !kinds.contains($0) }
            return name.flatMap { $0.split(separator: ".").first.map(String.init) }
        }
    }

    @Test func theFoldersAreTheTable() throws {
        let sources = SourceTree.root.appending(path: "Sources").path()
        let found = try FileManager.default.contentsOfDirectory(atPath: sources).filter { !$0.hasPrefix(".") }
        #expect(Set(found) == Set(Self.layers.map(\.name)))
        for layer in Self.layers {
            let targets = try FileManager.default.contentsOfDirectory(atPath: "\(sources)/\(layer.name)")
            #expect(Set(targets.filter { !$0.hasPrefix(".") }) == Set(layer.targets.keys), "\(layer.name)")
        }
    }

    @Test func everyImportIsAllowed() throws {
        let layerOf = Dictionary(
            uniqueKeysWithValues: Self.layers.enumerated().flatMap { index, layer in
                layer.targets.keys.map { ($0, index) }
            }
        )
        let files = try SourceTree.files()
        #expect(files.count > 100)
        for file in files {
            let row = try #require(layerOf[file.target], "\(file.path) is in no target of the table")
            let layer = Self.layers[row]
            for name in Self.imports(of: file) {
                guard let imported = layerOf[name] else { continue }
                let isAbove = imported < row && Self.forbidden[layer.name]?.contains(Self.layers[imported].name) != true
                let isSibling = layer.targets[file.target]?.contains(name) == true
                #expect(isAbove || isSibling, "\(file.path) imports \(name)")
            }
        }
    }

    @Test func theParserOfImportsSeesAllForms() {
        let lines = [
            "import A", "package import B", "@testable import C", "import struct D.E", "package import class F.G",
            "// import H",
            "let import = 1",
        ]
        let file = SourceTree.File(layer: "", target: "", path: "", lines: lines)
        #expect(Self.imports(of: file) == ["A", "B", "C", "D", "F"])
    }
}
