public import Canonical

/// What is known of a file in the world (files.md).
///
/// A property that is absent or null reads as nil, a list as empty; `record` tells them apart.
public struct FileProfile: EntityView {
    public let record: Record

    /// - Precondition: the record is of `schema`.
    public init(record: Record) { self.record = Self.checked(record) }

    /// The file's SHA-1.
    public var sha1: String { text("sha1") ?? "" }
    /// The file's SHA-256.
    public var sha256: String? { text("sha256") }
    /// The file's MD5.
    public var md5: String? { text("md5") }
    /// How many devices in the world have it.
    public var globalPrevalence: Int64? { integer("globalPrevalence") }
    /// When the world first saw it.
    public var globalFirstObserved: Timestamp? { time("globalFirstObserved") }
    /// When the world last saw it.
    public var globalLastObserved: Timestamp? { time("globalLastObserved") }
    /// Its length in bytes.
    public var size: Int64? { integer("size") }
    /// The file's type.
    public var fileType: String? { text("fileType") }
    /// Whether it is a portable executable.
    public var isPeFile: Bool? { boolean("isPeFile") }
    /// Who published it.
    public var filePublisher: String? { text("filePublisher") }
    /// The product that it belongs to.
    public var fileProductName: String? { text("fileProductName") }
    /// Who signed it.
    public var signer: String? { text("signer") }
    /// Who issued the signer's certificate.
    public var issuer: String? { text("issuer") }
    /// The signing certificate's hash.
    public var signerHash: String? { text("signerHash") }
    /// Whether the service found the signature valid.
    public var isValidCertificate: Bool? { boolean("isValidCertificate") }
    /// What the service takes it for.
    public var determinationType: String? { text("determinationType") }
    /// The threat's name.
    public var determinationValue: String? { text("determinationValue") }
}
