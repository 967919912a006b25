import Canonical

/// A value of type `net.IP`.
final class IPObject: HostObject {
    static let objectType = ObjectType(name: "net.IP", fields: [])
    let address: IPAddress

    init(_ address: IPAddress) {
        self.address = address
    }

    var type: ObjectType { Self.objectType }
    var text: String { address.text }
    var json: JSONValue { .string(text) }
    func field(_ index: Int) -> Evaluation { preconditionFailure("An address has no fields.") }
    func isEqual(to other: any HostObject) -> Bool { (other as? IPObject)?.address == address }
}

/// A value of type `net.CIDR`.
final class NetworkObject: HostObject {
    static let objectType = ObjectType(name: "net.CIDR", fields: [])
    let network: IPNetwork

    init(_ network: IPNetwork) {
        self.network = network
    }

    var type: ObjectType { Self.objectType }
    var text: String { network.text }
    var json: JSONValue { .string(text) }
    func field(_ index: Int) -> Evaluation { preconditionFailure("A network has no fields.") }
    func isEqual(to other: any HostObject) -> Bool { (other as? NetworkObject)?.network == network }
}
