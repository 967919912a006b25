public import Diagnostics
import YAMLSyntax

/// Faults as a person writes them: YAML or JSON (schemas/faults.schema.json).
public enum FaultsFile {
    /// The keys of `match` and `do`.
    public static let matchKeys = ["method", "path", "endpoint", "afterEffects", "after", "nth", "times"]
    public static let deedKeys = ["status", "code", "retryAfter", "delay", "cutAfterBytes", "body"]

    private static let limits = YAMLLimits(maximumBytes: 1 << 20, maximumDepth: 16, maximumNodes: 50_000)

    /// - Parameter file: JSON if its name ends in `.json`, else YAML.
    /// - Throws: every mistake, with its place.
    public static func read(_ file: SourceFile) throws(SimulatorFailure) -> Faults {
        var reader = FaultReader()
        let faults = reader.faults(try WorldNode(reading: file, limits: limits))
        guard reader.mistakes.isEmpty else { throw SimulatorFailure.mistakes(reader.mistakes) }
        return faults
    }
}
