import Files
import Imaging
import ModelReaders

/// The folder through which arrays go to and fro: the asking program's alone, best in memory. A file in it is read or written once.
struct ArrayFolder: Sendable {
  private let folder: PrivateFolder

  /// - Throws: `FileError` if it is not the user's alone, or cannot be made where it is missing.
  init(path: String) throws(FileError) { folder = try PrivateFolder(path: path) }

  /// - Throws: `MetaCAMError` unless it is letters, digits and dashes, and so stays in the folder.
  private func fileName(_ name: String) throws(MetaCAMError) -> String {
    let isPlain = name.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
    }
    guard isPlain, (1...64).contains(name.utf8.count) else {
      throw MetaCAMError(.invalidQuestion, "a file of arrays is named by 1 to 64 letters, digits and dashes")
    }
    return name + Self.ending
  }

  private static let ending = ".safetensors"

  /// The arrays of a file, whose name is free again.
  /// - Throws: as `StoredArrays`; `MetaCAMError` for a name that is none.
  func take(_ name: String) throws -> StoredArrays {
    let file = try fileName(name)
    defer { folder.remove(file) }
    return try StoredArrays(contentsOf: "\(folder.path)/\(file)")
  }

  func writer(_ name: String) throws -> SafetensorsWriter {
    try SafetensorsWriter(path: "\(folder.path)/\(fileName(name))")
  }

  /// Takes away what nobody has taken, and the folder.
  func removeAll() {
    for file in (try? folder.files()) ?? [] where file.name.hasSuffix(Self.ending) { folder.remove(file.name) }
    folder.removeIfEmpty()
  }
}

extension QuestionReader {
  /// The name of the file that the answer's arrays are written to.
  mutating func results() throws -> String {
    guard let name = try text("results") else {
      throw MetaCAMError(.invalidQuestion, "the question does not name the file for 'results'")
    }
    return name
  }
}

extension SafetensorsWriter {
  /// What the network saw: `[H, W, 3]` of bytes, of a volume `[D, H, W]`.
  func append(viewOf input: NetworkInput, ofPicture place: Int) throws {
    guard let volume = input.volume else {
      return try append("\(place)/view", shape: [input.view.height, input.view.width, 3], bytes: input.view.pixels)
    }
    let bytes = volume.levels.withUnsafeElements { $0.map { UInt8(min(max($0, 0), 255).rounded()) } }
    try append("\(place)/view", shape: volume.levels.shape, bytes: bytes)
  }
}
