import Failures
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writing that leaves either the whole file or none.
///
/// A file of the same name is replaced. A link, a folder or a device of that name is an error, and stays: what is written
/// lands in the folder that was named, and nowhere else. The folder itself may be reached through links.
public enum AtomicFile {
  /// Writes to a temporary name in the same folder, then renames; whatever fails, no part of a file remains.
  ///
  ///     try AtomicFile.write(png, to: "out/cat.png")
  ///
  /// - Parameter isSynced: whether the bytes are on the disk before the file has its name, for what others rely on.
  /// - Throws: `FileError` if the folder is missing or may not be written, the disk is full, or the name is that of
  ///   something else than a file.
  public static func write(
    _ bytes: some Sequence<UInt8>, to path: String, isSynced: Bool = false
  ) throws(FileError) {
    try write(to: path, isSynced: isSynced) { writer throws(FileError) in
      let whole = Array(bytes)
      try whole.withUnsafeBufferPointer { buffer throws(FileError) in
        try writer.append(UnsafeRawBufferPointer(buffer))
      }
    }
  }

  /// The same for content that comes piece by piece.
  @inline(never)  // Swift 6.3.1 crashes while it inlines this into the above.
  public static func write(
    to path: String, isSynced: Bool = false, contents: (borrowing Writer) throws(FileError) -> Void
  ) throws(FileError) {
    try checkName(path)
    let temporary = try openTemporary(beside: path)
    let descriptor = temporary.descriptor
    var isOpen = true
    do throws(FileError) {
      try contents(Writer(descriptor: descriptor, path: path))
      if isSynced { guard fsync(descriptor) == 0 else { throw .writing(path, errno) } }
      isOpen = false
      guard close(descriptor) == 0 else { throw .writing(path, errno) }
      try move(temporary.path, to: path)
    } catch {
      if isOpen { close(descriptor) }
      removeTemporary(temporary.path)
      throw error
    }
  }

  /// Gives a file another name, in one step; a file that bore that name before is gone.
  /// - Throws: `FileError`, also where the name is that of something else than a file.
  public static func move(_ path: String, to other: String) throws(FileError) {
    try checkName(other)
    let reason = unfinished.withLock { names -> Int32 in
      guard rename(path, other) == 0 else { return errno }
      names.remove(path)
      return 0
    }
    guard reason == 0 else { throw .writing(other, reason) }
  }

  /// Whether a file may be written under this name: there is none, or it is a file's, which will be replaced.
  /// - Throws: `FileError` where a link, a folder or a device bears the name.
  public static func checkName(_ path: String) throws(FileError) {
    switch try kind(of: path) {
    case nil, S_IFREG: return
    case S_IFDIR:
      throw FileError(
        .isDirectory, "cannot be written: there is a folder of this name; choose another name", context: ["file": path])
    case let kind?: throw .standsInTheWay(path, isLink: kind == S_IFLNK)
    }
  }

  /// What bears the name itself, a link being a link; nil where nothing does.
  static func kind(of path: String) throws(FileError) -> mode_t? {
    var status = stat()
    if lstat(path, &status) == 0 { return status.st_mode & S_IFMT }
    guard errno == ENOENT else { throw .writing(path, errno) }
    return nil
  }

