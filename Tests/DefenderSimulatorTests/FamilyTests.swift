import Canonical
import DefenderAPI
import DefenderSimulator
import Testing

/// Reads of different families speak of one world.
struct FamilyTests {
    private static func alerts(_ laboratory: Laboratory) async throws -> [Alert] {
        try await laboratory.read(.alerts()).items
    }

    @Test func whatAnAlertSpeaksOfSpeaksOfTheAlert() async throws {
        let laboratory = try await Laboratory()
        let alert = try #require(try await Self.alerts(laboratory).first)
        let id = try #require(AlertID(alert.id))
        let machine = try await laboratory.read(.machine(of: id))
        #expect(machine.id == alert.machineId)
        let machineID = try #require(MachineID(machine.id))
        #expect(try await laboratory.read(.alerts(of: machineID)).items.contains { $0.id == alert.id })
        let user = try await laboratory.read(.user(of: id))
        let account = try #require(user.accountName.flatMap { AccountName($0) })
        #expect(try await laboratory.read(.alerts(of: account)).items.contains { $0.id == alert.id })
        #expect(try await laboratory.read(.machines(of: account)).items.contains { $0.id == machine.id })
        #expect(try await laboratory.read(.users(of: machineID)).items.contains { $0.id == user.id })
        let devices = try await laboratory.read(.machines(of: account)).items.count
        #expect(user.logOnMachinesCount == Int64(devices))
        let file = try #require(try await laboratory.read(.files(of: id)).items.first)
        let hash = try #require(FileHash(file.sha1))
        #expect(try await laboratory.read(.alerts(of: hash)).items.map(\.id).contains(alert.id))
        #expect(try await laboratory.read(.machines(with: hash)).items.map(\.id).contains(machine.id))
        let bySHA256 = try #require(file.sha256.flatMap { FileHash($0) })
        #expect(try await laboratory.read(.file(bySHA256)) == file)
        let statistics = try await laboratory.read(.statistics(of: hash))
        #expect(statistics.organizationPrevalence == 1)
        #expect(statistics.topFileNames == alert.evidence.prefix(1).compactMap(\.fileName))
        #expect(statistics.globallyPrevalence == file.globalPrevalence)
        let first = try #require(try await laboratory.read(.addresses(of: id)).items.first)
        let address = try #require(IPText(first.id))
        #expect(try await laboratory.read(.alerts(of: address)).items.map(\.id).contains(alert.id))
        #expect(try await laboratory.read(.statistics(of: address)).organizationPrevalence ?? 0 > 0)
    }

    @Test func domainsAreThoseOfURLs() async throws {
        let laboratory = try await Laboratory()
        let domain = try #require(DomainText("updates.beacon.example"))
        let alerts = try await laboratory.read(.alerts(of: domain)).items
        #expect(!alerts.isEmpty && alerts.allSatisfy { $0.category == "CommandAndControl" })
        let first = try #require(alerts.first)
        let id = try #require(AlertID(first.id))
        #expect(try await laboratory.read(.domains(of: id)).items.map(\.host) == [domain.description])
        let machines = try await laboratory.read(.machines(meeting: domain)).items
        #expect(Set(machines.map(\.id)) == Set(alerts.compactMap(\.machineId)))
        #expect(try await laboratory.read(.statistics(of: domain)).organizationPrevalence == Int64(machines.count))
        #expect(try await laboratory.read(.statistics(of: domain, hours: 1)).organizationPrevalence ?? 99 <= Int64(machines.count))
    }

    @Test func theUnknownIsEmptyOrNotFoundAsThePagesSay() async throws {
        let laboratory = try await Laboratory()
        let hash = try #require(FileHash(String(repeating: "0", count: 40)))
        let domain = try #require(DomainText("nobody.example"))
        #expect(try await laboratory.read(.alerts(of: hash)).items.isEmpty)
        #expect(try await laboratory.read(.machines(with: hash)).items.isEmpty)
        #expect(try await laboratory.read(.machines(meeting: domain)).items.isEmpty)
        #expect(try await laboratory.read(.statistics(of: domain)).organizationPrevalence == 0)
        for (path, code) in [
            ("/api/files/\(hash)", "ResourceNotFound"), ("/api/files/xyz", "InvalidHashValue"),
            ("/api/files/\(hash)/stats?lookBackHours=721", "ResourceNotFound"), ("/api/ips/1.2.3/alerts", "InvalidIpAddress"),
            ("/api/ips/10.0.0.1/stats?lookBackHours=721", "InvalidInput"), ("/api/domains/a..b/stats", "InvalidDomainName"),
            ("/api/alerts/nothing/files", "ResourceNotFound"), ("/api/vulnerabilities/CVE-2000-0001", "ResourceNotFound"),
            ("/api/software/nobody-_-nothing", "ResourceNotFound"), ("/api/recommendations/x", "ResourceNotFound"),
            ("/api/remediationtasks/x", "ResourceNotFound"), ("/api/investigations/x", "ResourceNotFound"),
        ] {
            #expect(try await laboratory.get(path).code == code, "\(path)")
        }
    }

