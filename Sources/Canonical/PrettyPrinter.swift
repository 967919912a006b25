/// Prints a value for people: two spaces per level; empty arrays and objects stay on their line.
struct PrettyPrinter {
    private(set) var text = ""
    private var depth = 0

    mutating func print(_ value: JSONValue) {
        switch value {
        case .array(let elements) where !elements.isEmpty:
            block("[", "]", elements) { $0.print($1) }
        case .object(let object) where !object.isEmpty:
            block("{", "}", object.members) { printer, member in
                printer.text += JSONValue.string(member.key).canonicalText + ": "
                printer.print(member.value)
            }
        default:
            text += value.canonicalText
        }
    }

    private mutating func block<Item>(_ open: String, _ close: String, _ items: [Item], _ body: (inout Self, Item) -> Void) {
        text += open
        depth += 1
        for (index, item) in items.enumerated() {
            text += index > 0 ? ",\n" : "\n"
            indent()
            body(&self, item)
        }
        depth -= 1
        text += "\n"
        indent()
        text += close
    }

    private mutating func indent() {
        text += String(repeating: "  ", count: depth)
    }
}
