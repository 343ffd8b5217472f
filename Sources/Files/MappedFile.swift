#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file's bytes, mapped into memory: read only when touched, and shared with every other reader.
///
///     let file = try MappedFile(path: "model.onnx")
///     file.bytes.count
///
/// The bytes live as long as the object, and Swift may end that at its last mention: where nothing else keeps the object,
/// read through `withBytes`. A file that another program cuts short while it is mapped ends this program,
/// as with every mapping: replace files by renaming, which leaves the mapped one whole.
public final class MappedFile: Sendable {
  public let path: String
  /// All bytes of the file, aligned to a page.
  public nonisolated(unsafe) let bytes: UnsafeRawBufferPointer

  /// - Throws: `FileError` if it is missing, a directory, empty, not readable, or not a regular file.
  public init(path: String) throws(FileError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .reading(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .reading(path, errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw .reading(path, EISDIR)
    default: throw FileError(.readFailed, "not a regular file", context: ["file": path])
    }
    guard status.st_size > 0 else { throw FileError(.empty, "the file is empty", context: ["file": path]) }
    let size = Int(status.st_size)
    guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
      throw .reading(path, errno)
    }
    self.path = path
    bytes = UnsafeRawBufferPointer(start: start, count: size)
  }

  /// Keeps the file mapped while the closure looks at its bytes.
  public func withBytes<R, E: Error>(_ body: (UnsafeRawBufferPointer) throws(E) -> R) throws(E) -> R {
    defer { withExtendedLifetime(self) {} }
    return try body(bytes)
  }

  /// Gives the file's pages back to the system; they are read again when touched.
  ///
  /// The mapping is never written, so nothing is lost.
  public func discardPages() {
    madvise(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count, MADV_DONTNEED)
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }
}

extension Failure<FileErrorCode> {
  static func reading(_ path: String, _ errorNumber: Int32) -> Self {
    switch errorNumber {
    case ENOENT, ENOTDIR: Self(.notFound, "no such file", context: ["file": path])
    case EISDIR: Self(.isDirectory, "this is a folder, not a file", context: ["file": path])
    case EACCES, EPERM: Self(.notPermitted, "the file may not be read; check its permissions", context: ["file": path])
    default:
      Self(.readFailed, "the file cannot be read: \(String(cString: strerror(errorNumber)))", context: ["file": path])
    }
  }

  package static func writing(_ path: String, _ errorNumber: Int32) -> Self {
    let reason = String(cString: strerror(errorNumber))
    switch errorNumber {
    case EACCES, EPERM, EROFS:
      return Self(.notPermitted, "cannot be written; choose a folder that you may write to", context: ["file": path])
    case ENOENT: return Self(.notFound, "cannot be written: there is no such folder", context: ["file": path])
    default: return Self(.writeFailed, "cannot be written: \(reason)", context: ["file": path])
    }
  }
}
