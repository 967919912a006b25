import GRDB

/// The ledger's tables, version by version. A migration that was released is never changed.
enum LedgerMigrations {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1: plans, runs, intents, root") { database in
            try database.execute(sql: first)
        }
        migrator.registerMigration("2: stops, fleet") { database in
            try database.execute(sql: second)
        }
        migrator.registerMigration("3: what is left of plans") { database in
            try database.execute(sql: third)
        }
        migrator.registerMigration("4: when plans were worked on, what people are asked, leases") { database in
            try database.execute(sql: fourth)
        }
        migrator.registerMigration("5: subjects that stopped matching, what look-ups of runs gave") { database in
            try database.execute(sql: fifth)
        }
        migrator.registerMigration("6: who looks after leases") { database in
            try database.execute(sql: sixth)
        }
        migrator.registerMigration("7: runs that take others back, what called playbooks did") { database in
            try database.execute(sql: seventh)
        }
        migrator.registerMigration("8: what demands that people are asked") { database in
            try database.execute(sql: "ALTER TABLE question ADD COLUMN rules TEXT NOT NULL DEFAULT '[]'")
        }
        return migrator
    }

    /// Times are RFC 3339 texts, digests `sha256:…`, tokens ten base32 digits.
    private static let first = """
        CREATE TABLE plan (
            digest TEXT PRIMARY KEY NOT NULL,
            id TEXT NOT NULL,
            tenant TEXT NOT NULL,
            time TEXT NOT NULL
        ) STRICT;
        CREATE TABLE run (
            id TEXT PRIMARY KEY NOT NULL,
            plan TEXT NOT NULL REFERENCES plan (digest),
            tenant TEXT NOT NULL,
            playbook TEXT NOT NULL,
            subject TEXT NOT NULL,
            device TEXT,
            time TEXT NOT NULL,
            outcome TEXT,
            ended TEXT
        ) STRICT;
        CREATE INDEX run_by_subject ON run (tenant, playbook, subject);
        CREATE TABLE run_alert (
            run TEXT NOT NULL REFERENCES run (id),
            alert TEXT NOT NULL,
            PRIMARY KEY (run, alert)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE intent (
            token TEXT PRIMARY KEY NOT NULL,
            run TEXT NOT NULL REFERENCES run (id),
            step TEXT NOT NULL,
            deed INTEGER NOT NULL,
            action TEXT NOT NULL,
            device TEXT NOT NULL,
            time TEXT NOT NULL,
            outcome TEXT,
            action_id TEXT,
            ended TEXT
        ) STRICT;
        CREATE INDEX intent_by_run ON intent (run);
        CREATE INDEX intent_by_time ON intent (time);
        CREATE TABLE root (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            checkpoint TEXT NOT NULL
        ) STRICT;
        """

    /// What an older version began has no plan here to go on with: it counts as ended, and its open intents are named as before.
    private static let third = """
        ALTER TABLE plan ADD COLUMN file BLOB;
        ALTER TABLE plan ADD COLUMN ended TEXT;
        UPDATE plan SET ended = time;
        CREATE TABLE source (
            digest TEXT PRIMARY KEY NOT NULL,
            bytes BLOB NOT NULL
        ) STRICT;
        CREATE TABLE plan_source (
            plan TEXT NOT NULL REFERENCES plan (digest),
            path TEXT NOT NULL,
            source TEXT NOT NULL REFERENCES source (digest),
            PRIMARY KEY (plan, path)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE step (
            run TEXT NOT NULL REFERENCES run (id),
            step TEXT NOT NULL,
            outcome TEXT NOT NULL,
            is_already INTEGER NOT NULL,
            reason TEXT,
            rule TEXT,
            actions TEXT NOT NULL,
            time TEXT NOT NULL,
            PRIMARY KEY (run, step)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX run_by_plan ON run (plan);
        ALTER TABLE intent ADD COLUMN resent TEXT;
        ALTER TABLE run ADD COLUMN cancelled_by TEXT;
        ALTER TABLE run ADD COLUMN cancelled TEXT;
        """

    /// A question is about a step of the playbook: one for all items of a `for_each`. Times of answers are part of what was signed.
    private static let fourth = """
        ALTER TABLE plan ADD COLUMN worked TEXT;
        CREATE TABLE question (
            run TEXT NOT NULL REFERENCES run (id),
            step TEXT NOT NULL,
            digest TEXT NOT NULL,
            asked TEXT NOT NULL,
            asked_by TEXT NOT NULL,
            PRIMARY KEY (run, step)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE answer (
            run TEXT NOT NULL,
            step TEXT NOT NULL,
            approver TEXT NOT NULL,
            statement TEXT NOT NULL,
            signature TEXT NOT NULL,
            is_recorded INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (run, step, approver),
            FOREIGN KEY (run, step) REFERENCES question (run, step)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE lease (
            run TEXT NOT NULL REFERENCES run (id),
            step TEXT NOT NULL,
            plan TEXT NOT NULL,
            action TEXT NOT NULL,
            target TEXT NOT NULL,
            after TEXT NOT NULL,
            begun TEXT NOT NULL,
            until TEXT NOT NULL,
            release_asked_by TEXT,
            ended TEXT,
            ending TEXT,
            PRIMARY KEY (run, step)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE lease_note (
            id INTEGER PRIMARY KEY,
            run TEXT NOT NULL,
            step TEXT NOT NULL,
            until TEXT,
            who TEXT NOT NULL,
            time TEXT NOT NULL,
            is_recorded INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        """

    /// What was found is canonical JSON.
    private static let fifth = """
        CREATE TABLE absence (
            tenant TEXT NOT NULL,
            playbook TEXT NOT NULL,
            subject TEXT NOT NULL,
            time TEXT NOT NULL,
            PRIMARY KEY (tenant, playbook, subject)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE found (
            run TEXT NOT NULL REFERENCES run (id),
            step TEXT NOT NULL,
            content BLOB NOT NULL,
            PRIMARY KEY (run, step)
        ) STRICT, WITHOUT ROWID;
        """

    private static let sixth = """
        CREATE TABLE keeper (
            tenant TEXT PRIMARY KEY NOT NULL,
            time TEXT NOT NULL
        ) STRICT;
        """

    /// The run on whose account a deed of another run was taken back; the names of called playbooks, with blanks between them.
    private static let seventh = """
        ALTER TABLE intent ADD COLUMN by_run TEXT;
        ALTER TABLE intent ADD COLUMN called TEXT NOT NULL DEFAULT '';
        CREATE INDEX intent_by_other ON intent (by_run) WHERE by_run IS NOT NULL;
        """

    /// A stop without a tenant holds in all of them.
    private static let second = """
        CREATE TABLE stop (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL,
            tenant TEXT,
            reason TEXT NOT NULL,
            who TEXT NOT NULL,
            time TEXT NOT NULL,
            lifted TEXT,
            lifted_by TEXT,
            is_recorded INTEGER NOT NULL DEFAULT 0,
            is_lift_recorded INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE TABLE fleet (
            tenant TEXT PRIMARY KEY NOT NULL,
            devices INTEGER NOT NULL,
            time TEXT NOT NULL
        ) STRICT;
        """
}
