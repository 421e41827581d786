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
        findings.append(store(settings))
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

    private func store(_ settings: Settings) -> Finding {
        let (subject, state) = ("store", settings.state)
        var status = stat()
        // What root writes there no responder can.
        if geteuid() == 0, unsafe stat(state, &status) == 0, status.st_uid != 0 {
            return Finding(.warning, subject, "\(state) is not root's: ask as its owner (user \(status.st_uid))")
        }
        do {
            guard let store = try StoreExamination(directory: state) else {
                return Finding(.warning, subject, "there is none in \(state) yet; the first responder makes it")
            }
            guard let limit = settings.storeLimit else { return Finding(.ok, subject, "\(state) can be written") }
            guard store.size < limit else {
                let words = "it is full, uploads are refused: ARETE_STORE_MAX is \(limit >> 20) MiB"
                return Finding(.problem, subject, words)
            }
            let words = "\(state) can be written, \(store.size >> 20) of \(limit >> 20) MiB are used"
            return Finding(.ok, subject, words)
        } catch {
            return Finding(.problem, subject, "\(state) cannot be used by user \(geteuid()): \(error.message)")
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
            guard settings.extractionSocket == nil else {
                let cure = "is pdftotext there (`apt install poppler-utils`)? `journalctl -u 'arete-extract@*'`"
                return Finding(
                    .problem,
                    subject,
                    "a PDF that is whole is not read behind its socket (\(reason)): \(cure)"
                )
            }
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
                "nothing keeps it right, and retention and daily limits go by it: `timedatectl` says what should (a container has its host's)"
            )
    }
}
