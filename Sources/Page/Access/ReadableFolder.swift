import Failures
import Files
import Studies

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A folder that was named at the start: pictures in it and below may be read, and nothing else.
///
/// Links are followed only as far as they stay within the folder.
package struct ReadableFolder: Sendable {
  package let id: String
  /// As the user named it.
  package let name: String
  private let root: String

  /// - Throws: `FileError` where it is no folder.
  package init(_ path: String, id: String) throws(FileError) {
    guard let root = Self.resolved(path) else {
      throw FileError(.notFound, "no such folder", context: ["folder": path])
    }
    var status = stat()
    guard stat(root, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw FileError(.isInput, "this is no folder; name folders of pictures, or of studies", context: ["folder": path])
    }
    self.id = id
    name = path
    self.root = root
  }

  package struct Entry: Sendable {
    package let id: String
    /// Below the folder.
    package let name: String
    package let bytes: Int
  }

  /// More than anybody looks through.
  static let mostEntries = 100_000
  private static let deepest = 8

  /// All pictures, by their names' endings, sorted by name.
  /// - Complexity: a look at each file.
  package func entries() -> [Entry] {
    var entries: [Entry] = []
    var waiting: [(path: String, depth: Int)] = [("", 0)]
    while let (path, depth) = waiting.popLast(), entries.count < Self.mostEntries {
      guard let directory = opendir(path.isEmpty ? root : "\(root)/\(path)") else { continue }
      defer { closedir(directory) }
      while let entry = readdir(directory), entries.count < Self.mostEntries {
        let file = withUnsafeBytes(of: entry.pointee.d_name) {
          String(validating: $0.prefix { $0 != 0 }, as: UTF8.self)
        }
        guard let file, !file.hasPrefix(".") else { continue }
        let name = path.isEmpty ? file : "\(path)/\(file)"
        var status = stat()
        guard lstat("\(root)/\(name)", &status) == 0 else { continue }
        var kind = status.st_mode & S_IFMT
        if kind == S_IFLNK {
          // A link to a folder could lead round in a circle.
          guard let target = self.path(of: name), stat(target, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            continue
          }
          kind = S_IFREG
        }
        if kind == S_IFDIR, depth < Self.deepest {
          waiting.append((name, depth + 1))
        } else if kind == S_IFREG, Self.isPicture(file) {
          entries.append(Entry(id: Self.id(of: name), name: name, bytes: Int(status.st_size)))
        }
      }
    }
    return entries.sorted { $0.name < $1.name }
  }

  /// Where an entry can be read; nil where it leads out of the folder, or to nothing.
  package func path(of name: String) -> String? {
    guard let path = Self.resolved("\(root)/\(name)"), path.hasPrefix(root == "/" ? "/" : root + "/") else {
      return nil
    }
    return path
  }

  /// As the user would name it.
  package func shownPath(of name: String) -> String {
    self.name.hasSuffix("/") ? self.name + name : "\(self.name)/\(name)"
  }

  private static func isPicture(_ name: String) -> Bool {
    PictureNames.isPicture(name)
  }

  static func id(of name: String) -> String { Fingerprint.of(name) }

  private static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(validatingCString: resolved)
  }
}

/// Names for contents: the first 32 digits of their SHA-256.
package enum Fingerprint {
  package static func of(_ bytes: [UInt8]) -> String {
    String(bytes.withUnsafeBytes { SHA256.hexadecimal(of: $0) }.prefix(32))
  }

  package static func of(_ text: String) -> String { of(Array(text.utf8)) }
}
