/// What all requests together know of the models: whom to ask, and how often again.
///
/// Pure: `now` is an argument.
struct ModelHealth: Sendable {
    /// Whether a model may be asked.
    enum Answer: Equatable {
        /// It may, as a probe of its circuit or not.
        case yes(isProbe: Bool)
        /// Not before then.
        case later(ContinuousClock.Instant)
        /// Not by this request.
        case no
    }

    private var circuits: [Circuit]
    private var requests = RollingCount(window: .seconds(10), slots: 10)
    private var repeats = RollingCount(window: .seconds(10), slots: 10)

    /// Retries beyond a tenth of the requests, so that a process with few requests has any.
    private static let freeRepeats = 5

    /// All is well.
    init(models count: Int) {
        circuits = Array(repeating: Circuit(), count: count)
    }

    /// The models, in the order of preference.
    var models: Range<Int> {
        circuits.indices
    }

    /// Whether a model may be asked at a time, as far as its circuit is known now.
    func isUsable(_ model: Int, at time: ContinuousClock.Instant) -> Bool {
        if case .admitted = circuits[model].admission(at: time) { true } else { false }
    }

    /// A request begins.
    mutating func requestBegan(at now: ContinuousClock.Instant) {
        requests.add(at: now)
    }

    /// A request wants to ask a model.
    ///
    /// - Parameters:
    ///   - model: Which one.
    ///   - isRepeat: Whether this request has asked it before. Such calls are at most a tenth of the requests of the last 10 s and five,
    ///     lest a server that fails gets twice the load.
    ///   - now: The time.
    /// - Returns: Whether it may; after a yes its end must be told.
    mutating func admit(_ model: Int, isRepeat: Bool, at now: ContinuousClock.Instant) -> Answer {
        guard circuits.indices.contains(model) else { return .no }
        if case .refused(let until) = circuits[model].admission(at: now) { return .later(until) }
        if isRepeat {
            guard repeats.sum(at: now) < Self.freeRepeats + requests.sum(at: now) / 10 else { return .no }
            repeats.add(at: now)
        }
        switch circuits[model].admit(at: now) {
        case .admitted(let isProbe): return .yes(isProbe: isProbe)
        case .refused(let until): return .later(until)
        }
    }

    /// A model's first text has come.
    mutating func answered(_ model: Int, isProbe: Bool) {
        circuits[model].answered(isProbe: isProbe)
    }

    /// A call has ended; `nil`: we ended it.
    mutating func ended(_ model: Int, _ end: AttemptEnd?, isProbe: Bool, at now: ContinuousClock.Instant) {
        circuits[model].ended(Self.result(of: end), isProbe: isProbe, at: now)
    }

    private static func result(of end: AttemptEnd?) -> Circuit.Result {
        switch end {
        case nil: .nothing
        case .whole, .truncated, .incomplete, .refused, .invalid: .success
        case .failed(let failure):
            switch (failure.reason, failure.remedy) {
            case (_, .disable): .denied
            // The request's fault.
            case (.rejected, _), (_, .giveUp): .nothing
            case (_, .retry(let time?)), (_, .fallBack(let time?)), (_, .elsewhere(let time?)): .limited(time)
            case (.rateLimited, _): .limited(nil)
            default: .failure
            }
        }
    }
}
