import Testing

/// Gives all tests of a suite one deployment, since to start it takes seconds; `Deployment.shared` is it.
struct DeploymentTrait: SuiteTrait, TestTrait, TestScoping {
    private let options: Deployment.Options

    /// A deployment with something particular.
    init(_ options: Deployment.Options) {
        self.options = options
    }

    func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        try await Deployment.run(options) { deployment in
            try await Deployment.$shared.withValue(deployment) { try await function() }
        }
    }
}

extension Trait where Self == DeploymentTrait {
    /// One deployment for the suite.
    static var deployment: Self { DeploymentTrait(Deployment.Options()) }

    /// One deployment for the suite, with something particular.
    static func deployment(_ options: Deployment.Options) -> Self { DeploymentTrait(options) }
}

extension Deployment {
    /// The deployment of the test's suite.
    ///
    /// - Throws: `ExpectationFailedError` in a suite without the trait.
    static func current() throws -> Deployment {
        try #require(shared, "the suite has no deployment")
    }
}
