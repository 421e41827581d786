import Documents
import Resumes
import Testing

@testable import Evidence

@Suite("Contact data are hidden in whatever form they are printed")
struct PrivateDataTests {
    private static func masked(_ line: String) -> String {
        let lines = ["Dana Whitfield", line, "Experience", "Engineer at Acme"]
        let text = ExtractedText(
            mediaType: .plainText,
            lines: lines.enumerated().map { TextLine(number: $0.offset + 1, text: $0.element) }
        )
        let mask = ContactMask(ResumeParser().parse(text), text: text)
        #expect(mask.restored(mask.masked(line)) == line)
        return mask.masked(line)
    }

    @Test(arguments: [
        ("dana @ example . com", "EMAIL"), ("dana (at) example (dot) com", "EMAIL"),
        ("dana[at]example[dot]com", "EMAIL"),
        ("dana at example dot com", "EMAIL"), ("dana＠example.com", "EMAIL"), ("E-mail: dana@example.com", "EMAIL"),
        ("303.555.0170", "PHONE"), ("(303) 555 0170 ext. 12", "PHONE"), ("303·555·0170", "PHONE"),
        ("Tel. 55 01 70", "PHONE"),
        ("•Phone: 55 01 70", "PHONE"), ("(•Mobile 5550170•)", "PHONE"), ("[dana(at)example.com]", "EMAIL"),
        ("Mobile: 5550170", "PHONE"), ("+49 (0) 30 555 0170", "PHONE"), ("303 / 555 0170 ext 4", "PHONE"),
        ("five five five zero one seven zero", "PHONE"), ("303_555_0170", "PHONE"),
        ("Telegram: dana_whitfield", "HANDLE"), ("Skype: live:dana.w", "HANDLE"), ("@dana_w on the web", "HANDLE"),
        ("GitHub: dana-w", "HANDLE"),
        ("12 Example Street, Apt. 4", "ADDRESS"), ("1 College Road, Ithaca", "ADDRESS"),
        ("Musterstraße 12a", "ADDRESS"),
        ("P.O. Box 123", "ADDRESS"),
        ("Date of birth: 3 May 1990", "BIRTH"), ("Born on 03/05/1990", "BIRTH"), ("DOB 3 May 1990", "BIRTH"),
    ])
    func hides(_ line: String, _ name: String) {
        let masked = Self.masked(line)
        #expect(masked.contains("[\(name)_"), "\(masked)")
        for digits in ["0170", "1990", "dana_w", "live:"] { #expect(!masked.contains(digits), "\(masked)") }
    }

    @Test(arguments: [
        "Engineer at Acme. Built 12 services", "Built 2,000 services in 2019 - 2021", "March 2019 - Present",
        "CI/CD and TCP/IP",
        "Led 4 engineers at Acme Corp, Mar 2019 - Feb 2023", "Cut errors from 900 ms to 180 ms",
        "Release 10.4.2 in 12 days",
        "Handled 1,200,000 calls", "GPA: 3.8/4.0", "Tools: Git, Figma, Webpack", "5 May 2019 to 6 June 2020",
        "ISO 27001 audits",
        "12 ways to drive growth", "Typing (70 WPM)", "Ran 3 row based reports",
    ])
    func leavesTheRest(_ line: String) {
        #expect(Self.masked(line) == line)
    }
}
