import ArgumentParser
import MetaCAM

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a shell offers for the values of options that several commands have; a closed list has its own (`NamedChoice`).
extension CompletionKind {
  static let methods = CompletionKind.list(Method.all.map(\.slug) + ["all", "every"])
  static let metrics = CompletionKind.list(Metric.all.map(\.slug) + ["all"])

  /// The built-in networks, and files and folders, of which a shell offers either by itself.
  static let networks = CompletionKind.custom { _, _, beginning in
    let names = NetworkModel.builtInNames.filter { $0.hasPrefix(beginning) }
    return names + PathCompletion.paths(beginning)
  }
}

enum PathCompletion {
  /// Nobody looks through more.
  private static let most = 1000

  /// The files, and folders with a slash behind them, whose paths begin so, in their order; hidden ones where that is typed.
  static func paths(_ beginning: String) -> [String] {
    let slash = beginning.lastIndex(of: "/")
    let folder = slash.map { String(beginning[...$0]) } ?? ""
    let part = slash.map { beginning[beginning.index(after: $0)...] } ?? beginning[...]
    guard let directory = opendir(folder.isEmpty ? "." : folder) else { return [] }
    defer { closedir(directory) }
    var paths: [String] = []
    while paths.count < most, let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard let name, name.hasPrefix(part), part.hasPrefix(".") || !name.hasPrefix(".") else { continue }
      var status = stat()
      let isFolder = stat(folder + name, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      paths.append(folder + name + (isFolder ? "/" : ""))
    }
    return paths.sorted()
  }
}
