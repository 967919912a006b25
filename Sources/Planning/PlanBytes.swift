import Canonical

/// The bytes of a plan file, written run by run: a plan on a whole fleet would fill the memory as one tree of values.
struct PlanBytes {
    /// Over all bytes but the member that holds it.
    let digest: Digest
    /// The canonical encoding (RFC 8785): the members in the order of their names.
    let bytes: [UInt8]

    /// - Parameter inputs: their canonical encoding.
    init(id: Digest, inputs: [UInt8], expires: Timestamp, runs: [PlannedRun]) {
        var bytes: [UInt8] = []
        bytes += #"{"expires":"\#(expires)","id":"\#(id)","inputs":"#.utf8
        bytes += inputs
        bytes.append(UInt8(ascii: ","))
        let start = bytes.count
        bytes += Self.member(id)
        let end = bytes.count
        bytes += #""runs":["#.utf8
        for (index, run) in runs.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes += run.json.canonicalBytes
        }
        bytes += #"],"schema":"\#(PlanFile.schema)"}"#.utf8
        digest = Digest(ofParts: [bytes[..<start], bytes[end...]])
        bytes.replaceSubrange(start..<end, with: Self.member(digest))
        self.bytes = bytes
    }

    /// As long for each digest.
    private static func member(_ digest: Digest) -> [UInt8] { Array(#""plan":"\#(digest)","#.utf8) }
}
