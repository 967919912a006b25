/// The words of JSON Schema (2020-12, and draft-07 for what editors read) that the schemas of this project use. Another one is a mistake: a validator that passes over a word
/// would take what the schema's reader refuses.
enum Keyword: String, CaseIterable {
    case schema = "$schema"
    case id = "$id"
    case title, description, examples
    case definitions = "$defs"
    case reference = "$ref"
    case type
    case constant = "const"
    case choice = "enum"
    case pattern, minimum, maximum, minItems, minLength, maxLength
    case properties, required, additionalProperties, dependencies, propertyNames, items, anyOf, oneOf
}
