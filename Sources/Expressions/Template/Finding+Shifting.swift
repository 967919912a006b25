import Diagnostics

extension Finding {
    func shifted(by offset: Int) -> Finding {
        Finding(
            id: id, severity: severity, message: message,
            offsets: offsets.lowerBound + offset..<offsets.upperBound + offset, allowed: allowed,
            suggestion: suggestion)
    }
}
