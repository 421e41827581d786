import Testing

@testable import TextExtraction

@Suite struct PageLayoutTests {
    /// A run of words of 5 points a letter and 10 points' height.
    private func run(_ x: Double, _ y: Double, _ text: String, size: Double = 10) -> [PlacedWord] {
        var left = x
        return text.split(separator: " ").map { word in
            let right = left + Double(word.count) * size / 2
            defer { left = right + size / 4 }
            return PlacedWord(text: String(word), left: left, top: y, right: right, bottom: y + size)
        }
    }

    private func lines(_ runs: [[PlacedWord]]) -> [String] {
        PageLayout(PageWords(width: 612, runs: runs)).lines.map(\.text)
    }

    @Test func readsAnEmptyPage() {
        #expect(lines([]).isEmpty)
        #expect(lines([[], []]).isEmpty)
        #expect(PageLayout(PageWords(width: 0)).columns == 1)
    }

    @Test func joinsWhatStandsOnOneBaseLine() {
        #expect(
            lines([run(300, 100.4, "right"), run(72, 100, "left"), run(102, 100, "hand")]) == ["left hand    right"]
        )
    }

    @Test func readsWhatStandsAcrossBetweenColumnsInItsPlace() {
        var runs: [[PlacedWord]] = []
        for index in 0..<30 {
            let y = 100 + 15 * Double(index)
            if index == 15 {
                runs.append(run(72, y, "this heading stands across the whole page and divides what is above and below"))
            } else {
                runs += [run(72, y, "left column \(index)"), run(330, y, "right column \(index)")]
            }
        }
        let expected =
            (0..<15).map { "left column \($0)" } + (0..<15).map { "right column \($0)" }
            + ["this heading stands across the whole page and divides what is above and below"]
            + (16..<30).map { "left column \($0)" } + (16..<30).map { "right column \($0)" }
        #expect(lines(runs) == expected)
    }

    @Test func readsTwoColumnsBelowASummary() {
        var runs = (0..<8).map {
            run(72, 60 + 15 * Double($0), "a long line of the summary that reaches over the page \($0)")
        }
        for index in 0..<8 {
            let y = 200 + 15 * Double(index)
            runs += [run(72, y, "left column \(index)"), run(330, y, "right column \(index)")]
        }
        let read = lines(runs)
        #expect(read.dropFirst(8) == ((0..<8).map { "left column \($0)" } + (0..<8).map { "right column \($0)" })[...])
    }

    @Test func readsThreeColumns() {
        var runs: [[PlacedWord]] = []
        for index in 0..<12 {
            let y = 100 + 15 * Double(index)
            runs += [
                run(60, y, "first column \(index)"), run(240, y, "second column \(index)"),
                run(420, y, "third column \(index)"),
            ]
        }
        let layout = PageLayout(PageWords(width: 612, runs: runs))
        #expect(layout.columns == 3)
        #expect(
            layout.lines.map(\.text)
                == ["first", "second", "third"].flatMap { name in
                    (0..<12).map { "\(name) column \($0)" }
                }
        )
    }

    @Test func takesAFewPairsForRows() {
        // Three rows on a side are less than the four of a column.
        let runs = (0..<3).flatMap {
            [
                run(72, 100 + 15 * Double($0), "some left words here now"),
                run(330, 100 + 15 * Double($0), "some right words here now"),
            ]
        }
        #expect(lines(runs) == Array(repeating: "some left words here now    some right words here now", count: 3))
    }

    @Test func seesNoColumnsInAParagraph() {
        let runs = (0..<40).map {
            run(72 + Double($0 % 3), 100 + 12 * Double($0), "words of a paragraph that go on to the margin of it")
        }
        #expect(PageLayout(PageWords(width: 612, runs: runs)).columns == 1)
    }

    @Test func keepsTheNamesOfAListInTheirRows() {
        let names = ["Languages", "Databases", "Tools", "Platforms", "Methods"]
        let runs = names.enumerated().flatMap { index, name in
            [
                run(72, 100 + 15 * Double(index), name),
                run(200, 100 + 15 * Double(index), "one, two, three and some more of that kind"),
            ]
        }
        #expect(lines(runs) == names.map { "\($0)    one, two, three and some more of that kind" })
    }

    @Test func noticesATable() {
        let rows = (0..<3).flatMap { row in
            [
                run(72, 100 + 15 * Double(row), "cell"), run(200, 100 + 15 * Double(row), "cell"),
                run(400, 100 + 15 * Double(row), "cell"),
            ]
        }
        #expect(PageLayout(PageWords(width: 612, runs: rows)).hasTable)
        #expect(!PageLayout(PageWords(width: 612, runs: Array(rows.dropLast(3)))).hasTable)
    }

    @Test func losesNoWordAndTrapsOnNothing() {
        // Pages of a fixed pseudo-random order, with places that no printer would choose.
        var state: UInt64 = 42
        func random(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        for page in 0..<300 {
            let runs = (0..<random(120)).map { index in
                let x = Double(random(page.isMultiple(of: 3) ? 9 : 1_200)) - 100
                return run(x, Double(random(page.isMultiple(of: 2) ? 40 : 900)), "w\(index)", size: Double(random(30)))
            }
            let words = lines(runs).joined(separator: " ").split(separator: " ").sorted()
            #expect(words == runs.joined().map { $0.text[...] }.sorted())
        }
    }

    @Test func readsAHugePageInTime() {
        let runs = (0..<20_000).map { run(Double($0 % 7) * 80, Double($0 / 7), "word \($0)") }
        #expect(lines(runs).count > 1)
    }
}
