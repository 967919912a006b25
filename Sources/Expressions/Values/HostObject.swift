public import Canonical

/// An entity of the host, seen by expressions as an object with typed fields. A class, so that a value that holds one
/// stays small; make one per entity, not one per evaluation.
public protocol HostObject: AnyObject, Sendable {
    var type: ObjectType { get }

    /// The field at a place of `type.fields`: its value, a failure (its place in the expression is filled in by the
    /// evaluator), or what has to be looked up first.
    func field(_ index: Int) -> Evaluation

    /// The same of a field that is narrowed (`ObjectField.isNarrowed`): elements that do not meet these may be left out.
    func field(_ index: Int, where terms: [FieldTerm]) -> Evaluation

    /// Whether both are the same entity, for `==`, `in` and `distinct()`.
    func isEqual(to other: any HostObject) -> Bool

    /// How the entity is printed in a text slot, its id for example.
    var text: String { get }

    /// The entity in plan files and reports.
    var json: JSONValue { get }
}

extension HostObject {
    public func field(_ index: Int, where terms: [FieldTerm]) -> Evaluation { field(index) }
    public func isEqual(to other: any HostObject) -> Bool { self === other }
    public var text: String { type.name }
    public var json: JSONValue { .string(text) }
}
