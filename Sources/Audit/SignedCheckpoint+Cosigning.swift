public import Canonical

/// Signatures of second instances, which have seen that the log had only grown (C2SP tlog-cosignature, version 1).
extension SignedCheckpoint {
    /// The checkpoint with the signature of a witness below the others.
    /// - Precondition: the time is not before 1970.
    func cosigned(by key: SigningKey, as witness: WitnessKey, at time: Timestamp) -> SignedCheckpoint {
        let bytes = (0..<8).map { UInt8(truncatingIfNeeded: time.seconds >> (56 - 8 * $0)) }
        let signature = key.sign(WitnessKey.message(checkpoint.text, at: time.seconds))
        return SignedCheckpoint(
            checkpoint,
            note.adding(
                SignedNote.Signature(
                    name: witness.name, keyID: witness.key.noteKeyID(name: witness.name, .cosignature), signature: bytes + signature)))
    }

    /// When a witness has cosigned it; nil if it has not, or a signature in its name is not true.
    public func time(of witness: WitnessKey) -> Timestamp? { witness.time(of: note) }
}
