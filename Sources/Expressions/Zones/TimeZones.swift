import Glibc
import Synchronization

/// Zones by their IANA name, from the system's database. Each is read once.
enum TimeZones {
    private static let folder = "/usr/share/zoneinfo/"
    /// More than the largest file of the database.
    private static let largestFile = 65_536
    private static let longestName = 64
    private static let known = Mutex<[String: ZoneTransitions]>([:])

    /// Seconds to add to UTC at an instant; nil for a name that the database does not have.
    static func offset(_ name: String, at seconds: Int64) -> Int? {
        if let zone = known.withLock({ $0[name] }) { return zone.offset(at: seconds) }
        guard isName(name), let zone = read(folder + name).flatMap({ ZoneFile.parse($0) }) else { return nil }
        known.withLock { $0[name] = zone }
        return zone.offset(at: seconds)
    }

    /// A name must not lead out of the folder.
    private static func isName(_ name: String) -> Bool {
        let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return name.utf8.count <= longestName
            && parts.allSatisfy { part in part.first.map(Lexer.isLetter) == true && part.allSatisfy(isNameByte) }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        Lexer.isLetter(byte) || Lexer.isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
    }

    private static func read(_ path: String) -> [UInt8]? {
        guard let file = fopen(path, "rb") else { return nil }
        defer { fclose(file) }
        let bytes = [UInt8](unsafeUninitializedCapacity: largestFile) { buffer, count in
            count = fread(buffer.baseAddress, 1, buffer.count, file)
        }
        return bytes.count < largestFile ? bytes : nil
    }
}