  /// Opens a new file for writing and reading in the folder of `path`, under a name that nobody can know before. Whatever
  /// bears that name is neither opened nor followed. Whoever opens it takes the name away again, by `move` or
  /// `removeTemporary`.
  /// - Parameter mode: its permissions, less those that the process's mask takes away.
  package static func openTemporary(
    beside path: String, mode: mode_t = 0o666
  ) throws(FileError) -> (descriptor: Int32, path: String) {
    let temporary = "\(path).\(String(UInt64.random(in: .min ... .max), radix: 36)).partial"
    let (descriptor, reason) = unfinished.withLock { names -> (Int32, Int32) in
      let descriptor = open(temporary, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
      if descriptor >= 0 { names.insert(temporary) }
      return (descriptor, errno)
    }
    guard descriptor >= 0 else { throw .writing(path, reason) }
    return (descriptor, temporary)
  }

  /// A name for a file that somebody else's library makes, in the folder of `path`; nobody can know it before. It goes with
  /// all that is not whole where the program is ended, and else by `move` or `removeTemporary`.
  package static func newTemporaryName(beside path: String) -> String {
    let name = "\(path).\(String(UInt64.random(in: .min ... .max), radix: 36)).partial"
    unfinished.withLock { _ = $0.insert(name) }
    return name
  }

  /// The name that a file gets when it is whole, by its temporary one; nil of another file's name.
  package static func nameWhenWhole(ofTemporary name: String) -> String? {
    guard name.hasSuffix(".partial") else { return nil }
    let rest = name.dropLast(".partial".count)
    guard let dot = rest.lastIndex(of: "."), dot != rest.startIndex else { return nil }
    let random = rest[rest.index(after: dot)...]
    // Up to 64 bits in base 36.
    guard (1...13).contains(random.utf8.count), UInt64(random, radix: 36) != nil, !random.hasPrefix("+") else {
      return nil
    }
    return String(rest[..<dot])
  }

  package static func removeTemporary(_ path: String) {
    unfinished.withLock { names in
      unlink(path)
      names.remove(path)
    }
  }

  /// The temporary names that files have now; a file gets or loses one with its turn at them.
  private static let unfinished = Mutex<Set<String>>([])

  /// Takes away all files that are not whole yet, and runs the closure before any file can get a name: a program that ends
  /// in it leaves whole files alone. It waits for no write, however long that takes; one that is under way fails.
  public static func abandoningUnfinished<E: Error>(_ body: () throws(E) -> Void) throws(E) {
    try unfinished.withLock { names throws(E) in
      for name in names { unlink(name) }
      names = []
      try body()
    }
  }

  /// Where the pieces go.
  public struct Writer: ~Copyable {
    let descriptor: Int32
    let path: String

    public func append(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = writeToDescriptor(descriptor, rest)
        if count < 0 {
          if errno == EINTR { continue }
          throw .writing(path, errno)
        }
        rest = rest.dropFirst(count)
      }
    }
  }

  /// Makes the folder and those above it; an existing folder is fine, and so are links on the way to it.
  public static func makeFolder(_ path: String) throws(FileError) {
    var built = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      built += built.isEmpty || built == "/" ? String(part) : "/" + part
      if mkdir(built, 0o777) != 0 && errno != EEXIST { throw .writing(path, errno) }
    }
    var status = stat()
    guard stat(path, &status) == 0 else { throw .writing(path, errno) }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw .writing(path, ENOTDIR) }
    guard access(path, W_OK) == 0 else { throw .writing(path, errno) }
  }

  /// Makes a folder of the program's own choosing in one that the user has named; an existing one is fine, but a link,
  /// which the user has not asked for, is an error.
  public static func makeFolder(_ name: String, in folder: String) throws(FileError) {
    let path = "\(folder)/\(name)"
    if try kind(of: path) == S_IFLNK { throw .standsInTheWay(path, isLink: true) }
    try makeFolder(path)
  }
}

extension Failure<FileErrorCode> {
  static func standsInTheWay(_ path: String, isLink: Bool) -> Self {
    let what = isLink ? "there is a link of this name, and links are not written through" : "this is no regular file"
    return Self(.notPermitted, "cannot be written: \(what); remove it or choose another name", context: ["file": path])
  }
}

/// `write` of the C library; inside `AtomicFile` the name means something else.
private func writeToDescriptor(_ descriptor: Int32, _ bytes: Slice<UnsafeRawBufferPointer>) -> Int {
  let part = UnsafeRawBufferPointer(rebasing: bytes)
  return write(descriptor, part.baseAddress, part.count)
}
