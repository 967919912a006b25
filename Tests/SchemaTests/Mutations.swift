import Canonical

/// A document with one thing wrong.
struct Mutation: CustomStringConvertible {
    let description: String
    let document: JSONValue
}

/// Spoils a document in every way, one at a time: each key left out, each value of another type, in each object a key too many.
struct Mutator {
    private(set) var mutations: [Mutation] = []
    /// Places whose content belongs to the service and not to the schema, by the end of their path.
    private let open: [String]
    /// What looks alike is spoilt once: all elements of a list have one place.
    private var seen: Set<String> = []

    init(_ document: JSONValue, open: [String] = []) {
        self.open = open
        walk(document, at: "$") { $0 }
    }

    private mutating func walk(_ value: JSONValue, at place: String, into whole: @escaping (JSONValue) -> JSONValue) {
        note("another type at \(place)", whole(value.arrayValue == nil ? [[]] : ["unheardOf": true]))
        guard !open.contains(where: { place.hasSuffix($0) }) else { return }
        switch value {
        case .object(let object):
            note("a key too many at \(place)", whole(.object(with(object, "unheardOf", true))))
            for member in object.members {
                note("no \(member.key) at \(place)", whole(.object(with(object, member.key, nil))))
                walk(member.value, at: "\(place).\(member.key)") { whole(.object(with(object, member.key, $0))) }
            }
        case .array(let items):
            for (index, item) in items.enumerated() {
                walk(item, at: "\(place)[]") { changed in
                    var items = items
                    items[index] = changed
                    return whole(.array(items))
                }
            }
        default: break
        }
    }

    private mutating func note(_ description: String, _ document: JSONValue) {
        if seen.insert(description).inserted { mutations.append(Mutation(description: description, document: document)) }
    }
}

private func with(_ object: JSONObject, _ key: String, _ value: JSONValue?) -> JSONObject {
    var object = object
    object[key] = value
    return object
}
