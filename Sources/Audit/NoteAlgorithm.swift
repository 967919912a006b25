/// How a key signs notes: the first byte of a key in the form of C2SP signed-note.
public enum NoteAlgorithm: UInt8, Sendable {
    /// Ed25519 over the text.
    case ed25519 = 0x01
    /// Ed25519 over a time and the text of a checkpoint (C2SP tlog-cosignature).
    case cosignature = 0x04
}
