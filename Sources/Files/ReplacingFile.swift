#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that is written piece by piece, and has its name only when it is whole; for several of them at once.
///
///     let file = try ReplacingFile(path: "scores.csv")
///     try file.append("case,score\r\n")
///     try file.finish()
///
/// Without `finish` nothing remains. Where all comes in one closure, `AtomicFile.write` is simpler.
public final class ReplacingFile {
  public let path: String
  private let descriptor: Int32
  private let temporary: String
  private var waiting: [UInt8] = []
  private var isFinished = false

  /// - Throws: `FileError` if the folder is missing or may not be written, or something else than a file bears the name.
  public init(path: String) throws(FileError) {
    try AtomicFile.checkName(path)
    self.path = path
    (descriptor, temporary) = try AtomicFile.openTemporary(beside: path)
  }

  deinit {
    close(descriptor)
    if !isFinished { AtomicFile.removeTemporary(temporary) }
  }

  /// - Throws: `FileError` if the disk is full.
  public func append(_ text: String) throws(FileError) {
    waiting.append(contentsOf: text.utf8)
    if waiting.count >= 1 << 20 { try flush() }
  }

  /// Gives the file its name, in one step; there is nothing more to append.
  public func finish() throws(FileError) {
    try flush()
    try AtomicFile.move(temporary, to: path)
    isFinished = true
  }

  private func flush() throws(FileError) {
    let writer = AtomicFile.Writer(descriptor: descriptor, path: path)
    try waiting.withUnsafeBufferPointer { buffer throws(FileError) in try writer.append(UnsafeRawBufferPointer(buffer))
    }
    waiting.removeAll(keepingCapacity: true)
  }
}
