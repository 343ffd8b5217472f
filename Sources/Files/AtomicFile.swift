import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writing that leaves either the whole file or none.
public enum AtomicFile {
  /// Writes to a temporary name in the same folder, then renames; whatever fails, no part of a file remains.
  ///
  ///     try AtomicFile.write(png, to: "out/cat.png")
  ///
  /// - Throws: `FileError` if the folder is missing or may not be written, or the disk is full.
  public static func write(_ bytes: some Sequence<UInt8>, to path: String) throws(FileError) {
    try write(to: path) { writer throws(FileError) in
      let whole = Array(bytes)
      try whole.withUnsafeBufferPointer { buffer throws(FileError) in
        try writer.append(UnsafeRawBufferPointer(buffer))
      }
    }
  }

  /// The same for content that comes piece by piece.
  public static func write(
    to path: String, contents: (borrowing Writer) throws(FileError) -> Void
  ) throws(FileError) {
    try inTurn { () throws(FileError) in try writeInTurn(to: path, contents: contents) }
  }

  private static func writeInTurn(
    to path: String, contents: (borrowing Writer) throws(FileError) -> Void
  ) throws(FileError) {
    // The process's number keeps two programs that write the same file out of each other's way.
    let temporary = "\(path).\(getpid()).partial"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .writing(path, errno) }
    var isOpen = true
    do throws(FileError) {
      try contents(Writer(descriptor: descriptor, path: path))
      isOpen = false
      guard close(descriptor) == 0 else { throw .writing(path, errno) }
      guard rename(temporary, path) == 0 else { throw .writing(path, errno) }
    } catch {
      if isOpen { close(descriptor) }
      unlink(temporary)
      throw error
    }
  }

  /// Gives a file another name, in one step; what bore that name before is gone.
  public static func move(_ path: String, to other: String) throws(FileError) {
    guard rename(path, other) == 0 else { throw .writing(other, errno) }
  }

  /// Held while a file has its temporary name.
  private static let writing = Mutex(())

  /// Runs the closure as if it were one of the writes, of which there is one at a time: a program that ends in it
  /// leaves no file under a temporary name.
  public static func inTurn<E: Error>(_ body: () throws(E) -> Void) throws(E) {
    try writing.withLock { _ throws(E) in try body() }
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

  /// Makes the folder and those above it; an existing folder is fine.
  public static func makeFolder(_ path: String) throws(FileError) {
    var built = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      built += built.isEmpty || built == "/" ? String(part) : "/" + part
      if mkdir(built, 0o755) != 0 && errno != EEXIST { throw .writing(path, errno) }
    }
    var status = stat()
    guard stat(path, &status) == 0 else { throw .writing(path, errno) }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw .writing(path, ENOTDIR) }
    guard access(path, W_OK) == 0 else { throw .writing(path, errno) }
  }
}

/// `write` of the C library; inside `AtomicFile` the name means something else.
private func writeToDescriptor(_ descriptor: Int32, _ bytes: Slice<UnsafeRawBufferPointer>) -> Int {
  let part = UnsafeRawBufferPointer(rebasing: bytes)
  return write(descriptor, part.baseAddress, part.count)
}
