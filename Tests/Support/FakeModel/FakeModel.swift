import ArgumentParser

/// A model server for tests, which answers as it is told to.
@main
struct FakeModel: ParsableCommand {
    func run() {}
}
