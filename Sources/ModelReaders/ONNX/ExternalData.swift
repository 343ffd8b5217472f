import Files

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Weights that lie in files beside the model.
///
/// The path comes from a stranger: it must stay within the model's folder, also where links lead.
struct ExternalData {
  /// The model's folder; nil for a model in memory, which has no files beside it.
  let folder: String?
  private var files: [String: MappedFile] = [:]
  /// The sizes of the files, and of all that was taken from them.
  private var available = 0
  private var taken = 0

  /// How often the same bytes may serve. Networks share a weight now and then; a small file that lends itself to
  /// thousands of constants would fill the memory.
  private static let mostUses = 4

  init(folder: String?) { self.folder = folder }

  /// The bytes that an `external_data` entry names, and the mapped file that keeps them alive.
  /// - Throws: `ModelError`: `.refused` for a place outside the folder, `.malformed` for a range outside the file.
  mutating func bytes(_ entries: [ONNXEntryProto]) throws(ModelError) -> (UnsafeRawBufferPointer, MappedFile) {
    let settings = Dictionary(entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    guard let location = settings["location"], !location.isEmpty else {
      throw ModelError(.malformed, "the weights are said to be in another file, which is not named")
    }
    do throws(ModelError) {
      let file = try file(at: location)
      let offset = try Self.number(settings["offset"]) ?? 0
      guard offset <= file.bytes.count else { throw Self.outsideFile(file) }
      let length = try Self.number(settings["length"]) ?? file.bytes.count - offset
      guard length <= file.bytes.count - offset else { throw Self.outsideFile(file) }
      taken += length
      guard taken <= Self.mostUses * available else {
        throw ModelError(.malformed, "the constants are many times larger than the file that holds them")
      }
      return (UnsafeRawBufferPointer(rebasing: file.bytes[offset..<offset + length]), file)
    } catch { throw error.adding(["external data": location]) }
  }

  func checkFiles() throws { for file in files.values { try file.checkIsWhole() } }

  private mutating func file(at location: String) throws(ModelError) -> MappedFile {
    if let file = files[location] { return file }
    guard let folder else {
      throw ModelError(.refused, "the weights lie in another file; read the model from its path, not from memory")
    }
    let steps = location.split(separator: "/", omittingEmptySubsequences: false)
    guard !location.hasPrefix("/"), !steps.contains(".."), !location.unicodeScalars.contains("\0") else {
      throw Self.outsideFolder
    }
    guard let root = Self.resolved(folder), let path = Self.resolved(folder + "/" + location) else {
      throw ModelError(.malformed, "the file of the weights is missing; put it beside the model")
    }
    guard path.hasPrefix(root == "/" ? root : root + "/") else { throw Self.outsideFolder }
    do {
      let file = try MappedFile(path: path)
      files[location] = file
      available += file.bytes.count
      return file
    } catch { throw ModelError(.malformed, "the file of the weights cannot be read", cause: error) }
  }

  private static var outsideFolder: ModelError {
    ModelError(.refused, "the model asks for a file outside its own folder, which is not allowed")
  }

  private static func outsideFile(_ file: MappedFile) -> ModelError {
    ModelError(.malformed, "the weights lie beyond the end of their file, which has \(file.bytes.count) bytes")
  }

  private static func number(_ text: String?) throws(ModelError) -> Int? {
    guard let text else { return nil }
    guard let number = Int(text), number >= 0 else {
      throw ModelError(.malformed, "'\(text)' is no place in a file")
    }
    return number
  }

  /// The path without links and dots; nil if there is no such file.
  private static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
