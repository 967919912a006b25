public import Expressions

extension Vocabulary {
    /// What every `steps.ID` has, whatever its action gives.
    public static let stepFields: [ObjectField] = [
        ObjectField("outcome", .enumeration(outcome), summary: "How the step ended."),
        ObjectField("undone", .bool, summary: "Whether its effect has been taken back."),
        ObjectField("already", .bool, summary: "Whether it was in force before us; that counts as done."),
    ]

    /// What `steps.ID` is where nothing is known of the step but that it ends.
    public static let step = ObjectType(name: "step", fields: stepFields)

    /// What `steps` is, for a playbook whose earlier steps have these ids.
    public static func steps(_ ids: [String]) -> ObjectType {
        ObjectType(name: "steps", fields: ids.map { ObjectField($0, .object(step), summary: "The step \($0).") })
    }

    /// What `steps` is where the types of the steps are known; the fields stand in this order.
    static func steps(_ types: @escaping @Sendable () -> [(id: String, type: ObjectType)]) -> ObjectType {
        ObjectType(name: "steps") { types().map { ObjectField($0.id, .object($0.type), summary: "The step \($0.id).") } }
    }
}
