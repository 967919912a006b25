import Foundation

/// Whether a person agrees.
struct Confirmation {
    private let isGiven: Bool

    /// - Throws: exit 64 if agreement is neither given nor can be asked for.
    init(isGiven: Bool) throws(CommandFailure) {
        guard isGiven || isatty(STDIN_FILENO) == 1 else { throw CommandFailure(.usage, Messages.yesNeeded) }
        self.isGiven = isGiven
    }

    /// Asks, unless agreement was given; anything but yes is no.
    /// - Returns: whether a person was asked, who may have taken their time.
    func ask(steps: Int) throws(CommandFailure) -> Bool {
        guard !isGiven else { return false }
        Output.write(Messages.confirm(steps), to: FileHandle.standardError)
        let answer = readLine()?.lowercased() ?? ""
        guard answer == "y" || answer == "yes" else { throw CommandFailure(.refused, Messages.notConfirmed) }
        return true
    }
}
