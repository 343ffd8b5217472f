#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file of lines that grows, each line safe on the disk before the next one.
///
///     let journal = try JournalFile(path: "shards/0001.rows")
///     try journal.append(line: "…")
///
/// A line whose writing was cut short, by a full disk or by the end of the program, has no end: it is taken away when the file
/// is opened, or at once where the program lives on.
public final class JournalFile {
  public let path: String
  private let descriptor: Int32
  private var length: off_t

  /// Opens the file, or makes it.
  /// - Throws: `FileError` if the folder is missing or may not be written, or a link or something else than a file bears the name.
  public init(path: String) throws(FileError) {
    self.path = path
    try AtomicFile.checkName(path)
    descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .writing(path, errno) }
    length = 0
    do throws(FileError) {
      length = try Self.wholeLength(descriptor, path)
      guard ftruncate(descriptor, length) == 0 else { throw .writing(path, errno) }
    } catch {
      close(descriptor)
      throw error
    }
  }

  deinit { close(descriptor) }

  /// - Parameter line: without a line end, of its own or of the file's.
  /// - Throws: `FileError` if the disk is full; nothing of the line stays.
  public func append(line: String) throws(FileError) {
    let bytes = Array(line.utf8) + [UInt8(ascii: "\n")]
    do throws(FileError) {
      guard lseek(descriptor, length, SEEK_SET) == length else { throw .writing(path, errno) }
      try bytes.withUnsafeBufferPointer { buffer throws(FileError) in
        try AtomicFile.Writer(descriptor: descriptor, path: path).append(UnsafeRawBufferPointer(buffer))
      }
      guard fsync(descriptor) == 0 else { throw .writing(path, errno) }
    } catch {
      ftruncate(descriptor, length)
      throw error
    }
    length += off_t(bytes.count)
  }

  /// How long the file is up to the end of its last whole line.
  private static func wholeLength(_ descriptor: Int32, _ path: String) throws(FileError) -> off_t {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .writing(path, errno) }
    var end = status.st_size
    var block = [UInt8](repeating: 0, count: 65_536)
    while end > 0 {
      let start = max(0, end - off_t(block.count))
      let count = pread(descriptor, &block, Int(end - start), start)
      guard count == Int(end - start) else { throw .writing(path, count < 0 ? errno : EIO) }
      if let last = block[..<count].lastIndex(of: UInt8(ascii: "\n")) { return start + off_t(last) + 1 }
      end = start
    }
    return 0
  }
}
