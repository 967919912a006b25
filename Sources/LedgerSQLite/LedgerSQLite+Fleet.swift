import Canonical
public import Execution
import GRDB

extension LedgerSQLite: FleetLedger {
    public func fleet(of tenant: String) throws(LedgerFailure) -> Fleet? {
        try read { database in
            try Row.fetchOne(database, sql: "SELECT devices, time FROM fleet WHERE tenant = ?", arguments: [tenant])
        }.map { Fleet(devices: $0["devices"], time: Timestamp(rfc3339: $0["time"]) ?? .earliest) }
    }

    public func note(_ fleet: Fleet, of tenant: String) throws(LedgerFailure) {
        try write { database in
            try database.execute(
                sql: """
                    INSERT INTO fleet (tenant, devices, time) VALUES (?, ?, ?)
                    ON CONFLICT (tenant) DO UPDATE SET devices = excluded.devices, time = excluded.time
                    """,
                arguments: [tenant, fleet.devices, fleet.time.description])
        }
    }
}
