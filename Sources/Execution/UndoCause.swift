/// Why what a step did is taken back, as the record of its request says.
enum UndoCause: Sendable {
    /// `on_failure: undo`.
    case laterFailure
    /// `undo_after`.
    case leaseOver
    /// `cordon undo`.
    case asked
}
