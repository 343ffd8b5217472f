import MetaCAM

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The files that a command reads, none of which it may write over.
///
///     let inputs = InputFiles(images + [model])
///     try inputs.check(output: "scores.csv")
struct InputFiles {
  /// By which file it is, whatever path leads to it.
  private let paths: [Identity: String]

  private struct Identity: Hashable {
    let device: UInt64
    let number: UInt64

    /// Nil where there is no file.
    init?(of path: String) {
      var status = stat()
      guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
      device = UInt64(truncatingIfNeeded: status.st_dev)
      number = UInt64(truncatingIfNeeded: status.st_ino)
    }
  }

  /// - Parameter paths: what is read; nil, or a name that is no file's, stands for nothing.
  init(_ paths: [String?]) {
    let found = paths.compactMap { path in path.flatMap { path in Identity(of: path).map { ($0, path) } } }
    self.paths = Dictionary(found) { first, _ in first }
  }

  /// - Throws: `FileError` where the output would take an input's place.
  func check(output: String?) throws(FileError) {
    guard let output, let input = Identity(of: output).flatMap({ paths[$0] }) else { return }
    throw FileError(
      .isInput, "this would replace a file that is read; choose another name",
      context: input == output ? ["file": output] : ["file": output, "which is": input])
  }
}
