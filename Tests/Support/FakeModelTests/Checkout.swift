import FoundationEssentials

/// Where the things under test are.
enum Checkout {
    /// The root of the repository.
    static let root: String = {
        let file = URL(filePath: #filePath).resolvingSymlinksInPath()
        return (0..<4).reduce(file) { url, _ in url.deletingLastPathComponent() }.path
    }()
}
