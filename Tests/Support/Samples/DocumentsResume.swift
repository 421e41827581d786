/// One invented resume, laid out in several ways: whatever the layout, its lines are the same.
package enum ResumePages {
    /// What stands across the page.
    package static let head = ["Jordan Example", "jordan@example.com, 555-0142, example.com/jordan"]

    /// The main text.
    package static let main = [
        "Experience",
        "Senior Engineer, Example Widgets",
        "January 2019 to present",
        "Moved the billing system to a new database",
        "Cut the time of a nightly report from 6 hours to 20 minutes",
        "Trained four new colleagues in testing",
        "Engineer, Sample Software",
        "March 2015 to December 2018",
        "Wrote the first version of the mobile interface",
        "Kept the build green for two years",
        "Answered customers twice a week",
        "Projects",
        "Small Tools for Large Files",
        "A set of programs that compare tables of data",
        "Used by three teams at Sample Software",
    ]

    /// What a sidebar holds.
    package static let side = [
        "Skills",
        "Swift and C",
        "SQL, SQLite",
        "Linux",
        "Testing",
        "Education",
        "BSc Computing",
        "Example College",
        "2011 to 2014",
        "Languages",
        "English, native",
        "Spanish, fluent",
    ]

    /// Everything in reading order.
    package static var lines: [String] { head + main + side }

    /// The usual single column.
    package static func singleColumn() -> [UInt8] {
        var y = 60.0
        var texts: [PDFBuilder.Text] = []
        for (index, line) in lines.enumerated() {
            texts.append(.init(72, y, line, size: index == 0 ? 20 : 10))
            y += 20
        }
        return PDFBuilder(pages: [texts]).build()
    }

    /// Two columns under a head that reaches across.
    ///
    /// - Parameters:
    ///   - sideX: Where the narrow column begins; the head must not have to cross it to be a head.
    ///   - pitch: The distance of its lines: with one of its own, its lines stand between those of the other.
    /// - Returns: A PDF.
    package static func twoColumns(sideX: Double = 400, pitch: Double = 16) -> [UInt8] {
        var texts: [PDFBuilder.Text] = [
            .init(72, 60, head[0], size: 20),
            .init(72, 85, head[1]),
        ]
        // As programs do it, line by line across the page: the order in the file is no help.
        for index in 0..<max(main.count, side.count) {
            if index < main.count { texts.append(.init(72, 120 + 16 * Double(index), main[index])) }
            if index < side.count { texts.append(.init(sideX, 120 + pitch * Double(index), side[index])) }
        }
        return PDFBuilder(pages: [texts]).build()
    }

    /// A narrow sidebar at the left.
    package static func leftSidebar() -> [UInt8] {
        var texts: [PDFBuilder.Text] = [
            .init(50, 60, head[0], size: 20),
            .init(50, 85, head[1] + "  12 Example Street, Springfield, with a long line"),
        ]
        for (index, line) in side.enumerated() { texts.append(.init(50, 120 + 14 * Double(index), line)) }
        for (index, line) in main.enumerated() { texts.append(.init(190, 120 + 14 * Double(index), line)) }
        return PDFBuilder(pages: [texts]).build()
    }

    /// A single column with dates at the right margin: no columns, and each date belongs to its row.
    package static func dateRail() -> [UInt8] {
        var texts: [PDFBuilder.Text] = [.init(72, 60, head[0], size: 20), .init(72, 85, head[1])]
        var y = 110.0
        for job in 1...5 {
            texts.append(.init(72, y, "Engineer number \(job), Example Company"))
            texts.append(.init(480, y, "201\(job) - 201\(job + 1)"))
            for bullet in 1...4 {
                texts.append(.init(80, y + 14 * Double(bullet), "- did the thing number \(bullet) well"))
            }
            y += 80
        }
        return PDFBuilder(pages: [texts]).build()
    }

    /// Titles of sections in a rail of their own at the left.
    package static func labelRail() -> [UInt8] {
        var texts: [PDFBuilder.Text] = [.init(72, 60, head[0], size: 20), .init(72, 85, head[1])]
        var y = 120.0
        for section in ["Experience", "Education", "Projects", "Skills", "Interests"] {
            texts.append(.init(60, y, section))
            for line in 1...4 {
                texts.append(.init(180, y, "\(section) has its line number \(line) right here"))
                y += 14
            }
            y += 10
        }
        return PDFBuilder(pages: [texts]).build()
    }

    /// Pages of forty lines each.
    package static func manyPages(_ count: Int) -> [UInt8] {
        PDFBuilder(
            pages: (1...count).map { page in
                (0..<40).map {
                    .init(72, 72 + 16 * Double($0), "Page \(page), line \($0 + 1), with some ordinary words")
                }
            }
        ).build()
    }
}
