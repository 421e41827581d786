import Documents
import EventLoop
import LanguageModels
import Testing

let question = ModelRequest(
    instructions: "Help.",
    documents: ["A resume."],
    task: "Suggest.",
    schema: GeneratedItem.schema,
    maxTokens: 1000
)

let itemOne = GeneratedItem("a", "First.")
let itemTwo = GeneratedItem("a", "Second.")
let wholeAnswer = [
    Step.text(#"{"items":[\#(itemOne.json),"#), .text(#"\#(itemTwo.json)],"complete":true}"#), .end(.finished),
]
let firstItem = Step.text(#"{"items":[\#(itemOne.json),"#)
/// An item whose text has begun.
let openDraft = Step.text(#"{"kind":"a","fields":[],"quotes":[],"text":"Hal"#)

/// An engine that repeats soon, and waits longer than any machine takes from an end marker to the end that follows it.
@LoopActor
func engine(
    _ models: [ScriptedModel],
    reports: Reports = Reports(),
    limit: Duration = .seconds(180),
    longestEnd: Duration = .seconds(60)
) -> ModelEngine {
    var policy = ModelPolicy()
    policy.firstDelay = .milliseconds(1)
    policy.longestEnd = longestEnd
    policy.requestLimit = limit
    return ModelEngine(models: models, policy: policy, random: { 0 }, report: { reports.add($0, $1, $2) })
}

func failed(_ reason: ModelFailure.Reason, _ remedy: ModelFailure.Remedy) -> Step {
    .end(.failed(ModelFailure(reason, remedy)))
}

/// What two models do, and the failure that comes of it.
private struct Failing: Sendable {
    let one: [Step]
    let two: [Step]
    let failure: Failure

    init(_ one: [Step], _ two: [Step], _ failure: Failure) {
        (self.one, self.two, self.failure) = (one, two, failure)
    }

    static let all = [
        Failing(
            [failed(.timeout, .fallBack(after: nil))],
            [failed(.timeout, .fallBack(after: nil))],
            Failure.modelTimeout
        ),
        Failing(
            [failed(.overloaded, .fallBack(after: nil))],
            [failed(.server, .fallBack(after: nil))],
            .modelUnavailable
        ),
        Failing([failed(.denied, .disable)], [failed(.denied, .disable)], .modelUnavailable),
        Failing([failed(.rejected, .giveUp)], [], .modelRequestRejected),
        Failing([.end(.refused)], [.end(.refused)], .modelRefused),
        Failing([.end(.finished)], [.text(#"{"items":["#), .end(.finished)], .modelOutputInvalid),
        Failing(
            [.text(String(repeating: "So ", count: 3000))],
            [.text("[1,2]{}"), .end(.finished)],
            .modelOutputInvalid
        ),
    ]
}

@Suite("Model engine", .timeLimit(.minutes(1)))
@LoopActor
struct ModelEngineTests {
    private let receiver = RecordingReceiver()

    private func generate(_ engine: ModelEngine, committed: [GeneratedItem] = []) async throws -> Generation {
        try await engine.generate(question, committed: committed, receiver: receiver)
    }

    @Test func handsOnWhatComesAsItComes() async throws {
        let model = ScriptedModel([
            [
                .text(#"{"items":[{"kind":"a","fields":[],"quotes":[],"text":"Fi"#), .text("rst"), .text(#"."}],"#),
                .text(#""complete":true}"#), .end(.finished),
            ]
        ])
        let reports = Reports()
        let generation = try await generate(engine([model], reports: reports))
        #expect(receiver.log == ["began a", "+Fi", "+rst", "+.", "item First."])
        var usage = ModelUsage()
        (usage.inputTokens, usage.outputTokens) = (100, 10)
        #expect(generation == Generation(engines: ["test/one"], malformed: 0, partial: nil))
        #expect(receiver.usage == usage)
        #expect(model.requests == [question])
        #expect(reports.all.map(\.model) == ["test/one"])
        #expect(reports.all.first?.report.outcome == .finished)
        #expect(reports.requesters == ["receiver"])
    }

    @Test func anEmptyAnswerIsAnAnswer() async throws {
        let model = ScriptedModel([[.text(#"{"items":[],"complete":true}"#), .end(.finished)]])
        let generation = try await generate(engine([model]))
        #expect(receiver.log == [])
        #expect(generation.partial == nil)
        #expect(generation.engines == [])
    }

    @Test func anAnswerWithItsEndMarkerIsWholeWhateverFollows() async throws {
        for end in [
            Step.end(.truncated), failed(.connection, .retry(after: nil)), failed(.timeout, .fallBack(after: nil)),
        ] {
            let model = ScriptedModel([Array(wholeAnswer.dropLast()) + [end]])
            let generation = try await generate(engine([model]))
            #expect(generation.partial == nil)
            #expect(model.requests.count == 1)
        }
    }

    @Test func aFailureBeforeTheFirstItemIsInvisible() async throws {
        let one = ScriptedModel(
            [[openDraft, failed(.connection, .retry(after: nil))], [failed(.overloaded, .fallBack(after: nil))]],
            name: "test/one"
        )
        let two = ScriptedModel([wholeAnswer], name: "test/two")
        let generation = try await generate(engine([one, two]))
        #expect(receiver.log.prefix(3) == ["began a", "+Hal", "aborted"])
        #expect(receiver.log.filter { $0.hasPrefix("item") } == ["item First.", "item Second."])
        #expect(one.requests == [question, question])
        #expect(two.requests == [question])
        #expect(generation.engines == ["test/two"])
        #expect(receiver.usage.inputTokens == 300)
        #expect(generation.partial == nil)
    }

    @Test func anItemThatIsNotCommittedDoesNotBindTheAnswer() async throws {
        let receiver = RecordingReceiver { $0.text == "Second." }
        let model = ScriptedModel([[firstItem, failed(.connection, .retry(after: nil))], wholeAnswer])
        let generation = try await engine([model]).generate(question, committed: [], receiver: receiver)
        #expect(
            receiver.log.filter { !$0.hasPrefix("+") && !$0.hasPrefix("began") } == [
                "refused First.", "refused First.", "item Second.",
            ]
        )
        #expect(model.requests == [question, question])
        #expect(generation.partial == nil)
    }

    @Test func theRemainingItemsAreAskedForOnce() async throws {
        let model = ScriptedModel([
            [firstItem, openDraft, .end(.truncated)],
            [.text("\(GeneratedItem("A", " first. ").json)\n\(itemTwo.json)\n{\"complete\":true}"), .end(.finished)],
        ])
        let generation = try await generate(engine([model]))
        #expect(
            receiver.log == [
                "began a", "+First.", "item First.", "began a", "+Hal", "aborted", "began A", "+ first. ", "aborted",
                "began a", "+Second.", "item Second.",
            ]
        )
        #expect(generation.partial == nil)
        #expect(receiver.usage.inputTokens == 200)
        let continuation = try #require(model.requests.last)
        #expect(model.requests.count == 2)
        #expect(continuation.task.hasPrefix(question.task))
        #expect(continuation.task.contains("\na: First.\n"))
        #expect(!continuation.task.contains("Hal"))
        var unchanged = continuation
        unchanged.task = question.task
        #expect(unchanged == question)
    }

    @Test(arguments: [
        (ModelOutcome.finished, "incomplete"), (.truncated, "max_tokens"), (.refused, "refused"),
        (.failed(ModelFailure(.timeout, .fallBack(after: nil))), "timeout"),
        (.failed(ModelFailure(.overloaded, .fallBack(after: nil))), "overloaded"),
        (.failed(ModelFailure(.connection, .retry(after: nil))), "connection"),
    ]) func aContinuationThatFailsKeepsWhatThereIs(_ outcome: ModelOutcome, reason: String) async throws {
        let one = ScriptedModel([[firstItem, .end(.truncated)], [openDraft, .end(outcome)]], name: "test/one")
        let two = ScriptedModel([wholeAnswer], name: "test/two")
        let generation = try await generate(engine([one, two]))
        #expect(receiver.log == ["began a", "+First.", "item First.", "began a", "+Hal", "aborted"])
        #expect(generation.partial == reason)
        #expect(generation.engines == ["test/one"])
        #expect(two.requests.isEmpty)
    }

    @Test func aRefusalAmongTheItemsEndsTheAnswer() async throws {
        let model = ScriptedModel([[firstItem, openDraft, .end(.refused)], wholeAnswer])
        let generation = try await generate(engine([model]))
        #expect(receiver.log.last == "aborted")
        #expect(generation.partial == "refused")
        #expect(model.requests.count == 1)
    }

    @Test func anotherModelContinuesWhatOneLeft() async throws {
        let one = ScriptedModel([[firstItem, failed(.timeout, .fallBack(after: nil))]], name: "test/one")
        let two = ScriptedModel([wholeAnswer], name: "test/two")
        let generation = try await generate(engine([one, two]))
        #expect(generation.engines == ["test/one", "test/two"])
        #expect(receiver.log.filter { $0.hasPrefix("item") } == ["item First.", "item Second."])
        #expect(generation.partial == nil)
    }

    @Test func itemsOfAnEarlierAttemptAreNotAskedForAgain() async throws {
        let model = ScriptedModel([wholeAnswer])
        let generation = try await generate(engine([model]), committed: [itemOne])
        #expect(receiver.log.filter { $0.hasPrefix("item") } == ["item Second."])
        #expect(model.requests.first?.task.contains("\na: First.\n") == true)
        #expect(generation.partial == nil)
    }

    /// One reason may be that of changes in two places, whatever lies between them; the same place is a repetition, and so is none.
    @Test func itemsOfOneTextAreTwoWhereTheyAreAboutTwoPlaces() async throws {
        func item(_ path: String) -> GeneratedItem {
            GeneratedItem(kind: "a", fields: [.init(name: "path", value: path)], quotes: [], text: "First.")
        }
        let answer = Step.text(#"{"items":[\#(item("/1").json),\#(item("/2").json),\#(item("/1").json),"#)
        let model = ScriptedModel([
            [answer, .end(.truncated)],
            [
                .text(#"{"items":[\#(item("/3").json),\#(item("/2").json),\#(itemOne.json),"#),
                .text(#"\#(itemTwo.json)],"complete":true}"#), .end(.finished),
            ],
        ])
        _ = try await generate(engine([model]))
        #expect(
            receiver.log.filter { $0.hasPrefix("item") } == [
                "item First.", "item First.", "item First.", "item Second.",
            ]
        )
    }

    @Test func whatAnEarlierAttemptCommittedIsKeptWhenNoModelAnswers() async throws {
        let model = ScriptedModel([[failed(.timeout, .fallBack(after: nil))]])
        #expect(try await generate(engine([model]), committed: [itemOne]).partial == "timeout")
    }

    @Test(arguments: Failing.all) fileprivate func fails(_ failing: Failing) async {
        let models = [ScriptedModel([failing.one], name: "test/one"), ScriptedModel([failing.two], name: "test/two")]
        await #expect(throws: failing.failure) { try await generate(engine(models)) }
        #expect(receiver.log == [])
    }

    @Test func aMalformedAnswerIsCutShortAndAskedForAgain() async throws {
        let bad = Step.text(String(repeating: "{\"kind\":1},", count: 4))
        let reports = Reports()
        let model = ScriptedModel([[.text(#"{"items":["#), bad, .end(.finished)], wholeAnswer])
        let generation = try await generate(engine([model], reports: reports))
        #expect(model.cancelled == 1)
        #expect(generation.malformed == 4)
        #expect(receiver.usage.isEstimated)
        #expect(
            reports.all.map(\.report.outcome) == [.failed(ModelFailure(.malformed, .fallBack(after: nil))), .finished]
        )
        #expect(receiver.log.count { $0.hasPrefix("item") } == 2)
    }

    @Test func aMalformedItemAmongOthersIsCounted() async throws {
        let model = ScriptedModel([
            [
                .text(#"{"items":[{"kind":"a","fields":[],"quotes":[],"text":"x","text":"#),
                .text(#""y"},\#(itemOne.json)],"complete":true}"#), .end(.finished),
            ]
        ])
        let generation = try await generate(engine([model]))
        #expect(receiver.log == ["began a", "+x", "aborted", "began a", "+First.", "item First."])
        #expect(generation.malformed == 1)
        #expect(generation.partial == nil)
    }

    private static let allMalformed = [
        Step.text(#"{"items":[{"kind":1},{"kind":2}],"complete":true}"#), .end(.finished),
    ]

    @Test func anAnswerOfMalformedItemsOnlyIsNoAnswer() async throws {
        let one = ScriptedModel([Self.allMalformed], name: "test/one")
        let two = ScriptedModel([wholeAnswer], name: "test/two")
        let generation = try await generate(engine([one, two]))
        #expect(generation.engines == ["test/two"])
        #expect(generation.malformed == 2)
        #expect(generation.partial == nil)
    }

    @Test func twoSuchAnswersAreTheFailureThatTheyAre() async {
        let model = ScriptedModel([Self.allMalformed, Self.allMalformed])
        await #expect(throws: Failure.modelOutputInvalid) { try await generate(engine([model])) }
        #expect(model.requests.count == 2)
    }

    /// Its connection may stay open behind the end marker, so that it is we who end the call.
    @Test func suchAnAnswerIsNoneWhoeverEndsTheCall() async {
        let model = ScriptedModel([Array(Self.allMalformed.dropLast()), Self.allMalformed])
        let engine = engine([model], longestEnd: .seconds(1))
        await #expect(throws: Failure.modelOutputInvalid) { try await generate(engine) }
        #expect(model.requests.count == 2 && model.cancelled == 1)
    }

    @Test func nothingOfAnAnswerButMalformedAndRefusedItemsIsInvalidToo() async {
        let receiver = RecordingReceiver { _ in false }
        let mixed = [Step.text(#"{"items":[{"kind":1},\#(itemOne.json)],"complete":true}"#), .end(.finished)]
        let model = ScriptedModel([mixed, mixed])
        let engine = engine([model])
        await #expect(throws: Failure.modelOutputInvalid) {
            try await engine.generate(question, committed: [], receiver: receiver)
        }
        #expect(model.requests.count == 2)
    }

    @Test func aContinuationOfMalformedItemsOnlyLeavesTheAnswerPartial() async throws {
        let model = ScriptedModel([[firstItem, .end(.truncated)], Self.allMalformed])
        #expect(try await generate(engine([model])).partial == "malformed")
        let earlier = ScriptedModel([Self.allMalformed, Self.allMalformed])
        #expect(try await generate(engine([earlier]), committed: [itemOne]).partial == "malformed")
    }

    @Test func aDisabledModelIsNotAskedAgain() async throws {
        let one = ScriptedModel([[failed(.denied, .disable)]], name: "test/one")
        let two = ScriptedModel([wholeAnswer, wholeAnswer], name: "test/two")
        let engine = engine([one, two])
        _ = try await generate(engine)
        _ = try await generate(engine)
        #expect(one.requests.count == 1)
        #expect(two.requests.count == 2)
    }

    @Test func theTimeOfTheWholeRequestIsLimited() async throws {
        let model = ScriptedModel([[openDraft]])
        await #expect(throws: Failure.modelTimeout) { try await generate(engine([model], limit: .seconds(1))) }
        #expect(model.cancelled == 1)
        #expect(receiver.log == ["began a", "+Hal", "aborted"])
        let other = ScriptedModel([[firstItem]])
        #expect(try await generate(engine([other], limit: .seconds(1))).partial == "timeout")
        #expect(other.cancelled == 1)
    }

    @Test func aCallThatDoesNotEndAfterItsEndMarkerIsEnded() async throws {
        let model = ScriptedModel([wholeAnswer.dropLast() + [.text(" "), .text("\n")]])
        let generation = try await generate(engine([model], longestEnd: .seconds(1)))
        #expect(generation.partial == nil)
        #expect(receiver.usage.isEstimated)
        #expect(model.cancelled == 1)
        #expect(model.requests.count == 1)
    }

    @Test func withoutAModelThereIsAFailure() async {
        await #expect(throws: Failure.modelUnavailable) { try await generate(engine([])) }
    }
}
