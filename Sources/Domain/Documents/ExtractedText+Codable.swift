/// How a text is stored: a list for each thing that is known of its lines, since to read an object for each line takes ten times as long.
extension ExtractedText: Codable {
    private enum CodingKeys: String, CodingKey {
        case mediaType, pages, columns, producer, warnings
        /// The lines' texts.
        case lines
        /// The lines' pages; left out where all are on the first one.
        case linePages
        /// The lines' places, four numbers a line: x, y, width and height; left out where no line has one.
        case boxes
        /// The indices of lines without a place, where others have one.
        case unplaced
        /// Where lines are from that are not of the body, by index.
        case origins
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let texts = try container.decode([String].self, forKey: .lines)
        self.init(
            mediaType: try container.decode(MediaType.self, forKey: .mediaType),
            pages: try container.decode(Int.self, forKey: .pages),
            columns: try container.decode(Int.self, forKey: .columns),
            producer: try container.decodeIfPresent(String.self, forKey: .producer),
            lines: texts.enumerated().map { TextLine(number: $0 + 1, text: $1) },
            warnings: try container.decode([String].self, forKey: .warnings)
        )
        func check(_ fits: Bool, _ key: CodingKeys) throws {
            guard !fits else { return }
            throw DecodingError.dataCorruptedError(
                forKey: key,
                in: container,
                debugDescription: "It does not fit the lines."
            )
        }
        if let pages = try container.decodeIfPresent([Int].self, forKey: .linePages) {
            try check(pages.count == lines.count, .linePages)
            for (index, page) in pages.enumerated() { lines[index].page = page }
        }
        let unplaced = Set(try container.decodeIfPresent([Int].self, forKey: .unplaced) ?? [])
        try check(unplaced.allSatisfy(lines.indices.contains), .unplaced)
        try check(unplaced.isEmpty || container.contains(.boxes), .unplaced)
        if let boxes = try container.decodeIfPresent([Double].self, forKey: .boxes) {
            let placed = lines.indices.filter { !unplaced.contains($0) }
            try check(boxes.count == 4 * placed.count, .boxes)
            for (index, start) in zip(placed, stride(from: 0, to: boxes.count, by: 4)) {
                let (x, y, width, height) = (boxes[start], boxes[start + 1], boxes[start + 2], boxes[start + 3])
                lines[index].box = TextLine.Box(x: x, y: y, width: width, height: height)
            }
        }
        for (index, origin) in try container.decodeIfPresent([Int: TextLine.Origin].self, forKey: .origins) ?? [:] {
            try check(lines.indices.contains(index), .origins)
            lines[index].origin = origin
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(mediaType, forKey: .mediaType)
        try container.encode(pages, forKey: .pages)
        try container.encode(columns, forKey: .columns)
        try container.encodeIfPresent(producer, forKey: .producer)
        try container.encode(warnings, forKey: .warnings)
        try container.encode(lines.map(\.text), forKey: .lines)
        if lines.contains(where: { $0.page != 1 }) { try container.encode(lines.map(\.page), forKey: .linePages) }
        let boxes = lines.compactMap(\.box)
        if !boxes.isEmpty {
            try container.encode(boxes.flatMap { [$0.x, $0.y, $0.width, $0.height] }, forKey: .boxes)
            let unplaced = lines.indices.filter { lines[$0].box == nil }
            if !unplaced.isEmpty { try container.encode(unplaced, forKey: .unplaced) }
        }
        var origins: [Int: TextLine.Origin] = [:]
        for (index, line) in lines.enumerated() { origins[index] = line.origin }
        if !origins.isEmpty { try container.encode(origins, forKey: .origins) }
    }
}
