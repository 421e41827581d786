package import FoundationEssentials

extension Date {
    /// Reads a date as HTTP writes it, `Mon, 23 Nov 2026 10:47:18 GMT`: RFC 9110 §5.6.7.
    package init?(httpDate value: String) {
        let parts = value.split(separator: " ")
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        guard parts.count == 6, parts[5] == "GMT", let month = months.firstIndex(of: String(parts[2])) else {
            return nil
        }
        let number = month < 9 ? "0\(month + 1)" : "\(month + 1)"
        do {
            try self.init("\(parts[3])-\(number)-\(parts[1])T\(parts[4])Z", strategy: .iso8601)
        } catch {
            return nil
        }
    }
}
