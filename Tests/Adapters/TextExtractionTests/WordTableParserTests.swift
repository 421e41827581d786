import Testing

@testable import TextExtraction

@Suite struct WordTableParserTests {
    private static let table = """
        level\tpage_num\tpar_num\tblock_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
        1\t1\t0\t0\t0\t0\t0.000000\t0.000000\t612.000000\t792.000000\t-1\t###PAGE###
        3\t1\t0\t0\t0\t0\t72.0\t39.0\t77.0\t16.6\t-1\t###FLOW###
        4\t1\t0\t0\t0\t0\t72.0\t39.0\t77.0\t16.6\t-1\t###LINE###
        5\t1\t0\t0\t0\t0\t72.00\t39.08\t39.02\t16.65\t100\tZoë
        5\t1\t0\t0\t0\t1\t116.03\t39.08\t33.01\t16.65\t100\ta\tb
        1\t2\t0\t0\t0\t0\t0.000000\t0.000000\t300.000000\t400.000000\t-1\t###PAGE###
        4\t2\t0\t0\t0\t0\t72.0\t39.0\t77.0\t16.6\t-1\t###LINE###
        5\t2\t0\t0\t0\t0\t1\t2\t3\t4\t100\tend

        """

    private func pages(_ pieces: [[UInt8]]) throws -> [PageWords] {
        var parser = WordTableParser()
        var pages: [PageWords] = []
        for piece in pieces { pages += try parser.receive(piece, limit: 10_000) }
        if let last = parser.finish() { pages.append(last) }
        return pages
    }

    @Test func readsPagesInPiecesOfAnySize() throws {
        let bytes = Array(Self.table.utf8)
        let whole = try pages([bytes])
        #expect(whole.map(\.width) == [612, 300])
        #expect(whole[0].runs.map { $0.map(\.text) } == [["Zoë", "a\tb"]])
        #expect(whole[1].runs == [[PlacedWord(text: "end", left: 1, top: 2, right: 4, bottom: 6)]])
        for cut in 0...bytes.count {
            #expect(try pages([Array(bytes[..<cut]), Array(bytes[cut...])]) == whole)
        }
    }

    @Test func givesAPageWhenTheNextBegins() throws {
        var parser = WordTableParser()
        let found = try Self.table.split(separator: "\n").map { row in
            try parser.receive(Array(row.utf8) + [0x0A], limit: 10_000).count
        }
        #expect(found == [0, 0, 0, 0, 0, 0, 1, 0, 0])
    }

    @Test(arguments: [
        "", "\n\n\n", "5\t1\t0\t0\t0\t0\t1\t2\t3\t4\t100\tword before any page\n", "1\t1\n", "4\t4\t4\t4\n",
        "5\t1\t0\t0\t0\t0\tnan\tinf\t3\t4\t100\tword\n", "9\t1\t0\t0\t0\t0\t1\t2\t3\t4\t100\tword\n",
        "1\t1\t0\t0\t0\t0\t0\t0\t1e400\t7\t-1\t###PAGE###\n",
    ])
    func passesOverWhatIsNoRow(table: String) throws {
        #expect(try pages([Array(table.utf8)]).isEmpty)
    }

    @Test func dropsWhatCannotStandInALine() throws {
        let head = "1\t1\t0\t0\t0\t0\t0\t0\t9\t9\t-1\t#\n4\t1\t0\t0\t0\t0\t0\t0\t9\t9\t-1\t#\n"
        let table = head + "5\t1\t0\t0\t0\t0\t1\t2\t-3\t-4\t100\ta\0b\rc\u{2028}d\n"
        #expect(
            try pages([Array(table.utf8)])[0].runs == [
                [PlacedWord(text: "ab c d", left: 1, top: 2, right: 1, bottom: 2)]
            ]
        )
    }

    @Test func refusesAnEndlessRow() {
        #expect(throws: ExtractionFailure.corruptFile) { try pages([[UInt8](repeating: 0x61, count: 20_000)]) }
    }
}
