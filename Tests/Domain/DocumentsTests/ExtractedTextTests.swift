import Documents
import Foundation
import Testing

@Suite("How an extracted text is stored")
struct ExtractedTextTests {
    private static let box = TextLine.Box(x: 1.25, y: 2, width: 300.5, height: 11)
    private static let texts: [ExtractedText] = [
        ExtractedText(mediaType: .plainText, lines: []),
        ExtractedText(
            mediaType: .markdown,
            lines: [TextLine(number: 1, text: "# Jordan"), TextLine(number: 2, text: "")]
        ),
        ExtractedText(
            mediaType: .pdf,
            pages: 2,
            columns: 2,
            producer: "A \"printer\"",
            lines: [
                TextLine(number: 1, text: "First", box: box),
                TextLine(number: 2, page: 2, text: "Größe\t•", box: TextLine.Box(x: -1, y: 0, width: 0, height: 0)),
            ],
            warnings: ["layout.columns"]
        ),
        ExtractedText(
            mediaType: .docx,
            lines: [
                TextLine(number: 1, text: "A header", origin: .header),
                TextLine(number: 2, text: "No place"),
                TextLine(number: 3, text: "A place", box: box, origin: .textBox),
                TextLine(number: 4, text: "A cell", origin: .table),
                TextLine(number: 5, text: "A footer", origin: .footer),
            ]
        ),
    ]

    @Test("What is stored is read as it was", arguments: texts)
    func roundTrip(text: ExtractedText) throws {
        let stored = try JSONEncoder().encode(text)
        #expect(try JSONDecoder().decode(ExtractedText.self, from: stored) == text)
    }

    @Test("Version 2 is stored so, without what says nothing: another form needs another version")
    func storedForm() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let stored = try Self.texts.map { String(decoding: try encoder.encode($0), as: UTF8.self) }
        #expect(
            stored == [
                #"{"columns":1,"lines":[],"mediaType":"text/plain","pages":1,"warnings":[]}"#,
                ##"{"columns":1,"lines":["# Jordan",""],"mediaType":"text/markdown","pages":1,"warnings":[]}"##,
                #"{"boxes":[1.25,2,300.5,11,-1,0,0,0],"columns":2,"linePages":[1,2],"lines":["First","Größe\t•"],"#
                    + #""mediaType":"application/pdf","pages":2,"producer":"A \"printer\"","warnings":["layout.columns"]}"#,
                #"{"boxes":[1.25,2,300.5,11],"columns":1,"lines":["A header","No place","A place","A cell","A footer"],"#
                    + #""mediaType":"application/vnd.openxmlformats-officedocument.wordprocessingml.document","#
                    + #""origins":{"0":"header","2":"textBox","3":"table","4":"footer"},"#
                    + #""pages":1,"unplaced":[0,1,3,4],"warnings":[]}"#,
            ]
        )
    }

    @Test(
        "A damaged one is refused, never read in part",
        arguments: [
            #""linePages":[1]"#, #""linePages":[1,1,2]"#, #""boxes":[1,2,3,4]"#, #""boxes":[1,2,3,4,5,6,7]"#,
            #""boxes":[1,2,3,4],"unplaced":[5]"#, #""boxes":[1,2,3,4,5,6,7,8],"unplaced":[2]"#, #""unplaced":[0]"#,
            #""origins":{"2":"header"}"#, #""origins":{"0":"margin"}"#,
        ]
    )
    func damage(member: String) {
        let whole = #"{"mediaType":"text/plain","pages":1,"columns":1,"warnings":[],"lines":["a","b"]"#
        #expect(throws: Never.self) { try JSONDecoder().decode(ExtractedText.self, from: Data((whole + "}").utf8)) }
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(ExtractedText.self, from: Data("\(whole),\(member)}".utf8))
        }
    }
}
