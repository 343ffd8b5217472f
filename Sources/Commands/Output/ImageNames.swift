import Failures
import Files
import MetaCAM

/// The pictures of a command, each once, and what their results are called: the file name without its ending.
struct ImageNames {
  let paths: [String]
  /// One for each of the paths, fit to be part of a file's name.
  let names: [String]

  /// - Throws: `MetaCAMError` if two pictures would get the same name, and one would overwrite the other's results.
  init(paths: [String]) throws {
    self.paths = Self.unique(paths)
    var owners: [String: String] = [:]
    names = try self.paths.map { path in
      let name = Self.name(of: path)
      if let other = owners.updateValue(path, forKey: name) {
        throw MetaCAMError(
          .duplicateName, "'\(other)' and '\(path)' would both be written as '\(name)'; rename one or explain it apart")
      }
      return name
    }
  }

  /// A picture that is named twice counts once, by whatever path; under another name of its own it is another one.
  static func unique(_ paths: [String]) -> [String] {
    struct Picture: Hashable {
      let name: String
      let identity: FileIdentity?
      /// Of a file that is not there.
      let path: String?
    }
    return paths.eachOnce { path in
      let identity = FileIdentity(of: path)
      return Picture(name: file(of: path), identity: identity, path: identity == nil ? path : nil)
    }
  }

  private static func file(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  private static func name(of path: String) -> String {
    let file = ShownText.fileName(file(of: path))
    guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return file }
    return String(file[..<dot])
  }
}
