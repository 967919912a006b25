/// The network extension: addresses and networks as Kubernetes and cel-go have them.
enum NetworkFunctions {
    static let functions: [StandardFunction] = [
        StandardFunction(
            "ip", [Overload("string_to_ip", [.string], ip), .member("cidr_ip", [cidr], ip)], unary: toAddress),
        StandardFunction("cidr", [Overload("string_to_cidr", [.string], cidr)], unary: toNetwork),
        test("isIP") { text in (try? IPAddress(text)) != nil }, test("isCIDR") { text in (try? IPNetwork(text)) != nil },
        StandardFunction("ip.isCanonical", [Overload("ip_is_canonical", [.string], .bool)]) { value throws(Fault) in
            .bool(CodePoints.areEqual(try address("ip.isCanonical", value).text, value.text))
        },
        StandardFunction("family", [.member("ip_family", [ip], .int)]) { value throws(Fault) in
            .int(try address("family", value).isVersion4 ? 4 : 6)
        },
        property("isUnspecified", "is_unspecified") { $0.isUnspecified }, property("isLoopback", "is_loopback") { $0.isLoopback },
        property("isGlobalUnicast", "is_global_unicast") { $0.isGlobalUnicast },
        property("isLinkLocalMulticast", "is_link_local_multicast") { $0.isLinkLocalMulticast },
        property("isLinkLocalUnicast", "is_link_local_unicast") { $0.isLinkLocalUnicast },
        StandardFunction(
            "containsIP", [.member("cidr_contains_ip_string", [cidr, .string], .bool), .member("cidr_contains_ip_ip", [cidr, ip], .bool)]
        ) { outer, inner throws(Fault) in
            .bool(try network("containsIP", outer).contains(try address("containsIP", inner)))
        },
        StandardFunction(
            "containsCIDR",
            [.member("cidr_contains_cidr_string", [cidr, .string], .bool), .member("cidr_contains_cidr", [cidr, cidr], .bool)]
        ) { outer, inner throws(Fault) in
            .bool(try network("containsCIDR", outer).contains(try network("containsCIDR", inner)))
        },
        StandardFunction("masked", [.member("cidr_masked", [cidr], cidr)]) { value throws(Fault) in
            .object(NetworkObject(try network("masked", value).masked))
        },
        StandardFunction("prefixLength", [.member("cidr_prefix_length", [cidr], .int)]) { value throws(Fault) in
            .int(Int64(try network("prefixLength", value).length))
        },
    ]

    static let ip = CELType.object(IPObject.objectType)
    static let cidr = CELType.object(NetworkObject.objectType)

    private static func test(_ name: String, _ holds: @escaping @Sendable (String) -> Bool) -> StandardFunction {
        StandardFunction(name, [Overload("\(name)_string", [.string], .bool)]) { value throws(Fault) in
            guard case .string(let text) = value else { throw .noSuchOverload(name, [value]) }
            return .bool(holds(text))
        }
    }

    private static func property(
        _ name: String, _ id: String, _ holds: @escaping @Sendable (IPAddress) -> Bool
    ) -> StandardFunction {
        StandardFunction(name, [.member("ip_\(id)", [ip], .bool)]) { value throws(Fault) in
            .bool(holds(try address(name, value)))
        }
    }

    private static func toAddress(_ value: Value) throws(Fault) -> Value {
        if case .object(let object as NetworkObject) = value { return .object(IPObject(object.network.address)) }
        return .object(IPObject(try address("ip", value)))
    }

    private static func toNetwork(_ value: Value) throws(Fault) -> Value {
        .object(NetworkObject(try network("cidr", value)))
    }

    private static func address(_ function: String, _ value: Value) throws(Fault) -> IPAddress {
        switch value {
        case .object(let object as IPObject): return object.address
        case .string(let text):
            do throws(IPAddress.Refusal) { return try IPAddress(text) } catch { throw .badAddress(text, error) }
        default: throw .noSuchOverload(function, [value])
        }
    }

    private static func network(_ function: String, _ value: Value) throws(Fault) -> IPNetwork {
        switch value {
        case .object(let object as NetworkObject): return object.network
        case .string(let text):
            do throws(IPAddress.Refusal) { return try IPNetwork(text) } catch { throw .badAddress(text, error) }
        default: throw .noSuchOverload(function, [value])
        }
    }
}
