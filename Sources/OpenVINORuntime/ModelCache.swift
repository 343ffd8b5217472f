internal import COpenVINO
import Files

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Compiled networks kept in a folder, so that the next start need neither build nor read nor compile them.
///
///     let cache = try ModelCache(folder: "…/metacam", core: core)
///     var hash = cache.hash()
///     hash.combine(weights)
///     let compiled = try cache.compiledModel(for: hash) { try Model(onnx: build(), core: core) }
///
/// An entry belongs to what the caller has hashed and to everything of the engine's that it depends on: OpenVINO's
/// build, the device, the settings. It carries that key in full, and a hash of the key and its bytes, both under the
/// folder's secret. What does not agree with them is taken away and compiled anew: an entry that is damaged, cut short, of
/// another version, or lies under another one's name. Entries are replaced by renaming, so that several programs may share
/// the folder, and a network keeps its entry mapped while it lives. The folder is only ever a help: where it cannot be
/// written any more, the network is compiled each time, and nothing fails.
///
/// OpenVINO has a cache too (`CACHE_DIR`). It keys on the weights' contents, but it uses a damaged entry without notice,
/// rewrites entries in place while others may have them mapped, never removes one, and needs the network read first.
public struct ModelCache: Sendable {
  public let folder: ModelCacheFolder
  public let core: Core
  /// How many bytes all entries may take together; the longest unused ones go first.
  public let limit: Int
  private let secret: [UInt8]

  /// 2 GiB: about eight networks of ResNet-152's size.
  public static let usualLimit = 2 << 30

  /// Entries of so many bytes or more are opened as soon as they are written, in place of the network that was compiled:
  /// that one goes on holding its weights as they were read, beside the form that they run in.
  package static let usualReopenedLength = 64 << 20

  /// - Parameter folder: made if it is missing.
  /// - Throws: `FileError` if the folder cannot be written, or is not the user's alone.
  public init(folder: String, core: Core, limit: Int = usualLimit) throws(FileError) {
    self.folder = try ModelCacheFolder(path: folder)
    secret = try self.folder.secret()
    self.core = core
    self.limit = limit
  }

  /// To be combined with all that a network is made from: the weights, the structure, the program's version.
  public func hash() -> KeyedHash { KeyedHash(secret: secret) }

  /// The network from the cache; if it is not there, the one that `model` makes, which is then put there.
  ///
  /// - Parameter hash: begun by `hash()`.
  /// - Throws: only what `model` throws, and `RuntimeError` if the network cannot be compiled.
  public func compiledModel(for hash: KeyedHash, model: () throws -> Model) throws -> CompiledModel {
    try compiledModel(for: hash, reopenedFrom: Self.usualReopenedLength, model: model)
  }

  /// The same with another bound than `usualReopenedLength`.
  package func compiledModel(
    for hash: KeyedHash, reopenedFrom reopenedLength: Int, model: () throws -> Model
  ) throws -> CompiledModel {
    let key = try entryKey(for: hash)
    if let kept = load(key) { return kept }
    if let compiled = try stored(CompiledModel(model(), core: core), key, reopenedLength) { return compiled }
    return try load(key) ?? CompiledModel(model(), core: core)
  }

  /// Puts the network into the cache; nil where its entry is to be opened in its place, once it is gone itself.
  private func stored(_ compiled: CompiledModel, _ key: [UInt8], _ reopenedLength: Int) -> CompiledModel? {
    // One that is larger than the whole cache has gone again.
    guard let length = store(compiled, key), (reopenedLength...max(reopenedLength, limit)).contains(length) else {
      return compiled
    }
    return nil
  }

  /// Where the entry for a hash lies, whether or not it exists.
  package func entryPath(for hash: KeyedHash) throws(RuntimeError) -> String { path(of: try entryKey(for: hash)) }

  private func path(of key: [UInt8]) -> String { "\(folder.path)/\(Self.name(of: key))" }

  private static func name(of key: [UInt8]) -> String { SHA256.hexadecimal(key) + ModelCacheFolder.suffix }

  private func entryKey(for hash: KeyedHash) throws(RuntimeError) -> [UInt8] {
    var hash = hash
    hash.combine(Core.engineVersion)
    hash.combine(core.configuration.device.slug)
    hash.combine(try core.deviceName)
    hash.combine(try core.property("OPTIMIZATION_CAPABILITIES"))
    hash.combine("\(core.configuration.precision) \(core.configuration.goal) \(core.configuration.threads ?? 0)")
    return hash.value
  }

  // MARK: - Notes

