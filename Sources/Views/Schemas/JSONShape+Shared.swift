import Canonical

/// Shapes that plan files and audit records share.
extension JSONShape {
    static let file = object(
        "A file that playbooks were read from.",
        [.init("file", .text(), "Its path in the project."), .init("digest", .digest, "The digest of its bytes.")])

    /// Of a plan, a report or a record.
    static let request = JSONShape(["anyOf": [.object(command.words), .object(message.words), .object(call.words)]])

    /// What a service of cordon.yaml gave.
    static let serviceAnswer = object(
        "The declared outputs, or why the answer cannot be used.",
        [
            .init("values", .map(of: JSONShape([:])), "The outputs by name.", required: false),
            .init("unusable", .text(), "What is wrong with the answer.", required: false),
        ])

    private static let call = object(
        "A request to a service of cordon.yaml, without its authorization.",
        [
            .init("kind", .choice(["service"]), "What kind of message it is."),
            .init("service", .text(examples: ["tickets"]), "The service."),
            .init("operation", .text(examples: ["create"]), "The operation of the service."),
            .init("method", .text(examples: ["POST"]), "The HTTP method."),
            .init("url", .text("^https?://", examples: ["https://tickets.contoso.example/api/tickets"]), "Where it goes."),
            .init("body", JSONShape(["type": ["object", "null"]]), "The JSON that is sent; null for none."),
        ])

    private static let message = object(
        "A message to somebody other than the API, without its host and its secrets.",
        [
            .init("kind", .choice(["notification"]), "What kind of message it is."),
            .init("method", .text(examples: ["POST"]), "The HTTP method."),
            .init("url", .text(examples: ["channel:soc"]), "Where it goes: a channel of cordon.yaml, whose address is a secret."),
            .init("body", JSONShape(["type": ["object", "null"]]), "The JSON that is sent; null for none."),
        ])

    private static let command = object(
        "A request to the API, without host and sign-in.",
        [
            .init("method", .text(examples: ["POST"]), "The HTTP method."),
            .init("path", .text("^/api/"), "The path from /api/ on, with the query."),
            .init("body", JSONShape(["type": ["object", "null"]]), "The JSON that is sent; null for none."),
        ])

    static let runID = text("^r-[a-z2-7]{10}$", examples: ["r-k3x5dq7m2a"])

    /// What a run is about: an alert, a device, an incident or a key with all their alerts, a time, a call.
    static let subject = text(
        "^(alert|device|incident|key|row|time|call):[\\s\\S]+$", examples: ["device:1e5bc9d7e413ddd7902c2932e418702b84d0cc07"])

    /// A machine id of the service.
    static let deviceID = text("^[0-9a-f]{40}$")
}
