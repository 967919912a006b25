public import Canonical
public import Expressions

/// The values of cordon.yaml that expressions read: `vars`, `data` and the calendars of `during`.
public struct ProjectValues: Sendable {
    /// A table with what its file holds.
    public struct Table: Sendable {
        public let table: DataTable
        public let rows: DataRows

        public init(_ table: DataTable, _ rows: DataRows) {
            self.table = table
            self.rows = rows
        }
    }

    /// In the order of cordon.yaml, as `ProjectDeclarations` has them.
    public let variables: [Variable]
    public let tables: [Table]
    public let calendars: [Calendar]

    public init(variables: [Variable] = [], tables: [Table] = [], calendars: [Calendar] = []) {
        self.variables = variables
        self.tables = tables
        self.calendars = calendars
    }

    public static let none = ProjectValues()

    /// The types of `vars` and `data`, whose fields are in the order of the values.
    public var variablesType: ObjectType {
        ObjectType(name: ProjectDeclarations.variablesName, fields: variables.map { ObjectField($0.name, $0.type.celType) })
    }

    public var tablesType: ObjectType {
        ObjectType(name: ProjectDeclarations.tablesName, fields: tables.map { ObjectField($0.table.name, $0.table.type) })
    }

    /// The values with those that a tenant has in place of the project's.
    public func replacing(_ others: [Variable]) -> ProjectValues {
        let replaced = variables.map { own in others.first { $0.name == own.name } ?? own }
        return ProjectValues(variables: replaced, tables: tables, calendars: calendars)
    }

    /// What of it expressions read, as a plan counts it: variables and calendars by their values, tables by the bytes of their
    /// files; nil if they read nothing.
    func json(readBy use: FieldUse, usesCalendars: Bool) -> JSONValue? {
        let (names, files) = (use.fields[ProjectDeclarations.variablesName] ?? [], use.fields[ProjectDeclarations.tablesName] ?? [])
        var values = JSONObject()
        let variables = variables.filter { names.contains($0.name) }
        let tables = tables.filter { files.contains($0.table.name) }
        if !variables.isEmpty { values["vars"] = .object(JSONObject(variables.map { ($0.name, $0.value.json) })) }
        if !tables.isEmpty {
            values["data"] = .object(
                JSONObject(tables.map { ($0.table.name, ["file": .string($0.table.file), "digest": .string($0.rows.digest.description)]) }))
        }
        if usesCalendars, !calendars.isEmpty { values["calendars"] = .object(JSONObject(calendars.map { ($0.name, $0.json) })) }
        return values.members.isEmpty ? nil : .object(values)
    }
}

extension Calendar {
    /// Whether a time lies in it.
    public func contains(_ time: Timestamp) -> Bool {
        guard let clock = WallClock(at: time, zone: zone) else { return false }
        if start < end { return days.contains(clock.weekday) && (start..<end).contains(clock.minute) }
        let dayBefore = (clock.weekday + 6) % 7
        return days.contains(clock.weekday) && clock.minute >= start || days.contains(dayBefore) && clock.minute < end
    }

    var json: JSONValue {
        [
            "zone": .string(zone), "days": .array(days.sorted().map { .string(WeeklyTime.dayNames[$0]) }),
            "start": .integer(Int64(start)), "end": .integer(Int64(end)),
        ]
    }
}

extension InputValue {
    /// The value as plans hold it.
    public var json: JSONValue {
        switch self {
        case .text(let text): .string(text)
        case .int(let number): .integer(number)
        case .bool(let flag): .bool(flag)
        case .double(let number): .string("\(number)")
        case .duration(let duration): .string(DurationText.format(duration))
        case .timestamp(let time): .string(time.description)
        case .list(let items): .array(items.map(\.json))
        }
    }
}
