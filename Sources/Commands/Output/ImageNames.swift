import ArgumentParser
import MetaCAM

/// What results are called: each picture's file name without its ending.
struct ImageNames {
  let names: [String]

  /// - Throws: `MetaCAMError` if two pictures would get the same name, and one would overwrite the other's results.
  init(paths: [String]) throws {
    var owners: [String: String] = [:]
    names = try paths.map { path in
      let name = Self.name(of: path)
      if let other = owners.updateValue(path, forKey: name) {
        throw MetaCAMError(
          .duplicateName, "'\(other)' and '\(path)' would both be written as '\(name)'; rename one or explain it apart")
      }
      return name
    }
  }

  private static func name(of path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return file }
    return String(file[..<dot])
  }
}
