/// The sentences of this module.
enum Messages {
    static let directive = "the file has a `%` directive, which is not laid out"
    static let otherMeaning = "the new layout would not mean the same as the file, so it stays as it is"
}
