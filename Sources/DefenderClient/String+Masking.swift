extension String {
    /// The text with a placeholder for each occurrence of the bytes of `hidden`, also where the text was cut in the middle
    /// of one.
    func without(_ hidden: String) -> String {
        let pattern = Array(hidden.utf8)
        return masked { rest in
            let common = zip(rest, pattern).prefix { $0 == $1 }.count
            let isCut = common >= 4 && rest.dropFirst(common).starts(with: "…".utf8)
            return common == pattern.count || isCut ? common : 0
        }
    }

    /// The text with a placeholder for whatever looks like a JWT: `eyJ`, then base64url and at least one dot.
    var withoutTokens: String {
        masked { rest in
            guard rest.starts(with: "eyJ".utf8) else { return 0 }
            let token = rest.prefix(while: Self.belongsToToken)
            return token.count >= 20 && token.contains(UInt8(ascii: ".")) ? token.count : 0
        }
    }

    /// - Parameter secretLength: how many bytes at the front of the rest must not be seen.
    private func masked(_ secretLength: (ArraySlice<UInt8>) -> Int) -> String {
        var rest = Array(utf8)[...]
        var kept: [UInt8] = []
        while let byte = rest.first {
            let length = secretLength(rest)
            if length > 0 {
                kept += Secret.placeholder.utf8
                rest.removeFirst(length)
            } else {
                kept.append(byte)
                rest.removeFirst()
            }
        }
        return String(decoding: kept, as: UTF8.self)
    }

    private static func belongsToToken(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || "-_.".utf8.contains(byte)
    }
}
