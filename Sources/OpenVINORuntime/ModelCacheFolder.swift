import Files

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The folder of a `ModelCache`: what lies in it, how much of it, and the secret that entries are hashed with.
///
///     let folder = try ModelCacheFolder(path: CacheFolder().compiledNetworks())
///     for entry in try folder.entries() { print(entry.name, entry.size) }
///
/// Entries are native code to the engine. The folder is the user's alone, and so are they: somebody who can write to it
/// could as well change the user's programs. The secret keeps others, whose networks the user merely reads, from making one
/// that is taken for another.
public struct ModelCacheFolder: Sendable {
  private let folder: PrivateFolder
  public var path: String { folder.path }

  static let suffix = ".compiled"
  /// Of what is known about a network, beside it.
  static let noteSuffix = ".note"
  private static let secretName = "secret"
  private static let secretLength = 32

  /// - Throws: `FileError` as `PrivateFolder`.
  public init(path: String) throws(FileError) { folder = try PrivateFolder(path: path) }

  /// A compiled network.
  public struct Entry: Sendable, Equatable {
    /// The file's name without its ending: the hash of all that the network is made from.
    public let name: String
    /// In bytes.
    public let size: Int
    /// In seconds since 1970.
    public let lastUse: Double
  }

  /// The last used first.
  public func entries() throws(FileError) -> [Entry] {
    try folder.files().filter { $0.name.hasSuffix(Self.suffix) }
      .map { Entry(name: String($0.name.dropLast(Self.suffix.count)), size: $0.size, lastUse: $0.changed) }
      .sorted { ($0.lastUse, $0.name) > ($1.lastUse, $1.name) }
  }

  /// Takes away all that the cache has put there; a network that is in use stays in memory.
  /// - Throws: `FileError` if a file does not go.
  public func clear() throws(FileError) {
    for file in try folder.files() where Self.isOfCache(file.name) {
      guard folder.remove(file.name) else {
        throw FileError(
          .notPermitted, "a file of the cache cannot be removed", context: ["file": "\(path)/\(file.name)"])
      }
    }
  }

  /// Takes away the longest unused until the rest takes `limit` bytes at most. What another program has begun to write,
  /// and may have left, counts too.
  func removeLongestUnused(beyond limit: Int) {
    guard let files = try? folder.files() else { return }
    let entries = files.filter { Self.isOfCache($0.name) && $0.name != Self.secretName }
    var total = entries.reduce(0) { $0 + $1.size }
    for entry in entries.sorted(by: { $0.changed < $1.changed }) where total > limit {
      folder.remove(entry.name)
      total -= entry.size
    }
  }

  func remove(_ name: String) { folder.remove(name) }

  private static func isOfCache(_ name: String) -> Bool {
    name.hasSuffix(suffix) || name.hasSuffix(noteSuffix) || name.hasSuffix(".partial") || name == secretName
  }

  // MARK: - The secret

  /// Made with the folder's first entry; all entries belong to it.
  /// - Throws: `FileError` if it is not there and cannot be written.
  func secret() throws(FileError) -> [UInt8] {
    let path = "\(self.path)/\(Self.secretName)"
    if let kept = keptSecret(path) { return kept }
    var generator = SystemRandomNumberGenerator()
    let new = (0..<Self.secretLength).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    let temporary = try AtomicFile.openTemporary(beside: path, mode: 0o600)
    defer { AtomicFile.removeTemporary(temporary.path) }
    let written = new.withUnsafeBytes { write(temporary.descriptor, $0.baseAddress, $0.count) }
    guard close(temporary.descriptor) == 0, written == new.count else {
      throw FileError(.writeFailed, "the secret of the cache cannot be written", context: ["file": path])
    }
    // Of several programs that begin at once, all take the secret of the first.
    if link(temporary.path, path) == 0 { return new }
    if let kept = keptSecret(path) { return kept }
    try AtomicFile.move(temporary.path, to: path)
    return new
  }

  private func keptSecret(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: Self.secretLength + 1)
    guard read(descriptor, &bytes, bytes.count) == Self.secretLength else { return nil }
    return Array(bytes.dropLast())
  }
}
