/// The known values of a property, in the spelling of mde-entities.yaml.
public final class EnumSchema: Sendable, Hashable {
    /// The reference's name of the enum, e.g. `AlertSeverity`.
    public let name: String
    /// The listed spellings. Where `isRanked`, lowest rank first.
    public let values: [String]
    /// Whether the order of `values` is a rank, so that `<` means something.
    public let isRanked: Bool
    private let spellings: [String: String]
    /// The bytes of `values`.
    private let bytes: [[UInt8]]

    /// - Parameter aliases: other texts that the service is known to write for a value.
    init(_ name: String, _ values: [String], ranked: Bool = false, aliases: [String: String] = [:]) {
        self.name = name
        self.values = values
        isRanked = ranked
        bytes = values.map { Array($0.utf8) }
        var spellings = Dictionary(uniqueKeysWithValues: values.map { ($0.foldedASCII, $0) })
        for (alias, value) in aliases { spellings[alias.foldedASCII] = value }
        self.spellings = spellings
    }

    /// A known value in its listed spelling, whatever its case; any other text as it is (the service adds values).
    public func canonical(_ text: String) -> String {
        spellings[text.foldedASCII] ?? text
    }

    /// The value that is spelled exactly so: nearly all are, and no text has to be made then.
    func listed(_ text: UnsafeBufferPointer<UInt8>) -> String? {
        bytes.firstIndex { $0.count == text.count && $0.elementsEqual(text) }.map { values[$0] }
    }

    public static func == (left: EnumSchema, right: EnumSchema) -> Bool { left === right }

    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

extension String {
    /// The text with A–Z made a–z. Other letters stay: enum values and field names are ASCII.
    var foldedASCII: String {
        String(decoding: utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
}
