public import Diagnostics

/// Bytes to documents, by YAML 1.2's core schema, strictly: what is ambiguous, repeated, unknown or past the limits is
/// reported and never guessed.
public enum YAMLParser {
    /// - Returns: the documents of the file that could be read to their end, with what was wrong inside them left out;
    ///   an empty file has none. After a mistake of syntax nothing more is read from this file.
    public static func parse(
        _ file: SourceFile, limits: YAMLLimits = .standard, into collector: DiagnosticCollector
    ) -> [Node] {
        guard ByteCheck(file, collector).passes(limits) else { return [] }
        return file.bytes.withUnsafeBufferPointer { bytes in
            var composer = Composer(file, bytes, limits, collector)
            return composer.documents()
        }
    }
}
