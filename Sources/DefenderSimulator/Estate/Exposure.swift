import Canonical
import DefenderAPI

/// The products, weaknesses and advice of the whole tenant, counted over its devices in one pass.
struct Exposure {
    let inventory: Inventory
    let devices: EntityStore.Rows
    /// How many devices have each version, by product and place.
    private(set) var versions: [String: [Int]] = [:]
    /// How many devices have each weakness.
    private(set) var exposed = [Int](repeating: 0, count: Weakness.all.count)
    /// How many devices lack the newest version of a product.
    private(set) var outdated: [String: Int] = [:]

    /// Only what follows from one device alone.
    init(uncounted state: TenantState) {
        inventory = Inventory(seed: state.seed)
        devices = state.devices.rows
    }

    init(_ state: TenantState) {
        self.init(uncounted: state)
        for device in devices {
            var weak: Set<Int> = []
            for installation in inventory.installations(on: device) {
                let product = installation.product
                versions[product.id, default: [Int](repeating: 0, count: product.versions.count)][installation.place] += 1
                if installation.isOutdated { outdated[product.id, default: 0] += 1 }
                weak.formUnion(installation.version.weaknesses)
            }
            for weakness in weak { exposed[weakness] += 1 }
        }
    }

    /// The products that some device has.
    var products: [Product] { Product.all.filter { versions[$0.id] != nil } }

    func product(_ id: String) -> Product? { products.first { $0.id == id.lowercased() } }

    func devices(with product: Product) -> [Record] {
        devices.filter { device in inventory.installations(on: device).contains { $0.product == product } }
    }

    func devices(lackingUpdateOf product: Product) -> [Record] {
        devices.filter { device in
            inventory.installations(on: device).contains { $0.product == product && $0.isOutdated }
        }
    }

    func devices(with weakness: Int) -> [Record] {
        devices.filter { inventory.weaknesses(on: $0).contains(weakness) }
    }

    /// The weaknesses of a product's versions that some device has.
    func weaknesses(of product: Product) -> [Int] {
        let counts = versions[product.id] ?? []
        return Set(zip(product.versions, counts).filter { $0.1 > 0 }.flatMap { $0.0.weaknesses }).sorted()
    }

    func vulnerabilities(_ places: [Int]) -> [Record] { places.map { Weakness.all[$0].record(exposed: exposed[$0]) } }

    /// Every weakness that some device has.
    var allWeaknesses: [Int] { exposed.indices.filter { exposed[$0] > 0 } }
}

// MARK: - As the API shows them

extension Exposure {
    func record(_ product: Product) -> Record {
        let weak = weaknesses(of: product)
        return Record(
            schema: Software.schema,
            made: [
                "id": .string(product.id), "name": .string(product.name), "vendor": .string(product.vendor),
                "weaknesses": .integer(Int64(weak.count)),
                "publicExploit": .bool(weak.contains { Weakness.all[$0].exploit > 0 }), "activeAlert": false,
                "exposedMachines": .integer(Int64(outdated[product.id] ?? 0)), "impactScore": .number(impact(product)),
            ])
    }

    /// How much of the exposure score is the product's: by the devices exposed and the worst of its weaknesses.
    private func impact(_ product: Product) -> Double {
        let worst = weaknesses(of: product).map { Weakness.all[$0].score }.max() ?? 0
        return hundredths(10 * Double(outdated[product.id] ?? 0) / Double(max(devices.count, 1)) * worst / 10)
    }

    func distributions(_ product: Product) -> [Record] {
        zip(product.versions, versions[product.id] ?? []).filter { $0.1 > 0 }.map { version, count in
            Record(
                schema: SoftwareDistribution.schema,
                made: [
                    "version": .string(version.number), "installations": .integer(Int64(count)),
                    "vulnerabilities": .integer(Int64(version.weaknesses.count)),
                ])
        }
    }

    /// The update that brings a product's old versions to the newest; nil where it comes by another way.
    func fix(_ product: Product) -> Record? {
        guard let update = product.update, let missing = outdated[product.id], missing > 0 else { return nil }
        return Record(
            schema: ProductFix.schema,
            made: [
                "id": .string(update), "name": .string("Security update KB\(update)"),
                "productsNames": .strings([product.name]),
                "url": .string("https://catalog.update.microsoft.com/v7/site/Search.aspx?q=KB\(update)"),
                "machineMissedOn": .integer(Int64(missing)), "cveAddressed": .integer(Int64(weaknesses(of: product).count)),
            ])
    }

    static func reference(_ device: Record) -> Record {
        let names = ["id", "computerDnsName", "osPlatform", "rbacGroupName"]
        return Record(
            schema: MachineReference.schema, made: JSONObject(names.map { ($0, device[$0].json ?? JSONValue.null) }))
    }
}

func hundredths(_ value: Double) -> Double { (value * 100).rounded() / 100 }
