import Expressions

/// An entity whose every field has some value, for expressions in examples.
final class SampleEntity: HostObject {
    let type: ObjectType

    init(_ type: ObjectType) { self.type = type }

    func field(_ index: Int) -> Evaluation {
        let field = type.fields[index]
        return switch field.type.withoutNull {
        case .string: .value(.string("sample-\(field.name)"))
        case .enumeration(let enumeration): .value(.string(enumeration.values[0]))
        case .int: .value(.int(1))
        case .bool: .value(.bool(true))
        case .object(let type): .value(.object(SampleEntity(type)))
        case .list(.object(let type)): .value(.list([.object(SampleEntity(type))]))
        case .list: .value(.list([.string("one"), .string("two")]))
        default: .value(.null)
        }
    }
}

/// `alert` and `device` of a run for one alert.
struct SampleActivation: Activation {
    let variables: [Value]

    func variable(_ slot: Int) -> Evaluation { .value(variables[slot]) }
}
