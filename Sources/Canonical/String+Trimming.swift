extension String {
    /// Without blanks, tabs and line ends around it.
    public var trimmed: String {
        let bytes = utf8
        guard let first = bytes.firstIndex(where: { !Self.isBlank($0) }), let last = bytes.lastIndex(where: { !Self.isBlank($0) })
        else { return "" }
        return String(Substring(bytes[first...last]))
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
}
