/// Finds the items of an answer while it is written.
///
/// Takes the envelope `{"items":[…],"complete":true}`, a bare array, and an object a line, with any white space; what is around them (code
/// fences, prose, members before `items`) is passed over. Works byte by byte, so it does not matter where the answer was cut; looks
/// at no byte more than twice; keeps one item at most.
package struct ItemScanner: Sendable {
    /// Something found; nearly always a text, which is why the items are elsewhere.
    package enum Event: Sendable, Equatable {
        /// An item's text begins, and its other members are known; `text` is empty.
        ///
        /// Missing where the text is not the last of the four members: such an item comes in one piece.
        indirect case began(GeneratedItem)
        /// More of the text of the item that has begun, in UTF-8; not empty, whole scalars, and one for each call at most.
        case text([UInt8])
        /// An item is whole.
        indirect case item(GeneratedItem)
        /// What was to be an item is none; if it had begun, it is over.
        case malformed
    }

    /// The most bytes of an item: far more than the longest letter.
    package static let maxItemSize = 256 * 1024
    /// The most bytes of an answer (`llm-protocols.md` 5.4).
    package static let maxAnswerSize = 1024 * 1024
    /// An answer without an item in so many bytes has none (`llm-protocols.md` 3).
    package static let maxPreludeSize = 8 * 1024
    /// With more malformed items than this one cannot trust the rest (`llm-protocols.md` 3).
    package static let maxMalformed = 3

    private enum Place {
        /// Outside every object.
        case prose
        /// In an object that is an item, or may turn out to be one or the envelope.
        case object
        /// In the envelope's list, between its elements.
        case list
        /// In an element that is no object.
        case otherElement
        /// In what is left of a malformed item.
        case remainder
        /// In the envelope, outside its list.
        case envelope
        /// After the end marker, or beyond what is looked at.
        case end
    }

    private var place = Place.prose
    private var isInEnvelope = false
    private var envelope = ObjectScanner()
    private var object = ObjectScanner()
    private var element = JSONLexer()
    /// The bytes of `object`.
    private var raw: [UInt8] = []
    private var text = JSONStringDecoder()
    private var hasBegun = false
    private var isInText = false
    private var hasItem = false
    private var isTooLong = false

    /// How many bytes have come.
    package private(set) var byteCount = 0
    /// How many times a byte was looked at: linear in `byteCount`, which a test holds.
    package private(set) var stepCount = 0
    /// How many items were malformed.
    package private(set) var malformedCount = 0
    /// Whether the end marker was seen: the answer is whole, whatever its connection does.
    package private(set) var isComplete = false

    /// Whether nothing good is to be expected of the rest.
    package var isInvalid: Bool {
        malformedCount > Self.maxMalformed || isTooLong || (byteCount > Self.maxPreludeSize && !hasItem && !isComplete)
    }

    /// At the beginning of an answer.
    package init() {}

    /// Takes the next bytes.
    ///
    /// - Parameters:
    ///   - bytes: The next bytes, cut anywhere.
    ///   - events: What is found is added to it.
    package mutating func scan(_ bytes: [UInt8], into events: inout [Event]) {
        var index = 0
        while index < bytes.count, place != .end {
            let end = endOfPlainText(in: bytes, from: index)
            if end > index {
                takePlainText(bytes[index..<end])
                index = end
            } else {
                take(bytes[index], into: &events)
                index += 1
            }
        }
        releaseText(into: &events)
    }

    /// How far one can go on without a look at each byte: most of an answer is plain characters of a text.
    private func endOfPlainText(in bytes: [UInt8], from index: Int) -> Int {
        guard isInText, text.isWhole, raw.count + bytes.count < Self.maxItemSize,
            byteCount + bytes.count <= Self.maxAnswerSize
        else { return index }
        var end = index
        while end < bytes.count, JSONStringDecoder.isPlain(bytes[end]) { end += 1 }
        return end
    }

    private mutating func takePlainText(_ bytes: ArraySlice<UInt8>) {
        byteCount += bytes.count
        stepCount += bytes.count
        // Arrays double; a long text grows by an eighth only, since thousands of them are written at once.
        if raw.count + bytes.count > raw.capacity {
            raw.reserveCapacity(raw.count + max(bytes.count, raw.count / 8, 256))
        }
        raw.append(contentsOf: bytes)
        text.append(plain: bytes)
    }

    private mutating func take(_ byte: UInt8, into events: inout [Event]) {
        byteCount += 1
        guard byteCount <= Self.maxAnswerSize else {
            isTooLong = true
            if place == .object { refuseObject(into: &events) }
            place = .end
            return
        }
        step(byte, into: &events)
    }

    private mutating func step(_ byte: UInt8, into events: inout [Event]) {
        stepCount += 1
        switch place {
        case .prose:
            if byte == UInt8(ascii: "{") { beginObject() }
        case .object:
            stepInObject(byte, into: &events)
        case .list:
            stepInList(byte, into: &events)
        case .otherElement:
            if element.isOutside, Self.endsElement(byte) {
                place = .list
                step(byte, into: &events)
            } else {
                _ = element.step(byte)
            }
        case .remainder:
            _ = object.lexer.step(byte)
            leaveRemainder()
        case .envelope:
            stepInEnvelope(byte)
        case .end:
            break
        }
    }

    // MARK: Objects

    private mutating func beginObject() {
        object = ObjectScanner()
        raw.append(UInt8(ascii: "{"))
        place = .object
    }

    private mutating func stepInObject(_ byte: UInt8, into events: inout [Event]) {
        raw.append(byte)
        switch object.step(byte) {
        case .inside:
            if isInText { stepInText(byte, into: &events) }
            if raw.count >= Self.maxItemSize, place == .object { dropObject(at: byte, into: &events) }
        case .valueBegan:
            valueBegan(byte, into: &events)
        case .ended:
            objectEnded(into: &events)
        case .broken:
            dropObject(at: byte, into: &events)
        }
    }

    private mutating func stepInText(_ byte: UInt8, into events: inout [Event]) {
        if object.lexer.isInString {
            if !text.append(byte) { refuseObject(into: &events) }
        } else {
            isInText = false
            if !text.isWhole { refuseObject(into: &events) }
        }
    }

    private mutating func valueBegan(_ byte: UInt8, into events: inout [Event]) {
        if object.member == .items, byte == UInt8(ascii: "["), !isInEnvelope, !hasBegun {
            // What has come of it were members before `items`.
            envelope = object
            isInEnvelope = true
            forgetObject()
            place = .list
        } else if object.hasDuplicate {
            refuseObject(into: &events)
        } else if object.member == .text, byte == UInt8(ascii: "\""),
            object.seen.isSuperset(of: [.kind, .fields, .quotes])
        {
            guard let head = GeneratedItem(json: raw + [UInt8(ascii: "\""), UInt8(ascii: "}")]) else {
                refuseObject(into: &events)
                return
            }
            events.append(.began(head))
            text.reset()
            (hasBegun, isInText, hasItem) = (true, true, true)
        }
    }

    private mutating func objectEnded(into events: inout [Event]) {
        if isInEnvelope || !object.seen.isEmpty {
            guard let item = GeneratedItem(json: raw) else {
                refuseObject(into: &events)
                return
            }
            releaseText(into: &events)
            events.append(.item(item))
            hasItem = true
        } else if object.saysComplete {
            isComplete = true
        }
        forgetObject()
        leaveObject()
    }

    /// Passes over an object that cannot be one: a malformed item, or braces in prose.
    private mutating func dropObject(at byte: UInt8, into events: inout [Event]) {
        if isInEnvelope || !object.seen.isEmpty {
            refuseObject(into: &events)
        } else {
            forgetObject()
            place = .prose
            if byte == UInt8(ascii: "{") { beginObject() }
        }
    }

    private mutating func refuseObject(into events: inout [Event]) {
        releaseText(into: &events)
        events.append(.malformed)
        malformedCount += 1
        forgetObject()
        place = .remainder
        leaveRemainder()
    }

    private mutating func forgetObject() {
        // A usual item's storage serves the next one; an unusual one's is given back.
        raw.removeAll(keepingCapacity: raw.count <= 4096)
        (hasBegun, isInText) = (false, false)
    }

    private mutating func leaveRemainder() {
        if object.lexer.isOutside { leaveObject() }
    }

    private mutating func leaveObject() {
        place = isComplete ? .end : isInEnvelope ? .list : .prose
    }

    private mutating func releaseText(into events: inout [Event]) {
        guard hasBegun, let piece = text.take() else { return }
        events.append(.text(piece))
    }

    // MARK: The envelope

    private mutating func stepInList(_ byte: UInt8, into events: inout [Event]) {
        switch byte {
        case UInt8(ascii: "{"):
            beginObject()
        case UInt8(ascii: "]"):
            place = .envelope
            _ = envelope.step(byte)
        case UInt8(ascii: "}"):
            // The list was never closed, so nothing that follows belongs to it.
            isInEnvelope = false
            place = .prose
        case UInt8(ascii: ","):
            break
        default:
            guard !ObjectScanner.isSpace(byte) else { break }
            events.append(.malformed)
            malformedCount += 1
            element = JSONLexer()
            _ = element.step(byte)
            place = .otherElement
        }
    }

    private static func endsElement(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"): true
        default: false
        }
    }

    private mutating func stepInEnvelope(_ byte: UInt8) {
        let saidComplete = envelope.saysComplete
        switch envelope.step(byte) {
        case .inside:
            // An end marker before the list proves nothing before the envelope is closed.
            isComplete = envelope.saysComplete && !saidComplete
        case .valueBegan:
            if envelope.member == .items, byte == UInt8(ascii: "[") { place = .list }
        case .ended:
            isComplete = envelope.saysComplete
            isInEnvelope = false
            place = .prose
        case .broken:
            isInEnvelope = false
            place = .prose
        }
        if isComplete { place = .end }
    }
}
