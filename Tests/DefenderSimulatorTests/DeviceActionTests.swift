import Canonical
import DefenderAPI
import DefenderSimulator
import HTTPTypes
import Testing

/// Machine actions of all kinds, their consequences and their downloads.
struct DeviceActionTests {
    private static let script = LibraryFileName("collect.ps1")

    private func machine(_ laboratory: Laboratory) async throws -> MachineID {
        try #require(MachineID(try await laboratory.firstMachine()))
    }

    private func started(_ laboratory: Laboratory, _ command: Command) async throws -> MachineActionID {
        guard case .machineAction(let action) = try await laboratory.perform(command) else {
            throw Missing()
        }
        #expect(command.expectation == .machineAction(type: action.type))
        return try #require(MachineActionID(action.id))
    }

    struct Missing: Error {}

    @Test func everyKindIsAskedForAndEnds() async throws {
        let laboratory = try await Laboratory()
        let id = try await machine(laboratory)
        let sha1 = try #require(FileHash(String(repeating: "a", count: 40)))
        for command in [
            Command.isolate(machine: id, type: "Selective", comment: "c"), .release(machine: id, comment: "c"),
            .restrictCodeExecution(machine: id, comment: "c"), .unrestrictCodeExecution(machine: id, comment: "c"),
            .scan(machine: id, type: "Full", comment: "c"), .collectInvestigationPackage(machine: id, comment: "c"),
            .stopAndQuarantine(machine: id, sha1: sha1, comment: "c"), .offboard(machine: id, comment: "c"),
        ] {
            let action = try await started(laboratory, command)
            #expect(try await laboratory.attempt(command).code == "ActiveRequestAlreadyExists")
            try await laboratory.advance("2s")
            #expect(try await laboratory.read(.machineAction(action)).state == .succeeded, "\(command.endpoint.id)")
        }
        let device = try await laboratory.read(.machine(id))
        #expect(device.healthStatus == "Inactive" && device.onboardingStatus == "CanBeOnboarded")
        #expect(try await laboratory.journal().count == 8)
    }

    @Test func aScanShowsInTheAntivirusReport() async throws {
        let laboratory = try await Laboratory()
        let id = try await machine(laboratory)
        _ = try await started(laboratory, .scan(machine: id, type: "Quick", comment: "c"))
        try await laboratory.advance("2s")
        let rows = try await laboratory.read(.antivirus(top: 100)).items
        let row = try #require(rows.first { $0.machineId == id.description })
        #expect(row.quickScanTime == Laboratory.start + .milliseconds(1500))
        #expect(row.fullScanTime ?? Laboratory.start < Laboratory.start)
        #expect(try await laboratory.list("deviceavinfo", "rbacGroupName eq 'Finance'").code == "ODataError")
        #expect(try await laboratory.get("/api/deviceavinfo?pageSize=3").rows.count == 3)
    }

