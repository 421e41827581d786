/// How long a call to a model may take, phase by phase (`llm-protocols.md` 4.2).
package struct CallLimits: Sendable, Equatable {
    /// To the connection: name, TCP and TLS.
    package var connect: Duration
    /// To the response's head.
    package var head: Duration
    /// To the first text, from the start of the call.
    package var firstText: Duration
    /// The same for a model that has begun to think.
    package var firstTextAfterThought: Duration
    /// Whether the model is taken for thinking from the start: OpenAI's think without a sign, not even a ping, and a gateway such as LiteLLM
    /// holds back its head until there is text (`llm-protocols.md` 2.2, 4.1).
    ///
    /// Then the first text has `firstTextAfterThought`, and no other limit of these before it but `total`.
    package var thinksUnseen = false
    /// Between any two bytes after the head, a server's pings among them.
    package var silence: Duration
    /// Between two pieces of text; pings do not count.
    package var stall: Duration
    /// All of the call.
    package var total: Duration
    /// All of the call to a model that thinks, so that its thought is not cut before its first text is due.
    ///
    /// The most that any call takes: nobody knows before whether a model is going to think. The whole request has more (`Models`).
    package var longest: Duration { max(total, firstTextAfterThought) }
    /// From the protocol's end, or the head of an error, to the transfer's end, which frees the connection for the next call.
    package var ending = Duration.seconds(2)

    /// For a server in the network.
    package static let cloud = CallLimits(
        connect: .seconds(5),
        head: .seconds(20),
        firstText: .seconds(30),
        firstTextAfterThought: .seconds(180),
        silence: .seconds(45),
        stall: .seconds(20),
        total: .seconds(120)
    )

    /// For a server on this machine or beside it, which sends no head before the request's turn (llama-server: 39 s).
    package static let local = CallLimits(
        connect: .seconds(5),
        head: .seconds(120),
        firstText: .seconds(120),
        firstTextAfterThought: .seconds(180),
        silence: .seconds(90),
        stall: .seconds(20),
        total: .seconds(120)
    )
}
