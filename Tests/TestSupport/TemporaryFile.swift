import FoundationEssentials

/// The path of a file that goes away with the object; nothing is there at first.
public final class TemporaryFile: Sendable {
  public let path: String

  public init(ending: String = "") {
    path = FileManager.default.temporaryDirectory.path + "/metacam-test-\(UUID().uuidString)\(ending)"
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