  /// A short text about a network that was kept beside it; nil where there is none that is whole.
  package func note(_ name: String, for hash: KeyedHash) throws(RuntimeError) -> String? {
    let key = try entryKey(for: hash)
    guard let file = try? MappedFile(path: notePath(name, key)) else { return nil }
    return try? file.withBytes { bytes -> String? in
      guard (33...Self.longestNote).contains(bytes.count) else { return nil }
      let text = Array(bytes.dropLast(32))
      guard bytes.suffix(32).elementsEqual(seal(text, key)) else { return nil }
      return String(validating: text, as: UTF8.self)
    }
  }

  /// Keeps it, unless there is one: who measures beside another one finds what that one has kept. Where it cannot be
  /// written, it is not kept, and nothing fails.
  package func keep(_ text: String, as name: String, for hash: KeyedHash) throws(RuntimeError) {
    let key = try entryKey(for: hash)
    let bytes = Array(text.utf8)
    guard bytes.count + 32 <= Self.longestNote, try note(name, for: hash) == nil else { return }
    try? AtomicFile.write(bytes + seal(bytes, key), to: notePath(name, key))
    folder.removeLongestUnused(beyond: limit)
  }

  private static let longestNote = 4096

  private func notePath(_ name: String, _ key: [UInt8]) -> String {
    "\(folder.path)/\(SHA256.hexadecimal(key))-\(name)\(ModelCacheFolder.noteSuffix)"
  }

  private func seal(_ bytes: [UInt8], _ key: [UInt8]) -> [UInt8] {
    var hash = hash()
    bytes.withUnsafeBytes { hash.combine($0) }
    key.withUnsafeBytes { hash.combine($0) }
    return hash.value
  }

  // MARK: - Entries

  // An entry: what the engine exports, then the key (32 bytes), the hash of both (32), and a mark of this format (8).
  private static let mark = Array("MTACAM04".utf8)
  private static let trailerLength = 72

  private func load(_ key: [UInt8]) -> CompiledModel? {
    let path = path(of: key)
    guard let file = try? MappedFile(path: path) else {
      folder.remove(Self.name(of: key))
      return nil
    }
    let model = try? file.withBytes { entry -> CompiledModel? in
      guard isIntact(entry, of: file, key) else { return nil }
      // The import brings most pages in; the engine goes on reading only some.
      defer { file.discardPages() }
      var compiled: OpaquePointer?
      let status = ov_core_import_model(
        core.pointer, entry.baseAddress?.assumingMemoryBound(to: CChar.self), entry.count - Self.trailerLength,
        core.configuration.device.engineName, &compiled)
      guard status == OK, let compiled else { return nil }
      return try? CompiledModel(owning: compiled, keeping: file)
    }
    // The time of the last use decides which entries go first.
    if model != nil { utimensat(AT_FDCWD, path, nil, 0) } else { folder.remove(Self.name(of: key)) }
    return model
  }

  /// True where the trailer is that of these bytes under this key.
  private func isIntact(_ entry: UnsafeRawBufferPointer, of file: MappedFile, _ key: [UInt8]) -> Bool {
    let count = entry.count - Self.trailerLength
    guard count > 0, entry.suffix(8).elementsEqual(Self.mark) else { return false }
    return entry[count...].elementsEqual(trailer(of: file, count: count, key))
  }

  /// Of a file's first bytes, part by part: while an entry is stored the compiled network is in memory too, and beside it
  /// there should not be all of its file.
  private func trailer(of file: MappedFile, count: Int, _ key: [UInt8]) -> [UInt8] {
    let partLength = 16 << 20
    defer { withExtendedLifetime(file) {} }
    var hash = hash()
    for start in stride(from: 0, to: count, by: partLength) {
      hash.combine(UnsafeRawBufferPointer(rebasing: file.bytes[start..<min(start + partLength, count)]))
      file.discardPages()
    }
    key.withUnsafeBytes { hash.combine($0) }
    return key + hash.value + Self.mark
  }

  /// - Returns: how many bytes were written; nil where they could not be.
  private func store(_ model: CompiledModel, _ key: [UInt8]) -> Int? {
    // The engine writes to a path only. The file is there before, and the path is that of its descriptor, so that it is this
    // one, even where its name has been taken away meanwhile. It gets its trailer afterwards, then its name.
    guard let (descriptor, temporary) = try? AtomicFile.openTemporary(beside: path(of: key), mode: 0o600) else {
      return nil
    }
    defer {
      close(descriptor)
      AtomicFile.removeTemporary(temporary)
    }
    guard ov_compiled_model_export_model(model.pointer, "/dev/fd/\(descriptor)") == OK,
      let file = try? MappedFile(path: temporary)
    else { return nil }
    let trailer = trailer(of: file, count: file.bytes.count, key)
    let written = trailer.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, off_t(file.bytes.count)) }
    guard written == Self.trailerLength, (try? AtomicFile.move(temporary, to: path(of: key))) != nil else {
      return nil
    }
    folder.removeLongestUnused(beyond: limit)
    return file.bytes.count + Self.trailerLength
  }
}