    @Test func aQuarantinedFileIsPreventedOnThisDevice() async throws {
        let laboratory = try await Laboratory()
        let alert = try #require(try await laboratory.read(.alerts()).items.first)
        let id = try #require(alert.machineId.flatMap { MachineID($0) })
        let sha1 = try #require(alert.evidence.first?.sha1.flatMap { FileHash($0) })
        _ = try await started(laboratory, .stopAndQuarantine(machine: id, sha1: sha1, comment: "c"))
        try await laboratory.advance("2s")
        let after = try await laboratory.read(.alert(try #require(AlertID(alert.id))))
        #expect(after.evidence.filter { $0.sha1 == sha1.description }.allSatisfy { $0.detectionStatus == "Prevented" })
    }

    @Test func anAbsentDeviceIsWaitedForAndThenGivenUp() async throws {
        let laboratory = try await Laboratory()
        let id = try await machine(laboratory)
        func set(_ health: String) async throws {
            let answer = try await laboratory.send(
                .patch, "/_simulator/world/devices/\(id)", #"{"healthStatus":"\#(health)"}"#, token: nil)
            #expect(answer.status == 200)
        }
        try await set("Inactive")
        let action = try await started(laboratory, .isolate(machine: id, type: "Full", comment: "c"))
        try await laboratory.advance("30m")
        #expect(try await laboratory.read(.machineAction(action)).state == .pending)
        try await set("Active")
        try await laboratory.advance("2s")
        let done = try await laboratory.read(.machineAction(action))
        #expect(done.state == .succeeded)
        #expect(done.lastUpdateDateTimeUtc ?? Laboratory.start > Laboratory.start + .seconds(1800))
        try await set("NoSensorData")
        let lost = try await started(laboratory, .release(machine: id, comment: "c"))
        try await laboratory.advance("50m")
        try await laboratory.advance("72h")
        let signedIn = try #require(try await laboratory.signIn().json["access_token"]?.stringValue)
        let late = try await laboratory.send(.get, "/api/machineactions/\(lost)", token: signedIn).json
        #expect(late["status"] == "TimeOut")
    }

    @Test func whatIsNotOverCanBeCancelledOnce() async throws {
        let laboratory = try await Laboratory()
        let id = try await machine(laboratory)
        let action = try await started(laboratory, .isolate(machine: id, type: "Full", comment: "c"))
        guard case .machineAction(let cancelled) = try await laboratory.perform(.cancel(action: action, comment: "mistake"))
        else { return }
        #expect(cancelled.id == action.description && cancelled.state == .cancelled)
        #expect(cancelled.cancellationComment == "mistake" && cancelled.cancellationDateTimeUtc == Laboratory.start)
        #expect(try await laboratory.attempt(.cancel(action: action, comment: "again")).status == 400)
        try await laboratory.advance("1m")
        #expect(try await laboratory.read(.machineAction(action)).state == .cancelled)
        let narrow = try await Laboratory { $0.roles = ["Machine.Read.All", "Machine.Isolate", "Machine.Scan"] }
        let scan = try await started(narrow, .scan(machine: try await machine(narrow), type: "Quick", comment: "c"))
        #expect(try await narrow.attempt(.cancel(action: scan, comment: "c")).status == 200)
    }

    @Test func aCancellationNeedsThePermissionOfTheActionsType() async throws {
        let wide = try await Laboratory { $0.roles = ["Machine.Read.All", "Machine.Scan"] }
        let id = try await machine(wide)
        let added = try await wide.send(
            .post, "/_simulator/world/actions", #"{"type":"Isolate","status":"Pending","machineId":"\#(id)"}"#, token: nil)
        let action = try #require(added.json["id"]?.stringValue.flatMap { MachineActionID($0) })
        let refused = try await wide.attempt(.cancel(action: action, comment: "c"))
        #expect(refused.code == "Forbidden" && refused.message.contains("(Machine.Isolate)"))
    }

    @Test func aPackageIsDownloadedOnceComplete() async throws {
        let laboratory = try await Laboratory()
        let id = try await machine(laboratory)
        let action = try await started(laboratory, .collectInvestigationPackage(machine: id, comment: "c"))
        #expect(try await laboratory.get("/api/machineactions/\(action)/getPackageUri").status == 404)
        try await laboratory.advance("2s")
        let link = try await laboratory.read(.packageLink(action))
        #expect(link.value?.hasPrefix("\"") == true)
        let zip = try await laboratory.download(link.url)
        #expect(zip.status == 200 && zip.headers[.contentType] == "application/zip")
        #expect(zip.body.prefix(4) == [0x50, 0x4B, 0x03, 0x04] && zip.body.count > 500)
        let rest = try await laboratory.download(link.url, headers: [.range: "bytes=100-"])
        #expect(rest.status == 206 && rest.body == Array(zip.body.dropFirst(100)))
        let tag = try #require(zip.headers[.eTag])
        let same = try await laboratory.download(link.url, headers: [.range: "bytes=100-", .ifRange: tag])
        #expect(same.status == 206 && same.headers[.eTag] == tag)
        // What has changed meanwhile must not be put behind what was there before.
        let other = try await laboratory.download(link.url, headers: [.range: "bytes=100-", .ifRange: "\"other\""])
        #expect(other.status == 200 && other.body == zip.body)
        #expect(try await laboratory.download(link.url.map { $0 + "0" }).status == 403)
        try await laboratory.advance("61s")
        #expect(try await laboratory.download(link.url).status == 403)
    }

    @Test func aLiveResponseRunsItsCommandsInOrder() async throws {
        let laboratory = try await Laboratory()
        let (id, name) = (try await machine(laboratory), try #require(Self.script))
        let steps: [LiveResponseStep] = [
            .putFile(name: name), .runScript(name: name, arguments: "-v"), .getFile(path: "C:\\out.txt"),
            .getFile(path: "nowhere"), .getFile(path: "C:\\never.txt"),
        ]
        let command = Command.runLiveResponse(machine: id, steps: steps, comment: "c")
        #expect(try await laboratory.attempt(command).code == "InvalidInput")
        let upload = Command.uploadLibraryFile(
            name: name, content: Array("Get-Date\r\n--x".utf8), description: "d", parameters: "-v", replacing: false)
        guard case .libraryFile(let file) = try await laboratory.perform(upload) else { return }
        #expect(file.fileName == "collect.ps1" && file.hasParameters == true && file.parametersDescription == "-v")
        #expect(file.sha256 == String(Digest(of: Array("Get-Date\r\n--x".utf8)).description.dropFirst(7)))
        #expect(try await laboratory.attempt(upload).status == 400)
        #expect(try await laboratory.read(.libraryFiles).items == [file])
        let action = try await started(laboratory, command)
        #expect(try await laboratory.attempt(command).code == "ActiveRequestAlreadyExists")
        #expect(try await laboratory.get("/api/machineactions/\(action)/GetLiveResponseResultDownloadLink(index=1)").status == 404)
        try await laboratory.advance("2s")
        let done = try await laboratory.read(.machineAction(action))
        #expect(done.state == .failed)
        #expect(done.commands.map(\.commandStatus) == ["Completed", "Completed", "Completed", "Failed", "Created"])
        let link = try await laboratory.read(.liveResponseResult(action, index: 1))
        let output = try await laboratory.download(link.url)
        #expect(output.json["exit_code"] == 0 && output.json["script_name"] == "collect.ps1")
        #expect(try await laboratory.perform(.deleteLibraryFile(name: name)) == .nothing)
        #expect(try await laboratory.attempt(.deleteLibraryFile(name: name)).status == 404)
    }

    @Test func anInvestigationIsStarted() async throws {
        let laboratory = try await Laboratory()
        let id = try await machine(laboratory)
        guard case .investigation(let started) = try await laboratory.perform(.startInvestigation(machine: id, comment: "c"))
        else { return }
        #expect(started.machineId == id.description && started.state == "Running")
        #expect(try await laboratory.read(.investigations()).items.contains(started))
    }

    @Test func tagsAndValuesOfManyDevices() async throws {
        let laboratory = try await Laboratory()
        let ids = try await laboratory.read(.machines(top: 3)).items.compactMap { MachineID($0.id) }
        guard case .machines(let tagged) = try await laboratory.perform(.tag(machines: ids, value: "drill-7", action: .add))
        else { return }
        #expect(tagged.count == 3)
        #expect(try await laboratory.read(.machines(tagged: "drill-7")).items.count == 3)
        #expect(try await laboratory.read(.machines(tagged: "drill")).items.isEmpty)
        #expect(try await laboratory.read(.machines(tagged: "drill", isPrefix: true)).items.count == 3)
        _ = try await laboratory.perform(.setDeviceValue(machine: ids[0], value: "Low"))
        _ = try await laboratory.perform(.update(machine: ids[0], tags: ["only"]))
        let device = try await laboratory.read(.machine(ids[0]))
        #expect(device.deviceValue == "Low" && device.machineTags == ["only"])
        let many = (0..<501).map { _ in "\"\(ids[0])\"" }.joined(separator: ",")
        let body = #"{"Value":"x","Action":"Add","MachineIds":[\#(many)]}"#
        #expect(try await laboratory.post("/api/machines/AddOrRemoveTagForMultipleMachines", body).code == "MaximumBatchSizeExceeded")
    }

    @Test func devicesAreFoundByAddressAndTime() async throws {
        let laboratory = try await Laboratory()
        let device = try #require(try await laboratory.read(.machines(top: 1)).items.first)
        let address = try #require(device.lastIpAddress.flatMap { IPText($0) })
        let seen = try #require(device.lastSeen)
        #expect(try await laboratory.read(.machines(at: address, around: seen)).items.map(\.id).contains(device.id))
        let path = "/api/machines/findbyip(ip='\(address)',timestamp=2026-05-01T00:00:00Z)"
        #expect(try await laboratory.get(path).status == 400)
        #expect(try await laboratory.get("/api/machines/find(timestamp=\(seen),key='10.255.255.1')").status == 404)
    }

    @Test func aDevicesAlertsAreCounted() async throws {
        let laboratory = try await Laboratory()
        let alert = try #require(try await laboratory.read(.alerts()).items.first)
        let id = try #require(alert.machineId)
        let all = try await laboratory.get("/api/machines/\(id)/alerts").rows.count
        #expect(try await laboratory.get("/api/machines/\(id)/alerts/$count").json == .integer(Int64(all)))
        #expect(try await laboratory.get("/api/machines/\(id)/$count").status == 404)
    }
}
