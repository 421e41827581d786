extension StoreConformance {
    static let ownership: [Check] = []
    static let opening: [Check] = []
    static let committing: [Check] = []
    static let ending: [Check] = []
}
