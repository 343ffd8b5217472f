import CMappedRanges
import Failures

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file's bytes in memory: a small file is read, a large one mapped, that is, read only when touched and shared with
/// every other reader.
///
///     let file = try MappedFile(path: "model.onnx")
///     let isONNX = try file.withBytes { $0.first == 8 }
///
/// The bytes live as long as the object, and Swift may end that at its last mention: where nothing else keeps the object,
/// read through `withBytes`.
///
/// Another program may cut a file short while it is mapped. The bytes that are gone then read as zeros, and
/// `checkIsWhole` throws: ask it when something was made of the bytes, before it is used. A file that is replaced by
/// renaming stays whole here.
public final class MappedFile: Sendable {
  public let path: String
  /// All bytes of the file, aligned to a cache line at least.
  public nonisolated(unsafe) let bytes: UnsafeRawBufferPointer
  private let memory: Memory

  private enum Memory: @unchecked Sendable {
    case copied
    case mapped(OpaquePointer, device: dev_t, inode: ino_t)
  }

  /// Up to this size, in bytes, a file is read: that costs next to nothing, and nobody can change it any more.
  public static let largestCopy = 1 << 20

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
    self.path = path
    guard size > Self.largestCopy else {
      bytes = try Self.copy(of: descriptor, size: size, path)
      memory = .copied
      return
    }
    guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
      throw .reading(path, errno)
    }
    guard let range = mapped_range_watch(start, size) else {
      munmap(start, size)
      throw .reading(path, ENOMEM)
    }
    bytes = UnsafeRawBufferPointer(start: start, count: size)
    memory = .mapped(range, device: status.st_dev, inode: status.st_ino)
  }

  private static func copy(of descriptor: Int32, size: Int, _ path: String) throws(FileError) -> UnsafeRawBufferPointer
  {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 64)
    var count = 0
    while count < size {
      let part = read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
      if part < 0, errno == EINTR { continue }
      guard part > 0 else {
        buffer.deallocate()
        throw part < 0 ? .reading(path, errno) : .cutShort(path)
      }
      count += part
    }
    return UnsafeRawBufferPointer(buffer)
  }

  /// Keeps the file while the closure looks at its bytes, and checks then that they were there.
  ///
  /// - Throws: `FileError` with `changed`, whatever the closure made of zeros; what the closure throws.
  public func withBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) throws -> R {
    defer { withExtendedLifetime(self) {} }
    let result = Result { try body(bytes) }
    try checkIsWhole()
    return try result.get()
  }

  /// - Throws: `FileError` with `changed` if the file was cut short since it was mapped.
  /// - Complexity: O(1), one question to the system.
  public func checkIsWhole() throws(FileError) {
    guard case .mapped(let range, let device, let inode) = memory else { return }
    // Within the page in which the file ends now, what is gone reads as zeros without a signal.
    var status = stat()
    let isSame = stat(path, &status) == 0 && status.st_dev == device && status.st_ino == inode
    guard !mapped_range_is_broken(range), !isSame || Int(status.st_size) >= bytes.count else { throw .cutShort(path) }
  }

  /// Gives the pages of a mapped file back to the system; they are read again when touched.
  ///
  /// The mapping is never written, so nothing is lost.
  public func discardPages() {
    guard case .mapped = memory else { return }
    madvise(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count, MADV_DONTNEED)
  }

  deinit {
    switch memory {
    case .copied: bytes.deallocate()
    case .mapped(let range, _, _):
      mapped_range_unwatch(range)
      munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    }
  }
}

extension Failure<FileErrorCode> {
  static func cutShort(_ path: String) -> Self {
    Self(
      .changed, "the file was cut short while it was read; run again when nobody writes it", context: ["file": path])
  }

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
