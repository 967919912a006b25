extension Timestamp {
    /// Reads RFC 3339: a date, `T`, a time, at most nine digits of a fraction, then `Z` or an offset.
    /// Nil for anything else, for days that do not exist, leap seconds, and instants outside of the years 0001 to 9999.
    public init?(rfc3339 text: String) {
        var text = text
        let parsed = text.withUTF8 { Timestamp(rfc3339: $0) }
        guard let parsed else { return nil }
        self = parsed
    }

    /// Like `init(rfc3339:)`, from UTF-8 bytes that are read where they lie.
    public init?(rfc3339 bytes: UnsafeBufferPointer<UInt8>) {
        var reader = TimestampReader(bytes: bytes)
        guard let parsed = reader.readStrict() else { return nil }
        self = parsed
    }

    /// Reads what services write when they mean RFC 3339: also without a zone (UTC is meant), a date alone with or without
    /// `Z` (`2018-08-01Z`, midnight), a space instead of `T`, and more than nine digits of a fraction (the rest is dropped).
    public init?(lenient text: String) {
        var text = text
        let parsed = text.withUTF8 { Timestamp(lenient: $0) }
        guard let parsed else { return nil }
        self = parsed
    }

    /// Like `init(lenient:)`, from UTF-8 bytes that are read where they lie.
    public init?(lenient bytes: UnsafeBufferPointer<UInt8>) {
        var reader = TimestampReader(bytes: bytes)
        guard let parsed = reader.readLenient() else { return nil }
        self = parsed
    }
}
