/// The sentences of this module.
enum Messages {
    static func noOpposite(_ key: String) -> String { "the service has nothing that takes `\(key)` back" }
}
