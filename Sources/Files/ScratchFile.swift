#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Bytes kept on disk for a while, in a file without a name: it goes away with the object, or with the program.
public final class ScratchFile {
  private let descriptor: Int32
  private let path: String
  public private(set) var count = 0

  /// - Parameter folder: where the disk space comes from.
  /// - Throws: `FileError` if the folder is missing or may not be written.
  public init(folder: String) throws(FileError) {
    do throws(FileError) {
      (descriptor, path) = try AtomicFile.openTemporary(beside: folder + "/.scratch", mode: 0o600)
    } catch {
      throw FileError(error.code, error.message, context: ["file": folder])
    }
    AtomicFile.removeTemporary(path)
  }

  deinit { close(descriptor) }

  public func append(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    try AtomicFile.Writer(descriptor: descriptor, path: path).append(bytes)
    count += bytes.count
  }

  /// Hands all bytes on, a piece at a time.
  public func copy(to writer: borrowing AtomicFile.Writer) throws(FileError) {
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    var position = 0
    while position < count {
      let length = pread(descriptor, &piece, piece.count, off_t(position))
      if length < 0, errno == EINTR { continue }
      guard length > 0 else { throw .reading(path, errno) }
      try piece.withUnsafeBufferPointer { bytes throws(FileError) in
        try writer.append(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[..<length]))
      }
      position += length
    }
  }
}
