extension LiveResponseScriptOutput {
    /// The properties of `LiveResponseScriptOutput`, with names, nullability and filters of mde-entities.yaml.
    public static let schema = EntitySchema(
        "LiveResponseScriptOutput", "What a script of a live response gave: the content of the file behind its download link.",
        fields: [
            Field("script_name", .string, "The script that ran."),
            Field("exit_code", .integer, "What the script returned; 0 is success."),
            Field("script_output", .string, "What the script wrote; may end in NUL characters."),
            Field("script_errors", .string, "What the script wrote as errors."),
        ])
}
