import Glibc

/// What the bytes are given to; chosen by the environment, since libFuzzer owns the command line.
enum Part: String, CaseIterable {
    case yaml, layout, playbook, expression

    static let chosen: Part = {
        let name = getenv("CORDON_FUZZ").map { String(cString: $0) } ?? ""
        guard let part = Part(rawValue: name) else {
            preconditionFailure("CORDON_FUZZ is one of \(Part.allCases.map(\.rawValue))")
        }
        return part
    }()

    func run(_ bytes: [UInt8]) {
        switch self {
        case .yaml: YAMLPart.run(bytes)
        case .layout: LayoutPart.run(bytes)
        case .playbook: PlaybookPart.run(bytes)
        case .expression: PlaybookPart.run(expression: bytes)
        }
    }
}

/// One input (llvm.org, "libFuzzer": fuzz target).
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    Part.chosen.run(Array(UnsafeBufferPointer(start: data, count: count)))
    return 0
}

/// libFuzzer's own loop (FuzzerInterface.h).
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ input: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The package manager calls this in place of `main`.
@_cdecl("cordon_fuzz_main")
public func start(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> CInt {
    var count = count
    var arguments = arguments
    return runDriver(&count, &arguments, fuzzOneInput)
}
