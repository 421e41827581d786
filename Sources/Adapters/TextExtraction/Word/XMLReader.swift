import CLibXML2

/// What an XML document says, element by element; a reader of it keeps what it wants.
protocol XMLContentHandler: AnyObject {
    /// An element begins; names are without prefixes.
    func elementBegan(_ name: String, attributes: [String: String])
    /// An element ends.
    func elementEnded(_ name: String)
    /// Characters stand in an element; they may come in pieces of any size.
    func foundCharacters(_ text: String)
}

/// Reads XML by libxml2's SAX interface; nothing of the document is kept, fetched or expanded.
///
/// A document type declaration is refused, which is the end of external entities and of entity bombs: the parser is told
/// to stop where one begins, in whatever encoding it is written. Deeper than 256 elements (libxml2's own limit too) is
/// refused.
struct XMLReader {
    /// Parses a whole document.
    ///
    /// - Throws: `ExtractionFailure.corruptFile` for anything but well-formed XML without a document type.
    static func parse(_ bytes: [UInt8], handler: any XMLContentHandler) throws {
        let state = State(handler: handler)
        var callbacks = unsafe makeCallbacks()
        // libxml2 copies the callbacks; the state outlives the parser, both end in this function.
        let isWhole = withExtendedLifetime(state) {
            let context = unsafe Unmanaged.passUnretained(state).toOpaque()
            guard let parser = unsafe xmlCreatePushParserCtxt(&callbacks, context, nil, 0, nil) else { return false }
            defer { unsafe xmlFreeParserCtxt(parser) }
            let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
            unsafe xmlCtxtUseOptions(parser, CInt(options))
            var rest = bytes[...]
            // The first piece lets the parser find the encoding; small ones let it stop soon.
            while !rest.isEmpty, !state.isRefused {
                let piece = rest.prefix(16 * 1024)
                rest = rest.dropFirst(piece.count)
                let code = unsafe piece.withUnsafeBytes { buffer in
                    unsafe xmlParseChunk(
                        parser,
                        buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
                        CInt(buffer.count),
                        0
                    )
                }
                guard code == 0 else { return false }
            }
            return unsafe !state.isRefused && xmlParseChunk(parser, nil, 0, 1) == 0 && state.depth == 0
        }
        guard isWhole, state.sawElement else { throw ExtractionFailure.corruptFile }
    }

    /// What the callbacks share; libxml2 hands it back to them as an opaque pointer.
    private final class State {
        let handler: any XMLContentHandler
        var depth = 0
        var isRefused = false
        var sawElement = false

        init(handler: any XMLContentHandler) {
            self.handler = handler
        }

        static func of(_ context: UnsafeMutableRawPointer?) -> State? {
            unsafe context.map { unsafe Unmanaged<State>.fromOpaque($0).takeUnretainedValue() }
        }
    }

    private static let deepest = 256

    /// All callbacks run on the thread and within the time of `xmlParseChunk`.
    private static func makeCallbacks() -> xmlSAXHandler {
        var callbacks = unsafe xmlSAXHandler()
        unsafe callbacks.initialized = XML_SAX2_MAGIC
        unsafe callbacks.internalSubset = { context, _, _, _ in
            unsafe State.of(context)?.isRefused = true
        }
        unsafe callbacks.startElementNs = { context, name, _, _, _, _, count, _, attributes in
            guard let state = unsafe State.of(context), !state.isRefused, let name = unsafe XMLReader.string(name)
            else { return }
            state.depth += 1
            state.sawElement = true
            guard state.depth <= XMLReader.deepest else {
                state.isRefused = true
                return
            }
            state.handler.elementBegan(name, attributes: unsafe XMLReader.dictionary(attributes, count: Int(count)))
        }
        unsafe callbacks.endElementNs = { context, name, _, _ in
            guard let state = unsafe State.of(context), !state.isRefused, let name = unsafe XMLReader.string(name)
            else { return }
            state.depth -= 1
            state.handler.elementEnded(name)
        }
        let characters: charactersSAXFunc = { context, characters, count in
            guard let state = unsafe State.of(context), !state.isRefused, let characters = unsafe characters else {
                return
            }
            let bytes = unsafe UnsafeBufferPointer(start: characters, count: Int(max(0, count)))
            state.handler.foundCharacters(unsafe String(decoding: bytes, as: UTF8.self))
        }
        unsafe callbacks.characters = characters
        unsafe callbacks.ignorableWhitespace = characters
        unsafe callbacks.cdataBlock = characters
        return unsafe callbacks
    }

    private static func string(_ text: UnsafePointer<xmlChar>?) -> String? {
        unsafe text.map { unsafe String(cString: $0) }
    }

    /// The attributes, five pointers each: local name, prefix, namespace, begin and end of the value.
    private static func dictionary(
        _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?,
        count: Int
    ) -> [String: String] {
        guard let attributes = unsafe attributes else { return [:] }
        var result: [String: String] = [:]
        for index in 0..<count {
            guard let name = unsafe string(attributes[index * 5]), let begin = unsafe attributes[index * 5 + 3],
                let end = unsafe attributes[index * 5 + 4]
            else { continue }
            let value = unsafe UnsafeBufferPointer(start: begin, count: max(0, end - begin))
            result[name] = unsafe String(decoding: value, as: UTF8.self)
        }
        return result
    }
}
