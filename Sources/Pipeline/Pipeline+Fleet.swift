import DefenderAPI

extension Pipeline {
    /// How many devices are onboarded. Rows may move while the pages are read: one that is missed makes a share of the
    /// fleet smaller, never larger, and none counts twice.
    public func onboardedDevices() async throws(PipelineFailure) -> Int {
        let size = 10_000
        var ids: Set<String> = []
        var skip = 0
        while true {
            let page: Page<Machine>
            do {
                page = try await reader.read(.machines(filter: .onboardedMachines, top: size, skip: skip == 0 ? nil : skip))
            } catch { throw .read(error) }
            let known = ids.count
            ids.formUnion(page.items.map(\.id))
            // A page that brings nothing new ends it as well: some services repeat themselves.
            if page.items.count < size || ids.count == known { return ids.count }
            skip += page.items.count
        }
    }
}
