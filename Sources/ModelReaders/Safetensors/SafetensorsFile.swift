import Files
import Graphs
import Tensors

/// A safetensors file: tensors by name, and remarks.
///
/// The format: the header's length (64 bits, little-endian), the header in JSON, then the elements of all tensors
/// without a gap. Source: "Safetensors", the format's description by Hugging Face, 2022.
///
///     let file = try SafetensorsFile(contentsOf: "model.safetensors")
///     file.tensors["conv1.weight"]?.shape
///     file.metadata["format"]
public struct SafetensorsFile: Sendable {
  /// In the order of the header.
  public let tensors: StateDictionary
  /// What stands under `__metadata__`.
  public let metadata: [String: String]

  /// The format's own limit, in bytes.
  static let maximumHeaderLength = 100_000_000

  /// True for bytes that begin as such a file does: a header's length is below 2⁴⁰, and its JSON follows. No pickle does,
  /// though the length may begin like one.
  static func isBegun(by bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.count > 8 && bytes[5..<8].allSatisfy { $0 == 0 } && bytes[8] == UInt8(ascii: "{")
  }

  /// Maps the file and reads its header; 32-bit floats stay where they are.
  /// - Parameters:
  ///   - path: of the file.
  ///   - isWanted: which tensors are read, by their names; the header is checked whole in any case.
  /// - Throws: `FileError` if the file cannot be read; `ModelError` if it is damaged, or holds elements of an unknown
  ///   type.
  public init(contentsOf path: String, where isWanted: (String) -> Bool = { _ in true }) throws {
    let file = try MappedFile(path: path)
    self = try file.withBytes { bytes in
      do throws(ModelError) { return try Self(bytes: bytes, owner: file, where: isWanted) } catch {
        throw error.adding(["file": path])
      }
    }
  }

  /// The same for bytes that `owner` keeps alive and nobody changes.
  package init(
    bytes: UnsafeRawBufferPointer, owner: any AnyObject & Sendable, where isWanted: (String) -> Bool = { _ in true }
  ) throws(ModelError) {
    let (header, elements) = try Self.parts(of: bytes)
    var allowance = bytes.count * 8 + 1 << 20
    var entries: [(name: String, value: Constant)] = []
    entries.reserveCapacity(header.tensors.count)
    for (name, record) in header.tensors where isWanted(name) {
      let layout = StoredTensor(
        elementType: record.elementType, shape: record.shape, strides: Tensor.strides(of: record.shape))
      let part = UnsafeRawBufferPointer(rebasing: elements[record.range])
      do throws(ModelError) {
        entries.append((name, try layout.read(from: part, owner: owner, allowance: &allowance)))
      } catch {
        throw error.adding(["tensor": name])
      }
    }
    tensors = try StateDictionary(entries)
    metadata = header.metadata
  }

  /// The header, checked, and the elements behind it, which the tensors fill without a gap.
  static func parts(
    of bytes: UnsafeRawBufferPointer
  ) throws(ModelError) -> (header: SafetensorsHeader, elements: UnsafeRawBufferPointer) {
    var reader = ByteReader(bytes)
    let length: UInt64 = try reader.integer()
    guard length <= maximumHeaderLength, length <= reader.remaining else {
      throw ModelError(
        .malformed, "the safetensors header is longer than the file or than 100 MB",
        context: ["header length": "\(length)", "file size": "\(bytes.count)"])
    }
    var parser = SafetensorsHeader.Parser(try reader.take(length))
    let header = try parser.parse()
    let elements = try reader.take(reader.remaining)
    try header.checkThatTensorsFill(elements.count)
    return (header, elements)
  }
}