    @Test func softwareVulnerabilitiesAndAdviceAgree() async throws {
        let laboratory = try await Laboratory()
        let products = try await laboratory.read(Query<Page<Software>>.software()).items
        #expect(products.count > 5)
        for product in products {
            let key = try #require(EntityKey(product.id))
            let distributions = try await laboratory.read(.distributions(ofSoftware: key)).items
            let machines = try await laboratory.read(.machines(withSoftware: key)).items
            #expect(distributions.compactMap(\.installations).reduce(0, +) == Int64(machines.count), "\(product.id)")
            let weak = try await laboratory.read(.vulnerabilities(ofSoftware: key)).items
            #expect(product.weaknesses == Int64(weak.count))
            let advice = EntityKey("va-_-\(product.id)")
            guard product.exposedMachines != 0, let advice else { continue }
            let recommendation = try await laboratory.read(.recommendation(advice))
            #expect(recommendation.exposedMachinesCount == product.exposedMachines)
            #expect(try await laboratory.read(.machines(ofRecommendation: advice)).items.count == Int(product.exposedMachines ?? 0))
            #expect(try await laboratory.read(.software(ofRecommendation: advice)) == product)
            #expect(try await laboratory.read(.vulnerabilities(ofRecommendation: advice)).items == weak)
        }
        let machine = try #require(MachineID(try await laboratory.firstMachine()))
        let weak = try await laboratory.read(.vulnerabilities(of: machine)).items
        let field = try #require(AssetVulnerability.schema.field("machineId"))
        let filter = try #require(ODataFilter.compare(field, .equal, .string(machine.description)))
        let assets = try await laboratory.read(.assetVulnerabilities(filter: filter)).items
        #expect(Set(assets.compactMap(\.cveId)) == Set(weak.map(\.id)))
        for vulnerability in weak {
            let cve = try #require(CVEID(vulnerability.id))
            let machines = try await laboratory.read(.machines(with: cve)).items
            #expect(machines.contains { $0.id == machine.description })
            #expect(try await laboratory.read(.vulnerability(cve)).exposedMachines == Int64(machines.count))
        }
        let advice = try await laboratory.read(.recommendations(of: machine)).items
        for fix in try await laboratory.read(.missingUpdates(of: machine)).items {
            #expect(fix.productsNames.allSatisfy { name in advice.contains { $0.productName == name } })
        }
    }

    @Test func scoresAndRemediationsCountTheDevices() async throws {
        let laboratory = try await Laboratory()
        let machines = try await laboratory.read(.machines()).items
        let groups = try await laboratory.read(.exposureScoresByGroup).items
        #expect(Set(groups.compactMap(\.rbacGroupName)) == Set(machines.compactMap(\.rbacGroupName)))
        let score = try #require(try await laboratory.read(.exposureScore).score)
        let mean =
            try groups.reduce(0.0) { sum, group in
                let count = machines.count { $0.rbacGroupName == group.rbacGroupName }
                return sum + (try #require(group.score)) * Double(count)
            } / Double(machines.count)
        #expect(abs(score - mean) < 0.05)
        #expect(try await laboratory.read(.deviceSecureScore).score ?? 0 > 100)
        for task in try await laboratory.read(.remediations()).items {
            let key = try #require(EntityKey(task.id))
            let open = try await laboratory.read(.machines(ofRemediation: key)).items.count
            #expect((task.targetDevices ?? 0) - (task.fixedDevices ?? 0) == Int64(open))
            #expect(try await laboratory.read(.remediation(key)) == task)
        }
    }
}
