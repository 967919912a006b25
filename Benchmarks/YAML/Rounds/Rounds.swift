public import Foundation

/// Measures a piece of work over the files of a folder: PROGRAM FOLDER ROUNDS. Prints the seconds of each round as JSON,
/// with the bytes read and the nodes built in one.
public enum Rounds {
    /// - Parameter work: composes the bytes of one file and counts its nodes.
    public static func main(_ work: (Data) throws -> Int) throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3, let rounds = Int(arguments[2]) else { throw CocoaError(.fileReadUnknown) }
        let files = try FileManager.default.contentsOfDirectory(at: URL(filePath: arguments[1]), includingPropertiesForKeys: nil)
            .sorted { $0.path < $1.path }.map { try Data(contentsOf: $0) }
        var seconds: [Double] = []
        var nodes = 0
        for _ in 0..<rounds {
            let start = ContinuousClock.now
            nodes = try files.reduce(0) { try $0 + work($1) }
            seconds.append((ContinuousClock.now - start) / .seconds(1))
        }
        let bytes = files.reduce(0) { $0 + $1.count }
        print("{\"seconds\": \(seconds), \"bytes\": \(bytes), \"nodes\": \(nodes)}")
    }
}
