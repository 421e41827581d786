// swift-tools-version: 6.2
import PackageDescription

/// One target of the layers that `ls Sources` shows; its folder is `Sources/<layer>/<name>`.
func layer(_ layer: String, _ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, path: "Sources/\(layer)/\(name)")
}

/// The tests of one layer's target; the folder mirrors `Sources`.
func tests(
    _ layer: String,
    _ name: String,
    _ dependencies: [Target.Dependency],
    exclude: [String] = []
) -> Target {
    .testTarget(name: name, dependencies: dependencies, path: "Tests/\(layer)/\(name)", exclude: exclude)
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let collections = Target.Dependency.product(name: "DequeModule", package: "swift-collections")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let coreMetrics = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")
let inMemoryLogging = Target.Dependency.product(name: "InMemoryLogging", package: "swift-log")
let serviceLifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")

let package = Package(
    name: "arete",
    products: [.executable(name: "arete", targets: ["arete"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    ],
    targets: [
        // C: what Swift cannot see by itself.
        .target(name: "CLinux", path: "Sources/C/CLinux"),
        .systemLibrary(
            name: "CLibFCGI",
            path: "Sources/C/CLibFCGI",
            pkgConfig: "fcgi",
            providers: [.apt(["libfcgi-dev"])],
        ),
        .systemLibrary(
            name: "CLibCurl",
            path: "Sources/C/CLibCurl",
            pkgConfig: "libcurl",
            providers: [.apt(["libcurl4-openssl-dev"])],
        ),
        .systemLibrary(
            name: "CLibArchive",
            path: "Sources/C/CLibArchive",
            pkgConfig: "libarchive",
            providers: [.apt(["libarchive-dev"])],
        ),
        .systemLibrary(
            name: "CLibXML2",
            path: "Sources/C/CLibXML2",
            pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"])],
        ),

        // Wire: bytes.
        layer("Wire", "EventLoop", ["CLinux"]),
        layer("Wire", "ServerSentEvents"),
        layer("Wire", "FastCGI", ["CLinux", "CLibFCGI", "EventLoop", httpTypes]),
        layer("Wire", "HTTPTransfer", ["CLibCurl", "EventLoop", httpTypes]),

        // Domain: values and ports.
        layer("Domain", "Documents"),
        layer("Domain", "Lexicons"),
        layer("Domain", "Resumes", ["Documents", "Lexicons"]),
        layer("Domain", "Postings", ["Documents", "Lexicons"]),
        layer("Domain", "Evidence", ["Documents", "Lexicons", "Resumes", "Postings"]),
        layer("Domain", "LanguageModels", ["Documents", "EventLoop", collections]),
        layer("Domain", "Runs", ["Documents", "LanguageModels", "EventLoop", "ServerSentEvents", collections]),

        // Slices: one feature each.
        layer(
            "Slices",
            "ResumeParsing",
            ["Documents", "Lexicons", "Resumes", "Postings", "Evidence", "LanguageModels", "EventLoop", "Runs"],
        ),
        layer(
            "Slices",
            "JobAnalysis",
            ["Documents", "Lexicons", "Postings", "Evidence", "LanguageModels", "EventLoop", "Runs"],
        ),
        layer(
            "Slices",
            "Optimization",
            ["Documents", "Lexicons", "Resumes", "Postings", "Evidence", "LanguageModels", "EventLoop", "Runs"],
        ),
        layer(
            "Slices",
            "CoverLetter",
            ["Documents", "Lexicons", "Resumes", "Postings", "Evidence", "LanguageModels", "EventLoop", "Runs"],
        ),

        // Adapters: ports made real.
        layer("Adapters", "SQLiteStore", ["Documents", "LanguageModels", "Runs", "CLinux", crypto, grdb]),
        layer(
            "Adapters",
            "TextExtraction",
            ["Documents", "EventLoop", "CLibArchive", "CLibXML2", subprocess, systemPackage]
        ),
        layer(
            "Adapters",
            "ModelProviders",
            ["Documents", "LanguageModels", "EventLoop", "ServerSentEvents", "HTTPTransfer", httpTypes]
        ),

        layer("Adapters", "PrometheusMetrics", ["EventLoop", coreMetrics]),

        // Interface: routes, errors, negotiation.
        layer(
            "Interface",
            "WebInterface",
            ["EventLoop", "FastCGI", "Documents", "Runs", httpTypes, logging, crypto],
        ),

        // App: composition root, one file per subcommand.
        layer(
            "App",
            "Server",
            [
                "CLinux", "EventLoop", "FastCGI", "Documents", "Resumes", "Postings", "Runs", "ResumeParsing",
                "JobAnalysis", "Optimization", "CoverLetter", "LanguageModels", "SQLiteStore", "TextExtraction",
                "HTTPTransfer", "ModelProviders", "PrometheusMetrics", "WebInterface", coreMetrics, logging,
                serviceLifecycle,
            ],
        ),
        layer(
            "App",
            "Doctor",
            [
                "Server", "CLinux", "EventLoop", "ServerSentEvents", "HTTPTransfer", "Documents", "LanguageModels",
                "Runs",
                "SQLiteStore", "TextExtraction", "ModelProviders", httpTypes, subprocess,
            ],
        ),
        layer(
            "App",
            "Commands",
            [
                "Server", "Doctor", "EventLoop", "ServerSentEvents", "FastCGI", "Documents", "LanguageModels", "Runs",
                "SQLiteStore", "TextExtraction", "ModelProviders", argumentParser, httpTypes, logging,
            ],
        ),
        .executableTarget(name: "arete", dependencies: ["Commands"], path: "Sources/App/arete"),

        // Tests, mirroring Sources; what they share is under Tests/Support.
        .target(name: "Samples", path: "Tests/Support/Samples"),
        .target(name: "PrometheusSupport", path: "Tests/Support/PrometheusSupport"),
        .target(
            name: "RunSupport",
            dependencies: ["Documents", "EventLoop", "LanguageModels", "Runs"],
            path: "Tests/Support/RunSupport",
        ),
        .target(
            name: "StoreConformance",
            dependencies: ["Documents", "LanguageModels", "Runs"],
            path: "Tests/Support/StoreConformance",
        ),
        .target(
            name: "FastCGISupport",
            dependencies: ["CLinux", "EventLoop", "FastCGI"],
            path: "Tests/Support/FastCGISupport",
        ),
        .executableTarget(
            name: "fake-model",
            dependencies: ["CLinux", "EventLoop", argumentParser],
            path: "Tests/Support/FakeModel",
        ),
        .target(
            name: "FakeModelSupport",
            dependencies: ["fake-model", subprocess, systemPackage],
            path: "Tests/Support/FakeModelSupport",
        ),
        .testTarget(
            name: "FakeModelTests",
            dependencies: ["CLinux", "fake-model", "FakeModelSupport"],
            path: "Tests/Support/FakeModelTests",
        ),
        .executableTarget(
            name: "bench-responder",
            dependencies: ["CLinux", "EventLoop", "FastCGI", httpTypes],
            path: "Tests/Support/BenchResponder",
        ),
        .executableTarget(
            name: "fuzz",
            dependencies: [
                "Documents", "FastCGI", "LanguageModels", "Runs", "Samples", "ServerSentEvents", "TextExtraction",
                "WebInterface",
            ],
            path: "Tests/Support/Fuzz",
        ),
        tests("Wire", "EventLoopTests", ["EventLoop"]),
        tests("Wire", "ServerSentEventsTests", ["ServerSentEvents"]),
        tests("Wire", "FastCGITests", ["CLinux", "EventLoop", "FastCGI", "FastCGISupport", httpTypes]),
        tests("Wire", "HTTPTransferTests", ["CLinux", "EventLoop", "HTTPTransfer", httpTypes]),
        tests("Domain", "LanguageModelsTests", ["Documents", "EventLoop", "LanguageModels"]),
        tests("Domain", "DocumentsTests", ["Documents"]),
        tests("Domain", "LexiconsTests", ["Lexicons"]),
        tests("Domain", "ResumesTests", ["Documents", "Resumes", "Samples"]),
        tests("Domain", "PostingsTests", ["Documents", "Postings", "Samples"]),
        tests("Domain", "EvidenceTests", ["Documents", "Lexicons", "Resumes", "Postings", "Evidence"]),
        tests(
            "Domain",
            "RunsTests",
            ["Documents", "LanguageModels", "Runs", "RunSupport", "EventLoop", "ServerSentEvents", "SQLiteStore"]
        ),
        tests(
            "Slices",
            "ResumeParsingTests",
            [
                "ResumeParsing", "Documents", "Resumes", "LanguageModels", "EventLoop", "Runs", "RunSupport", "Samples",
            ]
        ),
        tests(
            "Slices",
            "JobAnalysisTests",
            ["JobAnalysis", "Documents", "Postings", "LanguageModels", "EventLoop", "Runs", "RunSupport", "Samples"]
        ),
        tests(
            "Slices",
            "OptimizationTests",
            [
                "Optimization", "Documents", "Lexicons", "Resumes", "Postings", "Evidence", "LanguageModels",
                "EventLoop",
                "Runs", "RunSupport", "Samples",
            ]
        ),
        tests(
            "Slices",
            "CoverLetterTests",
            [
                "CoverLetter", "Optimization", "Documents", "Lexicons", "Resumes", "Postings", "Evidence",
                "LanguageModels", "EventLoop", "Runs", "RunSupport", "Samples",
            ]
        ),
        tests(
            "Adapters",
            "SQLiteStoreTests",
            ["SQLiteStore", "StoreConformance", "Documents", "LanguageModels", "Runs", "CLinux", grdb]
        ),
        tests("Adapters", "TextExtractionTests", ["TextExtraction", "Documents", "Samples", "arete", subprocess]),
        tests(
            "Adapters",
            "ModelProvidersTests",
            [
                "ModelProviders", "Documents", "LanguageModels", "EventLoop", "ServerSentEvents", "HTTPTransfer",
                "FakeModelSupport", httpTypes,
            ],
            exclude: ["Transcripts"]
        ),
        tests(
            "Adapters",
            "PrometheusMetricsTests",
            ["PrometheusMetrics", "PrometheusSupport", coreMetrics]
        ),
        tests(
            "Interface",
            "WebInterfaceTests",
            [
                "WebInterface", "EventLoop", "FastCGI", "FastCGISupport", "ServerSentEvents", "Documents", "Runs",
                "SQLiteStore", httpTypes, logging, inMemoryLogging,
            ]
        ),
        tests("App", "ArchitectureTests", []),
        tests(
            "App",
            "ServerTests",
            [
                "Server", "EventLoop", "HTTPTransfer", "Documents", "LanguageModels", "ModelProviders", "Runs",
                "SQLiteStore", "FakeModelSupport", "PrometheusMetrics", logging, inMemoryLogging,
            ]
        ),
        tests("App", "DoctorTests", ["CLinux", "Doctor", "HTTPTransfer", "LanguageModels", httpTypes]),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "EventLoop", "ServerSentEvents", "FakeModelSupport", "FastCGISupport", "PrometheusSupport", "Samples",
                "arete", subprocess,
            ],
            path: "Tests/EndToEnd",
        ),
    ]
)

// The language that the whole package is written in; C targets take no Swift settings.
let swiftSettings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .treatWarning("DeprecatedDeclaration", as: .warning),
]
for target in package.targets where target.type != .system && target.name != "CLinux" {
    target.swiftSettings = (target.swiftSettings ?? []) + swiftSettings
}
