import ModelReaders

/// The project's own test data, in `Tests/Fixtures`.
public enum Fixtures {
  /// The path of a fixture, whatever the working folder is.
  public static func path(_ name: String, from file: StaticString = #filePath) -> String {
    let parts = "\(file)".split(separator: "/").dropLast(2)
    return "/" + parts.joined(separator: "/") + "/Fixtures/" + name
  }
}
