import Diagnostics

/// Refuses what must not be in a file at all before libyaml sees it: other encodings, control characters, and line
/// separators that YAML 1.1 takes for line breaks and YAML 1.2 does not. So libyaml never reads what a person does not see.
struct ByteCheck {
    /// More of the same are not worth a line each.
    private static let mostReported = 20
    /// libyaml compares each `%TAG` line with all before it; nobody needs many.
    private static let mostDirectives = 64

    private let file: SourceFile
    private let collector: DiagnosticCollector

    init(_ file: SourceFile, _ collector: DiagnosticCollector) {
        self.file = file
        self.collector = collector
    }

    /// - Returns: whether the file may be parsed.
    func passes(_ limits: YAMLLimits) -> Bool {
        if file.bytes.count > limits.maximumBytes {
            report(.tooLarge, Messages.tooLarge(file.bytes.count, limit: limits.maximumBytes), 0..<0)
            return false
        }
        if file.bytes.starts(with: [0xFE, 0xFF]) || file.bytes.starts(with: [0xFF, 0xFE]) {
            report(.notUTF8, Messages.utf16, 0..<0)
            return false
        }
        if let offset = file.firstInvalidByte {
            report(.notUTF8, Messages.invalidUTF8(file.bytes[offset]), offset..<offset + 1)
            return false
        }
        return charactersPass() && directivesPass()
    }

    private func charactersPass() -> Bool {
        var refused = 0
        for suspect in suspects() {
            let range = suspect.offset..<suspect.offset + UTF8.width(suspect.scalar)
            if Self.isReordering(suspect.scalar) {
                report(.reorderingCharacter, Messages.reordering(suspect.scalar), range, .warning)
            } else {
                report(.forbiddenCharacter, Messages.forbidden(suspect.scalar), range)
                refused += 1
            }
        }
        return refused == 0
    }

    private func suspects() -> [(scalar: Unicode.Scalar, offset: Int)] {
        var suspects: [(scalar: Unicode.Scalar, offset: Int)] = []
        file.bytes.withUnsafeBufferPointer { bytes in
            var offset = file.textStart
            while offset < bytes.count, suspects.count < Self.mostReported {
                let byte = bytes[offset]
                if Self.isPlain(byte) {
                    offset += 1
                    continue
                }
                let (scalar, width) = Self.decode(bytes, offset)
                if Self.isForbidden(scalar) || Self.isReordering(scalar) { suspects.append((scalar, offset)) }
                offset += width
            }
        }
        return suspects
    }

    private func directivesPass() -> Bool {
        var count = 0
        let bytes = file.bytes
        for number in 1...file.lineCount {
            let offsets = file.lineOffsets(number)
            guard !offsets.isEmpty, bytes[offsets.lowerBound] == UInt8(ascii: "%") else { continue }
            count += 1
            if count > Self.mostDirectives {
                report(.directive, Messages.tooManyDirectives(limit: Self.mostDirectives), offsets)
                return false
            }
        }
        return true
    }

    private func report(
        _ id: YAMLDiagnosticID, _ message: String, _ offsets: Range<Int>, _ severity: Severity = .error
    ) {
        collector.report(id, message, at: file.range(offsets), severity: severity)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x20...0x7E).contains(byte) || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    /// Of bytes that are known to be UTF-8.
    private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> (Unicode.Scalar, Int) {
        let lead = bytes[offset]
        let width = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        var value = UInt32(width == 1 ? lead : lead & (0x7F >> UInt8(width)))
        for following in 1..<max(width, 1) { value = value << 6 | UInt32(bytes[offset + following] & 0x3F) }
        guard let scalar = Unicode.Scalar(value) else { preconditionFailure("Checked UTF-8 holds a surrogate.") }
        return (scalar, width)
    }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
        default: false
        }
    }

    /// Controls that make a reviewer read another text than the one that runs.
    private static func isReordering(_ scalar: Unicode.Scalar) -> Bool {
        (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }
}
