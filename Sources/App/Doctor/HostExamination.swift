import CLinux
import Documents
import EventLoop
import Glibc
import HTTPTransfer
import LanguageModels
import ModelProviders
import Runs
import SQLiteStore
import Server
import TextExtraction

/// Looks at what a responder needs of its host, with the rights and the settings that this process has.
package struct HostExamination: Sendable {
    private let environment: [String: String]

    /// An examination that has not begun.
    ///
    /// - Parameter environment: The settings, as a responder would get them.
    package init(environment: [String: String]) {
        self.environment = environment
    }

    /// Looks.
    ///
    /// - Returns: What was found; nothing but the settings where those cannot be used.
    package func run() async -> [Finding] {
        let settings: Settings
        do {
            settings = try Settings(slices: SliceName.allCases, listen: nil, environment: environment)
        } catch {
            return [Finding(.problem, "settings", "no responder starts: \(error)")]
        }
        var findings = [Self.ok(settings)]
        findings.append(await store(settings))
        findings.append(await extraction(settings))
        findings += await models(settings)
        findings.append(Self.clock(isSynchronized: arete_clock_is_synchronized()))
        return findings
    }

    private static func ok(_ settings: Settings) -> Finding {
        let models = settings.models.models.map(\.name)
        let who = models.isEmpty ? "the rules do the work" : models.joined(separator: ", then ")
        return Finding(
            .ok,
            "settings",
            who + (settings.models.fallsBackToRules && !models.isEmpty ? ", then the rules" : "")
        )
    }

    private func store(_ settings: Settings) async -> Finding {
        let subject = "store"
        var status = stat()
        guard unsafe stat(settings.state, &status) == 0 else {
            // It is not for an examination to make one.
            return Finding(.warning, subject, "there is none at \(settings.state) yet; the first responder makes it")
        }
        // What root writes there no responder can.
        if geteuid() == 0, status.st_uid != 0 {
            return Finding(
                .warning,
                subject,
                "\(settings.state) is not root's: ask as its owner (user \(status.st_uid))"
            )
        }
        do {
            let store = try SQLiteStore(
                directory: settings.state,
                settings: StoreSettings(maximumSize: settings.storeLimit)
            )
            defer { store.close() }
            if case .quarantined(let path) = store.condition {
                return Finding(.problem, subject, "it was corrupt and is now empty; the old one is \(path)")
            }
            try await store.checkHealth()
            let size = try await store.size
            guard let limit = settings.storeLimit else {
                return Finding(.ok, subject, "\(settings.state) can be written")
            }
            guard size < limit else {
                return Finding(
                    .problem,
                    subject,
                    "it is full, uploads are refused: ARETE_STORE_MAX is \(limit >> 20) MiB"
                )
            }
            return Finding(
                .ok,
                subject,
                "\(settings.state) can be written, \(size >> 20) of \(limit >> 20) MiB are used"
            )
        } catch {
            let reason = (error as? Failure)?.message ?? "\(error)"
            return Finding(.problem, subject, "\(settings.state) cannot be used by user \(geteuid()): \(reason)")
        }
    }

    private func extraction(_ settings: Settings) async -> Finding {
        let subject = "documents"
        do {
            let extractor = try Extraction.extractor(settings)
            guard extractor.isAvailable else { return Finding(.problem, subject, Self.missing(settings)) }
            _ = try await extractor.extract(TrialDocument.pdf, mediaType: .pdf) { _, _ in }
            return Finding(.ok, subject, "a PDF is read")
        } catch {
            let reason = (error as? Failure)?.message ?? "\(error)"
            return Finding(.problem, subject, "a PDF that is whole is not read: \(reason)")
        }
    }

    private static func missing(_ settings: Settings) -> String {
        if let socket = settings.extractionSocket {
            return "nothing may be reached at \(socket): `systemctl start arete-extract.socket`"
        }
        return "pdftotext is in no directory of PATH: `apt install poppler-utils`"
    }

    @LoopActor
    private func models(_ settings: Settings) async -> [Finding] {
        var findings: [Finding] = []
        do {
            for model in try await Models.all(settings.models) { findings.append(await ModelExamination.run(model)) }
        } catch {
            findings.append(Finding(.problem, "models", "libcurl cannot be set up: \(error)"))
        }
        return findings
    }

    /// What the kernel knows of its clock.
    static func clock(isSynchronized: Bool) -> Finding {
        isSynchronized
            ? Finding(.ok, "clock", "it is synchronized")
            : Finding(
                .warning,
                "clock",
                "nothing keeps it right: retention and daily limits go by it; `apt install systemd-timesyncd` (a container has its host's)"
            )
    }
}
