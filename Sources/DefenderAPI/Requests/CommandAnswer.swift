/// What the service returns for an accepted command.
public enum CommandAnswer: Hashable, Sendable {
    case machineAction(MachineAction)
    case machine(Machine)
    case machines([Machine])
    case alert(Alert)
    case investigation(Investigation)
    case indicator(Indicator)
    case indicatorImport([IndicatorImportResult])
    case libraryFile(LibraryFile)
    case nothing
}

extension Command.Expectation {
    /// Reads the body of an accepting answer.
    public func answer(decoding body: [UInt8]) throws(DecodingFailure) -> CommandAnswer {
        switch self {
        case .machineAction: .machineAction(try MachineAction(decoding: body))
        case .machine: .machine(try Machine(decoding: body))
        case .machines: .machines(try PageDecoder.items(of: body))
        case .alert: .alert(try Alert(decoding: body))
        case .investigation: .investigation(try Investigation(decoding: body))
        case .indicator: .indicator(try Indicator(decoding: body))
        case .indicatorImport: .indicatorImport(try PageDecoder.items(of: body))
        case .libraryFile: .libraryFile(try LibraryFile(decoding: body))
        case .nothing: .nothing
        }
    }
}
