import Files
import MetaCAM

/// The files that a command reads, none of which it may write over.
///
///     let inputs = InputFiles(images + [model])
///     try inputs.check(output: "scores.csv")
struct InputFiles {
  private let paths: [FileIdentity: String]
  /// By the folder that they lie in.
  private let folders: [FileIdentity: String]

  /// - Parameter paths: what is read; nil, or a name that is no file's, stands for nothing.
  init(_ paths: [String?]) {
    func known(_ identity: (String) -> FileIdentity?) -> [FileIdentity: String] {
      let found = paths.compactMap { path in path.flatMap { path in identity(path).map { ($0, path) } } }
      return Dictionary(found) { first, _ in first }
    }
    self.paths = known { FileIdentity(of: $0) }
    folders = known { path in
      guard FileIdentity(of: path) != nil else { return nil }
      let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
      return FileIdentity(of: folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder)
    }
  }

  /// - Throws: `FileError` where the output would take an input's place.
  func check(output: String?) throws(FileError) {
    guard let output, let input = FileIdentity(of: output).flatMap({ paths[$0] }) else { return }
    throw FileError(
      .isInput, "this would replace a file that is read; choose another name",
      context: input == output ? ["file": output] : ["file": output, "which is": input])
  }

  /// The same for a folder that files of many names are written into.
  /// - Throws: `FileError` where an input lies in it.
  func check(outputFolder: String) throws(FileError) {
    guard let input = FileIdentity(of: outputFolder).flatMap({ folders[$0] }) else { return }
    throw FileError(
      .isInput, "results are written into this folder, and could replace a file that is read; choose another one",
      context: ["folder": outputFolder, "file": input])
  }
}
