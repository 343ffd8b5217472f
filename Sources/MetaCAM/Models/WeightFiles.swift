import FoundationEssentials
import ModelReaders

/// Where the weights of the built-in models lie.
public enum WeightFiles {
  /// Looked for in this order: the folder that `METACAM_WEIGHTS` names; `share/metacam/weights` beside an installed
  /// program's `bin`; `.deps/weights` in a folder above the program, which is a checkout's.
  /// - Throws: `MetaCAMError` that says where it looked.
  public static func path(of architecture: Architecture) throws -> String {
    let candidates = folders.map { "\($0)/\(architecture.weightsFile)" }
    if let found = candidates.first(where: { FileManager.default.fileExists(atPath: $0) }) { return found }
    throw MetaCAMError(
      .weightsNotFound,
      "the weights of \(architecture.name) are not on this machine; run Scripts/bootstrap in the checkout, or set "
        + "METACAM_WEIGHTS to the folder that holds \(architecture.weightsFile)",
      context: ["looked in": folders.joined(separator: ", ")])
  }

  private static var folders: [String] {
    if let folder = ProcessInfo.processInfo.environment["METACAM_WEIGHTS"], !folder.isEmpty { return [folder] }
    let program = ExecutablePath.current
    var parents = program.split(separator: "/").dropLast()
    var result = ["/" + parents.dropLast().joined(separator: "/") + "/share/metacam/weights"]
    while !parents.isEmpty {
      let folder = "/" + parents.joined(separator: "/") + "/.deps/weights"
      if FileManager.default.fileExists(atPath: folder) { result.append(folder) }
      parents = parents.dropLast()
    }
    return result
  }
}
