#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that is made over several runs of the program: `<path>.part`, which stays when a run ends early, and gets its
/// name when it is whole.
///
///     guard let part = try PartFile(path: "resnet152.pth") else { return }  // another program is at it
///     try part.append(bytes)
///     try part.finish()
///
/// One program at a time holds it; the system lets go of it when that program ends, however it does. Because its name can
/// be known before, only a file of the user's own is gone on with, and no link is followed.
public final class PartFile {
  /// What the file will be called.
  public let path: String
  /// What it is called until then.
  public let partPath: String
  public private(set) var count: Int
  private let descriptor: Int32

  /// Opens what an earlier run has left, or begins a new file.
  /// - Returns: nil while another program holds it.
  /// - Throws: `FileError` if the folder is missing or may not be written, or the part's name is that of a link, a folder,
  ///   or another user's file.
  public init?(path: String) throws(FileError) {
    self.path = path
    partPath = path + ".part"
    // Whoever held the file before may have renamed it since it was opened here; then there is a new one to open.
    while true {
      let flags = O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
      let descriptor = open(partPath, flags, 0o666)
      guard descriptor >= 0 else {
        let reason = errno
        try AtomicFile.checkName(partPath)
        throw .writing(partPath, reason)
      }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        let reason = errno
        close(descriptor)
        if reason == EWOULDBLOCK { return nil }
        if reason == EINTR { continue }
        throw .writing(partPath, reason)
      }
      var held = stat()
      var named = stat()
      if fstat(descriptor, &held) == 0, lstat(partPath, &named) == 0, held.st_ino == named.st_ino,
        held.st_dev == named.st_dev
      {
        // A further name of the file may be one outside this folder.
        guard held.st_mode & S_IFMT == S_IFREG, held.st_uid == geteuid(), held.st_nlink == 1 else {
          close(descriptor)
          throw FileError(
            .notPermitted, "the beginning of the file is not one that this program has made; remove it",
            context: ["file": partPath])
        }
        self.descriptor = descriptor
        count = Int(held.st_size)
        return
      }
      close(descriptor)
    }
  }

  deinit { close(descriptor) }

  /// Whatever the one who made the bytes must know to go on with them, such as their version; kept as `<path>.part.note`.
  /// - Returns: nil where there is none, or no text of at most 1000 bytes.
  public var note: String? {
    let descriptor = open(notePath, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1001)
    let count = read(descriptor, &bytes, bytes.count)
    guard (1...1000).contains(count) else { return nil }
    return String(validating: bytes[..<count], as: UTF8.self)
  }

  private var notePath: String { partPath + ".note" }

  public func append(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    try AtomicFile.Writer(descriptor: descriptor, path: partPath).append(bytes)
    count += bytes.count
  }

  /// Begins anew: no bytes yet.
  /// - Parameter note: about the bytes to come.
  public func restart(note: String?) throws(FileError) {
    unlink(notePath)
    guard ftruncate(descriptor, 0) == 0 else { throw .writing(partPath, errno) }
    count = 0
    if let note { try AtomicFile.write(note.utf8, to: notePath) }
  }

  /// Gives the file its name, in one step; there is nothing more to append.
  /// - Parameter name: another one, for a file that turned out not to be the one that was wanted.
  public func finish(as name: String? = nil) throws(FileError) {
    // The name must not survive a power cut that the bytes do not.
    guard fsync(descriptor) == 0 else { throw .writing(partPath, errno) }
    try AtomicFile.move(partPath, to: name ?? path)
    unlink(notePath)
  }

  /// Takes the file away; there is nothing more to append.
  public func discard() {
    unlink(partPath)
    unlink(notePath)
  }
}
