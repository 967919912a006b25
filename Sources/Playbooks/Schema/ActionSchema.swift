import ActionKit
import Canonical

/// The JSON Schema of what a step gives to an action.
enum ActionSchema {
    static func input(of action: any Action.Type) -> JSONObject {
        var properties = JSONObject()
        for parameter in action.parameters { properties[parameter.name] = .object(schema(of: parameter)) }
        let required = action.parameters.filter(\.isRequired).map { JSONValue.string($0.name) }
        var schema: JSONObject = [
            "type": required.isEmpty ? ["object", "null"] : "object", "description": .string(action.summary),
            "properties": .object(properties), "additionalProperties": false,
        ]
        if !required.isEmpty { schema["required"] = .array(required) }
        return schema
    }

    private static func record(_ form: [Parameter]) -> JSONValue {
        var properties = JSONObject()
        for parameter in form { properties[parameter.name] = .object(schema(of: parameter)) }
        return [
            "type": "object", "properties": .object(properties), "additionalProperties": false,
            "required": .array(form.filter(\.isRequired).map { .string($0.name) }),
        ]
    }

    private static func schema(of parameter: Parameter) -> JSONObject {
        var schema: JSONObject
        switch parameter.kind {
        case .text(let maximum), .arguments(let maximum): schema = .text(upTo: maximum)
        case .flag: schema = ["type": "boolean"]
        case .shaped(let shape):
            let literal: JSONObject = ["type": "string", "pattern": .string(shape.pattern)]
            schema = shape.isLiteral ? literal : ["anyOf": [.object(literal), .object(.singleExpression)]]
        case .query(let maximum): schema = .text(upTo: maximum)
        case .name: schema = ["type": "string", "minLength": 1]
        case .values: schema = ["type": ["object", "null"]]
        case .columns: schema = Form.columns("`columns`").schema(Catalogue([]))
        case .records(let forms):
            schema = ["type": "array", "items": ["oneOf": .array(forms.map(record))], "minItems": 1]
        case .choice(let values): schema = ["anyOf": [["enum": .array(values.map { .string($0) })], .object(.singleExpression)]]
        case .texts(let maximum):
            let list: JSONValue = ["type": "array", "items": .object(.text(upTo: maximum)), "minItems": 1]
            schema = ["anyOf": [list, .object(.singleExpression)]]
        }
        schema["description"] = .string(parameter.summary)
        return schema
    }
}

extension JSONObject {
    /// As it is written, `${…}` included (CDN0505).
    fileprivate static func text(upTo maximum: Int) -> JSONObject {
        var schema = anyText
        schema["minLength"] = 1
        schema["maxLength"] = .integer(Int64(maximum))
        return schema
    }

    /// One `${…}`, which keeps its type.
    static let singleExpression: JSONObject = ["type": "string", "pattern": #"^\$\{"#]
}
