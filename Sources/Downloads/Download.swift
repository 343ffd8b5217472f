import Files
import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that can be had over HTTP, and the beginning of its SHA-256, by which it is known.
///
///     let download = Download(
///       url: "https://download.pytorch.org/models/resnet152-394f9c45.pth", path: "weights/resnet152-394f9c45.pth",
///       hashPrefix: "394f9c45")
///     try download.run()
///
/// The file gets its name when it is whole and its hash fits. What came before a break stays as `<path>.part`, and the
/// next run asks for the rest only, if the server can do that. Two programs may fetch the same file: one waits.
public struct Download: Sendable {
  public let url: String
  /// What the file will be called; its folder must exist.
  public let path: String
  /// Hexadecimal digits, in lower case.
  public let hashPrefix: String
  /// In bytes; a larger file is refused.
  public let sizeLimit: Int
  /// For so long a connection may take, and the server may send nothing: the latter in whole seconds, rounded up.
  public let patience: Duration

  public init(
    url: String, path: String, hashPrefix: String, sizeLimit: Int = 4 << 30, patience: Duration = .seconds(30)
  ) {
    self.url = url
    self.path = path
    self.hashPrefix = hashPrefix
    self.sizeLimit = sizeLimit
    self.patience = patience
  }

  private static let attemptLimit = 5

  /// What fetches files here, such as `libcurl/7.88.1 OpenSSL/3.0.15 zlib/1.2.13 …`.
  /// - Throws: `DownloadError.noLibrary`.
  public static func libraryVersion() throws(DownloadError) -> String { try TransferLibrary.opened.get().version }

  /// How far it is.
  public enum Progress: Sendable, Equatable {
    /// Another program is fetching the same file.
    case waiting
    /// So many bytes are there, of so many; nil where the server does not say.
    case receiving(Int, of: Int?)
    /// All are there, and their hash is being computed.
    case checking
  }

  /// Returns when the file is there; at once, where it was there before and its hash fits. The calling thread waits.
  /// - Parameter progress: called often.
  /// - Throws: `DownloadError`, or `FileError` where the folder or the disk is to blame.
  public func run(progress: (Progress) -> Void = { _ in }) throws {
    let part = try heldPart(progress)
    do {
      if try isThere(progress) { return part.discard() }
      try AtomicFile.checkName(path)
      try receive(part, progress)
    } catch {
      if part.count == 0 { part.discard() }
      throw error
    }
    progress(.checking)
    let hash = try Self.hash(of: part.partPath)
    guard hash.hasPrefix(hashPrefix) else {
      try part.finish(as: nameAside(hash))
      throw wrong(hash)
    }
    try part.finish()
  }

  private func heldPart(_ progress: (Progress) -> Void) throws -> PartFile {
    while true {
      if let part = try PartFile(path: path) { return part }
      progress(.waiting)
      usleep(100_000)
    }
  }

  /// A file of that name with another hash, such as one that another program has fetched in part, is set aside.
  private func isThere(_ progress: (Progress) -> Void) throws -> Bool {
    guard FileManager.default.fileExists(atPath: path) else { return false }
    progress(.checking)
    let hash = try Self.hash(of: path)
    if hash.hasPrefix(hashPrefix) { return true }
    try AtomicFile.move(path, to: nameAside(hash))
    return false
  }

  private func receive(_ part: PartFile, _ progress: (Progress) -> Void) throws {
    let start = try Address(url)
    // A break after which more came is none to give up for, unless there is no end of them.
    for attempt in 1... {
      let transfer = Transfer(part: part, sizeLimit: sizeLimit, patience: patience)
      var gained = false
      do {
        return try transfer.run(from: start) { count, total in
          gained = true
          progress(.receiving(count, of: total))
        }
      } catch let error as DownloadError where error.code == .incomplete && gained && attempt < Self.attemptLimit {}
    }
  }

  private func wrong(_ hash: String) -> DownloadError {
    DownloadError(
      .wrongHash, "the file that came is not the one that was published; it has been set aside, and is not used",
      context: ["SHA-256": hash, "instead of": hashPrefix + "…", "url": url, "file": nameAside(hash)])
  }

  private func nameAside(_ hash: String) -> String { "\(path).wrong-\(hash.prefix(hashPrefix.count))" }

  private static func hash(of path: String) throws(FileError) -> String {
    // A mapping of nothing is not possible.
    do throws(FileError) {
      let file = try MappedFile(path: path)
      defer { withExtendedLifetime(file) {} }
      let hash = SHA256.hexadecimal(of: file.bytes)
      try file.checkIsWhole()
      return hash
    } catch {
      guard error.code == .empty else { throw error }
      return SHA256.hexadecimal(of: UnsafeRawBufferPointer(start: nil, count: 0))
    }
  }
}
