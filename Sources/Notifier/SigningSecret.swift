import Crypto
import FoundationEssentials

/// The key that a receiver shares with Cordon, so that it can tell Cordon's messages from others: signatures are those of
/// [Standard Webhooks](https://www.standardwebhooks.com).
public struct SigningSecret: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let key: [UInt8]

    /// - Parameter text: `whsec_` and the key in Base64, or the key as it is; nil where nothing is left after the prefix.
    public init?(_ text: String) {
        let prefix = "whsec_"
        guard text.hasPrefix(prefix) else {
            key = Array(text.utf8)
            return
        }
        guard let data = Data(base64Encoded: String(text.dropFirst(prefix.count))), !data.isEmpty else { return nil }
        key = Array(data)
    }

    /// The value of `webhook-signature`: the message's id, the time and the body, each divided by a full stop.
    func signature(id: String, seconds: Int64, body: [UInt8]) -> String {
        let content = Array("\(id).\(seconds).".utf8) + body
        let code = HMAC<SHA256>.authenticationCode(for: content, using: SymmetricKey(data: key))
        return "v1,\(Data(code).base64EncodedString())"
    }

    public var description: String { "‹secret›" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(SigningSecret.self, children: EmptyCollection<Mirror.Child>()) }
}
