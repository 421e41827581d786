import Documents

/// A white corridor between two columns of text, and the rows along which it runs.
///
/// The rule is that of `resume-domain.md` A2: inked by at most 4 % of the rows, within the central 20 to 80 % of the
/// text's width, at least 4 rows on either side, at least 30 words. Rows that reach across above and below, such as a
/// name or a summary, are not part of it.
struct Gutter: Equatable {
    /// Its middle.
    var x: Double
    /// The rows that it divides.
    var rows: Range<Int>
    /// Whether what it parts off is no column but labels or dates beside the text of the same rows.
    var isRail = false

    private static let corridors = 160
    /// What is left out at either side: rails stand nearer to the margins than columns do.
    private static let margin = 0.08
    /// What one inked row costs in rows left white: 1 / 4 % - 1.
    private static let inkCost = 24

    /// Finds the gutter that divides most rows.
    init?(in rows: [TextRow]) {
        let words = rows.reduce(0) { $0 + $1.runs.reduce(0) { $0 + $1.words } }
        guard rows.count >= 4, words >= 30, let first = rows.first else { return nil }
        let left = rows.reduce(first.box.x) { min($0, $1.box.x) }
        let right = rows.reduce(first.box.maxX) { max($0, $1.box.maxX) }
        let start = left + Self.margin * (right - left)
        let step = (1 - 2 * Self.margin) * (right - left) / Double(Self.corridors)
        guard step > 0 else { return nil }

        let ink = rows.map { Self.ink(of: $0, start: start, step: step) }
        let candidates = (0..<Self.corridors)
            .map { (corridor: $0, found: Self.longestWhite(ink, corridor: $0)) }
            .sorted { ($1.found.score, $0.corridor) < ($0.found.score, $1.corridor) }
        var columns: (gutter: Gutter, score: Int, width: Double)?
        var rail: (gutter: Gutter, score: Int, width: Double)?
        for candidate in candidates where candidate.found.score >= 4 {
            let score = candidate.found.score
            if let columns, score < columns.score { break }
            let x = start + (Double(candidate.corridor) + 0.5) * step
            guard let (gutter, width) = Self.judge(rows, candidate.found.rows, x: x) else { continue }
            if gutter.isRail {
                if rail == nil || rail?.score == score && width > rail?.width ?? 0 { rail = (gutter, score, width) }
            } else if (0.2...0.8).contains((x - left) / (right - left)), width > columns?.width ?? 0 {
                columns = (gutter, score, width)
            }
        }
        // Whatever divides columns is found before what stands beside the rows of one.
        guard let best = columns ?? rail else { return nil }
        self = best.gutter
    }

    private init(x: Double, rows: Range<Int>, isRail: Bool) {
        self.x = x
        self.rows = rows
        self.isRail = isRail
    }

    /// Which corridors a row has ink in.
    private static func ink(of row: TextRow, start: Double, step: Double) -> [Bool] {
        var ink = [Bool](repeating: false, count: corridors)
        for run in row.runs {
            let first = max(0, min(Double(corridors), ((run.box.x - start) / step).rounded(.down)))
            let last = max(-1, min(Double(corridors - 1), ((run.box.maxX - start) / step).rounded(.down)))
            guard first <= last else { continue }
            for index in Int(first)...Int(last) { ink[index] = true }
        }
        return ink
    }

    /// The rows along which a corridor stays white but for 4 %: the run with the largest sum, by Kadane's algorithm.
    private static func longestWhite(_ ink: [[Bool]], corridor: Int) -> (rows: Range<Int>, score: Int) {
        var best = (rows: 0..<0, score: 0)
        var start = 0
        var score = 0
        for (index, row) in ink.enumerated() {
            score += row[corridor] ? -inkCost : 1
            if score <= 0 {
                score = 0
                start = index + 1
            } else if score > best.score {
                best = (start..<(index + 1), score)
            }
        }
        return best
    }

    /// Whether a white corridor divides columns, and how wide it is.
    private static func judge(_ rows: [TextRow], _ range: Range<Int>, x: Double) -> (gutter: Gutter, width: Double)? {
        let divided = range.filter { !rows[$0].reaches(across: x) }
        let lefts = divided.filter { rows[$0].box.x < x }
        let rights = divided.filter { rows[$0].box.maxX > x }
        guard let firstLeft = lefts.first, let lastLeft = lefts.last, let firstRight = rights.first,
            let lastRight = rights.last
        else { return nil }
        // What stands alone above or below is no sign for or against columns.
        let shared = max(firstLeft, firstRight)...max(firstLeft, firstRight, min(lastLeft, lastRight))
        var sides = (left: Side(), right: Side())
        var edges = (left: -Double.infinity, right: Double.infinity)
        var heights: [Double] = []
        for index in divided {
            let left = rows[index].runs.filter { $0.box.maxX <= x }
            let right = rows[index].runs.filter { $0.box.maxX > x }
            edges.left = left.reduce(edges.left) { max($0, $1.box.maxX) }
            edges.right = right.reduce(edges.right) { min($0, $1.box.x) }
            heights.append(rows[index].box.height)
            guard shared.contains(index) else { continue }
            sides.left.add(left, row: index, isShared: !right.isEmpty)
            sides.right.add(right, row: index, isShared: !left.isEmpty)
        }
        let width = edges.right - edges.left
        let height = heights.sorted()[heights.count / 2]
        guard width >= max(6, 0.7 * height) else { return nil }
        let fewest = min(sides.left.rows, sides.right.rows)
        let isRail = sides.left.isRail(beside: sides.right) || sides.right.isRail(beside: sides.left)
        guard fewest >= (isRail ? 2 : 4), isRail || sides.left.words + sides.right.words >= 30 else { return nil }
        // A name in large letters above the columns stays above them, whichever column it stands over.
        var start = range.lowerBound
        while start < shared.lowerBound, rows[start].box.height > 1.25 * height { start += 1 }
        return (Gutter(x: (edges.left + edges.right) / 2, rows: start..<range.upperBound, isRail: isRail), width)
    }

    /// What is on one side of a corridor.
    private struct Side {
        var rows = 0
        var words = 0
        var span = 0..<0
        private var characters = 0
        private var sharedRows = 0
        private var runs = 0
        private var dates = 0
        private var labels = 0

        mutating func add(_ runs: [TextRun], row: Int, isShared: Bool) {
            guard !runs.isEmpty else { return }
            span = (rows == 0 ? row : span.lowerBound)..<(row + 1)
            rows += 1
            if isShared { sharedRows += 1 }
            for run in runs {
                self.runs += 1
                words += run.words
                characters += run.text.utf8.count
                if run.isDate { dates += 1 }
                if run.text.hasSuffix(":") { labels += 1 }
            }
        }

        /// Whether these are labels or dates that belong to the other side's rows.
        ///
        /// They are shorter and stand beside rows of the other side: dates, labels with a colon, titles far apart, or
        /// the few short names of a list such as "Tools    Docker, Git".
        func isRail(beside other: Side) -> Bool {
            guard characters * 2 < other.characters, sharedRows * 10 >= rows * 8 else { return false }
            return dates * 2 >= runs || labels * 2 >= runs || rows * 2 <= span.count
                || rows < 10 && words <= 2 * rows + 2
        }
    }
}
