#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The journal's file: made empty at the start, each line handed to the system before the answer goes out.
final class JournalFile: Sendable {
    private let path: String
    private let descriptor: Int32

    init(path: String) throws(SimulatorFailure) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0o644)
        if descriptor < 0 { throw Self.failure(path) }
    }

    deinit { close(descriptor) }

    func write(_ line: [UInt8]) throws(SimulatorFailure) {
        var rest = line[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Self.write(descriptor, $0) }
            guard written >= 0 || errno == EINTR else { throw Self.failure(path) }
            rest = rest.dropFirst(max(0, written))
        }
    }

    private static func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
        #if canImport(Glibc)
        Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        #elseif canImport(Musl)
        Musl.write(descriptor, bytes.baseAddress, bytes.count)
        #else
        Darwin.write(descriptor, bytes.baseAddress, bytes.count)
        #endif
    }

    private static func failure(_ path: String) -> SimulatorFailure {
        .journal(path: path, reason: String(cString: strerror(errno)))
    }
}
