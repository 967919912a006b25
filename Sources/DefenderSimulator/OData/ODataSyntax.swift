/// The simulator's reading of `$filter`, apart from any entity.
public enum ODataSyntax {
    /// Where a text leaves the grammar, in Unicode scalars from 0; nil if it is a filter (OData ABNF 4.01,
    /// without JSON, geography and functions of a service's own).
    public static func firstFault(in filter: String) -> Int? {
        do {
            _ = try ODataParser.parse(filter)
            return nil
        } catch {
            return error.offset
        }
    }

    /// The same for `$orderby`.
    public static func firstFault(inOrder order: String) -> Int? { ODataOrdering.firstFault(in: order) }
}
