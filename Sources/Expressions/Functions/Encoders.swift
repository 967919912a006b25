/// The encoders extension.
enum Encoders {
    static let functions: [StandardFunction] = [
        StandardFunction("base64.encode", [Overload("base64_encode_bytes", [.bytes], .string)]) { value throws(Fault) in
            guard case .bytes(let bytes) = value else { throw .noSuchOverload("base64.encode", [value]) }
            return .string(Base64.encode(bytes))
        },
        StandardFunction("base64.decode", [Overload("base64_decode_string", [.string], .bytes)]) { value throws(Fault) in
            guard case .string(let text) = value else { throw .noSuchOverload("base64.decode", [value]) }
            guard let bytes = Base64.decode(text) else { throw .conversion(value, .bytes) }
            return .bytes(bytes)
        },
    ]
}
