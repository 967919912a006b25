import DefenderAPI

extension Pipeline {
    /// How many devices are onboarded. Where rows move while they are read, one that is missed makes a share of the
    /// fleet smaller, never larger, and none counts twice.
    public func onboardedDevices() async throws(PipelineFailure) -> Int {
        do throws(ReadFailure) {
            return try await reader.collect(.machines(.onboardedMachines)) { _ in false }.total
        } catch { throw .read(error) }
    }
}
