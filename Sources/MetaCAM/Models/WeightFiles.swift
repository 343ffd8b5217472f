import Failures
import FoundationEssentials
import ModelReaders

/// Where the weights of the built-in models lie.
public enum WeightFiles {
  /// Looked for in this order: the folder that `METACAM_WEIGHTS` names; the cache folder; `share/metacam/weights` beside
  /// an installed program's `bin`; `.deps/weights` in a folder above the program, which is a checkout's.
  /// - Throws: `MetaCAMError` that says where the file can be had, where it may lie, and where was looked.
  public static func path(of architecture: Architecture) throws -> String {
    if let found = foundPath(of: architecture) { return found }
    let file = architecture.weights.file
    let remedy: Remedy
    if let url = architecture.weights.url {
      let place = fetchFolder.map { " into \($0)" } ?? ""
      remedy =
        "run \(.fetching(model: architecture.name)), which fetches \(url)\(place), or name the file with \(.option(.weights))"
    } else {
      remedy =
        """
        run Scripts/bootstrap in the checkout, set \(.environment("METACAM_WEIGHTS")) to the folder that holds \(file), \
        or name the file with \(.option(.weights))
        """
    }
    throw MetaCAMError(
      .weightsNotFound, "the weights of \(architecture.name) are not on this machine", remedy: remedy,
      context: ["looked in": folders.joined(separator: ", ")])
  }

  /// The same; nil where they are not on this machine.
  public static func foundPath(of architecture: Architecture) -> String? {
    folders.map { "\($0)/\(architecture.weights.file)" }.first { FileManager.default.fileExists(atPath: $0) }
  }

  /// Where weights that are fetched belong, which is where they are looked for first; it need not exist. Nil where the
  /// environment names no folder.
  public static var fetchFolder: String? { chosenFolder ?? fetchedFolder }

  // A configuration file that cannot be read is said where a command begins, and of none there is nothing to take.
  private static var chosenFolder: String? { (try? UserSettings.current())?.value(.weightsFolder) }

  private static var fetchedFolder: String? { (try? CacheFolder())?.weights }

  private static var folders: [String] {
    if let chosenFolder { return [chosenFolder] }
    let program = ExecutablePath.current
    var parents = program.split(separator: "/").dropLast()
    var result = [fetchedFolder].compactMap { $0 }
    result += ["/" + parents.dropLast().joined(separator: "/") + "/share/metacam/weights"]
    while !parents.isEmpty {
      let folder = "/" + parents.joined(separator: "/") + "/.deps/weights"
      if FileManager.default.fileExists(atPath: folder) { result.append(folder) }
      parents = parents.dropLast()
    }
    return result
  }
}
