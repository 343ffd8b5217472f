#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What lies under a name.
enum FileKind {
  case readable, notReadable, folder

  /// Follows links; nil where there is nothing.
  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    if status.st_mode & S_IFMT == S_IFDIR {
      self = .folder
    } else {
      self = access(path, R_OK) == 0 ? .readable : .notReadable
    }
  }
}
