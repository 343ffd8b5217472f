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
///     let cache = ModelCache(folder: "…/metacam", core: core)
///     let compiled = try cache.compiledModel(for: hash) { try Model(onnx: build(), core: core) }
///
/// An entry belongs to what the caller has hashed and to everything of the engine's that it depends on: OpenVINO's
/// build, the processor, the settings. It is checked against a fingerprint of its own before it is used: whatever is
/// damaged, cut short, or of another version is compiled anew and replaced. Entries are replaced by renaming, so that
/// several programs may share the folder, and a network keeps its entry mapped while it lives. The folder is only ever
/// a help: where it cannot be written, the network is compiled each time, and nothing fails.
///
/// OpenVINO has a cache too (`CACHE_DIR`). It keys on the weights' contents, but it uses a damaged entry without notice,
/// rewrites entries in place while others may have them mapped, never removes one, and needs the network read first.
public struct ModelCache: Sendable {
  public let folder: String
  public let core: Core
  /// How many bytes all entries may take together; the longest unused ones go first.
  public let limit: Int

  public init(folder: String, core: Core, limit: Int = 2 << 30) {
    self.folder = folder
    self.core = core
    self.limit = limit
  }

  /// The network from the cache; if it is not there, the one that `model` makes, which is then put there.
  ///
  /// - Parameter hash: of all that the network is made from: the weights, the structure, the program's version.
  /// - Throws: only what `model` throws, and `RuntimeError` if the network cannot be compiled.
  public func compiledModel(
    for hash: ContentHash, model: () throws -> Model
  ) throws -> CompiledModel {
    let path = try entryPath(for: hash)
    if let kept = load(path) { return kept }
    let compiled = try core.compile(model())
    AtomicFile.inTurn { store(compiled, at: path) }
    return compiled
  }

  /// Where the entry for a hash lies, whether or not it exists.
  package func entryPath(for hash: ContentHash) throws(RuntimeError) -> String {
    var hash = hash
    hash.combine(Core.engineVersion)
    hash.combine(try core.processorName)
    hash.combine(try core.property("OPTIMIZATION_CAPABILITIES"))
    hash.combine("\(core.configuration.precision) \(core.configuration.goal) \(core.configuration.threads ?? 0)")
    let digits = String(hash.value, radix: 16)
    return folder + "/" + String(repeating: "0", count: 16 - digits.count) + digits + Self.suffix
  }

  // MARK: - Entries

  // An entry: what the engine exports, then a fingerprint of it, then a mark of this format.
  private static let suffix = ".compiled"
  private static let mark: UInt64 = 0x3230_4D41_4341_544D  // "MTACAM02"
  private static let trailerLength = 16

  private func load(_ path: String) -> CompiledModel? {
    guard let file = try? MappedFile(path: path) else { return nil }
    let model = try? file.withBytes { _ -> CompiledModel? in
      guard let contents = Self.intactContents(of: file), let start = contents.baseAddress else { return nil }
      // The import brings most pages in; the engine goes on reading only some.
      defer { file.discardPages() }
      var compiled: OpaquePointer?
      let status = ov_core_import_model(
        core.pointer, start.assumingMemoryBound(to: CChar.self), contents.count, Core.device, &compiled)
      guard status == OK, let compiled else { return nil }
      return try? CompiledModel(owning: compiled, keeping: file)
    }
    // The time of the last use decides which entries go first.
    if model != nil { utimensat(AT_FDCWD, path, nil, 0) }
    return model
  }

  /// What the engine exported, if it is what the fingerprint behind it was made of.
  private static func intactContents(of file: MappedFile) -> UnsafeRawBufferPointer? {
    let entry = file.bytes
    guard entry.count > trailerLength else { return nil }
    let contents = UnsafeRawBufferPointer(rebasing: entry.dropLast(trailerLength))
    let fingerprint = entry.loadUnaligned(fromByteOffset: contents.count, as: UInt64.self)
    let mark = entry.loadUnaligned(fromByteOffset: contents.count + 8, as: UInt64.self)
    let isIntact =
      UInt64(littleEndian: mark) == Self.mark
      && UInt64(littleEndian: fingerprint) == Self.fingerprint(of: file, count: contents.count)
    return isIntact ? contents : nil
  }

  /// Of a file's first bytes, part by part: while an entry is stored the compiled network is in memory too, and beside it
  /// there should not be all of its file.
  private static func fingerprint(of file: MappedFile, count: Int) -> UInt64 {
    let partLength = 16 << 20
    defer { withExtendedLifetime(file) {} }
    var hash = ContentHash()
    for start in stride(from: 0, to: count, by: partLength) {
      hash.combine(UnsafeRawBufferPointer(rebasing: file.bytes[start..<min(start + partLength, count)]))
      file.discardPages()
    }
    return hash.value
  }

  private func store(_ model: CompiledModel, at path: String) {
    // The engine writes to a file only, so this one gets its trailer afterwards, then its name.
    let temporary = "\(path).\(getpid()).\(UInt32.random(in: .min ... .max)).partial"
    defer { unlink(temporary) }
    guard
      (try? AtomicFile.makeFolder(folder)) != nil,
      ov_compiled_model_export_model(model.pointer, temporary) == OK,
      let file = try? MappedFile(path: temporary)
    else { return }
    let fingerprint = Self.fingerprint(of: file, count: file.bytes.count)
    let trailer = [fingerprint.littleEndian, Self.mark.littleEndian]
    let descriptor = open(temporary, O_WRONLY | O_APPEND | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    let written = trailer.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    guard close(descriptor) == 0, written == Self.trailerLength else { return }
    if rename(temporary, path) == 0 { removeLongestUnused() }
  }

  /// Keeps the folder within its limit.
  private func removeLongestUnused() {
    guard let directory = opendir(folder) else { return }
    defer { closedir(directory) }
    var entries: [(path: String, size: Int, lastUse: Int)] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      var status = stat()
      guard name.hasSuffix(Self.suffix) || name.hasSuffix(".partial") else { continue }
      guard stat(folder + "/" + name, &status) == 0 else { continue }
      #if canImport(Darwin)
        let lastUse = status.st_mtimespec.tv_sec
      #else
        let lastUse = status.st_mtim.tv_sec
      #endif
      entries.append((folder + "/" + name, Int(status.st_size), lastUse))
    }
    var total = entries.reduce(0) { $0 + $1.size }
    for entry in entries.sorted(by: { $0.lastUse < $1.lastUse }) where total > limit {
      unlink(entry.path)
      total -= entry.size
    }
  }
}
