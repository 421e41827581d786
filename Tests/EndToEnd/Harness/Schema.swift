/// Checks values against the schemas of an OpenAPI 3.1 description, by the part of JSON Schema that ours uses.
///
/// Stricter than JSON Schema in two ways, so that the description cannot fall behind: a member that no schema names is a
/// fault, and so is a keyword that this does not know.
struct Schema {
    private let description: JSON

    /// The keywords that say nothing of a value's form.
    private static let annotations: Set<String> = [
        "description", "default", "format", "discriminator", "title", "examples", "example", "x-codes", "deprecated",
    ]

    /// The schemas of a description.
    init(of description: JSON) {
        self.description = description
    }

    /// What `$ref` points at, or the value itself.
    func resolve(_ value: JSON) -> JSON {
        guard let reference = value["$ref"].string else { return value }
        let steps = reference.split(separator: "/").dropFirst()
        return resolve(steps.reduce(description) { $0[String($1)] })
    }

    /// The faults of a value.
    ///
    /// - Parameters:
    ///   - value: The value.
    ///   - schema: What it should be.
    ///   - path: Where it stands.
    /// - Returns: Each fault with its place; none where all is well.
    func faults(in value: JSON, by schema: JSON, at path: String = "") -> [String] {
        let schema = resolve(schema)
        guard case .object(let keywords) = schema, schema != [:] else { return ["\(path): no schema"] }
        var faults: [String] = []
        for (keyword, rule) in keywords {
            switch keyword {
            case "type": faults += type(of: value, rule, path)
            case "required":
                for name in rule.elements.compactMap(\.string) where value.members[name] == nil {
                    faults.append("\(path): \(name) is missing")
                }
            case "properties": faults += members(of: value, keywords, path)
            case "additionalProperties":
                if keywords["properties"] == nil { faults += members(of: value, keywords, path) }
            case "items":
                for (index, element) in value.elements.enumerated() {
                    faults += self.faults(in: element, by: rule, at: "\(path)/\(index)")
                }
            case "enum": if !rule.elements.contains(value) { faults.append("\(path): not one of the values") }
            case "const": if value != rule { faults.append("\(path): not the constant") }
            case "oneOf", "anyOf": faults += alternatives(value, rule.elements, isOne: keyword == "oneOf", path)
            case "minimum", "maximum": faults += bound(value, keyword, rule, path)
            case "minLength", "maxLength": faults += length(value, keyword, rule, path)
            case "pattern": faults += pattern(value, rule, path)
            default: if !Self.annotations.contains(keyword) { faults.append("\(path): unknown keyword \(keyword)") }
            }
        }
        return faults
    }

    private func type(of value: JSON, _ rule: JSON, _ path: String) -> [String] {
        let names = rule.string.map { [$0] } ?? rule.elements.compactMap(\.string)
        let actual: [String] =
            switch value {
            case .null: ["null"]
            case .bool: ["boolean"]
            case .number: value.integer == nil ? ["number"] : ["number", "integer"]
            case .string: ["string"]
            case .array: ["array"]
            case .object: ["object"]
            }
        return names.contains(where: actual.contains) ? [] : ["\(path): \(actual.last ?? "") is not \(names)"]
    }

    private func members(of value: JSON, _ keywords: [String: JSON], _ path: String) -> [String] {
        value.members.flatMap { name, member in
            let place = "\(path)/\(name)"
            if let schema = keywords["properties"]?.members[name] { return faults(in: member, by: schema, at: place) }
            switch keywords["additionalProperties"] {
            case .some(true): return []
            case .some(.object(let schema)): return faults(in: member, by: .object(schema), at: place)
            default: return ["\(place): not described"]
            }
        }
    }

    private func alternatives(_ value: JSON, _ schemas: [JSON], isOne: Bool, _ path: String) -> [String] {
        let results = schemas.map { faults(in: value, by: $0, at: path) }
        let matches = results.count { $0.isEmpty }
        if matches == 0 {
            // The one that is meant is the one that fits best.
            return results.min { $0.count < $1.count } ?? ["\(path): no alternatives"]
        }
        return isOne && matches > 1 ? ["\(path): \(matches) alternatives match"] : []
    }

    private func bound(_ value: JSON, _ keyword: String, _ rule: JSON, _ path: String) -> [String] {
        guard case .number(let number) = value, case .number(let bound) = rule else { return [] }
        return (keyword == "minimum" ? number >= bound : number <= bound) ? [] : ["\(path): beyond its \(keyword)"]
    }

    private func length(_ value: JSON, _ keyword: String, _ rule: JSON, _ path: String) -> [String] {
        guard let count = value.string?.unicodeScalars.count, let bound = rule.integer else { return [] }
        return (keyword == "minLength" ? count >= bound : count <= bound) ? [] : ["\(path): beyond its \(keyword)"]
    }

    private func pattern(_ value: JSON, _ rule: JSON, _ path: String) -> [String] {
        guard let text = value.string, let pattern = rule.string else { return [] }
        do {
            return try Regex(pattern).firstMatch(in: text) == nil ? ["\(path): not of the form \(pattern)"] : []
        } catch {
            return ["\(path): \(pattern) is no pattern"]
        }
    }
}
