#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A folder whose files are believed because nobody but the user could have put them there.
///
///     let folder = try PrivateFolder(path: "/home/me/.cache/metacam/compiled")
///
/// It is a folder itself, not a link to one; it is the user's, and nobody else may write to it or look into it.
public struct PrivateFolder: Sendable, Equatable {
  public let path: String

  /// Makes the folder and those above it, if they are missing. One of the user's own that others may only look into is
  /// closed to them.
  ///
  /// - Throws: `FileError`: `notPrivate` where others could have put something into it, or it is a link; else as
  ///   `AtomicFile.makeFolder`.
  public init(path: String) throws(FileError) {
    self.path = path
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      try AtomicFile.makeFolder(String(path[..<slash]))
    }
    if mkdir(path, 0o700) != 0 && errno != EEXIST { throw .writing(path, errno) }
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else {
      let reason = errno
      if try AtomicFile.kind(of: path) == S_IFLNK { throw Self.notPrivate(path, "it is a link") }
      throw .writing(path, reason)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .writing(path, errno) }
    guard status.st_uid == geteuid() else { throw Self.notPrivate(path, "it belongs to another user") }
    guard status.st_mode & 0o022 == 0 else { throw Self.notPrivate(path, "others may write to it") }
    if status.st_mode & 0o777 != 0o700, fchmod(descriptor, 0o700) != 0 { throw .writing(path, errno) }
    guard access(path, W_OK) == 0 else { throw .writing(path, errno) }
  }

  private static func notPrivate(_ path: String, _ reason: String) -> FileError {
    FileError(
      .notPrivate, "a folder that is not the user's alone is not used: \(reason); remove it or choose another",
      context: ["folder": path])
  }

  /// The files in it, in no order.
  public func files() throws(FileError) -> [FolderFile] { try FolderFile.all(in: path) }

  /// Takes a file of that name away, if there is one.
  /// - Returns: whether it is gone.
  @discardableResult
  public func remove(_ name: String) -> Bool { unlink("\(path)/\(name)") == 0 || errno == ENOENT }

  /// Takes the folder itself away, where nothing lies in it.
  package func removeIfEmpty() { rmdir(path) }
}
