public import Canonical

extension [JSONValue] {
    /// The lines of a simulator's journal, each with the body of its request: of a request for several things the first alone has it.
    public var withBodies: [JSONValue] {
        var bodies: [JSONValue: JSONValue] = [:]
        return map { line in
            guard case .object(var fields) = line, let seq = fields["seq"] else { return line }
            if let first = fields["bodyOf"] { fields["body"] = bodies[first] } else { bodies[seq] = fields["body"] }
            return .object(fields)
        }
    }
}
